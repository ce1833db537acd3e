"""The cards of the plan's parties: opened from an action or from a search; down to their actions."""

import discord

from bot.domain.errors import OutdatedControl
from bot.domain.plan_responsibles import party_of
from bot.edge.access import is_coordination
from bot.edge.asking import asker_of
from bot.edge.reading import knowledge
from bot.edge.replies import show
from bot.edge.router import Router, chosen
from bot.services.deps import Deps
from bot.texts.catalogue import texts_for
from bot.views import plan_party_places
from bot.views.custom_ids import CustomId
from bot.views.plan import plan_view
from bot.views.plan_party import back_to_party, party_view
from bot.views.plan_party_places import PartyPlace
from bot.views.plan_places import Place, reference_in


class Parties:
    """Shows a party's card, and takes the menus and buttons that lead to it."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    def route(self, router: Router) -> None:
        """Take the controls of the parties' cards."""
        router.add(plan_party_places.FEATURE, plan_party_places.CARD, plan_party_places.CARD_ARITY, self._card)
        router.add(plan_party_places.FEATURE, plan_party_places.OPEN, plan_party_places.CARD_ARITY, self._open)
        router.add(plan_party_places.FEATURE, plan_party_places.MENU, 2, self._choose)

    async def _card(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._show(interaction, PartyPlace.read(custom_id))

    async def _choose(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        plan_id, origin = custom_id.args
        await self._show(interaction, PartyPlace(int(plan_id), chosen(interaction), reference_in(origin)))

    async def _open(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        card = PartyPlace.read(custom_id)
        loaded = held.snapshot.plan_by_id(card.plan_id)
        place = Place(card.plan_id, reference_in(chosen(interaction)))
        t = texts_for(interaction.locale)
        back, coordination = back_to_party(t, card), is_coordination(held, interaction)
        await show(interaction, plan_view(t, loaded, place, back=back, coordination=coordination))

    async def _show(self, interaction: discord.Interaction, place: PartyPlace) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        loaded = held.snapshot.plan_by_id(place.plan_id)
        party = party_of(loaded.plan, place.key)
        if party is None:  # a revision of the plan has left it out
            raise OutdatedControl(place.key)
        asker = asker_of(interaction, held, self._deps.clock)
        t = texts_for(interaction.locale)
        await show(interaction, party_view(t, loaded, party, place, asker.on, coordination=asker.coordination))
