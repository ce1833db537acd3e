"""Days as people type them: « 2013-05-30 », « le 30 mai 2013 », « 1er avril 2011 », "May 30, 2013", « mai 2013 », « 2011 »."""

import re
from datetime import date
from typing import Final

from bot.domain.errors import UnreadableDate
from bot.domain.text_folding import fold

_NAMES: Final = (
    "janvier janv jan january",
    "fevrier fevr fev february feb",
    "mars mar march",
    "avril avr april apr",
    "mai may",
    "juin june jun",
    "juillet juil july jul",
    "aout august aug",
    "septembre sept sep september",
    "octobre oct october",
    "novembre nov november",
    "decembre dec december",
)
_MONTHS: Final = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_WEEKDAYS: Final = (
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "monday tuesday wednesday thursday friday saturday sunday",
)
_LEFT_OUT: Final = frozenset(name for names in ("le the on of de", *_WEEKDAYS) for name in names.split())
_NUMERIC: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_PART: Final = re.compile(r"[^\W_]+")
_YEAR: Final = re.compile(r"[0-9]{4}")
_DAY: Final = re.compile(r"([0-9]{1,2})(?:er|st|nd|rd|th)?")


def read_day(text: str) -> date:
    """The day that ``text`` says; the first of the month or of the year where it says no more.

    Raises:
        UnreadableDate: on anything else, and on a day that no calendar has.
    """
    folded = fold(text).strip()
    numeric = _NUMERIC.fullmatch(folded)
    parts = [] if numeric else [part for part in _PART.findall(folded) if part not in _LEFT_OUT]
    try:
        if numeric:
            return date(int(numeric[1]), int(numeric[2]), int(numeric[3] or 1))
        return _written(parts)
    except (KeyError, ValueError) as problem:
        raise UnreadableDate(text) from problem


def _written(parts: list[str]) -> date:
    """The day that words say; raise ``KeyError`` or ``ValueError`` where they say none."""
    match parts:
        case [year]:
            return date(_year(year), 1, 1)
        case [month, year]:
            return date(_year(year), _MONTHS[month], 1)
        case [first, second, year]:
            day, month = (second, first) if first in _MONTHS else (first, second)
            return date(_year(year), _MONTHS[month], _day(day))
    raise ValueError(parts)


def _year(text: str) -> int:
    if not _YEAR.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _day(text: str) -> int:
    found = _DAY.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return int(found[1])
