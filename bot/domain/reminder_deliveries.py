"""Which private reminders a member gets of something that comes, and when: one's own offsets, quiet hours and pause.

What falls in the quiet hours goes out at their end; where that would be after the beginning, at theirs.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from bot.domain.assembly import Assembly
from bot.domain.clock import local_day
from bot.domain.deadline import Deadline
from bot.domain.directory import Directory
from bot.domain.guild_settings import AssemblyKind, GuildSettings, QuietHours
from bot.domain.outbox import Delivery, Place, SubjectKind, Topic
from bot.domain.reminder import Remindable, ReminderPreference
from bot.domain.wall_time import instant_before, instant_of, local_of

REMIND_MARK: Final = ":remind:user:"
"""In the key of every private reminder that a member asked for, and of no other delivery."""
FALLBACK_SUFFIX: Final = ":fallback"
TOPICS: Final = {
    Remindable.ASSEMBLY: Topic.ASSEMBLY_REMINDER,
    Remindable.DEADLINE: Topic.DEADLINE_REMINDER,
}
KINDS: Final = {
    Remindable.ASSEMBLY: SubjectKind.ASSEMBLY,
    Remindable.DEADLINE: SubjectKind.DEADLINE,
}
NEVER_QUIET: Final = QuietHours(time(0), time(0))
"""The choice of a member who takes messages at any hour, whatever the guild's rule."""
_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)
_MINUTES_AN_HOUR: Final = 60
_DURATION: Final = re.compile(r"P(?:([0-9]+)D)?(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?)?")


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that comes and can be reminded of.

    ``at_local`` is what was chosen (naive), ``at`` the instant that follows from it. ``offsets`` are its own, None for the
    guild's. ``kind``, ``group_id`` and ``title`` are an assembly's; ``item_id``, a due date's.
    """

    subject: Remindable
    subject_id: int
    at_local: datetime
    at: datetime
    offsets: tuple[timedelta, ...] | None = None
    kind: AssemblyKind | None = None
    group_id: int | None = None
    title: str = ""
    item_id: int | None = None

    @classmethod
    def of_assembly(cls, assembly: Assembly) -> "Coming":
        """An assembly."""
        return cls(
            subject=Remindable.ASSEMBLY,
            subject_id=assembly.id,
            at_local=assembly.start_local,
            at=assembly.starts_at,
            kind=assembly.kind,
            group_id=assembly.group_id,
            title=assembly.title,
        )

    @classmethod
    def of_deadline(cls, deadline: Deadline) -> "Coming":
        """A due date."""
        return cls(
            subject=Remindable.DEADLINE,
            subject_id=deadline.id,
            at_local=deadline.due_local,
            at=deadline.due_at,
            offsets=deadline.offsets,
            item_id=deadline.item_id,
        )

    @property
    def key(self) -> str:
        """What begins the keys of its reminders: another one once it has moved."""
        return f"{self.subject}:{self.subject_id}:{self.at_local:%Y%m%dT%H%M}"


@dataclass(frozen=True, slots=True)
class MyReminders:
    """What a member is reminded of and how. ``asked`` comes in time; what is past is not in it."""

    preference: ReminderPreference
    asked: tuple[Coming, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What asking to be reminded of ``coming``, or no more, comes to: ``deliveries`` are still to be sent of it."""

    coming: Coming
    on: bool
    preference: ReminderPreference
    deliveries: tuple[Delivery, ...] = ()


