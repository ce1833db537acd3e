"""What every screen of `/gerer assemblee` does: read the guild's assemblies and who writes."""

from dataclasses import dataclass
from datetime import datetime

import discord

from bot.domain.assembly import Assembly
from bot.domain.journal import Actor
from bot.edge.assembly_choices import Among, assembly_meant
from bot.edge.reading import guild_of, knowledge
from bot.services.deps import Deps
from bot.texts.catalogue import texts_for

Typed = dict[str, str]


@dataclass(frozen=True, slots=True)
class Desk:
    """The coordination's way to a guild's assemblies."""

    deps: Deps

    @property
    def now(self) -> datetime:
        """The present instant."""
        return self.deps.clock.now()

    async def meant(self, interaction: discord.Interaction, given: str, among: Among) -> Assembly:
        """The assembly that was chosen or typed; raise ``UnknownAssembly``."""
        held = await knowledge(interaction, self.deps.snapshots)
        return assembly_meant(texts_for(interaction.locale), held, given, self.now, among)


def writer(interaction: discord.Interaction) -> tuple[int, Actor]:
    """In which guild somebody writes, and who."""
    return guild_of(interaction), Actor.member(interaction.user.id)
