"""The commands of `/bottin`: a search of everything, and the tables and committees."""

import discord
from discord import app_commands

from bot.domain.directory_search import EVERY_KIND, EntryHit, EntryKind
from bot.edge.command_texts import L
from bot.edge.reading import guild_of
from bot.edge.router import Router
from bot.edge.suggesting import MOST_CHOICES, Choices, choice, suggestions
from bot.services.deps import Deps
from bot.services.snapshots import Knowledge
from bot.views.directory_places import TEXT_LENGTH, Listing
from cogs.directory.cards import Cards
from cogs.directory.seating import Seating


class DirectoryCommands(app_commands.Group):
    """The commands that read the directory."""

    def __init__(self, deps: Deps) -> None:
        super().__init__(name=L("bottin"), description=L("Les organisations, les tables et qui les représente"))
        self._snapshots = deps.snapshots
        self._cards = Cards(deps)
        self._seating = Seating(deps)

    def route(self, router: Router) -> None:
        """Take the buttons, menus and forms of the directory's screens."""
        self._cards.route(router)
        self._seating.route(router)

    @suggestions
    async def _suggest_entry(self, interaction: discord.Interaction, typed: str) -> Choices:
        held = self._snapshots.peek_or_begin(guild_of(interaction))
        if held is None or not typed.strip():
            return []
        found = held.directory.complete(typed, MOST_CHOICES, kinds=EVERY_KIND)
        return [choice(_label(held, hit), hit.name) for hit in found]

    @suggestions
    async def _suggest_table(self, interaction: discord.Interaction, typed: str) -> Choices:
        held = self._snapshots.peek_or_begin(guild_of(interaction))
        if held is None:
            return []
        found = held.directory.complete(typed, MOST_CHOICES, kinds={EntryKind.GROUP})
        return [choice(hit.name, hit.name) for hit in found]

    @app_commands.command(
        name=L("chercher"), description=L("Trouver une organisation, une personne, une table ou un comité")
    )
    @app_commands.rename(text=L("texte"))
    @app_commands.describe(
        text=L("Un nom, un sigle ou une fonction; les accents et les fautes de frappe ne comptent pas")
    )
    @app_commands.autocomplete(text=_suggest_entry)
    async def search(self, interaction: discord.Interaction, text: app_commands.Range[str, 1, 100]) -> None:
        """Show what ``text`` means: its card where there is no doubt, else what was found."""
        await self._cards.show_found(interaction, text, Listing(text[:TEXT_LENGTH]))

    @app_commands.command(name=L("table"), description=L("Une table ou un comité : qui y siège, et qui en répond"))
    @app_commands.rename(name=L("nom"))
    @app_commands.describe(name=L("La table ou le comité; sans rien, la liste de tous"))
    @app_commands.autocomplete(name=_suggest_table)
    async def table(
        self, interaction: discord.Interaction, name: app_commands.Range[str, 1, 100] | None = None
    ) -> None:
        """Show a table, or all of them."""
        text = name or ""
        await self._cards.show_found(interaction, text, Listing(text[:TEXT_LENGTH], tables=True))


def _label(held: Knowledge, hit: EntryHit) -> str:
    """« Claire Fortin · Coordonnatrice »: of two people of one name, which one."""
    if hit.kind is not EntryKind.PERSON:
        return hit.name
    return " · ".join(filter(None, (hit.name, held.snapshot.directory.people[hit.id].function)))
