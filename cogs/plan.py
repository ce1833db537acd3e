"""`/plan`: an axis, any place of the plan, a search; and the menus and buttons of their screens."""

import discord
from discord import app_commands
from discord.ui import LayoutView

from bot.domain.plan import ActionState
from bot.domain.plan_query import Query, find, parties_named
from bot.domain.reference_grammar import resolve
from bot.domain.snapshot import LoadedPlan
from bot.domain.text_folding import fold
from bot.edge.command_texts import L
from bot.edge.reading import guild_of, knowledge, plan_named
from bot.edge.replies import share, show
from bot.edge.router import Router, chosen
from bot.edge.suggesting import MOST_CHOICES, Choices, choice, plan_choices, suggestions
from bot.services.snapshots import Knowledge, Snapshots
from bot.texts.catalogue import texts_for
from bot.views import plan_places, plan_search
from bot.views.custom_ids import CustomId
from bot.views.plan import plan_view
from bot.views.plan_places import Place, reference_in
from bot.views.plan_search import Results, back_to_results, results_view

_PLAN = L("Le plan à consulter, s'il y en a plusieurs")


class PlanCommands(app_commands.Group):
    """The commands that read the plan."""

    def __init__(self, snapshots: Snapshots) -> None:
        super().__init__(name=L("plan"), description=L("Le plan d'action de la table de quartier"))
        self._snapshots = snapshots

    def route(self, router: Router) -> None:
        """Take the buttons and menus of the plan's screens."""
        router.add(plan_places.FEATURE, plan_places.GO, 3, self._go)
        router.add(plan_places.FEATURE, plan_places.SHARE, 3, self._share)
        router.add(plan_places.FEATURE, plan_places.WHOLE, 0, self._show_whole)
        router.add(plan_places.FEATURE, plan_places.MENU, 1, self._go_down)
        router.add(plan_search.FEATURE, plan_search.PAGE, plan_search.ARITY, self._turn_page)
        router.add(plan_search.FEATURE, plan_search.SHARE, plan_search.ARITY, self._share_results)
        router.add(plan_search.FEATURE, plan_search.OPEN, plan_search.ARITY, self._open_hit)

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
    async def _suggest_year(self, interaction: discord.Interaction, typed: str) -> Choices:
        loaded = self._plan_at_hand(interaction)
        return [choice(year, year) for year in loaded.plan.fiscal_years if typed in year] if loaded else []

    @suggestions
    async def _suggest_party(self, interaction: discord.Interaction, typed: str) -> Choices:
        held = self._snapshots.peek_or_begin(guild_of(interaction))
        if held is None:
            return []
        loaded = _chosen_plan(held, interaction)
        names = (party.name for party in loaded.plan.parties)
        return [choice(name, name) for name in names if fold(typed) in fold(name)]

    @app_commands.command(name=L("axe"), description=L("Un axe du plan : ses objectifs et leur avancement"))
    @app_commands.rename(number=L("numero"))
    @app_commands.describe(number=L("Le numéro de l'axe : II, 2 ou « axe II »"), plan=_PLAN)
    @app_commands.autocomplete(number=_suggest_axis, plan=_suggest_plan)
    async def axis(self, interaction: discord.Interaction, number: str, plan: str | None = None) -> None:
        """Show the axis that ``number`` names."""
        await self._show_place(interaction, number, plan)

    @app_commands.command(name=L("voir"), description=L("Un objectif, un objectif spécifique ou une action du plan"))
    @app_commands.describe(reference=L("Par exemple II.B, II.B.1 ou « II.B.1 action 3 »"), plan=_PLAN)
    @app_commands.autocomplete(reference=_suggest_place, plan=_suggest_plan)
    async def view(self, interaction: discord.Interaction, reference: str, plan: str | None = None) -> None:
        """Show the place that ``reference`` names."""
        await self._show_place(interaction, reference, plan)

    @app_commands.command(
        name=L("chercher"), description=L("Chercher dans le plan, par mot, année, responsable ou état")
    )
    @app_commands.rename(text=L("texte"), year=L("annee"), responsible=L("responsable"), state=L("etat"))
    @app_commands.describe(
        text=L("Un ou plusieurs mots; les accents et les fautes de frappe ne comptent pas"),
        year=L("Une année du plan, par exemple 2012-2013"),
        responsible=L("Qui s'en occupe, par exemple Coordination"),
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
    @app_commands.autocomplete(year=_suggest_year, responsible=_suggest_party, plan=_suggest_plan)
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
        query = Query(
            text=text or "",
            year=year or "",
            parties=parties_named(held.index_of(loaded), responsible) if responsible else None,
            state=ActionState(state) if state else None,
        )
        await show(interaction, self._results(interaction, held, Results(loaded.plan_id, query)))

    async def _show_place(self, interaction: discord.Interaction, typed: str, plan: str | None) -> None:
        held = await knowledge(interaction, self._snapshots)
        loaded = plan_named(held, plan, interaction.channel_id)
        node = resolve(loaded.plan, typed)
        place = Place(loaded.plan_id, node.reference)
        await show(interaction, plan_view(texts_for(interaction.locale), loaded, place))

    async def _go(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._show(interaction, Place.read(custom_id))

    async def _show_whole(self, interaction: discord.Interaction, _custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._snapshots)
        await self._show(interaction, Place(held.snapshot.plan_for(interaction.channel_id).plan_id))

    async def _go_down(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._show(interaction, Place(int(custom_id.args[0]), reference_in(chosen(interaction))))

    async def _show(self, interaction: discord.Interaction, place: Place) -> None:
        held = await knowledge(interaction, self._snapshots)
        loaded = held.snapshot.plan_by_id(place.plan_id)
        await show(interaction, plan_view(texts_for(interaction.locale), loaded, place))

    async def _share(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        place = Place.read(custom_id)
        held = await knowledge(interaction, self._snapshots)
        loaded = held.snapshot.plan_by_id(place.plan_id)
        t = texts_for(interaction.locale)
        await share(interaction, plan_view(t, loaded, place, shared_by=interaction.user.display_name))

    async def _turn_page(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._snapshots)
        await show(interaction, self._results(interaction, held, Results.read(custom_id)))

    async def _share_results(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._snapshots)
        shared_by = interaction.user.display_name
        await share(interaction, self._results(interaction, held, Results.read(custom_id), shared_by))

    async def _open_hit(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        results = Results.read(custom_id)
        held = await knowledge(interaction, self._snapshots)
        loaded = held.snapshot.plan_by_id(results.plan_id)
        place = Place(results.plan_id, reference_in(chosen(interaction)))
        t = texts_for(interaction.locale)
        await show(interaction, plan_view(t, loaded, place, back=back_to_results(t, results)))

    def _results(
        self, interaction: discord.Interaction, held: Knowledge, results: Results, shared_by: str | None = None
    ) -> LayoutView:
        loaded = held.snapshot.plan_by_id(results.plan_id)
        index = held.index_of(loaded)
        found = find(loaded, index, results.query)
        suggestion = None if found else index.suggestion(results.query.text)
        return results_view(texts_for(interaction.locale), loaded, results, found, suggestion, shared_by=shared_by)

    def _places_like(self, interaction: discord.Interaction, typed: str, depth: int | None = None) -> Choices:
        held = self._snapshots.peek_or_begin(guild_of(interaction))
        if held is None:
            return []
        nodes = held.completion_of(_chosen_plan(held, interaction)).matching(typed, depth)
        return [choice(f"{node.reference} · {node.item.title}", str(node.reference)) for node in nodes[:MOST_CHOICES]]

    def _plan_at_hand(self, interaction: discord.Interaction) -> LoadedPlan | None:
        held = self._snapshots.peek_or_begin(guild_of(interaction))
        return _chosen_plan(held, interaction) if held else None


def _chosen_plan(held: Knowledge, interaction: discord.Interaction) -> LoadedPlan:
    return plan_named(held, interaction.namespace.plan, interaction.channel_id)
