"""How a cog reads what is held of the member's guild."""

import asyncio
from typing import Final

import discord

from bot.domain.errors import NotInGuild, TryAgain, UnknownPlan
from bot.domain.snapshot import LoadedPlan
from bot.domain.text_folding import fold
from bot.edge.replies import acknowledge
from bot.services.snapshots import Knowledge, Snapshots

# Discord waits three seconds for a form.
_PATIENCE_SECONDS: Final = 2.0


async def knowledge(interaction: discord.Interaction, snapshots: Snapshots) -> Knowledge:
    """What is held of the guild; where it must be loaded first, Discord is asked for time."""
    guild_id = guild_of(interaction)
    held = snapshots.peek(guild_id)
    if held is None:
        await acknowledge(interaction)
        held = await snapshots.get(guild_id)
    return held


async def knowledge_at_once(interaction: discord.Interaction, snapshots: Snapshots) -> Knowledge:
    """What is held of the guild, for a form: it may follow no wait. Raise ``TryAgain`` where loading it takes too long."""
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            return await snapshots.get(guild_of(interaction))
    except TimeoutError:
        raise TryAgain from None


def guild_of(interaction: discord.Interaction) -> int:
    """The guild where the member is; raise ``NotInGuild`` in a direct message."""
    if interaction.guild_id is None:
        raise NotInGuild
    return interaction.guild_id


def plan_named(held: Knowledge, typed: str | None, channel_id: int | None) -> LoadedPlan:
    """The plan that was asked for by its id or its title, or by default the channel's."""
    if not typed:
        return held.snapshot.plan_for(channel_id)
    for loaded in held.snapshot.plans:
        names = (str(loaded.plan_id), fold(loaded.plan.title), fold(loaded.working_group or ""))
        if typed in names[:1] or fold(typed) in names[1:]:
            return loaded
    raise UnknownPlan(typed)
