"""The register's part on surveys and secret votes (``storage.personal_data`` has the whole).

What was answered to an anonymous survey is nobody's: only who has answered is known, and only while it is open.
"""

from typing import Final

from bot.domain.personal_data import DataKind, Effect, Ground, Purpose, Retention
from storage.personal_records import Key, Owner, Record

SURVEYS: Final = (
    Record(
        DataKind.PARTICIPATION,
        "ballot_participation",
        # The voice itself is a salted hash: it stays, so that nobody counts twice, until the box is closed and it is destroyed.
        (Owner("user_id", Key.USER),),
        ("user_id",),
        Purpose.SURVEYS,
        Ground.NECESSITY,
        Retention.SURVEY,
        Effect.PERSON_GOES,
        context=("box_id",),
    ),
    Record(
        DataKind.RESPONSE,
        "survey_response",
        (Owner("user_id", Key.USER), Owner("participant", Key.USER, prefix="u")),
        ("participant", "user_id", "answers", "draft", "submitted_at", "stratum"),
        Purpose.SURVEYS,
        Ground.CONSENT,
        Retention.JOURNAL,
        Effect.ROW_GOES,
        context=("survey_id",),
    ),
)
