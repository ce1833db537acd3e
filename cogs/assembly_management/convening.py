"""`/gerer assemblee convoquer`: what was understood, a form, a preview; nothing is published before « Publier »."""

import discord

from bot.domain.assembly import AssemblyStatus
from bot.domain.assembly_errors import ShortNotice, WrongStatus
from bot.domain.guild_settings import AssemblyKind
from bot.domain.recurrence import Recurrence
from bot.edge.reading import guild_of, knowledge, knowledge_at_once
from bot.edge.replies import acknowledge, attached, show
from bot.edge.retry import add_form
from bot.edge.router import Router
from bot.services.assemblies import abandon_draft, correct_draft, draft_assembly, publish_assembly
from bot.texts.assemblies import assembly_name, default_name
from bot.texts.assembly_email import FILE_NAME, email_text
from bot.texts.catalogue import texts_for, texts_in
from bot.views import assembly_places as places
from bot.views.assembly_convening import (
    Proposed,
    assembly_form,
    dropped_view,
    preview_view,
    proposed_of,
    understood_view,
)
from bot.views.assembly_places import CONVENE, Ask, id_in
from bot.views.assembly_promises import promise_lines
from bot.views.assembly_published import people_to_write_to, published_view
from bot.views.custom_ids import CustomId
from bot.views.forms import Form
from cogs.assembly_management.answers import ask_of, draft_typed, last_like, same_moment, table_meant
from cogs.assembly_management.desk import Desk, Typed, writer


class Convening:
    """From a date that was typed to a convocation."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def route(self, router: Router) -> None:
        """Take the form and the buttons of the preview."""
        add_form(router, CONVENE, places.FILL, places.FILL_ARITY, self._build, self._draft)
        add_form(router, CONVENE, places.CORRECT, places.ARITY, self._build_again, self._correct)
        router.add(CONVENE, places.DROP, 0, self._drop)
        router.add(CONVENE, places.PUBLISH, places.PUBLISH_ARITY, self._publish)
        router.add(CONVENE, places.ABANDON, places.ARITY, self._abandon)

    async def begin(
        self, interaction: discord.Interaction, kind: AssemblyKind, typed_date: str, table: str, recurrence: str
    ) -> None:
        """Show what was understood, and the way to the form."""
        held = await knowledge(interaction, self._desk.deps.snapshots)
        group = table_meant(held, table, interaction.channel_id, kind)
        ask = ask_of(held, kind, typed_date, recurrence, group, self._desk.now)
        t, now = texts_for(interaction.locale), self._desk.now
        promises = promise_lines(t, held.snapshot, ask.start_local.date(), kind, unmet=True)
        has_last = last_like(held, ask) is not None
        view = understood_view(t, held.snapshot, ask, now, has_last=has_last, suggestions=promises)
        await show(interaction, view)

    async def show_draft(self, interaction: discord.Interaction, assembly_id: int) -> None:
        """Show the preview of a draft; raise ``WrongStatus`` where it is one no more."""
        held = await self._desk.deps.snapshots.get(guild_of(interaction))
        draft = held.snapshot.assembly_by_id(assembly_id)
        if draft.status is not AssemblyStatus.DRAFT:
            raise WrongStatus(draft.status)
        series = next((each for each in held.snapshot.series if each.id == draft.series_id), None)
        rule = series.rule if series else ""
        await show(interaction, preview_view(texts_for(interaction.locale), held.snapshot, draft, self._desk.now, rule))

    async def _build(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        held = await knowledge_at_once(interaction, self._desk.deps.snapshots)
        t, ask = texts_for(interaction.locale), Ask.read(custom_id)
        last = last_like(held, ask) if ask.again else None
        name = default_name(t, ask.kind, ask.group_id, held.snapshot.directory)
        return assembly_form(t, custom_id.encode(), proposed_of(last) if last else Proposed(), name)

    async def _draft(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        await acknowledge(interaction)
        ask = Ask.read(custom_id)
        recurrence = Recurrence(ask.rule) if ask.rule else None
        deps, (guild_id, actor) = self._desk.deps, writer(interaction)
        assembly_id = await draft_assembly(deps, guild_id, actor, draft_typed(ask, typed), recurrence)
        await self.show_draft(interaction, assembly_id)

    async def _build_again(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        held = await knowledge_at_once(interaction, self._desk.deps.snapshots)
        t, draft = texts_for(interaction.locale), held.snapshot.assembly_by_id(id_in(custom_id))
        name = default_name(t, draft.kind, draft.group_id, held.snapshot.directory)
        return assembly_form(t, custom_id.encode(), proposed_of(draft), name)

    async def _correct(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        await acknowledge(interaction)
        held = await knowledge(interaction, self._desk.deps.snapshots)
        draft = held.snapshot.assembly_by_id(id_in(custom_id))
        await correct_draft(self._desk.deps, *writer(interaction), draft.id, same_moment(draft, typed))
        await self.show_draft(interaction, draft.id)

    async def _drop(self, interaction: discord.Interaction, custom_id: CustomId) -> None:  # noqa: ARG002 - it carries nothing
        await show(interaction, dropped_view(texts_for(interaction.locale)))

    async def _abandon(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        await abandon_draft(self._desk.deps, guild_of(interaction), id_in(custom_id))
        await show(interaction, dropped_view(texts_for(interaction.locale)))

    async def _publish(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        deps, (guild_id, actor) = self._desk.deps, writer(interaction)
        short_notice = custom_id.args[1] == places.SHORT_NOTICE
        try:
            assembly = await publish_assembly(deps, guild_id, actor, id_in(custom_id), short_notice=short_notice)
        except ShortNotice:  # midnight has gone by since the preview
            await self.show_draft(interaction, id_in(custom_id))
            return
        snapshot = (await deps.snapshots.get(guild_id)).snapshot
        t = texts_in(snapshot.settings.language)
        people = people_to_write_to(snapshot, assembly, self._desk.now)
        letter = email_text(t, assembly, assembly_name(t, assembly, snapshot.directory), people)
        mine = texts_for(interaction.locale)
        view, _ = published_view(mine, snapshot, assembly, self._desk.now), mine.gettext
        said = _("La convocation, prête pour un courriel")
        await show(interaction, view, [attached(FILE_NAME, letter.encode(), said)])
