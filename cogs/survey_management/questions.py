"""The questions of a draft: one more, another wording, another place, out, or shown to some only."""

from collections.abc import Callable
from dataclasses import replace

import discord

from bot.domain.errors import OutdatedControl
from bot.domain.survey import Condition, Question, QuestionKind, SurveyDraft
from bot.domain.survey_draft import without_question
from bot.domain.survey_editing import (
    depending_on,
    may_decide,
    question_marked,
    question_moved,
    with_condition,
    with_edited,
    with_moved,
    with_question,
)
from bot.edge.forms import open_form
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form
from bot.edge.router import Handler, Router, chosen, chosen_ids
from bot.views import survey_editing_questions as views
from bot.views import survey_management_places as places
from bot.views.custom_ids import CustomId
from bot.views.forms import Form
from bot.views.retry import retry_view
from bot.views.survey_management_places import FEATURE, id_in, kind_chosen, kind_in, number_in
from cogs.survey_management.desk import Desk, Seen, Typed, question_in

MarkedChange = Callable[[SurveyDraft, Question], SurveyDraft]


class Questions:
    """What is asked, and in which order."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def route(self, router: Router) -> None:
        """Take the forms and the controls of these screens."""
        arity = places.QUESTION_ARITY
        router.add(FEATURE, places.ADD, places.ARITY, self._kinds)
        router.add(FEATURE, places.KIND, places.ARITY, self._kind)
        add_form(router, FEATURE, places.ASK, places.ASK_ARITY, self._ask_form, self._ask)
        router.add(FEATURE, places.OPEN, places.ARITY, self._open)
        router.add(FEATURE, places.QUESTION, arity, self._question)
        add_form(router, FEATURE, places.EDIT, arity, self._edit_form, self._edit)
        router.add(FEATURE, places.UP, arity, self._moving(-1))
        router.add(FEATURE, places.DOWN, arity, self._moving(1))
        router.add(FEATURE, places.REMOVE, arity, self._remove)
        router.add(FEATURE, places.SHOWN_IF, arity, self._deciders)
        router.add(FEATURE, places.DECIDER, arity, self._answers)
        router.add(FEATURE, places.DECIDED, places.DECIDED_ARITY, self._decide)
        router.add(FEATURE, places.ALWAYS, arity, self._always)

    async def _kinds(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        seen = await self._desk.draft(interaction, custom_id)
        await show(interaction, views.kinds_view(seen.t, seen.survey))

    async def _kind(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        seen = await self._desk.draft(interaction, custom_id)
        kind = kind_chosen(custom_id, chosen(interaction))
        await open_form(interaction, views.new_question_form(seen.t, seen.survey.id, kind))

    async def _ask_form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        seen = await self._desk.draft(interaction, custom_id)
        return views.new_question_form(seen.t, seen.survey.id, kind_in(custom_id))

    async def _ask(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        question = _typed_question(Question(0, kind_in(custom_id), ""), typed)
        await acknowledge(interaction)
        survey = await self._desk.change(interaction, id_in(custom_id), lambda draft: with_question(draft, question))
        await self._desk.show_card(interaction, survey.id, question=len(survey.questions))

    async def _open(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        seen, number = await self._desk.draft(interaction, custom_id), chosen(interaction)
        question = seen.survey.question(int(number)) if number.isdecimal() else None
        await self._show(interaction, seen, question)

    async def _question(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        seen = await self._desk.draft(interaction, custom_id)
        await self._show(interaction, seen, question_in(custom_id, seen.survey))

    async def _show(self, interaction: discord.Interaction, seen: Seen, question: Question | None) -> None:
        if question is None:  # somebody else moved or removed it: the card says how things stand
            await self._desk.show_card(interaction, seen.survey.id)
            return
        await show(interaction, views.question_view(seen.t, seen.survey, question))

    async def _edit_form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        seen = await self._desk.draft(interaction, custom_id)
        number = number_in(custom_id, 1)
        moved = question_moved(seen.survey.questions, number, custom_id.args[2])
        question = moved or seen.survey.question(number)
        if question is None:
            raise OutdatedControl(custom_id.encode())
        return views.question_form(seen.t, seen.survey.id, question)

    async def _edit(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        await acknowledge(interaction)
        number, mark, edited = number_in(custom_id, 1), custom_id.args[2], 0

        def changed(draft: SurveyDraft) -> SurveyDraft:
            nonlocal edited
            question = question_moved(draft.questions, number, mark)
            edited = question.number if question is not None else 0
            return with_edited(draft, _typed_question(question, typed)) if question is not None else draft

        await self._desk.change(interaction, id_in(custom_id), changed)
        seen = await self._desk.draft(interaction, custom_id)
        if not edited:
            form = await self._edit_form(interaction, custom_id)
            await show(interaction, retry_view(seen.t, views.changed_meanwhile_sentence(seen.t), form, typed))
            return
        await self._show(interaction, seen, seen.survey.question(edited))

    def _moving(self, steps: int) -> Handler:
        async def move(interaction: discord.Interaction, custom_id: CustomId) -> None:
            await acknowledge(interaction)
            moved = await self._change(
                interaction, custom_id, lambda draft, question: with_moved(draft, question.number, steps)
            )
            seen = await self._desk.draft(interaction, custom_id)
            await self._show(interaction, seen, seen.survey.question(number_in(custom_id, 1) + steps * moved))

        return move

    async def _remove(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        seen = await self._desk.draft(interaction, custom_id)
        question = question_in(custom_id, seen.survey)
        depending = depending_on(seen.survey.questions, question.number) if question is not None else ()
        removed = await self._change(interaction, custom_id, lambda draft, found: without_question(draft, found.number))
        receipt = views.removed_sentence(seen.t, len(depending)) if removed else ""
        await self._desk.show_card(interaction, seen.survey.id, question=number_in(custom_id, 1), receipt=receipt)

    async def _deciders(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        seen = await self._desk.draft(interaction, custom_id)
        question = question_in(custom_id, seen.survey)
        if question is None:
            await self._show(interaction, seen, None)
            return
        await show(interaction, views.deciders_view(seen.t, seen.survey, question))

    async def _answers(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        seen, given = await self._desk.draft(interaction, custom_id), chosen(interaction)
        question = question_in(custom_id, seen.survey)
        before = may_decide(seen.survey.questions, question.number) if question is not None else ()
        decider = next((each for each in before if str(each.number) == given), None)
        if question is None or decider is None:
            await self._show(interaction, seen, question)
            return
        await show(interaction, views.answers_view(seen.t, seen.survey, question, decider))

    async def _decide(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        condition = Condition(number_in(custom_id, 3), frozenset(chosen_ids(interaction)))
        await self._condition(interaction, custom_id, condition)

    async def _always(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._condition(interaction, custom_id, None)

    async def _condition(
        self, interaction: discord.Interaction, custom_id: CustomId, condition: Condition | None
    ) -> None:
        await acknowledge(interaction)
        await self._change(
            interaction, custom_id, lambda draft, question: with_condition(draft, question.number, condition)
        )
        seen = await self._desk.draft(interaction, custom_id)
        await self._show(interaction, seen, question_in(custom_id, seen.survey))

    async def _change(self, interaction: discord.Interaction, custom_id: CustomId, change: MarkedChange) -> bool:
        """Change the question that a control is about, where it is still there as it was; whether it was."""
        number, mark, done = number_in(custom_id, 1), custom_id.args[2], False

        def changed(draft: SurveyDraft) -> SurveyDraft:
            nonlocal done
            question = question_marked(draft.questions, number, mark)
            done = question is not None
            return change(draft, question) if question is not None else draft

        await self._desk.change(interaction, id_in(custom_id), changed)
        return done


def _typed_question(question: Question, typed: Typed) -> Question:
    """``question`` as the form says it."""
    return replace(
        question,
        text=typed[views.TEXT],
        help=typed[views.HELP],
        options=_typed_options(question.kind, typed),
        required=typed[views.REQUIRED] != views.NO,
    )


def _typed_options(kind: QuestionKind, typed: Typed) -> tuple[str, ...]:
    if kind is QuestionKind.LIKERT:
        ends = (typed.get(views.LOW, ""), typed.get(views.HIGH, ""))
        return ends if any(ends) else ()
    lines = (line.strip() for line in typed.get(views.OPTIONS, "").split("\n"))
    return tuple(line for line in lines if line)
