"""The screens of the plan's places: down by their menu, up by their buttons, shared in the channel."""

import discord

from bot.domain.reference_grammar import resolve
from bot.edge.access import is_coordination
from bot.edge.reading import knowledge, plan_named
from bot.edge.replies import share, show
from bot.edge.router import Router, chosen
from bot.services.snapshots import Snapshots
from bot.texts.catalogue import texts_for
from bot.views import plan_places
from bot.views.custom_ids import CustomId
from bot.views.plan import plan_view
from bot.views.plan_places import Place, reference_in


class Places:
    """Shows a place of a plan, and takes the menus and buttons of its screen."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def route(self, router: Router) -> None:
        """Take the controls of the plan's screens."""
        router.add(plan_places.FEATURE, plan_places.GO, 3, self._go)
        router.add(plan_places.FEATURE, plan_places.SHARE, 3, self._share)
        router.add(plan_places.FEATURE, plan_places.WHOLE, 0, self._show_whole)
        router.add(plan_places.FEATURE, plan_places.MENU, 1, self._go_down)

    async def show_named(self, interaction: discord.Interaction, typed: str, plan: str | None) -> None:
        """Show the place that ``typed`` names in the plan asked for."""
        held = await knowledge(interaction, self._snapshots)
        loaded = plan_named(held, plan, interaction.channel_id)
        await self._show(interaction, Place(loaded.plan_id, resolve(loaded.plan, typed).reference))

    async def _go(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._show(interaction, Place.read(custom_id))

    async def _go_down(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._show(interaction, Place(int(custom_id.args[0]), reference_in(chosen(interaction))))

    async def _show_whole(self, interaction: discord.Interaction, _custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._snapshots)
        await self._show(interaction, Place(held.snapshot.plan_for(interaction.channel_id).plan_id))

    async def _show(self, interaction: discord.Interaction, place: Place) -> None:
        held = await knowledge(interaction, self._snapshots)
        loaded, t = held.snapshot.plan_by_id(place.plan_id), texts_for(interaction.locale)
        await show(interaction, plan_view(t, loaded, place, coordination=is_coordination(held, interaction)))

    async def _share(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._snapshots)
        place = Place.read(custom_id)
        loaded = held.snapshot.plan_by_id(place.plan_id)
        shared_by = interaction.user.display_name
        await share(interaction, plan_view(texts_for(interaction.locale), loaded, place, shared_by=shared_by))
