"""The rules of what comes back, taken apart: RFC 5545's RRULE, as far as a sentence can say it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST: Final = -1
_BY_DAY: Final = re.compile(r"(-1|[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})T235959")
_NUMBER: Final = re.compile(r"-?[0-9]{1,3}")
_KEYS: Final = ("FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "UNTIL", "COUNT")
# February has 29 days once in four years, and the others as many as they ever will.
_LONGEST_MONTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Frequency(StrEnum):
    """How often, before any interval."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True, slots=True)
class RuleParts:
    """A rule, taken apart. ``weekdays`` count from Monday, 0; ``ordinals`` (1 to 5, -1 is the last) are those of one weekday.

    ``month_day`` is 1 to 31, or -1 for the last; ``until`` is a last day, included; ``count`` counts the first.
    """

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    ordinals: tuple[int, ...] = ()
    month_day: int | None = None
    month: int | None = None
    until: date | None = None
    count: int | None = None

    def __post_init__(self) -> None:
        if not all(_rightness(self)):
            raise ValueError(self)


def written_rule(parts: RuleParts) -> str:
    """These parts as a rule, always written the same way."""
    written: list[str] = [f"FREQ={parts.frequency}"]
    if parts.interval != 1:
        written.append(f"INTERVAL={parts.interval}")
    if parts.month is not None:
        written.append(f"BYMONTH={parts.month}")
    if parts.month_day is not None:
        written.append(f"BYMONTHDAY={parts.month_day}")
    if parts.weekdays:
        days = [f"{ordinal}{_DAYS[day]}" for day in parts.weekdays for ordinal in parts.ordinals or ("",)]
        written.append(f"BYDAY={','.join(days)}")
    if parts.until is not None:
        written.append(f"UNTIL={parts.until:%Y%m%d}T235959")
    if parts.count is not None:
        written.append(f"COUNT={parts.count}")
    return ";".join(written)


@lru_cache(maxsize=1024)
def rule_parts(rule: str) -> RuleParts:
    """``rule`` taken apart; raise ``ValueError`` on one that Courroie has no sentence for."""
    pairs = [part.partition("=")[::2] for part in rule.split(";")]
    said = dict(pairs)
    if len(said) != len(pairs) or not said.keys() <= set(_KEYS):
        raise ValueError(rule)
    days = [_BY_DAY.fullmatch(day) for day in said["BYDAY"].split(",")] if "BYDAY" in said else []
    found = [day for day in days if day]
    if len(found) != len(days):
        raise ValueError(rule)
    ordinals = tuple(int(day[1]) for day in found if day[1])
    weekdays = tuple(_DAYS.index(day[2]) for day in found)
    if ordinals and (len(ordinals) != len(found) or len(set(weekdays)) != 1):
        raise ValueError(rule)
    return RuleParts(
        Frequency(said.get("FREQ", "")),
        interval=_number(said.get("INTERVAL", "1")),
        weekdays=weekdays[:1] if ordinals else weekdays,
        ordinals=ordinals,
        month_day=_optional(said.get("BYMONTHDAY")),
        month=_optional(said.get("BYMONTH")),
        until=_until(said["UNTIL"]) if "UNTIL" in said else None,
        count=_optional(said.get("COUNT")),
    )


def _rightness(parts: RuleParts) -> Iterator[bool]:
    """What must be true of a rule."""
    yearly, monthly = parts.frequency is Frequency.YEARLY, parts.frequency is Frequency.MONTHLY
    yield 1 <= parts.interval <= 99
    yield all(day in range(7) for day in parts.weekdays) and len(set(parts.weekdays)) == len(parts.weekdays)
    yield all(ordinal in {LAST, 1, 2, 3, 4, 5} for ordinal in parts.ordinals)
    yield len(set(parts.ordinals)) == len(parts.ordinals)
    yield parts.month_day is None or parts.month_day in {LAST, *range(1, 32)}
    yield parts.count is None or (1 <= parts.count <= 999 and parts.until is None)
    if parts.ordinals:
        yield (monthly or yearly) and len(parts.weekdays) == 1 and parts.month_day is None
    else:
        yield not parts.weekdays or parts.frequency is Frequency.WEEKLY
    yield parts.month_day is None or monthly or yearly
    # A day of the year needs its month, and a month its day.
    yield (parts.month is not None) == (yearly and bool(parts.ordinals or parts.month_day))
    if parts.month is not None:
        yield (
            1 <= parts.month <= len(_LONGEST_MONTHS) and 1 <= (parts.month_day or 1) <= _LONGEST_MONTHS[parts.month - 1]
        )


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _optional(text: str | None) -> int | None:
    return None if text is None else _number(text)


def _until(text: str) -> date:
    found = _UNTIL.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return date(*map(int, found.groups()))
