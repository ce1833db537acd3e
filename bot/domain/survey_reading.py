"""When a survey opens and closes, as people type it: a day with its hour, a length, or what brings it back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.errors import InvalidSetting, UnreadableMoment
from bot.domain.moments import NO_TIME, read_day_and_time, read_moment
from bot.domain.recurrence import first_occurrence, read_recurrence
from bot.domain.setting_reading import read_offsets
from bot.domain.survey_errors import InvalidSurvey
from bot.domain.wall_time import local_of

_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Dates:
    """Wall times, naive, to the minute: ``opens_local`` None as soon as it is published. ``rule`` is an RRULE.

    It closes at ``closes_local``, or ``open_minutes`` after it opens: one of the two is None.
    """

    opens_local: datetime | None
    closes_local: datetime | None
    open_minutes: int | None
    rule: str | None = None


def read_dates(opens: str, closes: str, comes_back: str, now: datetime, zone: str) -> Dates:
    """What was typed; the opening and what brings it back may be empty. Where it comes back, it first opens when the rule allows it.

    Raises:
        UnreadableMoment: of a day; one without an hour is enough where the rule says it.
        UnreadableRecurrence: of what brings it back.
        InvalidSurvey: ``never`` where the rule ends before its first day.
    """
    opens_local, rule = _opening(opens, comes_back, now, zone)
    length = open_length(closes)
    if length is not None:
        return Dates(opens_local, None, length // _MINUTE, rule)
    return Dates(opens_local, read_moment(closes, now, zone).local, None, rule)


def read_extension(text: str, closes_local: datetime | None, now: datetime, zone: str) -> datetime:
    """Another end: a day and an hour, or how much later than ``closes_local`` (« 2 semaines »); raise ``UnreadableMoment``."""
    length = open_length(text)
    if length is None:
        return read_moment(text, now, zone).local
    return (closes_local or local_of(now, zone)).replace(second=0, microsecond=0) + length


def open_length(text: str) -> timedelta | None:
    """« 3 jours », « 2 semaines »: one length; None of anything else."""
    try:
        offsets = read_offsets(text)
    except InvalidSetting:
        return None
    return offsets[0] if len(offsets) == 1 and offsets[0] > timedelta(0) else None


def _opening(opens: str, comes_back: str, now: datetime, zone: str) -> tuple[datetime | None, str | None]:
    if not comes_back:
        return (read_moment(opens, now, zone).local if opens else None), None
    typed = read_recurrence(comes_back)
    here = local_of(now, zone)
    day, said = read_day_and_time(opens, now, zone) if opens else (here.date(), None)
    at = typed.time or said
    if at is None:
        raise UnreadableMoment(opens or comes_back, NO_TIME, day)
    begin = datetime.combine(day, at)
    first = first_occurrence(typed.recurrence, begin if opens else max(begin, here), at)
    if first is None:
        raise InvalidSurvey("rule", "never", comes_back)
    return first, typed.recurrence.rule
