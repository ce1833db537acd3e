"""Planning, moving and withdrawing the due dates of an action: what was understood is shown before anything is kept."""

import discord

from bot.domain.deadline_reading import read_day
from bot.domain.errors import InvalidDeadline
from bot.domain.journal import Actor
from bot.domain.plan import Node
from bot.domain.snapshot import LoadedPlan
from bot.edge.reading import guild_of
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form
from bot.edge.router import Router, chosen
from bot.services.deadlines import DeadlineDraft, move_deadline, plan_deadline, withdraw_deadline
from bot.services.deps import Deps
from bot.views import followup_places as places
from bot.views.custom_ids import CustomId
from bot.views.followup import draft_view, drop_view, due_card_view, due_list_view
from bot.views.followup_forms import COMES_BACK, DAY, REMINDERS, WHO, draft_form, move_form
from bot.views.followup_places import DraftPlace
from bot.views.forms import Form
from cogs.followup.desk import FollowDesk
from cogs.followup.reading import read_draft

Said = tuple[str, str, str, str]
"""The day, how it comes back, who is responsible, the reminders: as typed."""


class Planning:
    """The screens of `/suivi echeance`."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    def route(self, router: Router) -> None:
        """Take the menu, the buttons and the forms of these screens."""
        feature = places.FEATURE
        router.add(feature, places.LIST, 1, self._list)
        router.add(feature, places.OPEN, 0, self._open)
        router.add(feature, places.CARD, 1, self._card)
        router.add(feature, places.KEEP, places.DRAFT_ARITY, self._keep)
        router.add(feature, places.DROP, 1, self._drop)
        router.add(feature, places.DROPPED, 2, self._dropped)
        add_form(router, feature, places.FORM, places.DRAFT_ARITY, self._draft_form, self._draft_typed)
        add_form(router, feature, places.MOVE, 1, self._move_form, self._move_typed)

    async def show_list(
        self, interaction: discord.Interaction, desk: FollowDesk, loaded: LoadedPlan, node: Node, done: str = ""
    ) -> None:
        """Show the open due dates of an action."""
        dues = desk.dues(node.item.id or 0)
        await show(interaction, due_list_view(desk.t, loaded, node, dues, desk.now, done=done))

    async def show_understood(
        self, interaction: discord.Interaction, desk: FollowDesk, loaded: LoadedPlan, node: Node, said: Said
    ) -> None:
        """Show what was understood of a due date, with « Planifier »."""
        draft = read_draft(desk, interaction.guild, node.item.id or 0, *said)
        if draft.due_local is None:
            raise InvalidDeadline("no_date")
        settings = desk.snapshot.settings
        await show(interaction, draft_view(desk.t, loaded, node, draft, draft.due_local, settings, desk.now))

    async def _list(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        desk = await FollowDesk.of(interaction, self._deps)
        await self.show_list(interaction, desk, *desk.action(int(custom_id.args[0])))

    async def _open(self, interaction: discord.Interaction, custom_id: CustomId) -> None:  # noqa: ARG002 - the menu says it
        await self._show_card(interaction, int(chosen(interaction)))

    async def _card(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._show_card(interaction, int(custom_id.args[0]))

    async def _show_card(self, interaction: discord.Interaction, deadline_id: int, done: str = "") -> None:
        desk = await FollowDesk.of(interaction, self._deps)
        due = desk.due(deadline_id)
        await show(interaction, due_card_view(desk.t, due, desk.snapshot.settings, desk.now, done=done))

    async def _draft_form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        desk, draft = await FollowDesk.of(interaction, self._deps, at_once=True), DraftPlace.read(custom_id)
        _loaded, node = desk.action(draft.item_id)
        return draft_form(desk.t, node, desk.snapshot.directory, draft)

    async def _draft_typed(self, interaction: discord.Interaction, custom_id: CustomId, typed: dict[str, str]) -> None:
        desk = await FollowDesk.of(interaction, self._deps)
        loaded, node = desk.action(DraftPlace.read(custom_id).item_id)
        said = typed[DAY], typed[COMES_BACK], typed[WHO], typed[REMINDERS]
        await self.show_understood(interaction, desk, loaded, node, said)

    async def _keep(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        desk, draft = await FollowDesk.of(interaction, self._deps), DraftPlace.read(custom_id)
        _ = desk.t.gettext
        desk.action(draft.item_id)
        if draft.due_local is None:
            raise InvalidDeadline("no_date")
        await acknowledge(interaction)
        kept = await plan_deadline(
            self._deps,
            guild_of(interaction),
            Actor.member(interaction.user.id),
            DeadlineDraft(draft.item_id, draft.due_local, draft.recurrence, draft.carrier, draft.offsets),
        )
        await self._show_card(interaction, kept.id, _("C'est planifié."))

    async def _move_form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        desk = await FollowDesk.of(interaction, self._deps, at_once=True)
        due = desk.due(int(custom_id.args[0]))
        return move_form(desk.t, due.node, due.deadline)

    async def _move_typed(self, interaction: discord.Interaction, custom_id: CustomId, typed: dict[str, str]) -> None:
        desk, deadline_id = await FollowDesk.of(interaction, self._deps), int(custom_id.args[0])
        _ = desk.t.gettext
        due = desk.due(deadline_id)
        due_local = read_day(typed[DAY], desk.now, due.deadline.time_zone)
        await acknowledge(interaction)
        actor = Actor.member(interaction.user.id)
        await move_deadline(self._deps, guild_of(interaction), actor, deadline_id, due_local)
        await self._show_card(interaction, deadline_id, _("C'est déplacé, et ses rappels avec elle."))

    async def _drop(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        desk = await FollowDesk.of(interaction, self._deps)
        due = desk.due(int(custom_id.args[0]))
        await show(interaction, drop_view(desk.t, due, desk.snapshot.settings, desk.now))

    async def _dropped(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        deadline_id, which = custom_id.args
        desk = await FollowDesk.of(interaction, self._deps)
        _ = desk.t.gettext
        item_id = desk.due(int(deadline_id)).deadline.item_id
        await acknowledge(interaction)
        actor, series = Actor.member(interaction.user.id), which == places.ALL
        await withdraw_deadline(self._deps, guild_of(interaction), actor, int(deadline_id), series=series)
        desk = await FollowDesk.of(interaction, self._deps)
        loaded, node = desk.action(item_id)
        await self.show_list(interaction, desk, loaded, node, _("C'est retiré."))
