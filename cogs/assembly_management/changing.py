"""`/gerer assemblee modifier`, `reporter`, `annuler`: what is posted follows, and whoever answered is told."""

from dataclasses import replace

import discord

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.assembly_deliveries import ChangeKind
from bot.domain.moments import read_moment
from bot.edge.assembly_choices import Among, assembly_meant
from bot.edge.forms import open_form
from bot.edge.reading import guild_of, knowledge, knowledge_at_once
from bot.edge.replies import acknowledge, attached, show
from bot.edge.retry import Accept, add_form, add_resend
from bot.edge.router import Router
from bot.services.assemblies import cancel_assembly, modify_assembly, postpone_assembly
from bot.services.gatherings import gathering_of
from bot.services.snapshots import Knowledge
from bot.texts.assemblies import assembly_name, default_name
from bot.texts.assembly_email import FILE_NAME, email_text
from bot.texts.catalogue import texts_for, texts_in
from bot.views import assembly_places as places
from bot.views.assembly_changing import (
    REASON,
    changed_meanwhile_sentence,
    changed_view,
    confirm_cancel_view,
    confirm_move_view,
    move_control,
    reason_form,
    which_modified_view,
)
from bot.views.assembly_convening import assembly_form, proposed_of
from bot.views.assembly_places import CONVENE, convene_control, id_in, read_local
from bot.views.assembly_published import people_to_write_to
from bot.views.custom_ids import CustomId
from bot.views.forms import Form, digest_of
from bot.views.retry import retry_view
from cogs.assembly_management.answers import same_moment
from cogs.assembly_management.convening import Convening
from cogs.assembly_management.desk import Desk, Typed, writer


