"""What may be answered, and what of it counts."""

import pytest

from bot.domain.survey import LONG_LENGTH, SHORT_LENGTH, Condition, Question, QuestionKind, Value
from bot.domain.survey_checking import BLANK, checked_answer, checked_answers
from bot.domain.survey_errors import InvalidAnswer
from tests.domain.survey_samples import survey_of

_FIRST = Question(1, QuestionKind.YES_NO, "Étiez-vous là?")
_WHY = Question(2, QuestionKind.LONG, "Pourquoi?", condition=Condition(1, frozenset({2})))


def _refused(question: Question, value: Value) -> str:
    with pytest.raises(InvalidAnswer) as raised:
        checked_answer(question, value)
    assert raised.value.number == question.number
    return raised.value.reason


def test_an_answer_to_what_is_not_asked_does_not_count_even_where_it_was_required() -> None:
    survey = survey_of(_FIRST, _WHY)
    assert checked_answers(survey, {1: 1, 2: "malade"}) == {1: 1}
    assert checked_answers(survey, {1: 2, 2: "malade"}) == {1: 2, 2: "malade"}


def test_what_depends_on_an_answer_that_does_not_count_does_not_count_either() -> None:
    last = Question(3, QuestionKind.YES_NO, "Encore?", condition=Condition(2, frozenset({1})))
    middle = Question(2, QuestionKind.YES_NO, "Déjà?", condition=Condition(1, frozenset({2})))
    assert checked_answers(survey_of(_FIRST, middle, last), {1: 1, 2: 1, 3: 1}) == {1: 1}


def test_a_comment_of_an_anonymous_survey_counts_where_what_it_depends_on_is_numbered_after_it() -> None:
    why = Question(1, QuestionKind.LONG, "Pourquoi?", condition=Condition(2, frozenset({2})))
    was_there = Question(2, QuestionKind.YES_NO, "Étiez-vous là?")
    assert checked_answers(survey_of(why, was_there), {1: "malade", 2: 2}) == {1: "malade", 2: 2}


def test_a_required_question_that_is_asked_must_be_answered() -> None:
    with pytest.raises(InvalidAnswer) as raised:
        checked_answers(survey_of(_FIRST, _WHY), {1: 2, 2: "   "})
    assert (raised.value.number, raised.value.reason) == (2, "missing")
    assert _refused(_FIRST, BLANK) == "missing"


def test_a_question_may_be_left_blank_where_it_is_not_required() -> None:
    optional = Question(1, QuestionKind.SEVERAL, "Lesquels?", options=("a", "b"), required=False)
    assert checked_answer(optional, ()) == BLANK
    assert checked_answers(survey_of(optional), {1: BLANK}) == {}


@pytest.mark.parametrize("value", [0, 3, (1, 2), "oui"])
def test_a_choice_must_be_one_of_those_offered(value: Value) -> None:
    assert _refused(_FIRST, value) in {"unknown_choice", "missing"}


def test_several_choices_are_kept_in_order_and_once() -> None:
    several = Question(1, QuestionKind.SEVERAL, "Lesquels?", options=("a", "b", "c"))
    assert checked_answer(several, (3, 1, 3)) == (1, 3)
    assert checked_answer(several, (2,)) == (2,)
    assert _refused(several, (1, 4)) == "unknown_choice"


def test_a_recommendation_of_zero_is_an_answer() -> None:
    assert checked_answer(Question(1, QuestionKind.RECOMMENDATION, "Nous recommandez-vous?"), 0) == 0


@pytest.mark.parametrize(("kind", "most"), [(QuestionKind.SHORT, SHORT_LENGTH), (QuestionKind.LONG, LONG_LENGTH)])
def test_a_comment_has_its_length(kind: QuestionKind, most: int) -> None:
    comment = Question(1, kind, "Un mot?")
    assert checked_answer(comment, "é" * most + "\n") == "é" * most
    assert _refused(comment, "é" * (most + 1)) == "too_long"


def test_a_comment_holds_what_can_be_kept_and_read() -> None:
    assert (
        checked_answer(Question(1, QuestionKind.LONG, "Un mot?"), " Oui.\r\n\n  Et  non.\u200b ") == "Oui.\n\nEt non."
    )
    assert checked_answer(Question(1, QuestionKind.SHORT, "Un mot?"), "Oui.\nEt non.") == "Oui. Et non."
    assert _refused(Question(1, QuestionKind.LONG, "Un mot?"), "a\x00b") == "unwritable"
