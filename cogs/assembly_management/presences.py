"""`/gerer assemblee presences`: the coordination enters whoever came, on Discord or not, and takes the list away."""

from typing import Final

import discord

from bot.domain.directory_search import EntryKind, one_named
from bot.domain.errors import OutdatedControl
from bot.domain.gathering import Gathering
from bot.edge.assembly_choices import Among
from bot.edge.attendance import follow_check_in
from bot.edge.naming import optional_entry
from bot.edge.posted import Following
from bot.edge.reading import guild_of, knowledge
from bot.edge.replies import acknowledge, attached, show
from bot.edge.retry import add_form as take_form
from bot.edge.retry import add_resend, typed_before
from bot.edge.router import Router, chosen
from bot.exporters.attendance_csv import attendance_file_name, write_attendance_csv
from bot.services.gatherings import check_in, gathering_of, undo_check_in
from bot.texts.catalogue import texts_for
from bot.views import presence_places as places
from bot.views.assembly_places import id_in
from bot.views.assembly_presence import NAME, ORGANIZATION, add_form, exported_view, presence_view, who_view
from bot.views.custom_ids import CustomId
from bot.views.forms import Form
from bot.views.presence_places import FEATURE, present_control
from cogs.assembly_management.desk import Desk, Typed, writer

_MOST_PEOPLE: Final = 3


class Presences:
    """The list of those who are there."""

    def __init__(self, desk: Desk, following: Following) -> None:
        self._desk = desk
        self._following = following

    def route(self, router: Router) -> None:
        """Take the list's controls."""
        router.add(FEATURE, places.SHOW, places.SHOW_ARITY, self._turn_page)
        take_form(router, FEATURE, places.ADD, places.ARITY, _form, self._add)
        add_resend(router, FEATURE, places.GUEST, places.ARITY, _form, self._add_guest)
        router.add(FEATURE, places.PERSON, places.PERSON_ARITY, self._add_person)
        router.add(FEATURE, places.REMOVE, places.ARITY, self._remove)
        router.add(FEATURE, places.CSV, places.ARITY, self._export)

    async def open(self, interaction: discord.Interaction, given: str) -> None:
        """Show an assembly's list."""
        assembly = await self._desk.meant(interaction, given, Among.HELD)
        await acknowledge(interaction)
        await self._show(interaction, await gathering_of(self._desk.deps, guild_of(interaction), assembly.id))

    async def _turn_page(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        gathering = await gathering_of(self._desk.deps, guild_of(interaction), id_in(custom_id))
        await self._show(interaction, gathering, page=int(custom_id.args[1]))

    async def _add(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        await acknowledge(interaction)
        held, assembly_id = await knowledge(interaction, self._desk.deps.snapshots), id_in(custom_id)
        organization_id = optional_entry(held, typed[ORGANIZATION], EntryKind.ORGANIZATION)
        hits = held.directory.search(typed[NAME], _MOST_PEOPLE, kinds={EntryKind.PERSON})
        sure = one_named(hits)
        if sure is not None:
            await self._write(interaction, assembly_id, person_id=sure.id, organization_id=organization_id)
            return
        people = [held.snapshot.directory.people[hit.id] for hit in hits]
        t, form = texts_for(interaction.locale), await _form(interaction, custom_id)
        await show(interaction, who_view(t, form, typed, assembly_id, people))

    async def _add_guest(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        await acknowledge(interaction)
        held = await knowledge(interaction, self._desk.deps.snapshots)
        organization_id = optional_entry(held, typed[ORGANIZATION], EntryKind.ORGANIZATION)
        await self._write(interaction, id_in(custom_id), guest_name=typed[NAME], organization_id=organization_id)

    async def _add_person(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        held = await knowledge(interaction, self._desk.deps.snapshots)
        person_id = custom_id.args[1]
        if not person_id.isdecimal():
            raise OutdatedControl(custom_id.encode())
        typed = typed_before(interaction, await _form(interaction, custom_id))
        organization_id = optional_entry(held, typed[ORGANIZATION], EntryKind.ORGANIZATION) if typed else None
        await self._write(interaction, id_in(custom_id), person_id=int(person_id), organization_id=organization_id)

    async def _write(
        self,
        interaction: discord.Interaction,
        assembly_id: int,
        *,
        person_id: int | None = None,
        guest_name: str = "",
        organization_id: int | None = None,
    ) -> None:
        gathering = await check_in(
            self._desk.deps,
            *writer(interaction),
            assembly_id,
            person_id=person_id,
            guest_name=guest_name,
            organization_id=organization_id,
        )
        _ = texts_for(interaction.locale).gettext
        await self._show(interaction, gathering, _("**C'est inscrit aux présences.**"))
        await follow_check_in(self._desk.deps, self._following, interaction, gathering)

    async def _remove(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        attendee = chosen(interaction)
        if not attendee.isdecimal():
            raise OutdatedControl(custom_id.encode())
        gathering = await undo_check_in(self._desk.deps, *writer(interaction), id_in(custom_id), int(attendee))
        _ = texts_for(interaction.locale).gettext
        await self._show(interaction, gathering, _("**C'est retiré des présences.**"))
        await follow_check_in(self._desk.deps, self._following, interaction, gathering)

    async def _export(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        gathering = await gathering_of(self._desk.deps, guild_of(interaction), id_in(custom_id))
        t, name = texts_for(interaction.locale), attendance_file_name(gathering)
        _ = t.gettext
        file = attached(name, write_attendance_csv(t, gathering), _("La liste des présences"))
        await show(interaction, exported_view(t, gathering, name), [file])

    async def _show(
        self, interaction: discord.Interaction, gathering: Gathering, receipt: str = "", page: int = 0
    ) -> None:
        snapshot = (await self._desk.deps.snapshots.get(guild_of(interaction))).snapshot
        await show(interaction, presence_view(texts_for(interaction.locale), snapshot, gathering, page, receipt))


async def _form(interaction: discord.Interaction, custom_id: CustomId) -> Form:
    return add_form(texts_for(interaction.locale), present_control(places.ADD, id_in(custom_id)))
