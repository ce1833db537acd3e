"""The message that members check in with follows whoever comes, by their own hand or by the coordination's."""

import discord

from bot.domain.gathering import Gathering
from bot.edge.posted import Following, Posted
from bot.edge.reading import guild_of
from bot.services.deps import Deps
from bot.services.gatherings import gathering_of
from bot.texts.catalogue import texts_in
from bot.views.assembly_presence import check_in_screen
from bot.views.layout import Screen


async def follow_check_in(
    deps: Deps, following: Following, interaction: discord.Interaction, gathering: Gathering
) -> None:
    """Count again those who are there."""
    guild_id, assembly = guild_of(interaction), gathering.assembly
    snapshot = (await deps.snapshots.get(guild_id)).snapshot
    t = texts_in(snapshot.settings.language)

    async def make() -> Screen:
        return check_in_screen(t, snapshot, await gathering_of(deps, guild_id, assembly.id), deps.clock.now())

    await following.follow(interaction, Posted(assembly.check_in_channel_id, assembly.check_in_message_id), t, make)
