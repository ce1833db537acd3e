"""« Corriger »: the entry's form, filled; what somebody else changed meanwhile is never written over unseen."""

from dataclasses import replace

import discord

from bot.domain.directory import Group, MemberOrganization
from bot.edge.reading import knowledge, knowledge_at_once
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form
from bot.edge.router import Router
from bot.services.directory import correct_organization, correct_person
from bot.services.directory_groups import correct_group
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import texts_for
from bot.views import entry_places as places
from bot.views.custom_ids import CustomId
from bot.views.directory_forms import changed_sentence, group_form, organization_form, person_form
from bot.views.directory_management import record_at
from bot.views.entry_places import CORRECT_ARITY, FEATURE, EntryPlace
from bot.views.forms import Form, digest_of
from bot.views.retry import retry_view
from cogs.directory_management.answers import Typed, group_draft, organization_draft, person_draft
from cogs.directory_management.desk import Desk, writer


class Correcting:
    """The form of an entry; its ``custom_id`` carries a digest of what it proposed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def route(self, router: Router) -> None:
        """Take what opens the form, and its answers."""
        add_form(router, FEATURE, places.CORRECT, CORRECT_ARITY, self._build, self._correct)

    async def _build(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        held = await knowledge_at_once(interaction, self._desk.deps.snapshots)
        t, place, directory = texts_for(interaction.locale), EntryPlace.read(custom_id), held.snapshot.directory
        record = record_at(held.snapshot, place)
        if isinstance(record, MemberOrganization):
            form = organization_form(t, "", record)
        elif isinstance(record, Group):
            form = group_form(t, "", directory, record)
        else:
            form = person_form(t, "", directory, record)
        return replace(form, custom_id=place.correct(digest_of(form)))

    async def _correct(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        await acknowledge(interaction)
        form = await self._build(interaction, custom_id)
        t = texts_for(interaction.locale)
        if form.custom_id != custom_id.encode():
            await show(interaction, retry_view(t, changed_sentence(t, form, typed), form, typed))
            return
        place = EntryPlace.read(custom_id)
        await self._write(interaction, await knowledge(interaction, self._desk.deps.snapshots), place, typed)
        _ = t.gettext
        await self._desk.show_entry(interaction, place, _("**C'est inscrit au bottin.**"))

    async def _write(self, interaction: discord.Interaction, held: Knowledge, place: EntryPlace, typed: Typed) -> None:
        deps, (guild_id, actor) = self._desk.deps, writer(interaction)
        record = record_at(held.snapshot, place)
        if isinstance(record, MemberOrganization):
            await correct_organization(deps, guild_id, actor, place.id, organization_draft(typed))
        elif isinstance(record, Group):
            await correct_group(deps, guild_id, actor, place.id, group_draft(held, typed))
        else:
            await correct_person(deps, guild_id, actor, place.id, person_draft(held, typed, record))
