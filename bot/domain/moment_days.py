"""The day of a moment as people type it, near another: « mardi prochain », « demain », « le 15 », « 30 mai », « 30/05/2013 »."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.errors import UnreadableDate
from bot.domain.moment_words import WEEKDAYS, is_repeated
from bot.domain.months import months_before
from bot.domain.typed_dates import read_day

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(weeks=1)
# The 29th of February comes back within eight years (2096, 2104); the 31st, within two months.
_TRIES: Final = 9
_APART: Final = re.compile(r"[\s,;()]+")
_LEFT_OUT: Final = frozenset(
    {"le", "la", "les", "the", "on", "of", "de", "du", "a", "at", "pour", "vers", "ce", "cet", "cette", "this"}
)
_NEXT: Final = frozenset({"prochain", "prochaine", "next"})
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{4}))?")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})")
_NUMBER: Final = re.compile(r"([0-9]{1,2})(?:er|st|nd|rd|th)?")
_NAMED: Final[dict[tuple[str, ...], int]] = {
    ("aujourdhui",): 0,
    ("today",): 0,
    ("demain",): 1,
    ("tomorrow",): 1,
    ("apres-demain",): 2,
    ("apres", "demain"): 2,
    ("day", "after", "tomorrow"): 2,
}
_NEXT_WEEK: Final[set[tuple[str, ...]]] = {("semaine",), ("week",)}
_WEEKS_ON: Final[dict[tuple[str, ...], int]] = {("en", "8"): 1, ("en", "15"): 2}


@dataclass(eq=False)
class RefusedDay(Exception):
    """Why the words are no day; the reasons are those of ``errors.UnreadableMoment``."""

    reason: str
    day: date | None = None


def read_day_near(plain: str, here: datetime, at: time | None) -> date:
    """The day that ``plain`` says (``moment_words.plainly``); the next of that name, for ``at``, where it has no year.

    Raises:
        RefusedDay: where the weekday is not that day's, or no day is said.
        ValueError, UnreadableDate: on anything else.
    """
    written = [word.strip(".:-–—") for word in _APART.split(plain)]
    words = [word for word in written if word and word not in _LEFT_OUT]
    following = not _NEXT.isdisjoint(words)
    weekdays = {WEEKDAYS[word] for word in words if word in WEEKDAYS}
    said = tuple(word for word in words if word not in _NEXT and word not in WEEKDAYS)
    if len(weekdays) > 1 or any(is_repeated(word) for word in words):
        raise ValueError(plain)
    if not weekdays and not said:
        raise RefusedDay("no_day" if at and not following else "unreadable")
    today = here.date()
    earliest = today if at is None or at >= here.time().replace(second=0, microsecond=0) else today + _DAY
    if weekdays and (not said or said in _WEEKS_ON or (following and said in _NEXT_WEEK)):
        return _weekday(min(weekdays), said, today, today + _DAY if following else earliest)
    named = weekdays or not {"le", "the"}.isdisjoint(written)
    day = today + _NAMED[said] * _DAY if said in _NAMED else _dated(said, earliest, alone=bool(named))
    if weekdays and day.weekday() not in weekdays:
        raise RefusedDay("weekday", day)
    return day


def _weekday(weekday: int, said: tuple[str, ...], today: date, earliest: date) -> date:
    """The first such day from ``earliest``; « en huit », a week after the first from today; that of next week."""
    if said in _NEXT_WEEK:
        return today - today.weekday() * _DAY + _WEEK + weekday * _DAY
    start = today if said else earliest
    return start + (weekday - start.weekday()) % 7 * _DAY + _WEEKS_ON.get(said, 0) * _WEEK


def _dated(said: tuple[str, ...], earliest: date, *, alone: bool) -> date:
    """A date; the first from ``earliest`` where it has no year, or, where it may stand ``alone``, no month either."""
    match said:
        case (numeric,) if found := _YEAR_FIRST.fullmatch(numeric):
            return date(int(found[1]), int(found[2]), int(found[3]))
        case (numeric,) if found := _DAY_FIRST.fullmatch(numeric):
            number, month, year = int(found[1]), int(found[2]), found[3]
            return date(int(year), month, number) if year else _first(earliest, lambda y: date(y, month, number))
        case (number_word,) if alone and (found := _NUMBER.fullmatch(number_word)):
            return _first_numbered(earliest, int(found[1]))
        case (first, second):
            return _first(earliest, lambda y: read_day(f"{first} {second} {y}"))
        case (_, _, _):
            return read_day(" ".join(said))
    raise ValueError(said)


def _first(earliest: date, in_year: Callable[[int], date]) -> date:
    for year in range(earliest.year, earliest.year + _TRIES):
        try:
            day = in_year(year)
        except (ValueError, UnreadableDate):
            continue
        if day >= earliest:
            return day
    raise ValueError(earliest)


def _first_numbered(earliest: date, number: int) -> date:
    """The first day of a month that is the ``number``-th, from ``earliest``."""
    first = earliest.replace(day=1)
    for months in range(_TRIES):
        month = months_before(first, -months)
        day = month + (number - 1) * _DAY
        if number and day.month == month.month and day >= earliest:
            return day
    raise ValueError(number)
