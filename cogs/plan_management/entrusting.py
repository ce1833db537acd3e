"""Entrusting the plan's parties and actions: what is entrusted, to what sort of carrier, to which one; then the card."""

import discord

from bot.domain.carrying import COORDINATION, NOBODY
from bot.domain.directory import Carrier, CarrierKind, RecordKind
from bot.domain.directory_search import EntryKind, one_sure
from bot.domain.errors import OutdatedControl, UnknownEntry, UnknownParty, UnknownReference
from bot.domain.journal import Actor
from bot.domain.plan import Party
from bot.domain.plan_responsibles import party_key
from bot.domain.reference_grammar import resolve
from bot.domain.search_filters import matching_parties
from bot.domain.snapshot import LoadedPlan
from bot.domain.synonyms import shipped_synonyms
from bot.edge.asking import asker_of
from bot.edge.reading import guild_of, knowledge
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form
from bot.edge.router import Router, chosen, chosen_ids
from bot.services.deps import Deps
from bot.services.entrusting import entrust, release
from bot.texts.catalogue import texts_for
from bot.views import entrusting_places
from bot.views.custom_ids import CustomId
from bot.views.entrusting import NAME, NO_MORE, choice_view, entries_view, name_form, parties_view, role_view
from bot.views.entrusting_places import Entrusted, EntrustPlace
from bot.views.forms import Form
from bot.views.layout import MENU_OPTIONS
from bot.views.plan import plan_view
from bot.views.plan_party import party_view
from bot.views.plan_party_places import PartyPlace
from bot.views.plan_places import Place

_KINDS = {
    CarrierKind.GROUP: (EntryKind.GROUP, RecordKind.GROUP),
    CarrierKind.ORGANIZATION: (EntryKind.ORGANIZATION, RecordKind.ORGANIZATION),
    CarrierKind.PERSON: (EntryKind.PERSON, RecordKind.PERSON),
}
_WITHOUT_ID = {CarrierKind.COORDINATION: COORDINATION, CarrierKind.NOBODY: NOBODY}


