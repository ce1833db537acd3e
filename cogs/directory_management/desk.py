"""What every screen of `/gerer bottin` does: read the guild's directory, and show an entry's card after an act."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

import discord

from bot.domain.clock import local_day
from bot.domain.journal import Actor
from bot.edge.reading import guild_of, knowledge, knowledge_at_once
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form
from bot.edge.router import Router
from bot.services.deps import Deps
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import Texts, texts_for
from bot.views.custom_ids import CustomId
from bot.views.directory_management import entry_view
from bot.views.entry_places import ARITY, FEATURE, EntryPlace
from bot.views.forms import Form
from cogs.directory_management.answers import Typed

Make = Callable[[Texts, str, Knowledge, EntryPlace], Form]
"""Makes the form of an entry, with that ``custom_id``."""
Write = Callable[[discord.Interaction, Knowledge, EntryPlace, Typed], Awaitable[None]]
"""Writes what was typed in the form of an entry."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The coordination's way to a guild's directory."""

    deps: Deps

    def today(self, held: Knowledge) -> date:
        """The guild's own day."""
        return local_day(self.deps.clock.now(), held.snapshot.settings.time_zone)

    async def show_entry(
        self, interaction: discord.Interaction, place: EntryPlace, receipt: str = "", page: int = 0
    ) -> None:
        """Show an entry's card, under what was just done; raise ``UnknownEntry`` where it is gone."""
        held = await knowledge(interaction, self.deps.snapshots)
        t = texts_for(interaction.locale)
        await show(interaction, entry_view(t, held.snapshot, place, self.today(held), receipt, page))

    def add_form(self, router: Router, action: str, make: Make, write: Write) -> None:
        """Open the form of an entry, write what is typed in it, and show the entry's card again."""

        async def build(interaction: discord.Interaction, custom_id: CustomId) -> Form:
            held, place = await knowledge_at_once(interaction, self.deps.snapshots), EntryPlace.read(custom_id)
            return make(texts_for(interaction.locale), custom_id.encode(), held, place)

        async def accept(interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
            await acknowledge(interaction)
            held, place = await knowledge(interaction, self.deps.snapshots), EntryPlace.read(custom_id)
            await write(interaction, held, place, typed)
            _ = texts_for(interaction.locale).gettext
            await self.show_entry(interaction, place, _("**C'est inscrit au bottin.**"))

        add_form(router, FEATURE, action, ARITY, build, accept)


def writer(interaction: discord.Interaction) -> tuple[int, Actor]:
    """In which guild somebody writes, and who."""
    return guild_of(interaction), Actor.member(interaction.user.id)
