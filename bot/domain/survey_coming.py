"""The surveys of what comes: those that close, and those that open by themselves."""

from datetime import datetime

from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey import Survey


def coming_surveys(snapshot: GuildSnapshot, now: datetime, end: datetime | None) -> tuple[Survey, ...]:
    """Those that close, or open, before ``end`` (None: ever), by when they do; what is over and drafts are not among them."""
    found = ((comes_at(survey, now), survey) for survey in snapshot.surveys)
    coming = [(at, survey) for at, survey in found if at is not None and (end is None or at < end)]
    return tuple(survey for _at, survey in sorted(coming, key=lambda each: (each[0], each[1].id)))


def comes_at(survey: Survey, now: datetime) -> datetime | None:
    """When an open survey closes, or when one that is to come opens; None of any other."""
    if survey.is_to_come(now):
        return survey.opens_at
    return survey.closes_at if survey.is_open(now) else None
