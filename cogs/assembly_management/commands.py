"""The commands of `/gerer assemblee`."""

import discord
from discord import app_commands

from bot.domain.assembly import MotionKind
from bot.domain.directory_search import EntryKind
from bot.domain.guild_settings import AssemblyKind
from bot.edge.assembly_choices import Among, assembly_choices
from bot.edge.command_texts import L
from bot.edge.moment_choices import moment_choices, recurrence_choices
from bot.edge.posted import Following
from bot.edge.reading import guild_of
from bot.edge.router import Router
from bot.edge.suggesting import MOST_CHOICES, Choices, choice, suggestions
from bot.services.deps import Deps
from bot.texts.catalogue import texts_for
from bot.views import motion_places as places
from bot.views.directory_places import entry_value
from cogs.assembly_management.changing import Changing
from cogs.assembly_management.convening import Convening
from cogs.assembly_management.desk import Desk
from cogs.assembly_management.minutes import Minutes
from cogs.assembly_management.motions import Motions
from cogs.assembly_management.presences import Presences


class AssemblyManagement(app_commands.Group):
    """Assemblies are convened, changed, attended, and leave decisions."""

    def __init__(self, deps: Deps, parent: app_commands.Group, following: Following) -> None:
        super().__init__(name=L("assemblee"), description=L("Convoquer, modifier, noter qui est là"), parent=parent)
        self._snapshots = deps.snapshots
        self._desk = Desk(deps)
        self._convening = Convening(self._desk)
        self._changing = Changing(self._desk, self._convening)
        self._presences = Presences(self._desk, following)
        self._minutes = Minutes(self._desk)
        self._motions = Motions(self._desk, following)

    def route(self, router: Router) -> None:
        """Take the buttons, menus and forms of these screens."""
        for part in (self._convening, self._changing, self._presences, self._minutes, self._motions):
            part.route(router)

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

    @suggestions
    async def _suggest_day(self, interaction: discord.Interaction, typed: str) -> Choices:
        held = self._snapshots.peek_or_begin(guild_of(interaction))
        return moment_choices(texts_for(interaction.locale), self._desk.deps, held, typed)

    @suggestions
    async def _suggest_recurrence(self, interaction: discord.Interaction, typed: str) -> Choices:
        return recurrence_choices(texts_for(interaction.locale), typed)

    @app_commands.command(name=L("convoquer"), description=L("Convoquer une assemblée; rien ne part avant « Publier »"))
    @app_commands.rename(kind=L("genre"), day=L("date"), table=L("table"), recurrence=L("recurrence"))
    @app_commands.describe(
        kind=L("Quelle sorte d'assemblée"),
        day=L("Le jour et l'heure, comme « 30 mai 2013 à 18 h 30 » ou « mardi prochain 19 h »"),
        table=L("La table ou le comité dont c'est la rencontre"),
        recurrence=L("Quand elle revient, comme « le 2e mardi du mois à 18 h »"),
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
    @app_commands.autocomplete(day=_suggest_day, table=_suggest_table, recurrence=_suggest_recurrence)
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
    @app_commands.autocomplete(which=_suggest_open, day=_suggest_day)
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

    @app_commands.command(name=L("presences"), description=L("Qui est là : la liste, le quorum, ajouter quelqu'un"))
    @app_commands.rename(which=L("assemblee"))
    @app_commands.describe(which=L("L'assemblée, par son titre ou sa date"))
    @app_commands.autocomplete(which=_suggest_held)
    async def presences(self, interaction: discord.Interaction, which: app_commands.Range[str, 1, 100]) -> None:
        """Show who is there."""
        await self._presences.open(interaction, which)

    @app_commands.command(name=L("compte-rendu"), description=L("Déposer le compte-rendu, inscrire les décisions"))
    @app_commands.rename(which=L("assemblee"), link=L("lien"), file=L("fichier"))
    @app_commands.describe(
        which=L("L'assemblée, par son titre ou sa date"),
        link=L("L'adresse du compte-rendu"),
        file=L("Le fichier du compte-rendu : il est affiché dans le salon de l'assemblée"),
    )
    @app_commands.autocomplete(which=_suggest_held)
    async def minutes(
        self,
        interaction: discord.Interaction,
        which: app_commands.Range[str, 1, 100],
        link: app_commands.Range[str, 1, 300] | None = None,
        file: discord.Attachment | None = None,
    ) -> None:
        """Note where the minutes are, and show the decisions."""
        await self._minutes.open(interaction, which, link or "", file)

    @app_commands.command(name=L("vote"), description=L("Mettre une proposition aux voix, à main levée ou en secret"))
    @app_commands.rename(which=L("assemblee"), effect=L("effet"), secret=L("secret"))
    @app_commands.describe(
        which=L("L'assemblée, par son titre ou sa date"),
        effect=L("Ce que l'adoption fait de plus; sans rien : la décision va au compte-rendu"),
        secret=L("Oui : personne ne sait qui a voté quoi; chaque voix vote une seule fois"),
    )
    @app_commands.choices(
        effect=[
            app_commands.Choice(name=L("rien d'autre"), value=MotionKind.ORDINARY),
            app_commands.Choice(name=L("adopter un plan"), value=MotionKind.ADOPT_PLAN),
            app_commands.Choice(name=L("élire au conseil d'administration"), value=MotionKind.ELECTION),
        ],
        secret=[
            app_commands.Choice(name=L("oui"), value=places.BY_BALLOTS),
            app_commands.Choice(name=L("non"), value=places.BY_HANDS),
        ],
    )
    @app_commands.autocomplete(which=_suggest_held)
    async def vote(
        self,
        interaction: discord.Interaction,
        which: app_commands.Range[str, 1, 100],
        effect: str | None = None,
        secret: str | None = None,
    ) -> None:
        """Open the form of a proposition."""
        await self._motions.open(
            interaction, which, MotionKind(effect or MotionKind.ORDINARY), secret=secret == places.BY_BALLOTS
        )
