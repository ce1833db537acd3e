"""« Ajouter une personne » on a table's card: by whoever answers for that table, or by the coordination."""

from datetime import date
from typing import Final

import discord

from bot.domain.directory import Directory, Person, RecordKind
from bot.domain.directory_search import EntryKind, one_named
from bot.domain.errors import UnknownEntry
from bot.domain.journal import Actor
from bot.domain.typed_dates import read_day
from bot.edge.access import require_table, standing_of
from bot.edge.access_table import ACCESS
from bot.edge.desk import desk_of
from bot.edge.reading import guild_of, knowledge, knowledge_at_once
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form
from bot.edge.router import Router, chosen
from bot.services.deps import Deps
from bot.services.directory import represent
from bot.services.snapshots import Knowledge
from bot.views import directory_places as places
from bot.views.custom_ids import CustomId
from bot.views.directory import card_view
from bot.views.directory_parts import Desk
from bot.views.directory_places import CardPlace
from bot.views.directory_seating import (
    NAME,
    PICK,
    SINCE,
    day_picked,
    pick_view,
    seat_form,
    seated_sentence,
    unknown_person_sentence,
)
from bot.views.forms import Form
from bot.views.retry import retry_view

_MOST_PEOPLE: Final = 10


class Seating:
    """Adds people to a table."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    def route(self, router: Router) -> None:
        """Take the form, and the menu of those who may be meant."""
        add_form(router, places.FEATURE, places.SEAT, places.CARD_ARITY, self._build, self._accept)
        router.add(places.FEATURE, PICK, 2, self._pick)

    async def _build(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        held = await knowledge_at_once(interaction, self._deps.snapshots)
        place = CardPlace.read(custom_id)
        desk = self._admitted(interaction, held, place.id)
        return seat_form(desk.t, place, desk.on)

    async def _accept(self, interaction: discord.Interaction, custom_id: CustomId, typed: dict[str, str]) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        place = CardPlace.read(custom_id)
        desk = self._admitted(interaction, held, place.id)
        since = read_day(typed[SINCE]) if typed[SINCE] else None
        hits = held.directory.search(typed[NAME], _MOST_PEOPLE, kinds={EntryKind.PERSON})
        people = [held.snapshot.directory.people[hit.id] for hit in hits]
        if not people:
            sentence = unknown_person_sentence(desk.t, typed[NAME])
            await show(interaction, retry_view(desk.t, sentence, seat_form(desk.t, place, desk.on), typed))
        elif one_named(hits):
            await self._seat(interaction, people[0], place.id, since)
        else:
            group = held.snapshot.directory.groups[place.id]
            await show(interaction, pick_view(desk, place, group, people, since))

    async def _pick(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        group_id, day = custom_id.args
        self._admitted(interaction, held, int(group_id))
        entry = places.entry_in(chosen(interaction))
        person = held.snapshot.directory.people.get(entry[1]) if entry else None
        if person is None:
            raise UnknownEntry(RecordKind.PERSON, "")
        await self._seat(interaction, person, int(group_id), day_picked(day))

    async def _seat(self, interaction: discord.Interaction, person: Person, group_id: int, since: date | None) -> None:
        await acknowledge(interaction)
        guild_id, actor = guild_of(interaction), Actor.member(interaction.user.id)
        before = (await self._deps.snapshots.get(guild_id)).snapshot.directory
        speaks_for = organization_of(before, person)
        await represent(self._deps, guild_id, actor, person.id, speaks_for, group_id, since)
        desk = desk_of(interaction, await self._deps.snapshots.get(guild_id), self._deps.clock)
        said = seated_sentence(desk.t, person, desk.directory.groups[group_id])
        place = CardPlace(EntryKind.GROUP, group_id)
        await show(interaction, card_view(desk, place, said=said, may_seat=True))

    def _admitted(self, interaction: discord.Interaction, held: Knowledge, group_id: int) -> Desk:
        """The desk of whoever may add people to that table; raise ``NotAllowed``, or ``UnknownEntry`` where it is gone."""
        desk = desk_of(interaction, held, self._deps.clock)
        group = desk.directory.groups.get(group_id)
        if group is None:
            raise UnknownEntry(RecordKind.GROUP, str(group_id))
        require_table(standing_of(held, interaction, desk.on), ACCESS[f"{places.FEATURE} {places.SEAT}"], group)
        return desk


def organization_of(directory: Directory, person: Person) -> int | None:
    """For whom a person speaks where nobody says: where they work, unless that organisation left; else in their own name."""
    organization = directory.organizations.get(person.organization_id or 0)
    return organization.id if organization and organization.active else None
