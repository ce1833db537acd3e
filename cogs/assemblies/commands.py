"""`/assemblee`, and the buttons of whatever is posted of an assembly."""

from typing import Any

import discord
from discord import app_commands

from bot.edge.assembly_choices import Among, assembly_choices
from bot.edge.command_texts import L
from bot.edge.posted import Following
from bot.edge.reading import guild_of
from bot.edge.router import Router
from bot.edge.suggesting import Choices, suggestions
from bot.services.deps import Deps
from bot.texts.catalogue import texts_for
from cogs.assemblies.answering import Answering
from cogs.assemblies.cards import Cards
from cogs.assemblies.checking_in import CheckingIn
from cogs.assemblies.voting import Voting


class AssemblyCommands:
    """The command that everyone has, and what goes with it."""

    def __init__(self, deps: Deps, following: Following) -> None:
        self._deps = deps
        self._cards = Cards(deps)
        self._parts = (self._cards, Answering(deps, following), CheckingIn(deps, following), Voting(deps, following))

    def install(self, tree: app_commands.CommandTree, router: Router) -> None:
        """Add the command, and take the buttons, menus and forms."""
        command: app_commands.Command[Any, ..., Any] = app_commands.Command(
            name=L("assemblee"),
            description=L("La prochaine assemblée, ou une autre : date, lieu, ordre du jour, votre réponse"),
            callback=self.show,
        )
        command.autocomplete("which")(self._suggest)
        tree.add_command(command)
        for part in self._parts:
            part.route(router)

    @suggestions
    async def _suggest(self, interaction: discord.Interaction, typed: str) -> Choices:
        held = self._deps.snapshots.peek_or_begin(guild_of(interaction))
        return assembly_choices(texts_for(interaction.locale), held, typed, self._deps.clock.now(), Among.TOLD)

    @app_commands.rename(which=L("laquelle"))
    @app_commands.describe(which=L("Une assemblée; sans rien, la prochaine"))
    async def show(
        self, interaction: discord.Interaction, which: app_commands.Range[str, 1, 100] | None = None
    ) -> None:
        """Show an assembly's card."""
        await self._cards.find(interaction, which or "")
