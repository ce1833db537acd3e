"""The commands of `/plan`: an axis, any place of the plan, a search; and what is offered while one types."""

import discord
from discord import app_commands

from bot.domain.plan import ActionState
from bot.domain.plan_query import query_asked
from bot.domain.search_completion import complete_words
from bot.domain.snapshot import LoadedPlan
from bot.domain.text_folding import fold
from bot.edge.command_texts import L
from bot.edge.reading import guild_of, knowledge, plan_named
from bot.edge.router import Router
from bot.edge.suggesting import MOST_CHOICES, Choices, choice, plan_choices, suggestions
from bot.services.deps import Deps
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import texts_for
from bot.views import plan_search
from bot.views.plan_responsibles import responsible_names
from cogs.plan.parties import Parties
from cogs.plan.places import Places
from cogs.plan.searching import Searching

_PLAN = L("Le plan à consulter, s'il y en a plusieurs")


class PlanCommands(app_commands.Group):
    """The commands that read the plan."""

    def __init__(self, deps: Deps) -> None:
        super().__init__(name=L("plan"), description=L("Le plan d'action de la table de quartier"))
        self._snapshots = deps.snapshots
        self._places = Places(deps.snapshots)
        self._searching = Searching(deps)
        self._parties = Parties(deps)

    def route(self, router: Router) -> None:
        """Take the buttons and menus of the plan's screens."""
        self._places.route(router)
        self._searching.route(router)
        self._parties.route(router)

    @suggestions
    async def _suggest_plan(self, interaction: discord.Interaction, typed: str) -> Choices:
        return plan_choices(self._snapshots.peek_or_begin(guild_of(interaction)), typed)

    @suggestions
    async def _suggest_axis(self, interaction: discord.Interaction, typed: str) -> Choices:
        return self._places_like(interaction, typed, depth=1)

    @suggestions
    async def _suggest_place(self, interaction: discord.Interaction, typed: str) -> Choices:
        return self._places_like(interaction, typed)

    @suggestions
    async def _suggest_words(self, interaction: discord.Interaction, typed: str) -> Choices:
        at_hand = self._at_hand(interaction)
        if at_hand is None:
            return []
        held, loaded = at_hand
        texts = complete_words(held.index_of(loaded), typed, MOST_CHOICES)
        return [choice(text, text) for text in texts if len(text) <= plan_search.TEXT_LENGTH]

    @suggestions
    async def _suggest_year(self, interaction: discord.Interaction, typed: str) -> Choices:
        at_hand = self._at_hand(interaction)
        years = at_hand[1].plan.fiscal_years if at_hand else ()
        return [choice(year, year) for year in years if typed in year]

    @suggestions
    async def _suggest_party(self, interaction: discord.Interaction, typed: str) -> Choices:
        at_hand = self._at_hand(interaction)
        names = responsible_names(texts_for(interaction.locale), at_hand[1]) if at_hand else []
        return [choice(name, name) for name in names if fold(typed) in fold(name)]

    @app_commands.command(name=L("axe"), description=L("Un axe du plan : ses objectifs et leur avancement"))
    @app_commands.rename(number=L("numero"))
    @app_commands.describe(number=L("Le numéro de l'axe : II, 2 ou « axe II »"), plan=_PLAN)
    @app_commands.autocomplete(number=_suggest_axis, plan=_suggest_plan)
    async def axis(self, interaction: discord.Interaction, number: str, plan: str | None = None) -> None:
        """Show the axis that ``number`` names."""
        await self._places.show_named(interaction, number, plan)

    @app_commands.command(name=L("voir"), description=L("Un objectif, un objectif spécifique ou une action du plan"))
    @app_commands.describe(reference=L("Par exemple II.B, II.B.1 ou « II.B.1 action 3 »"), plan=_PLAN)
    @app_commands.autocomplete(reference=_suggest_place, plan=_suggest_plan)
    async def view(self, interaction: discord.Interaction, reference: str, plan: str | None = None) -> None:
        """Show the place that ``reference`` names."""
        await self._places.show_named(interaction, reference, plan)

    @app_commands.command(
        name=L("chercher"), description=L("Chercher dans le plan, par mot, année, responsable ou état")
    )
    @app_commands.rename(text=L("texte"), year=L("annee"), responsible=L("responsable"), state=L("etat"))
    @app_commands.describe(
        text=L("Un ou plusieurs mots; les accents et les fautes de frappe ne comptent pas"),
        year=L("Une année du plan, par exemple 2012-2013"),
        responsible=L("Qui s'en occupe : un nom du plan ou du bottin, ou « moi »"),
        state=L("Où en est l'action"),
        plan=_PLAN,
    )
    @app_commands.choices(
        state=[
            app_commands.Choice(name=L("non renseigné"), value=ActionState.UNREPORTED),
            app_commands.Choice(name=L("à venir"), value=ActionState.UPCOMING),
            app_commands.Choice(name=L("en cours"), value=ActionState.IN_PROGRESS),
            app_commands.Choice(name=L("en continu"), value=ActionState.ONGOING),
            app_commands.Choice(name=L("réalisé"), value=ActionState.DONE),
            app_commands.Choice(name=L("reporté"), value=ActionState.POSTPONED),
            app_commands.Choice(name=L("bloqué"), value=ActionState.BLOCKED),
            app_commands.Choice(name=L("abandonné"), value=ActionState.DROPPED),
        ]
    )
    @app_commands.autocomplete(text=_suggest_words, year=_suggest_year, responsible=_suggest_party, plan=_suggest_plan)
    async def search(
        self,
        interaction: discord.Interaction,
        text: app_commands.Range[str, 1, plan_search.TEXT_LENGTH] | None = None,
        year: app_commands.Range[str, 1, plan_search.YEAR_LENGTH] | None = None,
        responsible: str | None = None,
        state: str | None = None,
        plan: str | None = None,
    ) -> None:
        """Show the actions that fit."""
        held = await knowledge(interaction, self._snapshots)
        loaded = plan_named(held, plan, interaction.channel_id)
        asked = ActionState(state) if state else None
        query = query_asked(held.index_of(loaded), held.directory, text or "", year or "", responsible or "", asked)
        await self._searching.show(interaction, held, loaded, query)

    def _places_like(self, interaction: discord.Interaction, typed: str, depth: int | None = None) -> Choices:
        at_hand = self._at_hand(interaction)
        if at_hand is None:
            return []
        held, loaded = at_hand
        nodes = held.completion_of(loaded).matching(typed, depth)
        return [choice(f"{node.reference} · {node.item.title}", str(node.reference)) for node in nodes[:MOST_CHOICES]]

    def _at_hand(self, interaction: discord.Interaction) -> tuple[Knowledge, LoadedPlan] | None:
        """What is held of the guild and the plan being asked for; None while it loads, for nothing may wait here."""
        held = self._snapshots.peek_or_begin(guild_of(interaction))
        if held is None:
            return None
        return held, plan_named(held, interaction.namespace.plan, interaction.channel_id)