class Changing:
    """What was convened is changed; a draft is shown again as it would be published."""

    def __init__(self, desk: Desk, convening: Convening) -> None:
        self._desk = desk
        self._convening = convening

    def route(self, router: Router) -> None:
        """Take the forms, and the buttons that confirm."""
        arity = places.ARITY
        add_form(router, CONVENE, places.MODIFY, places.MODIFY_ARITY, self._build, self._modify)
        add_resend(router, CONVENE, places.MODIFY_ONE, arity, self._build, self._modifying(following=False))
        add_resend(router, CONVENE, places.MODIFY_ALL, arity, self._build, self._modifying(following=True))
        add_form(router, CONVENE, places.MOVE, places.MOVE_ARITY, _why_move, self._confirm_move)
        add_resend(router, CONVENE, places.MOVE_ONE, places.MOVE_ARITY, _why_move, self._moving(following=False))
        add_resend(router, CONVENE, places.MOVE_ALL, places.MOVE_ARITY, _why_move, self._moving(following=True))
        add_form(router, CONVENE, places.CANCEL, arity, _why_cancel, self._confirm_cancel)
        add_resend(router, CONVENE, places.CANCEL_ONE, arity, _why_cancel, self._cancelling(following=False))
        add_resend(router, CONVENE, places.CANCEL_ALL, arity, _why_cancel, self._cancelling(following=True))

    async def modify(self, interaction: discord.Interaction, given: str) -> None:
        """Open the form of an assembly; of a draft, its preview."""
        held = await knowledge_at_once(interaction, self._desk.deps.snapshots)
        t = texts_for(interaction.locale)
        assembly = assembly_meant(t, held, given, self._desk.now, Among.TO_CHANGE)
        if assembly.status is AssemblyStatus.DRAFT and assembly.series_id is None:
            await self._convening.show_draft(interaction, assembly.id)
            return
        await open_form(interaction, self._form(interaction, held, assembly))

    async def postpone(self, interaction: discord.Interaction, given: str, typed_date: str, reason: str) -> None:
        """Ask to confirm another date."""
        assembly = await self._desk.meant(interaction, given, Among.TO_CHANGE)
        start = read_moment(typed_date, self._desk.now, assembly.time_zone).local
        await self._ask_to_move(interaction, assembly.id, move_control(assembly.id, start), {REASON: reason})

    async def cancel(self, interaction: discord.Interaction, given: str, reason: str) -> None:
        """Ask to confirm that it does not take place."""
        assembly = await self._desk.meant(interaction, given, Among.TO_CHANGE)
        await self._ask_to_cancel(interaction, assembly.id, {REASON: reason})

    async def _build(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        held = await knowledge_at_once(interaction, self._desk.deps.snapshots)
        return self._form(interaction, held, held.snapshot.assembly_by_id(id_in(custom_id)))

    def _form(self, interaction: discord.Interaction, held: Knowledge, assembly: Assembly) -> Form:
        name = default_name(texts_for(interaction.locale), assembly.kind, assembly.group_id, held.snapshot.directory)
        form = assembly_form(texts_for(interaction.locale), "", proposed_of(assembly), name)
        return replace(form, custom_id=convene_control(places.MODIFY, assembly.id, digest_of(form)))

    async def _modify(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        await acknowledge(interaction)
        form, t = await self._build(interaction, custom_id), texts_for(interaction.locale)
        if form.custom_id != custom_id.encode():
            await show(interaction, retry_view(t, changed_meanwhile_sentence(t), form, typed))
            return
        held = await knowledge(interaction, self._desk.deps.snapshots)
        assembly = held.snapshot.assembly_by_id(id_in(custom_id))
        same_moment(assembly, typed)  # what cannot be read is said before anything is asked
        if assembly.series_id is not None:
            await show(interaction, which_modified_view(t, form, assembly.id, typed))
            return
        await self._keep(interaction, assembly.id, typed, following=False)

    def _modifying(self, *, following: bool) -> Accept:
        async def accept(interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
            await acknowledge(interaction)
            await self._keep(interaction, id_in(custom_id), typed, following=following)

        return accept

    async def _keep(self, interaction: discord.Interaction, assembly_id: int, typed: Typed, *, following: bool) -> None:
        deps, (guild_id, actor) = self._desk.deps, writer(interaction)
        assembly = (await deps.snapshots.get(guild_id)).snapshot.assembly_by_id(assembly_id)
        draft = same_moment(assembly, typed)
        after = await modify_assembly(deps, guild_id, actor, assembly_id, draft, following=following)
        await self._show_done(interaction, after, ChangeKind.MODIFIED)

    async def _confirm_move(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        await self._ask_to_move(interaction, id_in(custom_id), custom_id.encode(), typed)

    async def _ask_to_move(
        self, interaction: discord.Interaction, assembly_id: int, control: str, typed: Typed
    ) -> None:
        await acknowledge(interaction)
        held = await self._desk.deps.snapshots.get(guild_of(interaction))
        gathering = await gathering_of(self._desk.deps, guild_of(interaction), assembly_id)
        start = read_local(control.rpartition("|")[2])
        await show(
            interaction, confirm_move_view(texts_for(interaction.locale), held.snapshot, gathering, start, typed)
        )

    def _moving(self, *, following: bool) -> Accept:
        async def accept(interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
            await acknowledge(interaction)
            deps, (guild_id, actor) = self._desk.deps, writer(interaction)
            start, reason = read_local(custom_id.args[1]), typed[REASON]
            after = await postpone_assembly(deps, guild_id, actor, id_in(custom_id), start, reason, following=following)
            await self._show_done(interaction, after, ChangeKind.POSTPONED)

        return accept

    async def _confirm_cancel(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        await self._ask_to_cancel(interaction, id_in(custom_id), typed)

    async def _ask_to_cancel(self, interaction: discord.Interaction, assembly_id: int, typed: Typed) -> None:
        await acknowledge(interaction)
        held = await self._desk.deps.snapshots.get(guild_of(interaction))
        gathering = await gathering_of(self._desk.deps, guild_of(interaction), assembly_id)
        await show(interaction, confirm_cancel_view(texts_for(interaction.locale), held.snapshot, gathering, typed))

    def _cancelling(self, *, following: bool) -> Accept:
        async def accept(interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
            await acknowledge(interaction)
            deps, (guild_id, actor) = self._desk.deps, writer(interaction)
            after = await cancel_assembly(deps, guild_id, actor, id_in(custom_id), typed[REASON], following=following)
            await self._show_done(interaction, after, ChangeKind.CANCELLED)

        return accept

    async def _show_done(self, interaction: discord.Interaction, after: Assembly, kind: ChangeKind) -> None:
        snapshot = (await self._desk.deps.snapshots.get(guild_of(interaction))).snapshot
        t, letter = texts_in(snapshot.settings.language), after.convened_at is not None
        mine = texts_for(interaction.locale)
        view, _ = changed_view(mine, snapshot, after, kind, self._desk.now, letter=letter), mine.gettext
        people = people_to_write_to(snapshot, after, self._desk.now)
        text = email_text(t, after, assembly_name(t, after, snapshot.directory), people)
        files = [attached(FILE_NAME, text.encode(), _("L'avis, prêt pour un courriel"))] if letter else []
        await show(interaction, view, files)


async def _why_move(interaction: discord.Interaction, custom_id: CustomId) -> Form:
    return reason_form(texts_for(interaction.locale), move_control(id_in(custom_id), read_local(custom_id.args[1])))


async def _why_cancel(interaction: discord.Interaction, custom_id: CustomId) -> Form:
    return reason_form(texts_for(interaction.locale), convene_control(places.CANCEL, id_in(custom_id)))
