"""Closed answers travel whole inside a control, and are never misread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import OutdatedControl
from bot.domain.survey import MOST_CHECKED, MOST_QUESTIONS, Question, QuestionKind
from bot.domain.survey_checking import checked_answers
from bot.domain.survey_packing import PACKED_LENGTH, fits, pack, unpack
from bot.views.custom_ids import MAX_LENGTH
from bot.views.survey_places import step_control
from tests.domain.survey_samples import answers_to, survey_of, surveys

_TEN = tuple("abcdefghij"[:MOST_CHECKED])


@given(st.data())
def test_what_is_packed_comes_back_but_for_comments(data: st.DataObject) -> None:
    survey = data.draw(surveys())
    answers = checked_answers(survey, data.draw(answers_to(survey)))
    closed = {each.number for each in survey.questions if not each.kind.is_text}
    kept = {number: value for number, value in answers.items() if number in closed}
    assert unpack(survey, pack(survey, answers)) == kept


@given(st.data())
def test_every_survey_that_may_be_made_fits_in_a_control(data: st.DataObject) -> None:
    survey = data.draw(surveys())
    packed = pack(survey, checked_answers(survey, data.draw(answers_to(survey))))
    assert fits(survey.questions) or not survey.anonymous
    assert len(packed) <= PACKED_LENGTH
    assert len(step_control(2**63 - 1, MOST_QUESTIONS, packed)) <= MAX_LENGTH


def test_the_longest_closed_survey_fits() -> None:
    longest = [Question(each, QuestionKind.SEVERAL, "Lesquels?", options=_TEN) for each in range(1, MOST_QUESTIONS + 1)]
    assert fits(longest)
    answers = {each.number: each.codes for each in longest}
    assert unpack(survey_of(*longest), pack(survey_of(*longest), answers)) == answers


def test_more_comments_than_a_form_holds_do_not_fit_nor_do_more_choices_than_a_control_holds() -> None:
    comments = [Question(each, QuestionKind.LONG, "Dites-nous") for each in range(1, 7)]
    assert fits(comments[:5])
    assert not fits(comments)
    many = [Question(each, QuestionKind.SEVERAL, "Lesquels?", options=_TEN) for each in range(1, 40)]
    assert not fits(many)


def test_answers_to_other_questions_are_refused_rather_than_misread() -> None:
    before = survey_of(Question(1, QuestionKind.YES_NO, "Oui?"), Question(2, QuestionKind.LIKERT, "Combien?"))
    after = survey_of(Question(1, QuestionKind.LIKERT, "Combien?"), Question(2, QuestionKind.YES_NO, "Oui?"))
    packed = pack(before, {1: 1, 2: 5})
    with pytest.raises(OutdatedControl):
        unpack(after, packed)


@pytest.mark.parametrize("packed", ["", "é", "zzzzzzzz", "0|0"])
def test_what_was_never_packed_is_refused(packed: str) -> None:
    with pytest.raises(OutdatedControl):
        unpack(survey_of(Question(1, QuestionKind.YES_NO, "Oui?")), packed)
