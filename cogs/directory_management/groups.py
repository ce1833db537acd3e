"""What the coordination does with a table or a committee: its channel, its role, who answers for it, its board seat."""

import discord

from bot.domain.directory import Group, RecordKind
from bot.domain.directory_search import EntryKind
from bot.domain.errors import UnknownEntry
from bot.domain.typed_dates import read_day
from bot.edge.naming import entry_named, optional_entry
from bot.edge.reading import knowledge
from bot.edge.replies import acknowledge
from bot.edge.router import Handler, Router, chosen_ids
from bot.services.board import elect, end_term
from bot.services.directory_groups import correct_group, give_channel, give_lead, give_role
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import Texts, texts_for
from bot.views import entry_places as places
from bot.views.custom_ids import CustomId
from bot.views.entry_places import ARITY, FEATURE, EntryPlace
from bot.views.forms import Form
from bot.views.tie_forms import end_term_form, lead_form, seat_form
from cogs.directory_management.answers import Typed, optional_day, same_group
from cogs.directory_management.desk import Desk, writer


class Groups:
    """The controls of a group's card."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def route(self, router: Router) -> None:
        """Take these controls."""
        router.add(FEATURE, places.CHANNEL, ARITY, self._give_channel)
        router.add(FEATURE, places.ROLE, ARITY, self._give_role)
        router.add(FEATURE, places.REST, ARITY, self._activity(active=False))
        router.add(FEATURE, places.WAKE, ARITY, self._activity(active=True))
        self._desk.add_form(router, places.LEAD, _lead_form, self._give_lead)
        self._desk.add_form(router, places.SEAT, self._seat_form, self._elect)
        self._desk.add_form(router, places.END_TERM, self._end_term_form, self._end_term)

    async def _give_channel(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        _, place = texts_for(interaction.locale).gettext, EntryPlace.read(custom_id)
        channel_id = next(iter(chosen_ids(interaction)), None)
        await give_channel(self._desk.deps, *writer(interaction), place.id, channel_id)
        await self._desk.show_entry(interaction, place, _("**Le salon est noté.**"))

    async def _give_role(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        _, place = texts_for(interaction.locale).gettext, EntryPlace.read(custom_id)
        role_id = next(iter(chosen_ids(interaction)), None)
        await give_role(self._desk.deps, *writer(interaction), place.id, role_id)
        await self._desk.show_entry(interaction, place, _("**Le rôle est noté.**"))

    def _activity(self, *, active: bool) -> Handler:
        async def change(interaction: discord.Interaction, custom_id: CustomId) -> None:
            await acknowledge(interaction)
            _, place = texts_for(interaction.locale).gettext, EntryPlace.read(custom_id)
            group = _group(await knowledge(interaction, self._desk.deps.snapshots), place)
            await correct_group(self._desk.deps, *writer(interaction), place.id, same_group(group, active=active))
            await self._desk.show_entry(interaction, place, _("**C'est inscrit au bottin.**"))

        return change

    async def _give_lead(
        self, interaction: discord.Interaction, held: Knowledge, place: EntryPlace, typed: Typed
    ) -> None:
        person_id = optional_entry(held, typed["person"], EntryKind.PERSON)
        await give_lead(self._desk.deps, *writer(interaction), place.id, person_id)

    def _seat_form(self, t: Texts, form_id: str, held: Knowledge, place: EntryPlace) -> Form:
        _group(held, place)
        return seat_form(t, form_id, self._desk.today(held))

    async def _elect(self, interaction: discord.Interaction, held: Knowledge, place: EntryPlace, typed: Typed) -> None:
        person_id = entry_named(held, typed["person"], EntryKind.PERSON)
        starts_on, ends_on = read_day(typed["starts"]), optional_day(typed["ends"])
        await elect(self._desk.deps, *writer(interaction), place.id, person_id, starts_on, ends_on)

    def _end_term_form(self, t: Texts, form_id: str, held: Knowledge, place: EntryPlace) -> Form:
        _group(held, place)
        return end_term_form(t, form_id, self._desk.today(held))

    async def _end_term(
        self, interaction: discord.Interaction, held: Knowledge, place: EntryPlace, typed: Typed
    ) -> None:
        term = held.snapshot.directory.term_of(place.id, self._desk.today(held))
        if term is None:  # somebody ended it meanwhile
            raise UnknownEntry(RecordKind.BOARD_TERM, str(place.id))
        await end_term(self._desk.deps, *writer(interaction), term.id, read_day(typed["ends"]))


def _lead_form(t: Texts, form_id: str, held: Knowledge, place: EntryPlace) -> Form:
    return lead_form(t, form_id, held.snapshot.directory, _group(held, place))


def _group(held: Knowledge, place: EntryPlace) -> Group:
    group = held.snapshot.directory.groups.get(place.id)
    if group is None:
        raise UnknownEntry(RecordKind.GROUP, str(place.id))
    return group
