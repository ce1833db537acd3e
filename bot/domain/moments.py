"""Days and hours as people type them: « le jeudi 30 mai 2013 à 18 h 30 », « mardi prochain 19 h », « dans 3 semaines », "tomorrow at noon".

What has no year is the next such day. What was understood is always shown back: nothing here guesses in silence.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from bot.domain.errors import InvalidSetting, UnreadableDate, UnreadableLength, UnreadableMoment
from bot.domain.moment_days import RefusedDay, read_day_near
from bot.domain.moment_words import plainly, take_time
from bot.domain.months import months_before
from bot.domain.setting_reading import read_offsets
from bot.domain.wall_time import instant_of, local_of

NO_TIME: Final = "no_time"
_YEARS: Final = range(1970, 2200)
_DAY: Final = timedelta(days=1)
_SHORTEST: Final = timedelta(minutes=5)
_TIMESTAMP: Final = re.compile(r"<t:(-?[0-9]{1,13})(?::[A-Za-z])?>")
_HOURS: Final = r"(?:h|heures?|hours?)"
_LENGTH: Final = re.compile(rf"([0-9]{{1,3}}) ?{_HOURS} ?(?:et |and )?([0-9]{{1,2}})(?: ?(?:min|minutes?))?")
_FROM_NOW: Final = re.compile(rf"(?:dans|in) (?:an? |(?=[0-9]))([0-9]* ?(?:{_HOURS}.*|min|minutes?))")
_FROM_TODAY: Final = re.compile(r"(?:dans|in) (?P<number>[0-9]{1,4}|an?) ?(?P<unit>[a-z]+)(?:,? (?P<rest>.+))?")
_MONTHS: Final = dict.fromkeys(("mois", "month", "months"), 1) | dict.fromkeys(
    ("an", "ans", "annee", "annees", "year", "years"), 12
)
_HOUR_MINUTES: Final = 60


@dataclass(frozen=True, slots=True)
class Moment:
    """What the clocks of ``zone`` (IANA) show, to the minute: ``local`` is naive."""

    local: datetime
    zone: str

    @property
    def at(self) -> datetime:
        """The instant, in UTC (``wall_time.instant_of``)."""
        return instant_of(self.local, self.zone)


def read_moment(text: str, now: datetime, zone: str) -> Moment:
    """The day and the hour that ``text`` says at ``now``, where the clocks are those of ``zone``; it may be past.

    Raises:
        UnreadableMoment: ``no_time`` for a day without an hour, ``no_day`` for an hour without a day, ``weekday`` where the
            weekday said is not that date's, ``unreadable`` on anything else.
    """
    try:
        local = _read(text, now, zone).replace(second=0, microsecond=0)
        # What is out of the calendar in UTC is refused here, not where it would first be used.
        if local.year in _YEARS and instant_of(local, zone).year in _YEARS:
            return Moment(local, zone)
    except RefusedDay as refused:
        raise UnreadableMoment(text, refused.reason, refused.day) from None
    except (ValueError, OverflowError, OSError, UnreadableDate, InvalidSetting) as problem:
        raise UnreadableMoment(text, "unreadable") from problem
    raise UnreadableMoment(text, "unreadable")


def read_day_and_time(text: str, now: datetime, zone: str) -> tuple[date, time | None]:
    """The day that ``text`` says, and the hour where it says one; raise ``UnreadableMoment`` as ``read_moment`` does."""
    try:
        local = read_moment(text, now, zone).local
    except UnreadableMoment as problem:
        if problem.reason != NO_TIME or problem.day is None:
            raise
        return problem.day, None
    return local.date(), local.time()


def read_length(text: str) -> timedelta:
    """« 2 h », « 1 h 30 », « 90 minutes », "2 hours": from five minutes to a day.

    Raises:
        UnreadableLength: on anything else.
    """
    try:
        length = _elapsed(plainly(text))
    except (ValueError, OverflowError, InvalidSetting) as problem:
        raise UnreadableLength(text) from problem
    if not _SHORTEST <= length <= _DAY:
        raise UnreadableLength(text)
    return length


def _read(text: str, now: datetime, zone: str) -> datetime:
    timestamp = _TIMESTAMP.fullmatch(text.strip())
    if timestamp:
        return local_of(datetime.fromtimestamp(int(timestamp[1]), UTC), zone)
    plain = plainly(text)
    from_now = _FROM_NOW.fullmatch(plain)
    if from_now:
        return local_of(now + _elapsed(from_now[1] if from_now[1][0].isdigit() else f"1 {from_now[1]}"), zone)
    here = local_of(now, zone)
    from_today = _FROM_TODAY.fullmatch(plain)
    if from_today:
        return _from_today(here, from_today)
    at, rest = take_time(plain)
    day = read_day_near(rest, here, at)
    if at is None:
        raise RefusedDay(NO_TIME, day)
    return datetime.combine(day, at)


def _elapsed(plain: str) -> timedelta:
    """« 1 h 30 », or one number and its unit."""
    found = _LENGTH.fullmatch(plain)
    if found and int(found[2]) < _HOUR_MINUTES:
        return timedelta(hours=int(found[1]), minutes=int(found[2]))
    match read_offsets(plain):
        case (length,):
            return length
    raise ValueError(plain)


def _from_today(here: datetime, found: re.Match[str]) -> datetime:
    """So many days, weeks, months or years after today: at the same time, unless another is said."""
    number = int(found["number"]) if found["number"].isdigit() else 1
    unit = found["unit"]
    if unit in _MONTHS:
        day = months_before(here.date(), -number * _MONTHS[unit])
    else:
        ahead = _elapsed(f"{number} {unit}")
        if ahead % _DAY:
            raise ValueError(unit)
        day = here.date() + ahead
    at, rest = take_time(found["rest"] or "")
    if rest not in {"", "a", "at"} or (found["rest"] and at is None):
        raise ValueError(rest)
    return datetime.combine(day, at or here.time())
