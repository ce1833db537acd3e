"""What a series brings: its slots, when each is convened, and what it becomes where it is moved."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import takewhile
from typing import Final

from bot.domain.assembly import Assembly, AssemblyDraft, Series
from bot.domain.assembly_changes import drafted
from bot.domain.guild_settings import AssemblyKind, GuildSettings
from bot.domain.recurrence import Recurrence, occurrences, recurrence_of
from bot.domain.recurrence_rules import LAST, Frequency
from bot.domain.wall_time import instant_of, local_of

AHEAD: Final = 6
"""How many of a series are there as drafts before they are convened."""
HORIZON: Final = timedelta(days=400)
LEAST_NOTICE: Final = timedelta(days=7)
_CONVENED_AT: Final = time(9)
_DAY: Final = timedelta(days=1)
_WEEK: Final = 7


def coming_slots(series: Series, settings: GuildSettings, now: datetime) -> tuple[datetime, ...]:
    """The next wall times of a series that has begun, its first left out: ``AHEAD`` of them, within ``HORIZON``.

    More where they come so often that the by-laws' notice would reach past them.
    """
    if series.begun_at is None:
        return ()
    here = local_of(now, series.time_zone)
    reach = here + _notice(series.kind, settings) + 2 * LEAST_NOTICE
    slots = enumerate(slots_after(series, max(here, series.first_local), here + HORIZON))
    return tuple(slot for _, slot in takewhile(lambda each: each[0] < AHEAD or each[1] < reach, slots))


def slots_after(series: Series, after: datetime, before: datetime) -> Iterator[datetime]:
    """Its wall times later than ``after``, earlier than ``before`` and than its end."""
    found = occurrences(Recurrence(series.rule), series.first_local, after=after, before=before)
    ended = series.ended_local
    return found if ended is None else takewhile(lambda slot: slot < ended, found)


def occurrence_of(series: Series, guild_id: int, slot: datetime, at: datetime) -> Assembly:
    """The draft of a series at a slot, whose id is to come."""
    said = AssemblyDraft(
        kind=series.kind,
        start_local=slot,
        title=series.title,
        place=series.place,
        link=series.link,
        agenda=series.agenda,
        length_minutes=series.length_minutes,
        group_id=series.group_id,
    )
    return drafted(guild_id, said, series.time_zone, at, series)


def convenes_at(assembly: Assembly, settings: GuildSettings) -> datetime:
    """When an assembly of a series is convened: in the morning, a day before the by-laws' notice, or before a week."""
    day = (assembly.start_local - _notice(assembly.kind, settings) - _DAY).date()
    return instant_of(datetime.combine(day, _CONVENED_AT), assembly.time_zone)


def moved_series(series: Series, slot: datetime, start_local: datetime) -> Series:
    """The series that takes over from ``slot`` on, which is had at ``start_local``; its id is to come."""
    earlier = slots_after(series, series.first_local - _DAY, slot)
    rule = moved_recurrence(Recurrence(series.rule), slot, start_local, done=sum(1 for _ in earlier))
    return replace(series, id=0, rule=rule.rule, first_local=start_local, ended_local=None)


def moved_recurrence(recurrence: Recurrence, slot: datetime, start_local: datetime, *, done: int = 0) -> Recurrence:
    """The same rule from ``start_local`` on, instead of from ``slot``: « le 2e mardi » moved by a day is « le 2e mercredi ».

    ``done`` is how many came before: a rule that counts has as many less to come.
    """
    parts = recurrence.parts
    if parts.count is not None:
        parts = replace(parts, count=max(1, parts.count - done))
    if parts.until is not None:
        parts = replace(parts, until=max(parts.until, start_local.date()))
    if parts.ordinals:
        ordinals = (_ordinal(start_local, last=LAST in parts.ordinals),) if len(parts.ordinals) == 1 else parts.ordinals
        parts = replace(parts, weekdays=(start_local.weekday(),), ordinals=ordinals)
    elif parts.weekdays:
        shift = start_local.weekday() - slot.weekday()
        parts = replace(parts, weekdays=tuple(sorted((day + shift) % _WEEK for day in parts.weekdays)))
    if parts.month_day is not None:
        is_last = parts.month_day == LAST and start_local.day == _month_length(start_local)
        parts = replace(parts, month_day=LAST if is_last else start_local.day)
    if parts.month is not None and parts.frequency is Frequency.YEARLY:
        parts = replace(parts, month=start_local.month)
    return recurrence_of(parts)


def _notice(kind: AssemblyKind, settings: GuildSettings) -> timedelta:
    return max(timedelta(days=settings.bylaws[kind].notice_days), LEAST_NOTICE)


def _ordinal(local: datetime, *, last: bool) -> int:
    """Which weekday of its month it is; the last one where the rule says « le dernier » and it still is."""
    if last and local.day + _WEEK > _month_length(local):
        return LAST
    return (local.day - 1) // _WEEK + 1


def _month_length(local: datetime) -> int:
    return monthrange(local.year, local.month)[1]
