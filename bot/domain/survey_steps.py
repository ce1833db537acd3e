"""In which order a survey asks, and what it asks at once: a form holds five questions (Discord's reference, « Modals »).

A place is a question's rank among ``ordered``, from 0 on. Closed answers travel from a step to the next; what depends on an answer
is therefore asked in a later step than it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from typing import Final

from bot.domain.survey import Answers, Question, QuestionKind, Survey, Value

STEP_LENGTH: Final = 5
_SECONDS: Final = {QuestionKind.SHORT: 30, QuestionKind.LONG: 60, QuestionKind.SEVERAL: 20}
_CLOSED_SECONDS: Final = 12
_READING_SECONDS: Final = 20


@dataclass(frozen=True, slots=True)
class Step:
    """What is asked at once: the questions from place ``start`` on, those that are not asked left out.

    ``after`` is the place where the next step begins. ``is_last`` where nothing can follow, whatever is answered to it.
    """

    start: int
    after: int
    questions: tuple[Question, ...]
    is_last: bool


def ordered(survey: Survey) -> tuple[Question, ...]:
    """The questions in the order in which they are asked; of an anonymous survey, comments come last.

    Nothing of an anonymous answer is kept before its end, and a comment does not fit in what a step hands to the next.
    """
    if not survey.anonymous:
        return survey.questions
    return tuple(sorted(survey.questions, key=lambda each: each.kind.is_text))


def visible(question: Question, answers: Answers) -> bool:
    """Whether it is asked of who gave ``answers``."""
    condition = question.condition
    return condition is None or any(code in condition.codes for code in codes_of(answers.get(condition.number)))


def codes_of(value: Value | None) -> tuple[int, ...]:
    """The codes that an answer holds: none for a comment, or where there is no answer."""
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, int) else ()


def next_step(survey: Survey, answers: Answers, start: int) -> Step | None:
    """The step from place ``start`` on, after ``answers``; None where nothing is left to ask."""
    questions = ordered(survey)
    asked: list[Question] = []
    place = start
    while place < len(questions):
        question = questions[place]
        if asked and _waits(survey, question, asked, questions[place:], answers):
            break
        if visible(question, answers):
            if len(asked) == STEP_LENGTH:
                break
            asked.append(question)
        place += 1
    if not asked:
        return None
    return Step(start, place, tuple(asked), is_last=not _may_follow(questions[place:], asked, answers))


def steps_of(survey: Survey, answers: Answers) -> tuple[Step, ...]:
    """Every step of who gives ``answers``, in order."""
    steps: list[Step] = []
    while (step := next_step(survey, answers, steps[-1].after if steps else 0)) is not None:
        steps.append(step)
    return tuple(steps)


def minutes_to_answer(survey: Survey) -> int:
    """About how long answering all of it takes, in minutes, one at least."""
    seconds = sum(_SECONDS.get(each.kind, _CLOSED_SECONDS) for each in survey.questions)
    return ceil((_READING_SECONDS + seconds) / 60)


def _waits(
    survey: Survey, question: Question, asked: Iterable[Question], rest: Iterable[Question], answers: Answers
) -> bool:
    """Whether ``question`` belongs to a later step than ``asked``: their answers decide whether it is asked, or it must be in the last.

    An anonymous survey's comments are asked all at once: whoever wrote some would lose them by a second step.
    """
    numbers = {each.number for each in asked}
    if _depends(question, numbers):
        return True
    if not (survey.anonymous and question.kind.is_text) or any(each.kind.is_text for each in asked):
        return False
    rest = tuple(rest)
    undecided = any(_depends(each, numbers) for each in rest)
    return undecided or len(numbers) + sum(visible(each, answers) for each in rest) > STEP_LENGTH


def _depends(question: Question, numbers: Iterable[int]) -> bool:
    return question.condition is not None and question.condition.number in numbers


def _may_follow(rest: Iterable[Question], asked: Iterable[Question], answers: Answers) -> bool:
    """Whether one of ``rest`` may still be asked: it is, or answers to come decide."""
    return any(_depends(each, {other.number for other in asked}) or visible(each, answers) for each in rest)
