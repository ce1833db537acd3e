"""Surveys that come back: when the next wave opens, and what it is.

A wave is a survey of its own, whose ``previous_id`` is the one before. Of those that were missed, the latest alone is opened, and
none where it would be over already.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice, pairwise
from typing import Final

from bot.domain.recurrence import FAR_ENOUGH, Recurrence, occurrences, recurrence_of
from bot.domain.survey import Survey, SurveyStatus
from bot.domain.survey_errors import InvalidSurvey
from bot.domain.wall_time import instant_of, local_of

AHEAD: Final = timedelta(hours=3)
"""How long before it opens a wave is there: what is looked after every hour has it in time."""
_MINUTE: Final = timedelta(minutes=1)
_LOOKED_AT: Final = 24
"""How many of its waves are held against one another."""


def check_rule(survey: Survey) -> None:
    """Raise ``InvalidSurvey`` where the rule of a timed survey brings nothing (``never``), or too soon (``waves_overlap``)."""
    if survey.rule is None or survey.opens_local is None or survey.closes_local is None:
        return
    first = survey.opens_local
    coming = occurrences(Recurrence(survey.rule), first, after=first, before=first + FAR_ENOUGH)
    slots = [first, *islice(coming, _LOOKED_AT)]
    if len(slots) == 1:
        raise InvalidSurvey("rule", "never")
    if min(later - earlier for earlier, later in pairwise(slots)) < survey.closes_local - first:
        raise InvalidSurvey("rule", "waves_overlap")


def next_opening(survey: Survey) -> datetime | None:
    """When its next wave opens, on the wall clock; None where none does."""
    if survey.rule is None or survey.opens_local is None:
        return None
    first = survey.opens_local
    return next(occurrences(Recurrence(survey.rule), first, after=first, before=first + FAR_ENOUGH), None)


def due_opening(survey: Survey, now: datetime) -> datetime | None:
    """When the wave opens that is to be there now, on the wall clock: the latest that is not over, or one within ``AHEAD``.

    None where there is none, and where ``survey`` was put away.
    """
    if (
        survey.rule is None
        or survey.opens_local is None
        or survey.status in (SurveyStatus.DRAFT, SurveyStatus.ARCHIVED)
    ):
        return None
    until = local_of(now + AHEAD, survey.time_zone)
    first = survey.opens_local
    length = timedelta(minutes=survey.open_minutes or 0)
    due = [
        local
        for local in occurrences(Recurrence(survey.rule), first, after=first, before=until + _MINUTE)
        if instant_of(local, survey.time_zone) + length > now
    ]
    begun = [local for local in due if instant_of(local, survey.time_zone) <= now]
    return max(begun) if begun else min(due, default=None)


def rule_from(survey: Survey, opens_local: datetime) -> str | None:
    """The rule of the wave that opens then: one that counts has as many less to come."""
    if survey.rule is None or survey.opens_local is None:
        return survey.rule
    recurrence = Recurrence(survey.rule)
    if recurrence.parts.count is None:
        return survey.rule
    done = sum(1 for _ in occurrences(recurrence, survey.opens_local, after=None, before=opens_local))
    return recurrence_of(replace(recurrence.parts, count=max(1, recurrence.parts.count - done))).rule
