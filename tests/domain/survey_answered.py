"""Results to draw, to tell and to write: a survey of every kind, and any other."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.domain.survey import (
    LONG_LENGTH,
    MOST_CHECKED,
    MOST_OPTIONS,
    OPTION_LENGTH,
    QUESTION_LENGTH,
    TITLE_LENGTH,
    Breakdown,
    Question,
    QuestionKind,
    SealedAnswer,
    Survey,
    SurveyStatus,
    Value,
)
from bot.domain.survey_results import Results, survey_results
from tests.domain.survey_samples import answers_to, surveys

EVERY_KIND = (
    Question(1, QuestionKind.LIKERT, "La Table m'aide à travailler avec les autres."),
    Question(2, QuestionKind.SATISFACTION, "Êtes-vous satisfait des services?"),
    Question(3, QuestionKind.RECOMMENDATION, "La recommanderiez-vous?"),
    Question(4, QuestionKind.ONE, "Quel moment vous convient?", options=("Le matin", "Le soir")),
    Question(5, QuestionKind.SEVERAL, "De quoi avez-vous besoin?", options=("Locaux", "Formation", "=Prêt")),
    Question(6, QuestionKind.YES_NO, "Reviendrez-vous?"),
    Question(7, QuestionKind.LONG, "Autre chose?"),
)


def closed(*questions: Question, breakdown: Breakdown = Breakdown.NONE) -> Survey:
    """A closed anonymous survey of those questions."""
    at = datetime(2013, 6, 3, 13, tzinfo=UTC)
    status, zone = SurveyStatus.CLOSED, "America/Toronto"
    return Survey(7, 1, status, "Vos attentes", zone, at, questions=questions, breakdown=breakdown, closed_at=at)


def every_kind(n: int = 7, *, breakdown: Breakdown = Breakdown.NONE) -> Results:
    """The results of a survey of every kind that ``n`` answered, half of them of each of two tables where it is parted."""
    answers: list[SealedAnswer] = []
    for each in range(n):
        stratum = f"g{each % 2 + 1}" if breakdown is not Breakdown.NONE else ""
        values: tuple[Value, ...] = (
            each % 5 + 1,
            5,
            each % 11,
            each % 2 + 1,
            (1, 3) if each % 2 else (2,),
            1,
            f"=Remarque {each}",
        )
        answers += [SealedAnswer(number, value, stratum) for number, value in enumerate(values, start=1)]
    return survey_results(closed(*EVERY_KIND, breakdown=breakdown), answers, n, 30)


@st.composite
def any_results(draw: st.DrawFn) -> Results:
    """What up to 40 members answered to any survey."""
    survey = draw(surveys())
    count = draw(st.integers(0, 40))
    some = draw(st.lists(answers_to(survey), min_size=1, max_size=4))
    picked = [some[each * 7 % len(some)] for each in range(count)]
    answers = [
        SealedAnswer(number, value, f"g{each % 3}")
        for each, said in enumerate(picked)
        for number, value in said.items()
    ]
    return survey_results(survey, answers, count, draw(st.none() | st.integers(0, 60)))


RESULTS: SearchStrategy[Results] = any_results()


def longest() -> Results:
    """The results of a survey whose every word is as long as it may be, and made of signs that Discord's Markdown doubles."""
    wide = [
        Question(number, kind, "*" * QUESTION_LENGTH, options=("_" * OPTION_LENGTH,) * count)
        for number, (kind, count) in enumerate(
            [
                (QuestionKind.ONE, MOST_OPTIONS),
                (QuestionKind.SEVERAL, MOST_CHECKED),
                (QuestionKind.LIKERT, 2),
                *[(kind, 0) for kind in QuestionKind if kind not in (QuestionKind.ONE, QuestionKind.SEVERAL)] * 3,
            ],
            start=1,
        )
    ]
    answers = [
        SealedAnswer(each.number, "*" * LONG_LENGTH if each.kind.is_text else each.codes[0])
        for each in wide
        for _member in range(6 if each.kind.is_text else 2000)
    ]
    survey = replace(closed(*wide), title="~" * TITLE_LENGTH)
    return survey_results(survey, answers, 2000, 2000, previous=survey_results(survey, answers, 2000, None))
