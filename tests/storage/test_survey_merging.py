"""Two organisations that become one answered surveys where names are given: one answer while it is open, both of what is closed."""

from datetime import datetime

import pytest
from sqlalchemy import insert, select

from bot.domain.survey import SurveyStatus
from storage.database import Database
from storage.directory_merging import absorb_organization
from storage.models import SurveyResponse
from tests.storage.survey_rows import GUILD, publish
from tests.storage.tools import NOW

KEPT, MERGED = "o31", "o32"
SENT, BEGUN = NOW, None


async def left(database: Database, said: dict[str, datetime | None], **different: object) -> list[tuple[str, str]]:
    """Who answered what, once the two are one; each answered its own name."""
    survey = await publish(database, anonymous=False, **different)
    of = {"guild_id": GUILD, "survey_id": survey.id, "user_id": 7, "stratum": "", "draft": {}}
    rows = [of | {"participant": who, "answers": {"3": who}, "submitted_at": at} for who, at in said.items()]
    async with database.transaction() as session:
        await session.execute(insert(SurveyResponse), rows)
        await absorb_organization(session, GUILD, 31, 32)
    async with database.reading() as session:
        found = await session.scalars(select(SurveyResponse).order_by(SurveyResponse.participant))
        return [(row.participant, row.answers["3"]) for row in found]


@pytest.mark.parametrize(
    ("said", "stays"),
    [
        ({MERGED: SENT}, MERGED),
        ({MERGED: BEGUN}, MERGED),
        ({KEPT: SENT, MERGED: SENT}, KEPT),
        ({KEPT: BEGUN, MERGED: SENT}, MERGED),
        ({KEPT: SENT, MERGED: BEGUN}, KEPT),
        ({KEPT: BEGUN, MERGED: BEGUN}, KEPT),
    ],
)
async def test_an_open_survey_has_one_answer_of_the_one_that_is_left(
    database: Database, said: dict[str, datetime | None], stays: str
) -> None:
    assert await left(database, {**said, "o9": SENT}) == [(KEPT, stays), ("o9", "o9")]


async def test_a_closed_survey_names_the_one_that_is_left_and_counts_what_it_counted(database: Database) -> None:
    closed = {"status": SurveyStatus.CLOSED, "closed_at": NOW}
    assert await left(database, {MERGED: SENT}, **closed) == [(KEPT, MERGED)]


async def test_what_both_answered_before_the_closing_stays_counted_twice(database: Database) -> None:
    closed = {"status": SurveyStatus.CLOSED, "closed_at": NOW}
    assert await left(database, {KEPT: SENT, MERGED: SENT}, **closed) == [(KEPT, KEPT), (MERGED, MERGED)]
