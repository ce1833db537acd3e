"""Who wants to be reminded of what, and how; and what comes that one may be reminded of."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.assembly import AssemblyStatus
from bot.domain.deadline import DeadlineStatus
from bot.domain.guild_settings import SettingKey
from bot.domain.outbox import Place, State
from bot.domain.reminder import Fallback, Remindable, ReminderPreference
from bot.domain.reminder_deliveries import REMIND_MARK, Coming
from bot.domain.setting_values import from_json, to_json
from storage.assemblies import assembly_in
from storage.deadlines import deadline_in
from storage.models import Assembly, Deadline, Outbox, Subscription
from storage.models import ReminderPreference as Row
from storage.sqlite import owe_clean_file

Subject = tuple[Remindable, int]
_CONVENED: Final = (AssemblyStatus.CONVENED, AssemblyStatus.POSTPONED)
_WAITING: Final = (State.PENDING, State.CLAIMED)


async def preference_of(session: AsyncSession, guild_id: int, user_id: int) -> ReminderPreference | None:
    """What the member chose; None where they chose nothing."""
    row = await session.get(Row, (guild_id, user_id), populate_existing=True)
    return None if row is None else _preference(row)


async def preferences_of(session: AsyncSession, guild_id: int) -> Mapping[int, ReminderPreference]:
    """What each member of the guild chose, by their Discord id."""
    rows = await session.scalars(select(Row).where(Row.guild_id == guild_id))
    return {row.user_id: _preference(row) for row in rows}


async def keep_preference(session: AsyncSession, guild_id: int, preference: ReminderPreference, at: datetime) -> None:
    """Write what the member chose. The guild's row must be there."""
    offsets, quiet = preference.offsets, preference.quiet_hours
    row = Row(
        guild_id=guild_id,
        user_id=preference.user_id,
        everything=preference.everything,
        offsets=None if offsets is None else to_json(SettingKey.REMINDER_OFFSETS, offsets),
        quiet_hours=None if quiet is None else to_json(SettingKey.QUIET_HOURS, quiet),
        paused_until=preference.paused_until,
        fallback=preference.fallback,
        locale=preference.locale,
        changed_at=at,
    )
    await session.merge(row)
    await session.flush()


async def subscriptions_of(session: AsyncSession, guild_id: int, user_id: int) -> frozenset[Subject]:
    """What the member asked to be reminded of."""
    rows = select(Subscription.subject, Subscription.subject_id).where(
        Subscription.guild_id == guild_id, Subscription.user_id == user_id
    )
    return frozenset((Remindable(subject), each) for subject, each in await session.execute(rows))


async def subscribers_of(session: AsyncSession, guild_id: int, subject: Remindable, subject_id: int) -> frozenset[int]:
    """Who asked to be reminded of it."""
    rows = select(Subscription.user_id).where(
        *(Subscription.guild_id == guild_id, Subscription.subject == subject, Subscription.subject_id == subject_id)
    )
    return frozenset(await session.scalars(rows))


async def everyones_subscriptions(session: AsyncSession, guild_id: int) -> Mapping[int, frozenset[Subject]]:
    """What each member asked to be reminded of, by their Discord id."""
    found: dict[int, set[Subject]] = {}
    for row in await session.scalars(select(Subscription).where(Subscription.guild_id == guild_id)):
        found.setdefault(row.user_id, set()).add((Remindable(row.subject), row.subject_id))
    return {user_id: frozenset(asked) for user_id, asked in found.items()}


async def waiting_of_members(session: AsyncSession, guild_id: int) -> Mapping[int, Mapping[str, datetime]]:
    """The private reminders that are not sent yet: by member, when each is due by its key."""
    rows = select(Outbox.user_id, Outbox.dedupe_key, Outbox.due_at).where(
        *(Outbox.guild_id == guild_id, Outbox.destination == Place.MEMBER, Outbox.state.in_(_WAITING)),
        Outbox.dedupe_key.contains(REMIND_MARK),
    )
    found: dict[int, dict[str, datetime]] = {}
    for user_id, key, due_at in await session.execute(rows):
        if user_id is not None:
            found.setdefault(user_id, {})[key] = due_at
    return found


