"""The questions of a draft are added, edited, moved and shown on a condition; what is pressed twice is done to no neighbour."""

from dataclasses import replace

from bot.domain.survey import Condition, Question, QuestionKind, SurveyDraft
from bot.domain.survey_editing import (
    depending_on,
    mark_of,
    may_decide,
    question_marked,
    question_moved,
    with_condition,
    with_edited,
    with_moved,
    with_question,
)

FIRST = Question(1, QuestionKind.YES_NO, "Un?")
SECOND = Question(2, QuestionKind.LONG, "Deux?")
THIRD = Question(3, QuestionKind.YES_NO, "Trois?", condition=Condition(1, frozenset({2})))
DRAFT = SurveyDraft("Essai", questions=(FIRST, SECOND, THIRD))


def order(draft: SurveyDraft) -> list[tuple[int, str]]:
    return [(each.number, each.text) for each in draft.questions]


def test_a_question_is_added_last_whatever_its_number() -> None:
    draft = with_question(DRAFT, Question(0, QuestionKind.SHORT, "Quatre?"))
    assert order(draft)[-1] == (4, "Quatre?")


def test_a_question_moves_by_one_and_its_condition_follows() -> None:
    draft = with_moved(DRAFT, 1, 1)
    assert order(draft) == [(1, "Deux?"), (2, "Un?"), (3, "Trois?")]
    assert draft.questions[2].condition == Condition(2, frozenset({2}))


def test_the_first_goes_no_higher_and_the_last_no_lower() -> None:
    assert with_moved(DRAFT, 1, -1) == DRAFT
    assert with_moved(DRAFT, 3, 1) == DRAFT
    assert with_moved(DRAFT, 9, 1) == DRAFT


def test_a_question_is_edited_in_its_place() -> None:
    draft = with_edited(DRAFT, replace(SECOND, text="Deux encore?"))
    assert order(draft) == [(1, "Un?"), (2, "Deux encore?"), (3, "Trois?")]


def test_a_condition_is_set_and_taken_away() -> None:
    condition = Condition(1, frozenset({1}))
    assert with_condition(DRAFT, 2, condition).questions[1].condition == condition
    assert with_condition(DRAFT, 3, None).questions[2].condition is None


def test_only_closed_questions_that_come_before_decide() -> None:
    assert may_decide(DRAFT.questions, 3) == (FIRST,)
    assert may_decide(DRAFT.questions, 1) == ()
    assert depending_on(DRAFT.questions, 1) == (THIRD,)
    assert depending_on(DRAFT.questions, 2) == ()


def test_a_mark_knows_its_question_and_no_other_that_takes_its_number() -> None:
    assert question_marked(DRAFT.questions, 2, mark_of(SECOND)) == SECOND
    assert question_marked(DRAFT.questions, 1, mark_of(SECOND)) is None
    assert question_marked(with_moved(DRAFT, 2, -1).questions, 2, mark_of(SECOND)) is None
    assert question_marked(DRAFT.questions, 9, mark_of(SECOND)) is None


def test_what_was_moved_is_found_again_unless_two_are_alike() -> None:
    moved = with_moved(DRAFT, 2, -1).questions
    assert question_moved(moved, 2, mark_of(SECOND)) == moved[0]
    assert question_moved(DRAFT.questions, 2, "0000") is None
    twice = with_question(with_question(DRAFT, SECOND), FIRST).questions
    assert question_moved(twice, 9, mark_of(SECOND)) is None
    assert question_moved(twice, 4, mark_of(SECOND)) == twice[3]