@lru_cache(maxsize=1024)
def iso_duration(offset: timedelta) -> str:
    """« P7D », « PT2H30M », « P1DT12H »: whole minutes, as ISO 8601 writes them."""
    hours, minutes = divmod(offset % _DAY // _MINUTE, _MINUTES_AN_HOUR)
    days = f"{offset // _DAY}D" if offset >= _DAY else ""
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    return f"P{days}T{clock}" if clock else f"P{days or '0D'}"


def read_iso_duration(text: str) -> timedelta:
    """What ``iso_duration`` wrote; raise ``ValueError`` on anything else."""
    found = _DURATION.fullmatch(text)
    if found is None or not any(found.groups()):
        raise ValueError(text)
    days, hours, minutes = (int(each or 0) for each in found.groups())
    return timedelta(days=days, hours=hours, minutes=minutes)


def quiet_span(hours: QuietHours | None, instant: datetime, zone: str) -> tuple[datetime, datetime] | None:
    """The quiet hours in which ``instant`` falls, from when until when; None where it falls in none."""
    if hours is None or hours == NEVER_QUIET:
        return None
    local = local_of(instant, zone)
    # The clocks may change during the night: the span is looked for among instants, not among wall times.
    for day in (local.date() - _DAY, local.date()):
        last = day + _DAY if hours.end <= hours.start else day
        start, end = _at(day, hours.start, zone), _at(last, hours.end, zone)
        if start <= instant < end:
            return start, end
    return None


def wanted_at(at: datetime, offset: timedelta, zone: str) -> datetime:
    """``offset`` before ``at``, as the clocks of ``zone`` count whole days; always earlier, where there are any."""
    if not offset.days:
        return at - offset
    return min(instant_before(local_of(at, zone), offset, zone), at - _MINUTE)


def outside_quiet(hours: QuietHours | None, due: datetime, at: datetime, zone: str) -> datetime:
    """When a reminder due at ``due``, of what begins at ``at``, goes out."""
    span = quiet_span(hours, due, zone)
    if span is None:
        return due
    start, end = span
    return end if end < at else start


def awake(preference: ReminderPreference, now: datetime) -> ReminderPreference:
    """``preference`` without a pause that is over."""
    until = preference.paused_until
    return preference if until is None or until > now else replace(preference, paused_until=None)


def reminds_of(preference: ReminderPreference | None, coming: Coming, *, asked: bool, concerned: bool) -> bool:
    """Whether the member is reminded of ``coming``: they asked for it, or for every assembly, and it concerns them."""
    everything = preference is not None and preference.everything and coming.subject is Remindable.ASSEMBLY
    return asked or (everything and concerned)


def concerns(directory: Directory, coming: Coming, user_id: int, zone: str) -> bool:
    """Whether an assembly is one that the member belongs at: a board's or a table's is its own members' alone."""
    if coming.kind not in (AssemblyKind.BOARD, AssemblyKind.WORKING_GROUP):
        return True
    person = directory.person_of(user_id)
    if person is None:
        return False
    day = local_day(coming.at, zone)
    if coming.kind is AssemblyKind.BOARD:
        return any(term.person_id == person.id and term.holds_on(day) for term in directory.terms)
    if coming.group_id is None:
        return True
    group = directory.groups.get(coming.group_id)
    if group is not None and group.lead_id == person.id:
        return True
    return any(seat.person_id == person.id for seat in directory.seated_at(coming.group_id, day))


def offsets_of(preference: ReminderPreference, coming: Coming | None, settings: GuildSettings) -> tuple[timedelta, ...]:
    """How long before the member is reminded: as they said, else as the due date says, else as the guild does."""
    if preference.offsets is not None:
        return preference.offsets
    if coming is not None and coming.offsets is not None:
        return coming.offsets
    return settings.reminder_offsets


def quiet_hours_of(preference: ReminderPreference, settings: GuildSettings) -> QuietHours | None:
    """When the member is sent nothing: as they said, else as the guild does."""
    return settings.quiet_hours if preference.quiet_hours is None else preference.quiet_hours


def planned(preference: ReminderPreference, coming: Coming, settings: GuildSettings) -> list[Delivery]:
    """Every private reminder of ``coming`` to the member, past ones too, the earliest first.

    Of those that the quiet hours bring to one instant, the nearest to the beginning stays. Nothing falls within a pause.
    """
    offsets, quiet = offsets_of(preference, coming, settings), quiet_hours_of(preference, settings)
    instants = _instants(offsets, quiet, preference.paused_until, coming.at, settings.time_zone)
    key = f"{coming.key}{REMIND_MARK}{preference.user_id}"
    return [_delivery(key, preference.user_id, coming, at, offset) for at, offset in instants]


@lru_cache(maxsize=4096)
def _instants(
    offsets: tuple[timedelta, ...], quiet: QuietHours | None, paused: datetime | None, at: datetime, zone: str
) -> tuple[tuple[datetime, timedelta], ...]:
    """When reminders go out, and for which offset. Kept: most members leave it all to the guild, and clocks are slow to ask."""
    due: dict[datetime, timedelta] = {}
    for offset in sorted(offsets, reverse=True):
        due[outside_quiet(quiet, wanted_at(at, offset, zone), at, zone)] = offset
    return tuple((each, due[each]) for each in sorted(due) if paused is None or each >= paused)


def still_to_come(deliveries: Iterable[Delivery], now: datetime) -> Iterator[Delivery]:
    """Those that are not due yet: what is past when it is planned is not sent."""
    return (each for each in deliveries if each.due_at > now)


def _delivery(key: str, user_id: int, coming: Coming, due_at: datetime, offset: timedelta) -> Delivery:
    variant = iso_duration(offset)
    return Delivery(
        dedupe_key=f"{key}:{variant}",
        topic=TOPICS[coming.subject],
        subject=KINDS[coming.subject],
        subject_id=coming.subject_id,
        due_at=due_at,
        expires_at=coming.at,
        destination=Place.MEMBER,
        user_id=user_id,
        variant=variant,
    )


def _at(day: date, wall: time, zone: str) -> datetime:
    return instant_of(datetime.combine(day, wall), zone)