class Entrusting:
    """The screens of « /gerer plan confier »."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    def route(self, router: Router) -> None:
        """Take the menus, the buttons and the form of these screens."""
        feature = entrusting_places.FEATURE
        router.add(feature, entrusting_places.LIST, 2, self._list)
        router.add(feature, entrusting_places.OPEN, 1, self._open)
        router.add(feature, entrusting_places.SHOW, 2, self._show_choice)
        router.add(feature, entrusting_places.KIND, 2, self._choose_kind)
        router.add(feature, entrusting_places.ROLE, 2, self._choose_role)
        router.add(feature, entrusting_places.PAGE, 4, self._turn_page)
        router.add(feature, entrusting_places.ENTRY, 3, self._choose_entry)
        add_form(router, feature, entrusting_places.TYPE, 3, self._name_form, self._type_name)

    async def start(
        self, interaction: discord.Interaction, loaded: LoadedPlan, party: str | None, action: str | None
    ) -> None:
        """Ask to whom the party or the action is entrusted; with neither, list the parties.

        Raises:
            UnknownParty: the plan names nobody, or several, of that name.
            UnknownReference: ``action`` is no action of the plan.
        """
        t = texts_for(interaction.locale)
        if action:
            node = resolve(loaded.plan, action)
            if node.action is None:
                raise UnknownReference(action, tuple(child.reference for child in node.below() if child.action)[:5])
            await show(interaction, choice_view(t, loaded, node))
        elif party:
            await show(interaction, choice_view(t, loaded, _party_named(loaded, party)))
        else:
            await show(interaction, parties_view(t, loaded))

    async def _list(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        plan_id, page = map(int, custom_id.args)
        held = await knowledge(interaction, self._deps.snapshots)
        await show(interaction, parties_view(texts_for(interaction.locale), held.snapshot.plan_by_id(plan_id), page))

    async def _open(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._ask(interaction, EntrustPlace(int(custom_id.args[0]), chosen(interaction)))

    async def _show_choice(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._ask(interaction, EntrustPlace.read(custom_id))

    async def _ask(self, interaction: discord.Interaction, place: EntrustPlace) -> None:
        loaded, entrusted = await self._found(interaction, place)
        await show(interaction, choice_view(texts_for(interaction.locale), loaded, entrusted))

    async def _choose_kind(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        place, value, t = EntrustPlace.read(custom_id), chosen(interaction), texts_for(interaction.locale)
        if value == NO_MORE:
            await self._save(interaction, place, None)
            return
        kind = CarrierKind(value)
        if kind in _WITHOUT_ID:
            await self._save(interaction, place, _WITHOUT_ID[kind])
            return
        loaded, entrusted = await self._found(interaction, place)
        if kind is CarrierKind.ROLE:
            await show(interaction, role_view(t, loaded, entrusted))
        else:
            await show(interaction, entries_view(t, loaded, entrusted, kind))

    async def _turn_page(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        kind, page = CarrierKind(custom_id.args[2]), int(custom_id.args[3])
        loaded, entrusted = await self._found(interaction, EntrustPlace.read(custom_id))
        await show(interaction, entries_view(texts_for(interaction.locale), loaded, entrusted, kind, page=page))

    async def _choose_role(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        carrier = Carrier(CarrierKind.ROLE, chosen_ids(interaction)[0])
        await self._save(interaction, EntrustPlace.read(custom_id), carrier)

    async def _choose_entry(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        carrier = Carrier(CarrierKind(custom_id.args[2]), int(chosen(interaction)))
        await self._save(interaction, EntrustPlace.read(custom_id), carrier)

    async def _name_form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        return name_form(texts_for(interaction.locale), EntrustPlace.read(custom_id), CarrierKind(custom_id.args[2]))

    async def _type_name(self, interaction: discord.Interaction, custom_id: CustomId, typed: dict[str, str]) -> None:
        """Entrust to the entry that was named; where several may be, show them; raise ``UnknownEntry`` where none is."""
        place, kind = EntrustPlace.read(custom_id), CarrierKind(custom_id.args[2])
        entry_kind, record_kind = _KINDS[kind]
        held = await knowledge(interaction, self._deps.snapshots)
        hits = held.directory.search(typed[NAME], kinds={entry_kind})
        if not hits:
            raise UnknownEntry(record_kind, typed[NAME])
        sure = one_sure(hits)
        if sure is not None:
            await self._save(interaction, place, Carrier(kind, sure.id))
            return
        loaded, entrusted = await self._found(interaction, place)
        among = [hit.id for hit in hits[:MENU_OPTIONS]]
        await show(interaction, entries_view(texts_for(interaction.locale), loaded, entrusted, kind, among))

    async def _save(self, interaction: discord.Interaction, place: EntrustPlace, carrier: Carrier | None) -> None:
        """Entrust it to ``carrier``, or to nobody any more; then show the party's card, or the action's."""
        await acknowledge(interaction)
        _loaded, entrusted = await self._found(interaction, place)
        guild_id, actor = guild_of(interaction), Actor.member(interaction.user.id)
        if isinstance(entrusted, Party):
            # It may be entrusted by another of its names, that was the fullest one in an older plan.
            for name in entrusted.names if carrier is None else entrusted.names[1:]:
                await release(self._deps, guild_id, actor, party=name)
            if carrier is not None:
                await entrust(self._deps, guild_id, actor, carrier, party=entrusted.name)
        elif carrier is None:
            await release(self._deps, guild_id, actor, item_id=entrusted.item.id)
        else:
            await entrust(self._deps, guild_id, actor, carrier, item_id=entrusted.item.id)
        await self._show_saved(interaction, place)

    async def _show_saved(self, interaction: discord.Interaction, place: EntrustPlace) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        loaded, entrusted = await self._found(interaction, place)
        t = texts_for(interaction.locale)
        if isinstance(entrusted, Party):
            on = asker_of(interaction, held, self._deps.clock).on
            card = PartyPlace(loaded.plan_id, party_key(entrusted.name))
            await show(interaction, party_view(t, loaded, entrusted, card, on, coordination=True, saved=True))
        else:
            action = Place(loaded.plan_id, entrusted.reference)
            await show(interaction, plan_view(t, loaded, action, coordination=True))

    async def _found(self, interaction: discord.Interaction, place: EntrustPlace) -> tuple[LoadedPlan, Entrusted]:
        """The plan and what is entrusted; raise ``OutdatedControl`` where a revision of the plan has left it out."""
        held = await knowledge(interaction, self._deps.snapshots)
        loaded = held.snapshot.plan_by_id(place.plan_id)
        entrusted = place.find(loaded)
        if entrusted is None:
            raise OutdatedControl(place.what)
        return loaded, entrusted


def _party_named(loaded: LoadedPlan, typed: str) -> Party:
    names = matching_parties(loaded.plan, typed, shipped_synonyms())
    if len(names) != 1:
        raise UnknownParty(typed, tuple(names))
    return next(party for party in loaded.plan.parties if party.name == names[0])
