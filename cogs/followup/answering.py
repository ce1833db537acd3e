"""The answers to a due date, from its reminder or its card: Fait, En cours, Reporter, Bloqué, each with a note."""

import discord

from bot.domain.deadline_answers import Answer
from bot.domain.deadline_reading import read_day
from bot.domain.errors import OutdatedControl
from bot.edge.reading import guild_of
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form
from bot.edge.router import Router
from bot.services.deadlines import answer_deadline
from bot.services.deps import Deps
from bot.views import followup_places as places
from bot.views.custom_ids import CustomId
from bot.views.followup import due_list_view
from bot.views.followup_forms import DAY, NOTE, answer_form
from bot.views.followup_places import answer_in
from bot.views.forms import Form
from cogs.followup.desk import FollowDesk


class Answering:
    """One form for each answer; the reminder itself stays as it is, for whoever else reads it."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    def route(self, router: Router) -> None:
        """Take the four buttons and their forms."""
        add_form(router, places.FEATURE, places.ANSWER, 2, self._form, self._answered)

    async def _form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        answer, deadline_id = answer_in(custom_id)
        desk = await FollowDesk.of(interaction, self._deps, at_once=True)
        return answer_form(desk.t, desk.due(deadline_id), answer)

    async def _answered(self, interaction: discord.Interaction, custom_id: CustomId, typed: dict[str, str]) -> None:
        answer, deadline_id = answer_in(custom_id)
        desk = await FollowDesk.of(interaction, self._deps)
        due = desk.due(deadline_id)
        moved = answer is Answer.POSTPONED
        due_local = read_day(typed[DAY], desk.now, due.deadline.time_zone) if moved else None
        await acknowledge(interaction)
        guild_id, user_id = guild_of(interaction), interaction.user.id
        await answer_deadline(self._deps, guild_id, user_id, deadline_id, answer, typed[NOTE], due_local)
        await self._show(interaction, due.deadline.item_id)

    async def _show(self, interaction: discord.Interaction, item_id: int) -> None:
        """What is still due of the action, and that the answer is kept."""
        desk = await FollowDesk.of(interaction, self._deps)
        _ = desk.t.gettext
        found = desk.snapshot.action_by_id(item_id)
        if found is None:
            raise OutdatedControl(str(item_id))
        done = _("Merci : c'est noté au plan, et la coordination en est informée.")
        await show(interaction, due_list_view(desk.t, *found, desk.dues(item_id), desk.now, done=done))
