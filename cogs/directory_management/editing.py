"""`/gerer bottin modifier`: an entry is found, and its card shown."""

import discord

from bot.domain.directory_search import one_sure
from bot.domain.errors import OutdatedControl
from bot.edge.reading import knowledge
from bot.edge.replies import show
from bot.edge.router import Router, chosen
from bot.texts.catalogue import texts_for
from bot.views import entry_places as places
from bot.views.custom_ids import CustomId
from bot.views.directory_places import entry_in
from bot.views.entry_choosing import which_view
from bot.views.entry_places import FEATURE, SHOW_ARITY, EntryPlace
from bot.views.layout import MENU_OPTIONS
from cogs.directory_management.desk import Desk


class Editing:
    """The way to a card."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def route(self, router: Router) -> None:
        """Take what shows a card."""
        router.add(FEATURE, places.SHOW, SHOW_ARITY, self._show)
        router.add(FEATURE, places.PICK, 0, self._pick)

    async def find(self, interaction: discord.Interaction, given: str) -> None:
        """Show the entry that was chosen or typed; where that is none, or several, those that it may be."""
        held = await knowledge(interaction, self._desk.deps.snapshots)
        place = _place_in(given)
        hits = held.directory.search(given, MENU_OPTIONS)
        sure = one_sure(hits)
        if place is None and sure is not None:
            place = EntryPlace(sure.kind, sure.id)
        if place is not None:
            await self._desk.show_entry(interaction, place)
            return
        await show(interaction, which_view(texts_for(interaction.locale), held.snapshot, given, hits))

    async def _pick(self, interaction: discord.Interaction, custom_id: CustomId) -> None:  # noqa: ARG002 - a handler's signature
        value = chosen(interaction)
        place = _place_in(value)
        if place is None:
            raise OutdatedControl(value)
        await self._desk.show_entry(interaction, place)

    async def _show(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._desk.show_entry(interaction, EntryPlace.read(custom_id), page=int(custom_id.args[2]))


def _place_in(value: str) -> EntryPlace | None:
    """The entry that a choice's value is; None for what was typed."""
    chosen_entry = entry_in(value) if value[1:].isdecimal() else None
    return EntryPlace(*chosen_entry) if chosen_entry else None
