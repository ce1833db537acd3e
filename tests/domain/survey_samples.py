"""Any survey that may be asked, and any answers to it."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.domain.survey import Answers, Condition, Question, QuestionKind, Survey, SurveyStatus

AT = datetime(2013, 6, 3, 13, tzinfo=UTC)
_CLOSED = [kind for kind in QuestionKind if not kind.is_text]


def survey_of(*questions: Question, anonymous: bool = True) -> Survey:
    """An open survey of those questions."""
    return Survey(
        7, 1, SurveyStatus.OPEN, "Vos attentes", "America/Toronto", AT, questions=questions, anonymous=anonymous
    )


@st.composite
def surveys(draw: st.DrawFn) -> Survey:
    """Any survey; an anonymous one has at most five comments (``bot.domain.survey_packing.fits``)."""
    anonymous = draw(st.booleans())
    questions: list[Question] = []
    for number in range(1, draw(st.integers(1, 25)) + 1):
        full = anonymous and sum(each.kind.is_text for each in questions) == 5
        kind = draw(st.sampled_from(_CLOSED if full else list(QuestionKind)))
        questions.append(draw(_questions(number, kind, questions)))
    return survey_of(*questions, anonymous=anonymous)


def answers_to(survey: Survey) -> SearchStrategy[Answers]:
    """What somebody may answer, question by question, as if all were asked; some are left blank where they may be."""
    return st.fixed_dictionaries(
        {each.number: _values(each) for each in survey.questions if each.required},
        optional={each.number: _values(each) for each in survey.questions if not each.required},
    )


@st.composite
def _questions(draw: st.DrawFn, number: int, kind: QuestionKind, before: list[Question]) -> Question:
    most = {QuestionKind.ONE: 25, QuestionKind.SEVERAL: 10}.get(kind, 0)
    options = tuple(f"choix {each}" for each in range(draw(st.integers(2, most)))) if most else ()
    closed = [each for each in before if not each.kind.is_text]
    condition = None
    if draw(st.booleans()) and closed:
        on = draw(st.sampled_from(closed))
        condition = Condition(on.number, draw(st.frozensets(st.sampled_from(on.codes), min_size=1)))
    return Question(number, kind, f"Question {number}", "", options, draw(st.booleans()), condition)


def _values(question: Question) -> SearchStrategy[Any]:
    if question.kind.is_text:
        return st.text("abc é", min_size=1, max_size=200).map(str.strip).filter(bool)
    if question.kind is QuestionKind.SEVERAL:
        return st.sets(st.sampled_from(question.codes), min_size=1).map(lambda codes: tuple(sorted(codes)))
    return st.sampled_from(question.codes)
