"""Whatever a survey asks and whatever is answered to it, each screen and each form of it fits, and shows what was typed as it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from discord.ui import LayoutView

from bot.domain.survey import (
    INTRODUCTION_LENGTH,
    LONG_LENGTH,
    MOST_CHECKED,
    MOST_OPTIONS,
    OPTION_LENGTH,
    QUESTION_LENGTH,
    TITLE_LENGTH,
    Answers,
    Breakdown,
    Condition,
    Question,
    QuestionKind,
    Response,
    Survey,
)
from bot.domain.survey_packing import pack
from bot.domain.survey_standing import Beginning, Mine, Receipt, Where
from bot.domain.survey_steps import Step, steps_of
from bot.playground.limits import modal_errors
from bot.texts.catalogue import LANGUAGES, Texts, texts_in
from bot.views.forms import Form, form_modal
from bot.views.layout import Control
from bot.views.retry import filled, read_typed, retry_view
from bot.views.survey_answering import before_view, going_on_view, mine_view, receipt_view, trial_end_view
from bot.views.survey_forms import step_answers, step_form
from bot.views.survey_places import answer_control, step_control
from bot.views.survey_preview import preview_view
from bot.views.surveys import over_view, surveys_view
from tests.domain.survey_samples import survey_of
from tests.views.test_assembly_sizes import _text

CLOSES = datetime(2012, 9, 19, 21, tzinfo=UTC)
_LABEL = "Je préfère ne pas le dire, **g** [ici](https://x) "


def _options(count: int) -> tuple[str, ...]:
    return tuple(f"{each} {_LABEL}{'*' * OPTION_LENGTH}"[:OPTION_LENGTH] for each in range(1, count + 1))


def _question(number: int, kind: QuestionKind, count: int = 0, condition: Condition | None = None) -> Question:
    text, said = _text(QUESTION_LENGTH), _text(QUESTION_LENGTH - 1) + "?"
    return Question(number, kind, text, said, _options(count), condition=condition)


def _survey(kind: QuestionKind, *, anonymous: bool) -> Survey:
    """Five questions of a kind for each step, the longest; where they are closed, each but the first depends on one before."""
    count = {QuestionKind.SEVERAL: MOST_CHECKED, QuestionKind.ONE: MOST_OPTIONS, QuestionKind.LIKERT: 2}.get(kind, 0)
    several = _question(1, QuestionKind.SEVERAL, MOST_CHECKED)
    on = Condition(1, frozenset(several.codes))
    most = 6 if kind.is_text else 25
    asked = survey_of(several, *(_question(each, kind, count, on) for each in range(2, most + 1)), anonymous=anonymous)
    return replace(
        asked,
        title=_text(TITLE_LENGTH),
        introduction=_text(INTRODUCTION_LENGTH),
        breakdown=Breakdown.GROUP,
        by_organization=True,
        closes_at=CLOSES,
        channel_id=2**62,
        guild_id=2**62,
        posted_channel_id=2**62,
        message_id=2**62,
        id=9_999_999_999,
    )


def _all(survey: Survey) -> Answers:
    """The longest answer to each question."""
    answers: dict[int, int | str | tuple[int, ...]] = {}
    for each in survey.questions:
        if each.kind.is_text:
            answers[each.number] = _text(LONG_LENGTH)
        else:
            answers[each.number] = each.codes if each.kind is QuestionKind.SEVERAL else each.codes[0]
    return answers


SURVEYS = [
    pytest.param(_survey(kind, anonymous=anonymous), id=f"{kind} {'anonymous' if anonymous else 'nominal'}")
    for kind in QuestionKind
    for anonymous in (True, False)
]


def _screens(t: Texts, survey: Survey) -> Iterator[LayoutView]:
    answers, organization = _all(survey), _text(TITLE_LENGTH)
    yield before_view(t, Beginning(survey, organization), 36)
    yield before_view(t, Beginning(survey, organization), 36, trial=True)
    half = {each.number: answers[each.number] for each in steps_of(survey, answers)[0].questions}
    yield before_view(t, Beginning(survey, organization, Response("u1", 1, {}, half)), 36)
    yield receipt_view(t, Receipt(survey, answers, organization))
    for page in range(20):
        yield mine_view(t, survey, answers, "Votre réponse", page)
        yield preview_view(t, survey, 36, page)
    yield trial_end_view(t, survey, answers)
    yield over_view(t, survey)
    for where in Where:
        yield surveys_view(t, [Mine(replace(survey, id=each), where) for each in range(1, 40)], 1)


def _form(t: Texts, survey: Survey, step: Step, answers: Answers) -> Form:
    form_id = step_control(survey.id, step.start, pack(survey, answers))
    return step_form(t, survey, step, form_id, answers, Control("Retour au sondage", answer_control(survey.id)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("survey", SURVEYS)
def test_every_screen_of_a_survey_fits_and_shows_what_was_typed_as_it_is(survey: Survey, language: str) -> None:
    for view in _screens(texts_in(language), survey):
        view.stop()
        text = "\n".join(str(getattr(each, "content", "")) for each in view.walk_children())
        assert view.content_length() <= 4000, text
        assert view.total_children_count <= 40
        assert "[ici](" not in text.replace(r"\[ici\](", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("survey", SURVEYS)
def test_the_page_between_two_steps_fits_with_the_longest_comments_on_it(survey: Survey, language: str) -> None:
    t, answers = texts_in(language), _all(survey)
    for step in steps_of(survey, answers):
        view = going_on_view(t, survey, step, answers)
        view.stop()
        assert view.content_length() <= 4000
        assert view.total_children_count <= 40


@pytest.mark.parametrize("survey", SURVEYS)
def test_every_form_of_a_survey_is_one_that_discord_takes_and_comes_back_whole(survey: Survey) -> None:
    t, answers = texts_in("fr"), _all(survey)
    for step in steps_of(survey, answers):
        form = _form(t, survey, step, answers)
        modal = form_modal(form)
        modal.stop()
        assert modal_errors(modal.to_dict()) == []
        typed = {field.key: field.value for field in form.fields}
        assert step_answers(step, typed) == {each.number: answers[each.number] for each in step.questions}
        view = retry_view(t, "La base est occupée.", form, typed)
        view.stop()
        assert view.content_length() <= 4000
        shown = {each.id: each.content for each in view.walk_children() if hasattr(each, "content") and each.id}
        assert [field.value for field in filled(form, read_typed(form, shown)).fields] == list(typed.values())
