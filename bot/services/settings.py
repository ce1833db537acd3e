"""Setting a guild up: each answer is kept, journaled, and seen at once by every process."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import InvalidSetting
from bot.domain.guild_settings import GuildSettings, SettingKey
from bot.domain.journal import Act, Actor, Change, Facts, Subject, changed_facts
from bot.domain.setting_rules import valid
from bot.domain.setting_values import facts_of
from bot.services.assembly_reminders import replan_assembly_reminders
from bot.services.deadline_writing import replan_deadline_reminders
from bot.services.deps import Deps
from bot.services.digest import replan_digest
from bot.services.reminders import replan_everyone
from storage.directory import load_directory
from storage.guilds import bump_revision, lock_guild
from storage.journal import write_journal
from storage.settings import load_settings, remove_setting, store_setting


async def change_setting(
    deps: Deps,
    guild_id: int,
    actor: Actor,
    key: SettingKey,
    value: Any,  # noqa: ANN401 - each key has its own type
) -> GuildSettings:
    """Answer ``key`` by ``value``, of the type of its field; raise ``InvalidSetting`` where it may not be.

    By-laws of some kinds of assembly leave the others as they are. The answer that stood already is journaled no more.
    """
    value = valid(key, value)
    # The role of everyone in a guild has the guild's own id.
    if key is SettingKey.COORDINATION_ROLES and guild_id in value:
        raise InvalidSetting(key, "everyone", str(guild_id))
    async with _writing(deps, guild_id) as (session, held):
        if key is SettingKey.BYLAWS:
            value = {**held.bylaws, **value}
        await store_setting(session, guild_id, key, value)
        await _follow(session, guild_id, key, replace(held, **{key: value}), deps.clock.now())
        await write_journal(session, guild_id, actor, deps.clock.now(), _changes(key, getattr(held, key), value))
    return (await deps.snapshots.refresh(guild_id)).snapshot.settings


async def keep_setting(deps: Deps, guild_id: int, key: SettingKey) -> GuildSettings:
    """Take what stands as the answer to ``key`` where nobody has answered: nothing changes, so nothing is journaled."""
    async with _writing(deps, guild_id) as (session, held):
        if key not in held.chosen:
            await store_setting(session, guild_id, key, getattr(held, key))
    return (await deps.snapshots.refresh(guild_id)).snapshot.settings


async def reset_setting(deps: Deps, guild_id: int, actor: Actor, key: SettingKey) -> GuildSettings:
    """Forget the answer to ``key``: the default is back."""
    default = getattr(deps.snapshots.defaults, key)
    async with _writing(deps, guild_id) as (session, held):
        await remove_setting(session, guild_id, key)
        await _follow(session, guild_id, key, replace(held, **{key: default}), deps.clock.now())
        await write_journal(session, guild_id, actor, deps.clock.now(), _changes(key, getattr(held, key), default))
    return (await deps.snapshots.refresh(guild_id)).snapshot.settings


async def _follow(session: AsyncSession, guild_id: int, key: SettingKey, settings: GuildSettings, at: datetime) -> None:
    """What is planned by ``key`` and not sent yet is planned anew, in the same transaction."""
    if key in (SettingKey.REMINDER_OFFSETS, SettingKey.QUIET_HOURS):
        await replan_assembly_reminders(session, guild_id, settings, at)
        await replan_deadline_reminders(session, guild_id, settings, at)
        await replan_everyone(session, guild_id, settings, await load_directory(session, guild_id), at)

    if key in (SettingKey.DIGEST, SettingKey.TIME_ZONE):
        await replan_digest(session, guild_id, settings, at)


@asynccontextmanager
async def _writing(deps: Deps, guild_id: int) -> AsyncIterator[tuple[AsyncSession, GuildSettings]]:
    """A transaction in which the guild is held, with its settings as they are; its revision grows at the end."""
    async with deps.database.transaction() as session:
        await lock_guild(session, guild_id, deps.clock.now())
        yield session, await load_settings(session, guild_id, deps.snapshots.defaults)
        await bump_revision(session, guild_id)


def _changes(key: SettingKey, before: Any, after: Any) -> list[Change]:  # noqa: ANN401 - each key has its own type
    was, becomes = changed_facts(facts_of(key, before), facts_of(key, after))
    if not was and not becomes:
        return []
    if key is not SettingKey.PRIVACY_OFFICER:
        return [_change(key, was, becomes)]
    # Each entry is about one person at most: forgetting one officer leaves what is said of the next.
    left, came = before and before.user_id, after and after.user_id
    if left == came:
        return [_change(key, was, becomes, came)]
    apart = [(was, {}, left), ({}, becomes, came)]
    return [_change(key, *each) for each in apart if each[0] or each[1]]


def _change(key: SettingKey, before: Facts, after: Facts, user_id: int | None = None) -> Change:
    return Change(Subject.SETTING, Act.CHANGED, label=str(key), before=before, after=after, user_id=user_id)
