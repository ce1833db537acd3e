"""A step of a survey: the form that a control names, and what was answered to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import discord

from bot.domain.errors import OutdatedControl
from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey import Answers, Survey
from bot.domain.survey_checking import checked_answer
from bot.domain.survey_errors import InvalidAnswer
from bot.domain.survey_packing import unpack
from bot.domain.survey_steps import Step, next_step
from bot.services.survey_voices import told_survey
from bot.texts.catalogue import texts_for
from bot.views.custom_ids import CustomId
from bot.views.forms import Form
from bot.views.layout import Control
from bot.views.survey_forms import rank_of, step_answers, step_form
from bot.views.survey_places import answer_control, packed_in, start_in, survey_in


@dataclass(frozen=True, slots=True)
class Asked:
    """What a step's control carries: the survey, the closed answers ``given`` before, and what is asked now."""

    survey: Survey
    given: Answers
    step: Step

    def form(self, interaction: discord.Interaction, custom_id: CustomId, *, trial: bool = False) -> Form:
        """The step's form."""
        t = texts_for(interaction.locale)
        _ = t.gettext
        back = None if trial else Control(_("Retour au sondage"), answer_control(self.survey.id))
        return step_form(t, self.survey, self.step, custom_id.encode(), self.given, back)

    def told(self, typed: dict[str, str]) -> Answers:
        """What was answered to the step; raise ``InvalidAnswer``, by the question's rank as the member sees it."""
        said = step_answers(self.step, typed)
        with told_by_rank(self.survey):
            return {each.number: checked_answer(each, said[each.number]) for each in self.step.questions}

    def following(self, told: Answers) -> Step | None:
        """The step after, where ``told`` leaves any."""
        return next_step(self.survey, {**self.given, **told}, self.step.after)


def asked_by(snapshot: GuildSnapshot, custom_id: CustomId, *, drafts: bool = False) -> Asked:
    """What a step's control asks; raise ``UnknownSurvey``, or ``OutdatedControl`` where its questions have changed.

    ``drafts``: whether it may be one that is not published yet.
    """
    survey_id = survey_in(custom_id)
    survey = snapshot.survey_by_id(survey_id) if drafts else told_survey(snapshot, survey_id)
    given = unpack(survey, packed_in(custom_id))
    step = next_step(survey, given, start_in(custom_id))
    if step is None:
        raise OutdatedControl(custom_id.encode())
    return Asked(survey, given, step)


@contextmanager
def told_by_rank(survey: Survey) -> Iterator[None]:
    """Say by its rank which answer cannot be: a question's number is another, where comments come last."""
    try:
        yield
    except InvalidAnswer as error:
        raise InvalidAnswer(rank_of(survey, error.number), error.reason) from error
