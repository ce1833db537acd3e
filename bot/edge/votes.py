"""The message of a vote follows each ballot, and its end."""

import discord

from bot.domain.assembly import Motion
from bot.edge.posted import Following, Posted
from bot.edge.reading import guild_of
from bot.services.deps import Deps
from bot.services.gatherings import gathering_of
from bot.texts.catalogue import texts_in
from bot.views.assembly_motions import motion_screen
from bot.views.layout import Screen


async def follow_vote(deps: Deps, following: Following, interaction: discord.Interaction, motion: Motion) -> None:
    """Count the vote again where everyone reads it."""
    guild_id = guild_of(interaction)
    snapshot = (await deps.snapshots.get(guild_id)).snapshot
    t = texts_in(snapshot.settings.language)

    async def make() -> Screen:
        gathering = await gathering_of(deps, guild_id, motion.assembly_id)
        return motion_screen(t, snapshot, gathering.assembly, gathering.tally(motion.id))

    await following.follow(interaction, Posted(motion.channel_id, motion.message_id), t, make)
