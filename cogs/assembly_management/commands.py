"""The commands of `/gerer assemblee`."""

import discord
from discord import app_commands

from bot.domain.directory_search import EntryKind
from bot.domain.guild_settings import AssemblyKind
from bot.edge.assembly_choices import Among, assembly_choices
from bot.edge.command_texts import L
from bot.edge.reading import guild_of
from bot.edge.router import Router
from bot.edge.suggesting import MOST_CHOICES, Choices, choice, suggestions
from bot.services.deps import Deps
from bot.texts.catalogue import texts_for
from bot.views.directory_places import entry_value
from cogs.assembly_management.changing import Changing
from cogs.assembly_management.convening import Convening
from cogs.assembly_management.desk import Desk


class AssemblyManagement(app_commands.Group):
    """Assemblies are convened, changed, attended, and leave decisions."""

    def __init__(self, deps: Deps, parent: app_commands.Group) -> None:
        super().__init__(name=L("assemblee"), description=L("Convoquer, modifier, noter qui est là"), parent=parent)
        self._snapshots = deps.snapshots
        self._desk = Desk(deps)
        self._convening = Convening(self._desk)
        self._changing = Changing(self._desk, self._convening)

    def route(self, router: Router) -> None:
        """Take the buttons, menus and forms of these screens."""
        self._convening.route(router)
        self._changing.route(router)

    @suggestions
    async def _suggest_table(self, interaction: discord.Interaction, typed: str) -> Choices:
        held = self._snapshots.peek_or_begin(guild_of(interaction))
        if held is None:
            return []
        found = held.directory.complete(typed, MOST_CHOICES, kinds={EntryKind.GROUP})
        return [choice(hit.name, entry_value(hit.kind, hit.id)) for hit in found]

    @suggestions
    async def _suggest_open(self, interaction: discord.Interaction, typed: str) -> Choices:
        held = self._snapshots.peek_or_begin(guild_of(interaction))
        return assembly_choices(texts_for(interaction.locale), held, typed, self._desk.now, Among.TO_CHANGE)

    @suggestions
    async def _suggest_held(self, interaction: discord.Interaction, typed: str) -> Choices:
        held = self._snapshots.peek_or_begin(guild_of(interaction))
        return assembly_choices(texts_for(interaction.locale), held, typed, self._desk.now, Among.HELD)

    @app_commands.command(name=L("convoquer"), description=L("Convoquer une assemblée; rien ne part avant « Publier »"))
    @app_commands.rename(kind=L("genre"), day=L("date"), table=L("table"), recurrence=L("recurrence"))
    @app_commands.describe(
        kind=L("Quelle sorte d'assemblée"),
        day=L("Le jour et l'heure, comme « 30 mai 2013 à 18 h 30 » ou « mardi prochain 19 h »"),
        table=L("La table ou le comité dont c'est la rencontre"),
        recurrence=L("Ce qui la ramène, comme « le 2e mardi du mois à 18 h »"),
    )
    @app_commands.choices(
        kind=[
            app_commands.Choice(name=L("assemblée générale annuelle"), value=AssemblyKind.ANNUAL_GENERAL),
            app_commands.Choice(name=L("assemblée générale extraordinaire"), value=AssemblyKind.SPECIAL_GENERAL),
            app_commands.Choice(name=L("assemblée des partenaires"), value=AssemblyKind.PARTNERS),
            app_commands.Choice(name=L("conseil d'administration"), value=AssemblyKind.BOARD),
            app_commands.Choice(name=L("table ou comité"), value=AssemblyKind.WORKING_GROUP),
            app_commands.Choice(name=L("tournée des organismes"), value=AssemblyKind.TOUR),
            app_commands.Choice(name=L("autre rencontre"), value=AssemblyKind.OTHER),
        ]
    )
    @app_commands.autocomplete(table=_suggest_table)
    async def convene(
        self,
        interaction: discord.Interaction,
        kind: str,
        day: app_commands.Range[str, 1, 100],
        table: app_commands.Range[str, 1, 100] | None = None,
        recurrence: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        """Show what was understood, and the way to the form."""
        await self._convening.begin(interaction, AssemblyKind(kind), day, table or "", recurrence or "")

    @app_commands.command(
        name=L("modifier"), description=L("Changer le titre, le lieu, le lien, la durée, l'ordre du jour")
    )
    @app_commands.rename(which=L("assemblee"))
    @app_commands.describe(which=L("L'assemblée, par son titre ou sa date"))
    @app_commands.autocomplete(which=_suggest_open)
    async def modify(self, interaction: discord.Interaction, which: app_commands.Range[str, 1, 100]) -> None:
        """Open the form of an assembly."""
        await self._changing.modify(interaction, which)

    @app_commands.command(name=L("reporter"), description=L("La mettre à une autre date; qui a répondu est averti"))
    @app_commands.rename(which=L("assemblee"), day=L("date"), reason=L("raison"))
    @app_commands.describe(
        which=L("L'assemblée, par son titre ou sa date"),
        day=L("Le nouveau jour et l'heure, comme « 6 juin 2013 à 18 h 30 »"),
        reason=L("Pourquoi : les membres le liront"),
    )
    @app_commands.autocomplete(which=_suggest_open)
    async def postpone(
        self,
        interaction: discord.Interaction,
        which: app_commands.Range[str, 1, 100],
        day: app_commands.Range[str, 1, 100],
        reason: app_commands.Range[str, 1, 300] | None = None,
    ) -> None:
        """Ask to confirm another date."""
        await self._changing.postpone(interaction, which, day, reason or "")

    @app_commands.command(name=L("annuler"), description=L("Dire qu'elle n'aura pas lieu; qui a répondu est averti"))
    @app_commands.rename(which=L("assemblee"), reason=L("raison"))
    @app_commands.describe(
        which=L("L'assemblée, par son titre ou sa date"), reason=L("Pourquoi : les membres le liront")
    )
    @app_commands.autocomplete(which=_suggest_open)
    async def cancel(
        self,
        interaction: discord.Interaction,
        which: app_commands.Range[str, 1, 100],
        reason: app_commands.Range[str, 1, 300] | None = None,
    ) -> None:
        """Ask to confirm that it does not take place."""
        await self._changing.cancel(interaction, which, reason or "")
