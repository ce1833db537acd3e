"""The panel's life on Discord: posted and pinned, followed when the language changes, removed when another takes its place."""

import asyncio
import logging
from typing import Final
from weakref import WeakValueDictionary

import discord

from bot.domain.errors import ChannelRefused
from bot.domain.guild_settings import GuildSettings, Panel, SettingKey
from bot.domain.journal import Actor
from bot.domain.setting_findings import Finding, FindingKind, Need
from bot.edge.channel_checks import channel_problems
from bot.edge.components import walk
from bot.services.deps import Deps
from bot.services.settings import change_setting
from bot.texts.catalogue import texts_in
from bot.views.panel import BUTTONS, panel_view

_log = logging.getLogger(__name__)
_UNKNOWN_CHANNEL: Final = 10003
_TOO_MANY_PINS: Final = 30003
_NO_ACCESS: Final = 50001
_NO_PERMISSION: Final = 50013
_FIRST_BUTTON: Final = BUTTONS[0][1]


class Panels:
    """The panel of each guild."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def post(self, guild: discord.Guild, actor: Actor, channel_id: int) -> GuildSettings:
        """Post the panel in a channel and pin it there; the one that stood elsewhere goes, and what an interruption left there.

        Raises:
            ChannelRefused: the channel is gone, a permission is missing, or it has as many pins as it may.
        """
        async with self._turn(guild):
            before = (await self._deps.snapshots.get(guild.id)).snapshot.settings
            message = await _publish(guild, channel_id, before.language)
            panel = Panel(channel_id, message.id)
            settings = await change_setting(self._deps, guild.id, actor, SettingKey.PANEL, panel)
            await _remove(guild, before.panel)
            await _remove_others(message)
        return settings

    async def remove(self, guild: discord.Guild, actor: Actor) -> GuildSettings:
        """Have no panel any more."""
        async with self._turn(guild):
            before = (await self._deps.snapshots.get(guild.id)).snapshot.settings
            settings = await change_setting(self._deps, guild.id, actor, SettingKey.PANEL, None)
            await _remove(guild, before.panel)
        return settings

    def _turn(self, guild: discord.Guild) -> asyncio.Lock:
        """One at a time in a guild: of two panels posted at once, each would outlive the other."""
        return self._turns.setdefault(guild.id, asyncio.Lock())


async def follow(guild: discord.Guild, settings: GuildSettings) -> None:
    """Write the panel again in the guild's language, where it still stands."""
    message = _message(guild, settings.panel)
    if message is None:
        return
    view = panel_view(texts_in(settings.language))
    view.stop()
    try:
        await message.edit(view=view)
    except discord.HTTPException as problem:
        _log.warning("the panel of guild %d was not written again: %d %d", guild.id, problem.status, problem.code)


async def _publish(guild: discord.Guild, channel_id: int, language: str) -> discord.Message:
    channel = guild.get_channel(channel_id)
    problems = channel_problems(SettingKey.PANEL, channel, guild.me)
    if problems:
        raise ChannelRefused(problems[0])
    if not isinstance(channel, discord.TextChannel):
        raise ChannelRefused(Finding(FindingKind.CHANNEL_GONE, SettingKey.PANEL))
    view = panel_view(texts_in(language))
    view.stop()
    posted = None
    try:
        posted = await channel.send(view=view)
        await posted.pin()
    except discord.HTTPException as problem:
        if posted is not None:
            await _remove(guild, Panel(channel_id, posted.id))
        refused = _finding(channel_id, problem.code, Need.SEND if posted is None else Need.PIN)
        if refused is None:
            raise
        raise ChannelRefused(refused) from problem
    return posted


def _finding(channel_id: int, code: int, needed: Need) -> Finding | None:
    """What Discord's refusal says of the channel; None where it says nothing of it."""
    key = SettingKey.PANEL
    if code == _UNKNOWN_CHANNEL:
        return Finding(FindingKind.CHANNEL_GONE, key)
    if code == _TOO_MANY_PINS:
        return Finding(FindingKind.CHANNEL_FULL, key, channel_id)
    missing = {_NO_ACCESS: Need.VIEW, _NO_PERMISSION: needed}.get(code)
    return None if missing is None else Finding(FindingKind.CHANNEL_CLOSED, key, channel_id, (missing,))


async def _remove(guild: discord.Guild, panel: Panel | None) -> None:
    """Delete a panel; one that is gone already, or out of reach, is left alone."""
    message = _message(guild, panel)
    if message is None:
        return
    try:
        await message.delete()
    except discord.HTTPException as problem:
        _log.info("a panel of guild %d was not deleted: %d %d", guild.id, problem.status, problem.code)


async def _remove_others(kept: discord.Message) -> None:
    """Delete the panels pinned in the channel of ``kept`` that nothing knows of: Courroie stopped before it noted them."""
    try:
        async for message in kept.channel.pins():
            if message.id != kept.id and message.author == kept.author and _is_panel(message):
                await message.delete()
    except discord.HTTPException as problem:
        _log.info("old panels in channel %d were left: %d %d", kept.channel.id, problem.status, problem.code)


def _is_panel(message: discord.Message) -> bool:
    return any(getattr(each, "custom_id", None) == _FIRST_BUTTON for each in walk(message.components))


def _message(guild: discord.Guild, panel: Panel | None) -> discord.PartialMessage | None:
    channel = guild.get_channel(panel.channel_id) if panel else None
    if panel is None or not isinstance(channel, discord.TextChannel):
        return None
    return channel.get_partial_message(panel.message_id)
