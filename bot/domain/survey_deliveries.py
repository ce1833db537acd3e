"""What a survey makes it necessary to send, and when: rows of the outbox before they are rows.

A private reminder is planned for everybody invited that the directory knows, whether they have answered or not: who has is asked when
it is sent, so that no row says it beforehand.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Final

from bot.domain.guild_settings import GuildSettings
from bot.domain.outbox import Delivery, Place, SubjectKind, Topic
from bot.domain.reminder_deliveries import outside_quiet
from bot.domain.survey import Survey, SurveyStatus
from bot.domain.wall_time import instant_before

_WEEK: Final = timedelta(days=7)
_DAY: Final = timedelta(days=1)
LONG_ENOUGH: Final = timedelta(days=2)
"""From this long on a survey is reminded of the day before it closes; shorter, at half of its time."""
TOO_SHORT: Final = timedelta(hours=4)
"""A survey that is open for less than this reminds nobody."""
FAR: Final = timedelta(days=366 * 10)


def standing_deliveries(
    survey: Survey, settings: GuildSettings, now: datetime, users: Collection[int] | None
) -> list[Delivery]:
    """All that a published survey stands for: its opening and its reminder; nothing once it is over.

    ``users`` are those who are reminded alone; None where nobody is known, and the channel is. A reminder that is past is there too,
    so that one which is late and still unsent is known; ``to_come`` leaves it out. Given again after a change, what was sent stays
    sent (its key is the same), and the rest takes its new instants.
    """
    if survey.status is not SurveyStatus.OPEN or survey.opens_at is None or survey.is_over(now):
        return []
    opening = _delivery(survey, "opening", Topic.SURVEY_OPENING, max(now, survey.opens_at), _end(survey))
    return [opening, *reminder_deliveries(survey, settings, users)]


def to_come(deliveries: Iterable[Delivery], now: datetime) -> list[Delivery]:
    """Those that are not past: a reminder that is due when it is planned is not sent, for it may have been."""
    return [each for each in deliveries if each.topic is Topic.SURVEY_OPENING or each.due_at > now]


def reminder_deliveries(survey: Survey, settings: GuildSettings, users: Collection[int] | None) -> list[Delivery]:
    """Its reminders, past ones too: one each to ``users``, or one in the channel where that is None."""
    due = reminder_instant(survey, settings)
    if due is None:
        return []
    key = f"{_closing(survey)}:reminder"
    if users is None:
        return [_delivery(survey, key, Topic.SURVEY_REMINDER, due, _end(survey))]
    return [
        _delivery(survey, f"{key}:user:{user_id}", Topic.SURVEY_REMINDER, due, _end(survey), user_id=user_id)
        for user_id in sorted(users)
    ]


def reminder_instant(survey: Survey, settings: GuildSettings) -> datetime | None:
    """When it is reminded of, out of the guild's quiet hours; None where it has no end, or is open for too short a time."""
    if survey.opens_at is None or survey.closes_at is None or survey.closes_local is None:
        return None
    lasts = survey.closes_at - survey.opens_at
    if lasts < TOO_SHORT:
        return None
    if lasts < LONG_ENOUGH:
        wanted = survey.opens_at + lasts / 2
    else:
        wanted = instant_before(survey.closes_local, _DAY, survey.time_zone)
    due = outside_quiet(settings.quiet_hours, wanted, survey.closes_at, settings.time_zone)
    return due if due > survey.opens_at else wanted


def update_delivery(survey: Survey, now: datetime) -> Delivery:
    """What makes its message follow a change, or its end."""
    return _delivery(survey, f"update:{now:%Y%m%dT%H%M%S.%f}", Topic.SURVEY_UPDATE, now, now + _WEEK)


def results_delivery(survey: Survey, now: datetime) -> Delivery:
    """What tells its results, once it is closed."""
    return _delivery(survey, "results", Topic.SURVEY_RESULTS, now, now + _WEEK)


def _closing(survey: Survey) -> str:
    """The part of a key that says when it closes: what reminded of another end does not count for this one."""
    return f"{survey.closes_local:%Y%m%dT%H%M}"


def _end(survey: Survey) -> datetime:
    return survey.closes_at or (survey.opens_at or survey.changed_at) + FAR


def _delivery(
    survey: Survey, key: str, topic: Topic, due_at: datetime, expires_at: datetime, *, user_id: int | None = None
) -> Delivery:
    return Delivery(
        dedupe_key=f"survey:{survey.id}:{key}",
        topic=topic,
        subject=SubjectKind.SURVEY,
        subject_id=survey.id,
        due_at=due_at,
        expires_at=expires_at,
        destination=Place.SUBJECT if user_id is None else Place.MEMBER,
        user_id=user_id,
    )
