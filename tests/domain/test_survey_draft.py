"""What a survey may be: what is typed is tidied, what cannot be is refused, and conditions follow their questions."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.domain.survey import (
    MOST_QUESTIONS,
    Audience,
    AudienceKind,
    Condition,
    Question,
    QuestionKind,
    SurveyDraft,
)
from bot.domain.survey_draft import checked, renumbered, without_question
from bot.domain.survey_errors import InvalidSurvey
from bot.domain.survey_packing import fits

YES_NO = Question(1, QuestionKind.YES_NO, "Étiez-vous là?")
COMMENT = Question(2, QuestionKind.LONG, "Pourquoi?", condition=Condition(1, frozenset({2})))
CHOICE = Question(3, QuestionKind.ONE, "Quand?", options=("Le matin", "Le soir"))
DRAFT = SurveyDraft("Satisfaction", questions=(YES_NO, COMMENT, CHOICE))
MAY_30 = datetime.fromisoformat("2013-05-30T18:30")


def asking(*questions: Question, **said: object) -> SurveyDraft:
    return replace(DRAFT, questions=questions, **said)  # type: ignore[arg-type]


def question(kind: QuestionKind, *options: str, number: int = 1) -> Question:
    return Question(number, kind, "Que dire?", options=options)


def refusal(draft: SurveyDraft) -> tuple[str, str, int | None]:
    with pytest.raises(InvalidSurvey) as problem:
        checked(draft)
    return problem.value.field, problem.value.reason, problem.value.number


def test_what_is_typed_is_tidied() -> None:
    said = replace(
        DRAFT,
        title="  Satisfaction \n des membres ",
        introduction=" Bonjour,  \n merci ",
        opens_local=datetime.fromisoformat("2013-05-30T18:30:42"),
        questions=(replace(CHOICE, text=" Quand  donc? ", options=("Le matin ", "", " Le soir")),),
        audience=Audience(AudienceKind.EVERYONE, 4),
    )
    found = checked(said)
    assert (found.title, found.introduction) == ("Satisfaction des membres", "Bonjour,\nmerci")
    assert (found.opens_local, found.audience) == (MAY_30, Audience())
    assert found.questions == (replace(CHOICE, number=1, text="Quand donc?"),)
    assert checked(found) == found


def test_questions_are_numbered_as_they_come_and_what_depends_on_them_follows() -> None:
    found = checked(asking(CHOICE, YES_NO, COMMENT))
    assert [(each.number, each.text) for each in found.questions] == [
        (1, "Quand?"),
        (2, "Étiez-vous là?"),
        (3, "Pourquoi?"),
    ]
    assert found.questions[2].condition == Condition(2, frozenset({2}))


def test_without_a_question_what_depended_on_it_is_asked_of_everyone() -> None:
    found = without_question(DRAFT, 1)
    assert [(each.number, each.text, each.condition) for each in found.questions] == [
        (1, "Pourquoi?", None),
        (2, "Quand?", None),
    ]
    assert without_question(DRAFT, 3).questions == (YES_NO, COMMENT)
    with pytest.raises(InvalidSurvey):
        without_question(DRAFT, 4)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (replace(DRAFT, title="  "), ("title", "blank", None)),
        (replace(DRAFT, title="x" * 81), ("title", "too_long", None)),
        (replace(DRAFT, introduction="x" * 601), ("introduction", "too_long", None)),
        (replace(DRAFT, introduction="\n".join(["x" * 300] * 2)), ("introduction", "too_long", None)),
        (asking(replace(YES_NO, text="x" * 101)), ("text", "too_long", 1)),
        (asking(YES_NO, replace(CHOICE, text=" ")), ("text", "blank", 2)),
        (asking(replace(YES_NO, help="x" * 101)), ("help", "too_long", 1)),
        (asking(question(QuestionKind.ONE, "x" * 81, "y")), ("options", "too_long", 1)),
        (asking(question(QuestionKind.ONE, "oui", "OUI")), ("options", "same_option", 1)),
        (asking(question(QuestionKind.ONE, "oui", " ")), ("options", "two_options", 1)),
        (asking(question(QuestionKind.ONE, *map(str, range(26)))), ("options", "two_options", 1)),
        (asking(question(QuestionKind.SEVERAL, *map(str, range(11)))), ("options", "too_many_checked", 1)),
        (asking(question(QuestionKind.LIKERT, "un seul bout")), ("options", "two_ends", 1)),
        (asking(question(QuestionKind.SATISFACTION, "bien", "mal")), ("options", "no_options", 1)),
        (asking(question(QuestionKind.SHORT, "bien", "mal")), ("options", "no_options", 1)),
        (asking(*[YES_NO] * 26), ("questions", "too_many_questions", None)),
        (asking(*[question(QuestionKind.LONG)] * 6), ("questions", "too_many_comments", None)),
        (replace(DRAFT, after_assembly_id=3, opens_local=MAY_30), ("opens_local", "two_openings", None)),
        (replace(DRAFT, after_assembly_id=3, rule="FREQ=WEEKLY"), ("opens_local", "two_openings", None)),
        (replace(DRAFT, open_minutes=9), ("open_minutes", "too_short", None)),
        (replace(DRAFT, opens_local=MAY_30, closes_local=MAY_30), ("closes_local", "closes_first", None)),
        (replace(DRAFT, rule="quand il pleut"), ("rule", "recurrence", None)),
    ],
)
def test_what_cannot_be_is_refused(draft: SurveyDraft, expected: tuple[str, str, int | None]) -> None:
    assert refusal(draft) == expected


@pytest.mark.parametrize(
    ("number", "codes", "reason"),
    [
        (3, {1}, "condition_later"),  # itself
        (4, {1}, "condition_later"),  # asked after it
        (9, {1}, "condition_later"),  # not there
        (2, {1}, "condition_comment"),
        (1, {3}, "condition_code"),
        (1, set(), "condition_code"),
    ],
)
def test_a_condition_is_on_an_earlier_closed_question_and_on_answers_that_it_has(
    number: int, codes: set[int], reason: str
) -> None:
    free = replace(COMMENT, condition=None)
    dependent = replace(CHOICE, condition=Condition(number, frozenset(codes)))
    last = Question(4, QuestionKind.YES_NO, "Et encore?")
    assert refusal(asking(YES_NO, free, dependent, last)) == ("condition", reason, 3)


def test_of_an_anonymous_survey_comments_come_last_and_may_depend_on_what_is_numbered_after_them() -> None:
    early = Question(1, QuestionKind.LONG, "Pourquoi?", condition=Condition(2, frozenset({1})))
    draft = asking(early, replace(YES_NO, number=2))
    assert checked(draft).questions[0].condition == Condition(2, frozenset({1}))
    assert refusal(replace(draft, anonymous=False)) == ("condition", "condition_later", 1)


def test_an_anonymous_survey_has_five_comments_at_most_and_a_nominal_one_any_number() -> None:
    comments = [question(QuestionKind.LONG)] * 6
    assert refusal(asking(*comments)) == ("questions", "too_many_comments", None)
    assert len(checked(asking(*comments, anonymous=False)).questions) == 6
    assert len(checked(asking(*comments[:5])).questions) == 5


def test_the_widest_survey_that_may_be_made_fits_in_a_control() -> None:
    widest = checked(asking(*[question(QuestionKind.SEVERAL, *"abcdefghij")] * MOST_QUESTIONS))
    assert fits(widest.questions)
    largest = checked(asking(*[question(QuestionKind.ONE, *map(str, range(25)))] * MOST_QUESTIONS))
    assert fits(largest.questions)


def test_what_is_renumbered_keeps_what_is_not_a_number() -> None:
    assert renumbered((YES_NO, COMMENT, CHOICE)) == DRAFT.questions
