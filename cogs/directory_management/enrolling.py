"""`/gerer bottin inscrire`: a form at once; what may be there already is asked about, and nothing typed is lost."""

import discord

from bot.domain.directory import Directory
from bot.domain.directory_drafts import GroupDraft, OrganizationDraft, PersonDraft
from bot.domain.directory_search import EntryKind
from bot.domain.directory_similar import similar_entries
from bot.domain.errors import DuplicateEntry
from bot.edge.forms import open_form
from bot.edge.reading import knowledge
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form, add_resend
from bot.edge.router import Router
from bot.services.directory import enrol_organization, enrol_person
from bot.services.directory_groups import enrol_group
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import Texts, texts_for
from bot.texts.problems import problem_sentence
from bot.views import entry_places as places
from bot.views.custom_ids import CustomId
from bot.views.directory_forms import group_form, organization_form, person_form
from bot.views.entry_choosing import open_control, similar_controls, similar_sentence
from bot.views.entry_places import EntryPlace, enrol_control
from bot.views.forms import Form
from bot.views.retry import retry_view
from cogs.directory_management.answers import Typed, group_draft, organization_draft, person_draft
from cogs.directory_management.desk import Desk, writer

Draft = OrganizationDraft | PersonDraft | GroupDraft


class Enrolling:
    """The forms of new entries."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def route(self, router: Router) -> None:
        """Take the forms, and « Inscrire quand même »."""
        add_form(router, places.ENROL, places.FORM, 1, _form, self._enrol)
        add_resend(router, places.ENROL, places.ANYWAY, 1, _form, self._enrol_anyway)

    async def open(self, interaction: discord.Interaction, kind: EntryKind) -> None:
        """Open the form of a new entry."""
        await open_form(interaction, _new_form(texts_for(interaction.locale), kind))

    async def _enrol(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        held, kind = await knowledge(interaction, self._desk.deps.snapshots), _kind(custom_id)
        draft = _draft(held, kind, typed)
        names = (draft.name, *draft.other_names) if isinstance(draft, OrganizationDraft) else (draft.name,)
        similar = similar_entries(held.directory, names, kind)
        if not similar:
            await self._write(interaction, kind, draft, typed)
            return
        t = texts_for(interaction.locale)
        controls = similar_controls(t, similar, kind)
        await show(interaction, retry_view(t, similar_sentence(t, similar), _new_form(t, kind), typed, controls))

    async def _enrol_anyway(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        held, kind = await knowledge(interaction, self._desk.deps.snapshots), _kind(custom_id)
        await self._write(interaction, kind, _draft(held, kind, typed), typed)

    async def _write(self, interaction: discord.Interaction, kind: EntryKind, draft: Draft, typed: Typed) -> None:
        await acknowledge(interaction)
        t = texts_for(interaction.locale)
        _ = t.gettext
        try:
            entry_id = await self._add(interaction, draft)
        except DuplicateEntry as error:
            controls = [open_control(t, EntryPlace(kind, error.id), error.name)]
            await show(interaction, retry_view(t, problem_sentence(t, error), _new_form(t, kind), typed, controls))
            return
        receipt = _("**C'est inscrit au bottin.**")
        if isinstance(draft, PersonDraft) and draft.organization_id is None:
            receipt = _(
                "**C'est inscrit au bottin.** Cette personne vient en son propre nom : dites si elle est membre avec "
                "« Adhésion individuelle »."
            )
        await self._desk.show_entry(interaction, EntryPlace(kind, entry_id), receipt)

    async def _add(self, interaction: discord.Interaction, draft: Draft) -> int:
        deps, (guild_id, actor) = self._desk.deps, writer(interaction)
        if isinstance(draft, OrganizationDraft):
            return await enrol_organization(deps, guild_id, actor, draft)
        if isinstance(draft, PersonDraft):
            # Whoever is of that name already was shown: this one is somebody else.
            return await enrol_person(deps, guild_id, actor, draft, namesake=True)
        return await enrol_group(deps, guild_id, actor, draft)


async def _form(interaction: discord.Interaction, custom_id: CustomId) -> Form:
    return _new_form(texts_for(interaction.locale), _kind(custom_id))


def _kind(custom_id: CustomId) -> EntryKind:
    return EntryKind(custom_id.args[0])


def _new_form(t: Texts, kind: EntryKind) -> Form:
    form_id = enrol_control(kind)
    if kind is EntryKind.ORGANIZATION:
        return organization_form(t, form_id)
    if kind is EntryKind.PERSON:
        return person_form(t, form_id, Directory())
    return group_form(t, form_id, Directory())


def _draft(held: Knowledge, kind: EntryKind, typed: Typed) -> Draft:
    if kind is EntryKind.ORGANIZATION:
        return organization_draft(typed)
    return person_draft(held, typed) if kind is EntryKind.PERSON else group_draft(held, typed)
