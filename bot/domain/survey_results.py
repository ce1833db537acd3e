"""What a survey's answers come to, and what of it may be shown.

Nothing is kept of a group of fewer than ``least`` respondents: the survey, a question, or a part of a question's respondents. Subtracting
what is shown never gives such a group either (``bot.domain.survey_suppression``). Comments are told of all respondents only, never of
a part, in an order that says nothing of who wrote them.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from statistics import fmean, median
from typing import Final

from bot.domain.survey import Question, QuestionKind, SealedAnswer, Survey, Value
from bot.domain.survey_steps import ordered
from bot.domain.survey_suppression import shown_parts

SEEN_BY_ALL: Final = 1
"""The ``least`` of who may see everything: the coordination, of a nominal survey."""
_TOP: Final = {
    QuestionKind.LIKERT: frozenset({4, 5}),
    QuestionKind.SATISFACTION: frozenset({4, 5}),
    QuestionKind.RECOMMENDATION: frozenset({9, 10}),
    QuestionKind.YES_NO: frozenset({1}),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """What ``n`` respondents answered to a closed question: how many by code, those that nobody chose included.

    ``mean`` and ``median`` are a scale's; ``top`` is the share, 0 to 1, of 4 and 5, of 9 and 10, or of yes; None where they mean nothing.
    """

    n: int
    counts: Mapping[int, int]
    mean: float | None = None
    median: float | None = None
    top: float | None = None

    def share(self, code: int) -> float:
        """The share of respondents, 0 to 1, who chose ``code``; those of several choices add up to more than one."""
        return self.counts[code] / self.n


@dataclass(frozen=True, slots=True)
class QuestionResults:
    """What may be shown of a question: ``figures`` of a closed one, ``comments`` of the others; neither where it is ``withheld``.

    ``parts`` are the figures by stratum, of those that may be shown; ``hidden_parts`` says that there are others. ``before`` is what
    the wave before this one said of the same question.
    """

    question: Question
    figures: Figures | None = None
    comments: tuple[str, ...] = ()
    withheld: bool = False
    parts: Mapping[str, Figures] = field(default_factory=dict)
    hidden_parts: bool = False
    before: Figures | None = None

    @property
    def n(self) -> int | None:
        """How many answered it; None where that is withheld."""
        if self.withheld:
            return None
        return self.figures.n if self.figures else len(self.comments)

    def share_before(self, code: int) -> float | None:
        """The share, 0 to 1, who made that choice the wave before; None where it is not known, or where a mean or a share says it all."""
        chosen = self.question.kind in (QuestionKind.ONE, QuestionKind.SEVERAL)
        return self.before.share(code) if chosen and self.before is not None and self.before.n else None


@dataclass(frozen=True, slots=True)
class Results:
    """What may be shown of a survey's answers. ``invited`` is None where it is unknown.

    ``least`` is how many must have answered; ``strata``, the parts of which something may be shown; ``previous``, the survey that
    ``before`` comes from.
    """

    survey: Survey
    answered: int
    invited: int | None
    least: int
    questions: tuple[QuestionResults, ...] = ()
    strata: tuple[str, ...] = ()
    previous: Survey | None = None

    @property
    def withheld(self) -> bool:
        """Whether too few have answered for anything to be shown."""
        return self.answered < self.least


def survey_results(
    survey: Survey,
    answers: Sequence[SealedAnswer],
    answered: int,
    invited: int | None,
    *,
    least: int | None = None,
    previous: Results | None = None,
) -> Results:
    """What may be shown of ``answers``, those of ``answered`` respondents; ``least`` None is the survey's own threshold.

    ``previous`` is what may be shown of the wave before: a question is compared with the one that asked the same, wherever it stood.
    """
    least = survey.threshold if least is None else least
    if answered < least:
        return Results(survey, answered, invited, least)
    by_number: defaultdict[int, list[SealedAnswer]] = defaultdict(list)
    for each in answers:
        by_number[each.number].append(each)
    earlier = previous.questions if previous else ()
    told: dict[int, QuestionResults] = {}
    for question in ordered(survey):  # what a condition names comes before
        given = by_number[question.number]
        of = None if question.condition is None else told.get(question.condition.number)
        told[question.number] = _question_results(survey, question, given, least, _before(question, earlier), of)
    questions = tuple(told[each.number] for each in survey.questions)
    strata = tuple(sorted({stratum for each in questions for stratum in each.parts}))
    compared = previous.survey if previous and any(each.before for each in questions) else None
    return Results(survey, answered, invited, least, questions, strata, compared)


def part_of(results: Results, stratum: str) -> Results:
    """What may be shown of one part of the respondents: the questions whose figures may be, without comments or what came before."""
    questions = tuple(
        QuestionResults(each.question, each.parts[stratum]) for each in results.questions if stratum in each.parts
    )
    return replace(results, questions=questions, strata=(), previous=None)


def figures_of(question: Question, values: Sequence[Value]) -> Figures:
    """What ``values`` come to, one for each respondent of a closed ``question``."""
    counts = Counter(code for value in values for code in _codes_in(value))
    by_code = {code: counts[code] for code in question.codes}
    n = len(values)
    if not n:
        return Figures(0, by_code)
    top_codes = _TOP.get(question.kind)
    top = sum(counts[code] for code in top_codes) / n if top_codes else None
    if not question.kind.is_scale:
        return Figures(n, by_code, top=top)
    answered = [code for code, count in by_code.items() for _each in range(count)]
    return Figures(n, by_code, fmean(answered), float(median(answered)), top)


def _question_results(
    survey: Survey,
    question: Question,
    answers: Sequence[SealedAnswer],
    least: int,
    before: Figures | None,
    of: QuestionResults | None,
) -> QuestionResults:
    """``of`` is what may be shown of the question that its condition names: how many were asked this one is how they answered that one."""
    if 0 < len(answers) < least or (of is not None and of.withheld):
        return QuestionResults(question, withheld=True)
    if question.kind.is_text:
        return QuestionResults(question, comments=_shuffled(survey, question, answers))
    figures = figures_of(question, [each.value for each in answers])
    values: defaultdict[str, list[Value]] = defaultdict(list)
    for each in answers:
        values[each.stratum].append(each.value)
    # A part that is everybody says nothing more than the whole.
    parted = len(values) > 1
    sizes = {stratum: len(those) for stratum, those in values.items()}
    untold = of is not None and of.hidden_parts
    apart = sizes.keys() - of.parts.keys() if of is not None and untold else frozenset()
    shown = shown_parts(sizes, least, apart) if parted else frozenset()
    return QuestionResults(
        question,
        figures,
        parts={stratum: figures_of(question, values[stratum]) for stratum in sorted(shown)},
        hidden_parts=untold or (parted and len(shown) < len(values)),
        before=before,
    )


def _before(question: Question, earlier: Sequence[QuestionResults]) -> Figures | None:
    """What the wave before came to on the same question: a number says nothing, for a copy may be given others in between.

    Of two that are worded alike, the one of the same number.
    """
    same = [each for each in earlier if each.figures and _same(each.question, question)]
    return min(same, key=lambda each: each.question.number != question.number).figures if same else None


def _same(one: Question, other: Question) -> bool:
    """Whether an answer to one says the same as the same answer to the other. A wording that was corrected kept its sense."""
    return one.kind is other.kind and one.options == other.options and bool(_wordings(one) & _wordings(other))


def _wordings(question: Question) -> set[str]:
    return {text.casefold() for text in (question.text, question.published_text) if text}


def _shuffled(survey: Survey, question: Question, answers: Sequence[SealedAnswer]) -> tuple[str, ...]:
    """The comments, each time in the same order, so that they can be paged: by what is drawn from their own text, another for each question."""
    comments = [str(each.value) for each in answers]
    return tuple(sorted(comments, key=lambda said: sha256(f"{survey.id}:{question.number}:{said}".encode()).digest()))


def _codes_in(value: Value) -> tuple[int, ...]:
    if isinstance(value, str):
        return ()
    return value if isinstance(value, tuple) else (value,)
