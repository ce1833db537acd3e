"""What comes back: « le 2e mardi du mois », « toutes les 2 semaines », as an RFC 5545 rule on the wall clock.

The rule is applied to naive wall times, so that 18 h stays 18 h across clock changes; ``wall_time.instant_of`` gives the instants.
Only what can be said in a sentence is a rule here (``RuleParts``): what Courroie keeps, it can show back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import islice
from typing import Final, Literal

from dateutil.rrule import DAILY, FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, YEARLY, rrule

from bot.domain.errors import UnreadableDate, UnreadableRecurrence
from bot.domain.recurrence_rules import Frequency, RuleParts, rule_parts, written_rule
from bot.domain.recurrence_words import read_rule

_WEEKDAYS: Final = (MO, TU, WE, TH, FR, SA, SU)
# The 29th of February comes back within eight years; everything else, sooner.
FAR_ENOUGH: Final = timedelta(days=9 * 366)
_DATEUTIL: Final[dict[Frequency, Literal[0, 1, 2, 3]]] = {
    Frequency.DAILY: DAILY,
    Frequency.WEEKLY: WEEKLY,
    Frequency.MONTHLY: MONTHLY,
    Frequency.YEARLY: YEARLY,
}


@dataclass(frozen=True, slots=True)
class Recurrence:
    """An RFC 5545 RRULE, without « RRULE: » and without DTSTART; ``UNTIL`` is the end of a day on the wall clock.

    Raises:
        ValueError: on a rule that Courroie has no sentence for.
    """

    rule: str

    def __post_init__(self) -> None:
        rule_parts(self.rule)

    @property
    def parts(self) -> RuleParts:
        """The rule, taken apart."""
        return rule_parts(self.rule)


@dataclass(frozen=True, slots=True)
class TypedRecurrence:
    """What somebody typed: the recurrence, and the time of day where they said one."""

    recurrence: Recurrence
    time: time | None


def recurrence_of(parts: RuleParts) -> Recurrence:
    """The recurrence of these parts."""
    return Recurrence(written_rule(parts))


def read_recurrence(text: str) -> TypedRecurrence:
    """« le 2e mardi du mois à 18 h », « toutes les 2 semaines jusqu'au 30 juin 2014 », "every week".

    Raises:
        UnreadableRecurrence: on anything else.
    """
    try:
        parts, at = read_rule(text)
        return TypedRecurrence(recurrence_of(parts), at)
    except (ValueError, OverflowError, UnreadableDate) as problem:
        raise UnreadableRecurrence(text) from problem


def occurrences(
    recurrence: Recurrence, first_local: datetime, *, after: datetime | None, before: datetime
) -> Iterator[datetime]:
    """The wall times from ``first_local`` on that come later than ``after`` and earlier than ``before``, in order.

    A day that a month does not have is left out (RFC 5545, 3.3.10): « le 31 » comes seven times a year.

    Raises:
        ValueError: where one of them has a time zone.
    """
    if any(at is not None and at.tzinfo is not None for at in (first_local, after, before)):
        raise ValueError(first_local)
    parts = recurrence.parts
    # Counted here, not by the rule: a rule that counts would look for the next one to the end of the calendar.
    for local in islice(_rule(parts, first_local, before), parts.count):
        if local >= before:
            return
        if after is None or local > after:
            yield local


def first_occurrence(recurrence: Recurrence, after_local: datetime, at: time) -> datetime | None:
    """The first wall time at ``at`` that the rule allows, at ``after_local`` or later; None where the rule ends before.

    The interval counts from it: « toutes les 2 semaines, le mardi » begins on the next Tuesday.
    """
    parts = recurrence.parts
    start = datetime.combine(after_local.date(), at)
    once = _rule(replace(parts, interval=1, count=None), start, start + FAR_ENOUGH)
    return next((local for local in once if local >= after_local), None)


def _rule(parts: RuleParts, first_local: datetime, last_local: datetime) -> rrule:
    """The rule from ``first_local`` on, without its count; it always ends."""
    until = datetime.combine(parts.until, time.max) if parts.until else last_local
    weekdays = [_WEEKDAYS[day] for day in parts.weekdays]
    days = [day(ordinal) for day in weekdays for ordinal in parts.ordinals] or weekdays
    return rrule(
        _DATEUTIL[parts.frequency],
        dtstart=first_local,
        interval=parts.interval,
        until=min(until, last_local),
        bymonth=parts.month,
        bymonthday=parts.month_day,
        byweekday=days or None,
    )