async def add_subscription(session: AsyncSession, guild_id: int, user_id: int, subject: Subject, at: datetime) -> None:
    """The member asks to be reminded of it."""
    kind, subject_id = subject
    await session.merge(
        Subscription(guild_id=guild_id, user_id=user_id, subject=kind, subject_id=subject_id, asked_at=at)
    )
    await session.flush()


async def remove_subscriptions(
    session: AsyncSession, guild_id: int, user_id: int, subject: Subject | None = None
) -> None:
    """The member asks no more to be reminded of it; of anything, where ``subject`` is None."""
    gone = delete(Subscription).where(Subscription.guild_id == guild_id, Subscription.user_id == user_id)
    if subject is not None:
        gone = gone.where(Subscription.subject == subject[0], Subscription.subject_id == subject[1])
    if (await session.scalars(gone.returning(Subscription.user_id))).all():
        await owe_clean_file(session)


async def forget_past_subscriptions(session: AsyncSession, guild_id: int, coming: Collection[Subject]) -> int:
    """Delete what was asked for of anything but ``coming``; give how many members' wishes that were."""
    asked = select(Subscription).where(Subscription.guild_id == guild_id)
    past = [each for each in await session.scalars(asked) if (Remindable(each.subject), each.subject_id) not in coming]
    for each in past:
        await session.delete(each)
    if past:
        await session.flush()
        await owe_clean_file(session)
    return len(past)


async def coming_of(
    session: AsyncSession, guild_id: int, now: datetime, subject: Subject | None = None
) -> tuple[Coming, ...]:
    """What comes that one may be reminded of: convened assemblies and open due dates, the next first; or that one alone."""
    assemblies = select(Assembly).where(
        *(Assembly.guild_id == guild_id, Assembly.status.in_(_CONVENED), Assembly.starts_at > now)
    )
    deadlines = select(Deadline).where(
        *(Deadline.guild_id == guild_id, Deadline.status == DeadlineStatus.OPEN, Deadline.due_at > now)
    )
    found: list[Coming] = []
    if subject is None or subject[0] is Remindable.ASSEMBLY:
        only = () if subject is None else (Assembly.id == subject[1],)
        found += [Coming.of_assembly(assembly_in(row)) for row in await session.scalars(assemblies.where(*only))]
    if subject is None or subject[0] is Remindable.DEADLINE:
        only = () if subject is None else (Deadline.id == subject[1],)
        found += [Coming.of_deadline(deadline_in(row)) for row in await session.scalars(deadlines.where(*only))]
    return tuple(sorted(found, key=lambda each: (each.at, each.subject, each.subject_id)))


async def cancel_of_member(session: AsyncSession, guild_id: int, user_id: int, but: Collection[str]) -> int:
    """Stop every private reminder to the member that is not sent yet, but those keys; give how many that stopped."""
    stopped = (
        update(Outbox)
        .where(
            *(Outbox.guild_id == guild_id, Outbox.user_id == user_id, Outbox.destination == Place.MEMBER),
            *(Outbox.dedupe_key.contains(REMIND_MARK), Outbox.dedupe_key.not_in(but), Outbox.state.in_(_WAITING)),
        )
        .values(state=State.CANCELLED, problem="withdrawn", claimed_by=None)
        .returning(Outbox.id)
    )
    return len((await session.scalars(stopped)).all())


def _preference(row: Row) -> ReminderPreference:
    return ReminderPreference(
        user_id=row.user_id,
        everything=row.everything,
        offsets=None if row.offsets is None else from_json(SettingKey.REMINDER_OFFSETS, row.offsets),
        quiet_hours=None if row.quiet_hours is None else from_json(SettingKey.QUIET_HOURS, row.quiet_hours),
        paused_until=row.paused_until,
        fallback=Fallback(row.fallback),
        locale=row.locale,
    )
