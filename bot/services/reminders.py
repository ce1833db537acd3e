"""Private reminders: who asked for them, of what, and how. Each choice rewrites what is not sent yet, in its own transaction."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.directory import Directory
from bot.domain.errors import InvalidReminder
from bot.domain.guild_settings import GuildSettings
from bot.domain.outbox import Delivery
from bot.domain.reminder import Remindable, ReminderPreference
from bot.domain.reminder_deliveries import (
    Asked,
    Coming,
    MyReminders,
    awake,
    concerns,
    planned,
    reminds_of,
    still_to_come,
)
from bot.services.deps import Deps
from storage import reminders as stored
from storage.directory import load_directory
from storage.guilds import known_guilds, lock_guild
from storage.outbox import enqueue
from storage.settings import load_settings

Changing = Callable[[ReminderPreference], ReminderPreference]


async def personal_deliveries(
    session: AsyncSession,
    guild_id: int,
    settings: GuildSettings,
    directory: Directory,
    coming: Coming,
    now: datetime,
) -> list[Delivery]:
    """The private reminders of ``coming`` to everyone who wants them, for whoever plans it to enqueue.

    ``coming`` is ``Coming.of_assembly`` or ``Coming.of_deadline``, as it stands from now on. What is past already is left out.
    """
    preferences = await stored.preferences_of(session, guild_id)
    asked = await stored.subscribers_of(session, guild_id, coming.subject, coming.subject_id)
    deliveries: list[Delivery] = []
    for user_id in sorted({*preferences, *asked}):
        concerned = concerns(directory, coming, user_id, settings.time_zone)
        if reminds_of(preferences.get(user_id), coming, asked=user_id in asked, concerned=concerned):
            chosen = preferences.get(user_id) or ReminderPreference(user_id)
            deliveries += still_to_come(planned(chosen, coming, settings), now)
    return deliveries


async def replan_member(
    session: AsyncSession, guild_id: int, settings: GuildSettings, directory: Directory, user_id: int, now: datetime
) -> None:
    """Write again every private reminder to the member that is not sent yet, from what they chose.

    One that is late and still wanted stays as it is. The guild's row must be held.
    """
    chosen = await stored.preference_of(session, guild_id, user_id)
    asked = await stored.subscriptions_of(session, guild_id, user_id)
    coming = await stored.coming_of(session, guild_id, now)
    wanted = _wanted(settings, directory, coming, user_id, chosen, asked)
    await stored.cancel_of_member(session, guild_id, user_id, [each.dedupe_key for each in wanted])
    await enqueue(session, guild_id, still_to_come(wanted, now))


async def replan_everyone(
    session: AsyncSession, guild_id: int, settings: GuildSettings, directory: Directory, now: datetime
) -> int:
    """The same for every member whose rows are not what they should be; give how many members that was.

    So it is once the guild's own offsets, its hours or its directory have changed.
    """
    preferences = await stored.preferences_of(session, guild_id)
    asked = await stored.everyones_subscriptions(session, guild_id)
    held = await stored.waiting_of_members(session, guild_id)
    coming = await stored.coming_of(session, guild_id, now)
    touched = 0
    for user_id in sorted({*preferences, *asked, *held}):
        chosen, mine = preferences.get(user_id), asked.get(user_id, frozenset())
        wanted = _wanted(settings, directory, coming, user_id, chosen, mine)
        there = held.get(user_id, {})
        missing = [each for each in still_to_come(wanted, now) if there.get(each.dedupe_key) != each.due_at]
        kept = {each.dedupe_key for each in wanted}
        if missing or not kept.issuperset(there):
            touched += 1
            await stored.cancel_of_member(session, guild_id, user_id, kept)
            await enqueue(session, guild_id, missing)
    return touched


async def my_reminders(deps: Deps, guild_id: int, user_id: int) -> MyReminders:
    """What the member chose and asked for."""
    async with deps.database.reading() as session:
        return await _mine(session, guild_id, user_id, deps.clock.now())


async def change_preference(
    deps: Deps, guild_id: int, user_id: int, locale: str, change: Changing, *, forget_asked: bool = False
) -> MyReminders:
    """Choose otherwise; ``forget_asked`` gives up all that was asked for too. ``locale`` is ``fr`` or ``en``."""
    now = deps.clock.now()
    async with deps.database.transaction() as session:
        await lock_guild(session, guild_id, now)
        held = await stored.preference_of(session, guild_id, user_id) or ReminderPreference(user_id)
        await stored.keep_preference(session, guild_id, replace(change(held), locale=locale), now)
        if forget_asked:
            await stored.remove_subscriptions(session, guild_id, user_id)
        await _replan(deps, session, guild_id, user_id, now)
        return await _mine(session, guild_id, user_id, now)


async def ask_reminder(
    deps: Deps,
    guild_id: int,
    user_id: int,
    locale: str,
    subject: Remindable,
    subject_id: int,
    *,
    on: bool | None = None,
) -> Asked:
    """Be reminded of one assembly or due date, or no more; ``on`` None is the other of the two.

    Raises:
        InvalidReminder: ``gone`` where it is past, or not planned any more.
    """
    now = deps.clock.now()
    named = subject, subject_id
    async with deps.database.transaction() as session:
        await lock_guild(session, guild_id, now)
        found = await stored.coming_of(session, guild_id, now, named)
        asked = named in await stored.subscriptions_of(session, guild_id, user_id)
        wanted = not asked if on is None else on
        if not found and wanted:
            raise InvalidReminder("gone", str(subject_id))
        held = await stored.preference_of(session, guild_id, user_id) or ReminderPreference(user_id)
        chosen = replace(held, locale=locale)
        await stored.keep_preference(session, guild_id, chosen, now)
        if wanted:
            await stored.add_subscription(session, guild_id, user_id, named, now)
        else:
            await stored.remove_subscriptions(session, guild_id, user_id, named)
        settings, directory = await _replan(deps, session, guild_id, user_id, now)
    if not found:  # given up all the same
        raise InvalidReminder("gone", str(subject_id))
    (coming,) = found
    concerned = concerns(directory, coming, user_id, settings.time_zone)
    still = reminds_of(chosen, coming, asked=wanted, concerned=concerned)
    deliveries = tuple(still_to_come(planned(chosen, coming, settings), now)) if still else ()
    return Asked(coming, wanted, awake(chosen, now), deliveries)


async def refresh_reminders(deps: Deps) -> int:
    """Each hour: forget what was asked for of what is past, and follow the directory; give how many wishes were forgotten."""
    async with deps.database.reading() as session:
        guilds = await known_guilds(session)
    forgotten = 0
    for guild_id in guilds:
        now = deps.clock.now()
        async with deps.database.transaction() as session:
            await lock_guild(session, guild_id, now)
            coming = {(each.subject, each.subject_id) for each in await stored.coming_of(session, guild_id, now)}
            forgotten += await stored.forget_past_subscriptions(session, guild_id, coming)
            settings = await load_settings(session, guild_id, deps.snapshots.defaults)
            await replan_everyone(session, guild_id, settings, await load_directory(session, guild_id), now)
    return forgotten


def _wanted(
    settings: GuildSettings,
    directory: Directory,
    coming: Iterable[Coming],
    user_id: int,
    chosen: ReminderPreference | None,
    asked: Collection[stored.Subject],
) -> list[Delivery]:
    """Every private reminder to the member of all that comes, past ones too."""
    wanted: list[Delivery] = []
    for each in coming:
        concerned = concerns(directory, each, user_id, settings.time_zone)
        if reminds_of(chosen, each, asked=(each.subject, each.subject_id) in asked, concerned=concerned):
            wanted += planned(chosen or ReminderPreference(user_id), each, settings)
    return wanted


async def _replan(
    deps: Deps, session: AsyncSession, guild_id: int, user_id: int, now: datetime
) -> tuple[GuildSettings, Directory]:
    """Rewrite the member's rows; give what that was decided by."""
    settings = await load_settings(session, guild_id, deps.snapshots.defaults)
    directory = await load_directory(session, guild_id)
    await replan_member(session, guild_id, settings, directory, user_id, now)
    return settings, directory


async def _mine(session: AsyncSession, guild_id: int, user_id: int, now: datetime) -> MyReminders:
    chosen = awake(await stored.preference_of(session, guild_id, user_id) or ReminderPreference(user_id), now)
    asked = await stored.subscriptions_of(session, guild_id, user_id)
    coming = await stored.coming_of(session, guild_id, now)
    return MyReminders(chosen, tuple(each for each in coming if (each.subject, each.subject_id) in asked))
