"""What an assembly makes it necessary to send, and when: rows of the outbox before they are rows."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.assembly import Assembly
from bot.domain.guild_settings import GuildSettings
from bot.domain.outbox import Delivery, Place, Row, SubjectKind, Topic
from bot.domain.reminder_deliveries import iso_duration, outside_quiet
from bot.domain.wall_time import instant_before

_WEEK: Final = timedelta(days=7)


class ChangeKind(StrEnum):
    """What was done to an assembly that people know of: the ``variant`` of what tells it."""

    MODIFIED = "modified"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


def convocation_deliveries(assembly: Assembly, settings: GuildSettings, now: datetime) -> list[Delivery]:
    """All that a convened assembly stands for: its convocation, its Discord event, its reminders, its check-in.

    Reminders that are past are there too, so that one which is late and still unsent is known; ``to_come`` leaves them out. Given again
    after a change, what was sent stays sent (its key is the same), and the rest takes its new instants.
    """
    if not assembly.is_coming or assembly.ends_at <= now:
        return []
    posted = _delivery(assembly, "convocation", Topic.CONVOCATION, now, max(now, assembly.starts_at))
    event = _delivery(assembly, f"event:{assembly.sequence}", Topic.ASSEMBLY_EVENT, now, assembly.ends_at)
    due = max(now, assembly.check_in_opens_at)
    check_in = _delivery(assembly, f"{_start(assembly)}:check_in", Topic.CHECK_IN, due, assembly.check_in_closes_at)
    return [posted, event, *reminder_deliveries(assembly, settings), check_in]


def to_come(deliveries: Iterable[Delivery], now: datetime) -> list[Delivery]:
    """Those that are not past: what was due before it is planned is not sent."""
    return [each for each in deliveries if each.due_at >= now]


def change_deliveries(
    assembly: Assembly, kind: ChangeKind, told: Iterable[int], now: datetime, posted: Iterable[Row] = ()
) -> list[Delivery]:
    """What tells a change: what was posted follows, the Discord event too, and whoever answered, or asked to be reminded, is ``told``.

    ``posted`` are the reminders and the check-in that were sent already; the ``variant`` of what makes one follow is its row's id.
    """
    if assembly.convened_at is None:
        return []
    variant, sequence, until = str(kind), assembly.sequence, now + _WEEK
    deliveries = [_delivery(assembly, f"update:{sequence}", Topic.ASSEMBLY_UPDATE, now, until, variant=variant)]
    deliveries += [
        _delivery(
            assembly,
            f"update:{sequence}:{row.id}",
            Topic.ASSEMBLY_UPDATE,
            now,
            until,
            variant=str(row.id),
            user_id=row.delivery.user_id,
        )
        for row in posted
    ]
    if kind is ChangeKind.CANCELLED:
        # An event that is over by itself needs no cancelling.
        until_over = max(assembly.ends_at, now + timedelta(minutes=1))
        deliveries.append(_delivery(assembly, f"event:{sequence}", Topic.ASSEMBLY_EVENT, now, until_over))
    deliveries += [
        _delivery(
            assembly,
            f"change:{sequence}:{user_id}",
            Topic.ASSEMBLY_CHANGE,
            now,
            until,
            variant=variant,
            user_id=user_id,
        )
        for user_id in sorted(set(told))
    ]
    return deliveries


def reminder_update(row: Row, now: datetime) -> Delivery:
    """What makes a reminder follow that was on its way while its assembly changed."""
    mine = row.delivery
    return replace(
        mine,
        dedupe_key=f"assembly:{mine.subject_id}:update:meanwhile:{row.id}",
        topic=Topic.ASSEMBLY_UPDATE,
        due_at=now,
        expires_at=now + _WEEK,
        variant=str(row.id),
    )


def reminder_deliveries(assembly: Assembly, settings: GuildSettings) -> list[Delivery]:
    """Its reminders in the order in which they are due; of two that the quiet hours bring to one instant, the nearer to the start."""
    by_instant: dict[datetime, Delivery] = {}
    for offset in sorted(settings.reminder_offsets, reverse=True):
        due, length = reminder_instant(assembly, offset, settings), iso_duration(offset)
        key = f"{_start(assembly)}:reminder:{length}"
        by_instant[due] = _delivery(assembly, key, Topic.ASSEMBLY_REMINDER, due, assembly.starts_at, variant=length)
    return [by_instant[due] for due in sorted(by_instant)]


def reminder_instant(assembly: Assembly, offset: timedelta, settings: GuildSettings) -> datetime:
    """When a reminder is due ``offset`` before the start: whole days are counted on the wall clock, out of quiet hours."""
    wanted = instant_before(assembly.start_local, offset, assembly.time_zone)
    return outside_quiet(settings.quiet_hours, wanted, assembly.starts_at, settings.time_zone)


def _start(assembly: Assembly) -> str:
    """The part of a key that says when it starts: what was sent for another day does not count for this one."""
    return f"{assembly.start_local:%Y%m%dT%H%M}"


def _delivery(
    assembly: Assembly,
    key: str,
    topic: Topic,
    due_at: datetime,
    expires_at: datetime,
    *,
    variant: str = "",
    user_id: int | None = None,
) -> Delivery:
    in_channel = Place.ANNOUNCEMENTS if assembly.group_id is None else Place.SUBJECT
    return Delivery(
        dedupe_key=f"assembly:{assembly.id}:{key}",
        topic=topic,
        subject=SubjectKind.ASSEMBLY,
        subject_id=assembly.id,
        due_at=due_at,
        expires_at=expires_at,
        destination=in_channel if user_id is None else Place.MEMBER,
        user_id=user_id,
        variant=variant,
    )
