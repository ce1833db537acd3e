"""The commands of `/gerer bottin`."""

import discord
from discord import app_commands

from bot.domain.directory_search import EntryKind
from bot.edge.command_texts import L
from bot.edge.reading import guild_of
from bot.edge.router import Router
from bot.edge.suggesting import Choices, entry_choices, suggestions
from bot.services.deps import Deps
from cogs.directory_management.approving import Approving
from cogs.directory_management.correcting import Correcting
from cogs.directory_management.desk import Desk
from cogs.directory_management.editing import Editing
from cogs.directory_management.enrolling import Enrolling
from cogs.directory_management.groups import Groups
from cogs.directory_management.organizations import Organizations
from cogs.directory_management.people import People


class DirectoryManagement(app_commands.Group):
    """Entries come in, are corrected, and are tied to one another and to the server's members."""

    def __init__(self, deps: Deps, parent: app_commands.Group) -> None:
        super().__init__(name=L("bottin"), description=L("Inscrire, modifier, approuver"), parent=parent)
        self._snapshots = deps.snapshots
        desk = Desk(deps)
        self._enrolling = Enrolling(desk)
        self._editing = Editing(desk)
        self._approving = Approving(desk)
        self._more = (Correcting(desk), Organizations(desk), People(desk), Groups(desk))

    def route(self, router: Router) -> None:
        """Take the buttons, menus and forms of these screens."""
        for part in (self._enrolling, self._editing, self._approving, *self._more):
            part.route(router)

    @suggestions
    async def _suggest_entry(self, interaction: discord.Interaction, typed: str) -> Choices:
        return entry_choices(interaction, self._snapshots.peek_or_begin(guild_of(interaction)), typed)

    @app_commands.command(name=L("inscrire"), description=L("Ajouter une organisation, une personne ou une table"))
    @app_commands.rename(what=L("quoi"))
    @app_commands.describe(what=L("Ce que vous ajoutez; un formulaire s'ouvre aussitôt"))
    @app_commands.choices(
        what=[
            app_commands.Choice(name=L("organisation"), value=EntryKind.ORGANIZATION),
            app_commands.Choice(name=L("personne"), value=EntryKind.PERSON),
            app_commands.Choice(name=L("table ou comité"), value=EntryKind.GROUP),
        ]
    )
    async def enrol(self, interaction: discord.Interaction, what: str) -> None:
        """Open the form of a new entry."""
        await self._enrolling.open(interaction, EntryKind(what))

    @app_commands.command(
        name=L("modifier"), description=L("Corriger une fiche, dire qui représente qui, relier un membre")
    )
    @app_commands.rename(entry=L("fiche"))
    @app_commands.describe(entry=L("Une organisation, une personne, une table ou un comité"))
    @app_commands.autocomplete(entry=_suggest_entry)
    async def edit(self, interaction: discord.Interaction, entry: app_commands.Range[str, 1, 100]) -> None:
        """Show an entry, with what can be done with it."""
        await self._editing.find(interaction, entry)

    @app_commands.command(
        name=L("approuver"), description=L("Répondre aux membres du serveur qui ont dit qui ils représentent")
    )
    async def approve(self, interaction: discord.Interaction) -> None:
        """Show the first member who waits for an answer."""
        await self._approving.show_first(interaction)
