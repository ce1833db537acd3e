"""The screens of a search: its results page by page, the cards that they open, shared in the channel."""

import discord
from discord.ui import LayoutView

from bot.domain.plan_query import Query, find
from bot.domain.snapshot import LoadedPlan
from bot.edge.access import is_coordination
from bot.edge.asking import asker_of
from bot.edge.reading import knowledge
from bot.edge.replies import share, show
from bot.edge.router import Router, chosen
from bot.services.deps import Deps
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import texts_for
from bot.views import plan_search
from bot.views.custom_ids import CustomId
from bot.views.plan import plan_view
from bot.views.plan_places import Place, reference_in
from bot.views.plan_search import Results, back_to_results, results_view


class Searching:
    """Shows what a search finds, and takes the menus and buttons of its screens."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    def route(self, router: Router) -> None:
        """Take the controls of the results."""
        router.add(plan_search.FEATURE, plan_search.PAGE, plan_search.ARITY, self._turn_page)
        router.add(plan_search.FEATURE, plan_search.SHARE, plan_search.ARITY, self._share)
        router.add(plan_search.FEATURE, plan_search.OPEN, plan_search.ARITY, self._open)

    async def show(self, interaction: discord.Interaction, held: Knowledge, loaded: LoadedPlan, query: Query) -> None:
        """Show the first page of what ``query`` finds."""
        await show(interaction, self._view(interaction, held, Results(loaded.plan_id, query)))

    async def _turn_page(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        await show(interaction, self._view(interaction, held, Results.read(custom_id)))

    async def _share(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        shared_by = interaction.user.display_name
        await share(interaction, self._view(interaction, held, Results.read(custom_id), shared_by))

    async def _open(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        results = Results.read(custom_id)
        loaded = held.snapshot.plan_by_id(results.plan_id)
        place = Place(results.plan_id, reference_in(chosen(interaction)))
        t = texts_for(interaction.locale)
        back, coordination = back_to_results(t, results), is_coordination(held, interaction)
        await show(interaction, plan_view(t, loaded, place, back=back, coordination=coordination))

    def _view(
        self, interaction: discord.Interaction, held: Knowledge, results: Results, shared_by: str | None = None
    ) -> LayoutView:
        loaded = held.snapshot.plan_by_id(results.plan_id)
        index = held.index_of(loaded)
        found = find(loaded, index, results.query, asker_of(interaction, held, self._deps.clock))
        suggestion = None if found else index.suggestion(results.query.text)
        return results_view(texts_for(interaction.locale), loaded, results, found, suggestion, shared_by=shared_by)
