"""The directory's lists and cards: what their menus open, what their buttons lead back to, what is shared."""

import discord
from discord.ui import LayoutView

from bot.domain.directory_search import EVERY_KIND, MOST_HITS, EntryHit, EntryKind, one_sure
from bot.domain.errors import OutdatedControl
from bot.domain.plan_responsibles import party_of
from bot.edge.asking import asker_of
from bot.edge.desk import desk_of, may_seat
from bot.edge.reading import knowledge
from bot.edge.replies import share, show
from bot.edge.router import Router, chosen
from bot.services.deps import Deps
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import texts_for
from bot.views import directory_places as places
from bot.views.custom_ids import CustomId
from bot.views.directory import back_to_card, card_view, results_view
from bot.views.directory_places import CardPlace, Listing
from bot.views.plan import plan_view
from bot.views.plan_party import party_view
from bot.views.plan_party_places import PartyPlace
from bot.views.plan_places import Place


class Cards:
    """Shows lists and cards, and takes their menus and buttons."""

    def __init__(self, deps: Deps) -> None:
        self._snapshots = deps.snapshots
        self._clock = deps.clock

    def route(self, router: Router) -> None:
        """Take the controls of the lists and of the cards."""
        router.add(places.FEATURE, places.LIST, places.LIST_ARITY, self._list)
        router.add(places.FEATURE, places.OPEN, places.LIST_ARITY, self._open)
        router.add(places.FEATURE, places.CARD, places.CARD_ARITY, self._card)
        router.add(places.FEATURE, places.MENU, places.CARD_ARITY, self._follow)
        router.add(places.FEATURE, places.SHARE, places.CARD_ARITY, self._share)

    async def show_found(self, interaction: discord.Interaction, text: str, listing: Listing) -> None:
        """Show what was typed: the card of the one entry that is surely meant, else the list."""
        held = await knowledge(interaction, self._snapshots)
        found = _found(held, text, listing)
        sure = one_sure(found) if text else None
        if sure is None:
            await show(interaction, self._results(interaction, held, listing))
            return
        everything = Listing(tables=True).origin if listing.tables else ""
        origin = listing.origin if len(found) > 1 else everything
        await self._show_card(interaction, held, CardPlace(sure.kind, sure.id, origin=origin))

    async def _list(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._snapshots)
        await show(interaction, self._results(interaction, held, Listing.read(custom_id)))

    async def _open(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._snapshots)
        await self._go(interaction, held, chosen(interaction), Listing.read(custom_id).origin)

    async def _card(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._snapshots)
        await self._show_card(interaction, held, CardPlace.read(custom_id))

    async def _follow(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._snapshots)
        place, value = CardPlace.read(custom_id), chosen(interaction)
        t = texts_for(interaction.locale)
        if (action := places.action_in(value)) is not None:
            plan_id, reference = action
            loaded = held.snapshot.plan_by_id(plan_id)
            await show(interaction, plan_view(t, loaded, Place(plan_id, reference), back=back_to_card(t, place)))
        elif (named := places.party_in(value)) is not None:
            await self._show_party(interaction, held, PartyPlace(*named))
        else:
            await self._go(interaction, held, value, place.origin)

    async def _go(self, interaction: discord.Interaction, held: Knowledge, value: str, origin: str) -> None:
        entry = places.entry_in(value)
        if entry is None:
            raise OutdatedControl(value)
        await self._show_card(interaction, held, CardPlace(*entry, origin=origin))

    async def _share(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._snapshots)
        place = CardPlace.read(custom_id)
        if place.kind is EntryKind.PERSON:  # no screen offers it: how to reach somebody stays out of the channels
            raise OutdatedControl(custom_id.encode())
        desk = desk_of(interaction, held, self._clock, names_people=False)
        await share(interaction, card_view(desk, place, shared_by=interaction.user.display_name))

    async def _show_card(self, interaction: discord.Interaction, held: Knowledge, place: CardPlace) -> None:
        desk = desk_of(interaction, held, self._clock)
        await show(interaction, card_view(desk, place, may_seat=may_seat(interaction, held, desk, place)))

    async def _show_party(self, interaction: discord.Interaction, held: Knowledge, place: PartyPlace) -> None:
        loaded = held.snapshot.plan_by_id(place.plan_id)
        party = party_of(loaded.plan, place.key)
        if party is None:  # a revision of the plan has left it out
            raise OutdatedControl(place.key)
        asker = asker_of(interaction, held, self._clock)
        t = texts_for(interaction.locale)
        await show(interaction, party_view(t, loaded, party, place, asker.on, coordination=asker.coordination))

    def _results(self, interaction: discord.Interaction, held: Knowledge, listing: Listing) -> LayoutView:
        return results_view(desk_of(interaction, held, self._clock), listing, _found(held, listing.text, listing))


def _found(held: Knowledge, text: str, listing: Listing) -> list[EntryHit]:
    kinds = {EntryKind.GROUP} if listing.tables else EVERY_KIND
    if not text:
        return held.directory.complete("", MOST_HITS, kinds=kinds)
    return held.directory.search(text, kinds=kinds)
