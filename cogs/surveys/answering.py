"""« Répondre »: the page before the first question, each step's form, and what comes of it."""

import discord

from bot.domain.errors import OutdatedControl
from bot.domain.survey import Answers
from bot.domain.survey_errors import AlreadyAnswered
from bot.domain.survey_standing import Beginning, answers_in_hand
from bot.domain.survey_steps import next_step
from bot.edge.access import role_ids_of
from bot.edge.reading import guild_of, knowledge, knowledge_at_once
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form
from bot.edge.router import Router
from bot.services.deps import Deps
from bot.services.survey_answers import begin_answer, cast_answers, keep_step
from bot.services.survey_voices import require_open
from bot.texts.catalogue import texts_for
from bot.texts.problems import problem_sentence
from bot.views import survey_places as places
from bot.views.custom_ids import CustomId
from bot.views.forms import Form
from bot.views.message import message_view
from bot.views.survey_answering import before_view, going_on_view, mine_view, receipt_view
from bot.views.survey_places import FEATURE, page_in, start_in, survey_in
from bot.views.surveys import over_view
from cogs.surveys.steps import Asked, asked_by, told_by_rank


class Answering:
    """Takes answers. A form is made of what its control carries alone; who answers is acknowledged before anything is written."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    def route(self, router: Router) -> None:
        """Take the buttons and the forms."""
        router.add(FEATURE, places.ANSWER, places.ARITY, self._answer)
        add_form(router, FEATURE, places.STEP, places.STEP_ARITY, self._build, self._accept)
        router.add(FEATURE, places.RESUME, places.RESUME_ARITY, self._resume)
        router.add(FEATURE, places.MINE, places.MINE_ARITY, self._mine)

    async def begin(self, interaction: discord.Interaction, survey_id: int) -> None:
        """Show the page before the first question, or what the member has answered already."""
        await acknowledge(interaction)
        held = await self._deps.snapshots.get(guild_of(interaction))
        t, survey = texts_for(interaction.locale), held.snapshot.survey_by_id(survey_id)
        if survey.is_over(self._deps.clock.now()):
            await show(interaction, over_view(t, survey))
            return
        beginning = await self._begun(interaction, survey_id)
        if _is_sent(beginning):
            await self._show_mine(interaction, beginning)
        else:
            await show(interaction, before_view(t, beginning, held.snapshot.settings.retention.journal_months))

    async def _answer(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self.begin(interaction, survey_in(custom_id))

    async def _build(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        held = await knowledge_at_once(interaction, self._deps.snapshots)
        asked = asked_by(held.snapshot, custom_id)
        if interaction.type is discord.InteractionType.component:
            require_open(asked.survey, self._deps.clock.now())
        return asked.form(interaction, custom_id)

    async def _accept(self, interaction: discord.Interaction, custom_id: CustomId, typed: dict[str, str]) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        asked = asked_by(held.snapshot, custom_id)
        told = asked.told(typed)
        require_open(asked.survey, self._deps.clock.now())
        if asked.following(told) is None:
            await self._send(interaction, asked, told)
        else:
            await self._go_on(interaction, asked, told)

    async def _send(self, interaction: discord.Interaction, asked: Asked, told: Answers) -> None:
        await acknowledge(interaction)
        who = guild_of(interaction), interaction.user.id, role_ids_of(interaction)
        t = texts_for(interaction.locale)
        try:
            with told_by_rank(asked.survey):
                receipt = await cast_answers(self._deps, *who, asked.survey.id, {**asked.given, **told})
        except AlreadyAnswered as error:
            if error.organization:  # somebody else's: what was written comes back
                raise
            # Their own, by a second click or another device: nothing is left to correct.
            await show(interaction, message_view(problem_sentence(t, error)))
            return
        await show(interaction, receipt_view(t, receipt))

    async def _go_on(self, interaction: discord.Interaction, asked: Asked, told: Answers) -> None:
        survey, given, sent = asked.survey, {**asked.given, **told}, False
        if not survey.anonymous:
            await acknowledge(interaction)
            who = guild_of(interaction), interaction.user.id, role_ids_of(interaction)
            kept = await keep_step(self._deps, *who, survey.id, told)
            given = {**answers_in_hand(kept.response), **given}
            sent = kept.response is not None and kept.response.submitted_at is not None
        step = next_step(survey, given, asked.step.after)
        if step is not None:
            await show(interaction, going_on_view(texts_for(interaction.locale), survey, step, given, sent=sent))

    async def _resume(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        beginning = await self._begun(interaction, survey_in(custom_id))
        survey, given = beginning.survey, answers_in_hand(beginning.response)
        step = next_step(survey, given, start_in(custom_id))
        if step is None:
            raise OutdatedControl(custom_id.encode())
        t = texts_for(interaction.locale)
        changing = _is_sent(beginning)
        sent = beginning.response is not None and beginning.response.submitted_at is not None
        await show(interaction, going_on_view(t, survey, step, given, changing=changing, sent=sent))

    async def _mine(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        await self._show_mine(interaction, await self._begun(interaction, survey_in(custom_id)), page_in(custom_id))

    async def _show_mine(self, interaction: discord.Interaction, beginning: Beginning, page: int = 0) -> None:
        t = texts_for(interaction.locale)
        _ = t.gettext
        sent = beginning.response.answers if beginning.response is not None else {}
        await show(interaction, mine_view(t, beginning.survey, sent, _("Votre réponse"), page))

    async def _begun(self, interaction: discord.Interaction, survey_id: int) -> Beginning:
        who = guild_of(interaction), interaction.user.id, role_ids_of(interaction)
        return await begin_answer(self._deps, *who, survey_id)


def _is_sent(beginning: Beginning) -> bool:
    response = beginning.response
    return response is not None and response.submitted_at is not None and not response.draft
