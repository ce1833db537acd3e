"""The questions of a draft, one change at a time: added, edited, moved, shown on a condition.

Questions are numbered from 1 in their order; a condition follows the question that it names wherever that goes.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from zlib import crc32

from bot.domain.survey import Condition, Question, SurveyDraft
from bot.domain.survey_draft import renumbered

_MARKS: Final = 0x10000


def mark_of(question: Question) -> str:
    """A short mark of a question: by it, what is pressed twice, or after somebody else moved it, is not done to its neighbour."""
    return f"{crc32(f'{question.kind}|{question.text}'.encode()) % _MARKS:04x}"


def question_marked(questions: Sequence[Question], number: int, mark: str) -> Question | None:
    """The question of that number, where it is still the one that was marked so."""
    found = next((each for each in questions if each.number == number), None)
    return found if found is not None and mark_of(found) == mark else None


def question_moved(questions: Sequence[Question], number: int, mark: str) -> Question | None:
    """The question that was marked so, in its place or wherever it was moved since; None where it was changed, or is there no more."""
    same = [each for each in questions if mark_of(each) == mark]
    return question_marked(questions, number, mark) or (same[0] if len(same) == 1 else None)


def with_question(draft: SurveyDraft, question: Question) -> SurveyDraft:
    """``draft`` with one more question, last."""
    last = replace(question, number=len(draft.questions) + 1)
    return replace(draft, questions=(*draft.questions, last))


def with_edited(draft: SurveyDraft, question: Question) -> SurveyDraft:
    """``draft`` with that question in the place of the one of its number."""
    questions = tuple(question if each.number == question.number else each for each in draft.questions)
    return replace(draft, questions=questions)


def with_moved(draft: SurveyDraft, number: int, steps: int) -> SurveyDraft:
    """``draft`` with a question ``steps`` further down (up where negative); as it is where it cannot go further."""
    order = list(draft.questions)
    at = next((index for index, each in enumerate(order) if each.number == number), None)
    if at is None or not 0 <= at + steps < len(order):
        return draft
    order.insert(at + steps, order.pop(at))
    return replace(draft, questions=renumbered(order))


def with_condition(draft: SurveyDraft, number: int, condition: Condition | None) -> SurveyDraft:
    """``draft`` where that question is shown on ``condition``; always where that is None."""
    questions = tuple(replace(each, condition=condition) if each.number == number else each for each in draft.questions)
    return replace(draft, questions=questions)


def depending_on(questions: Sequence[Question], number: int) -> tuple[Question, ...]:
    """Those that are shown by the answer to that question."""
    return tuple(each for each in questions if each.condition is not None and each.condition.number == number)


def may_decide(questions: Sequence[Question], number: int) -> tuple[Question, ...]:
    """Those whose answer may decide whether the question of that number is shown: closed, and before it."""
    return tuple(each for each in questions if each.number < number and not each.kind.is_text)
