"""Closed answers in a few characters: what a step hands to the next inside its control, where nothing may be stored.

Each closed question is a digit in its own base (its codes, then none; several choices, one bit each), behind a check of the
questions' shape: what was packed for other questions is refused, not misread. The number is written in 64 signs, six bits each.
"""

from collections.abc import Iterable
from functools import reduce
from typing import Final
from zlib import crc32

from bot.domain.errors import OutdatedControl
from bot.domain.survey import Answers, Question, QuestionKind, Survey, Value
from bot.domain.survey_steps import STEP_LENGTH

PACKED_LENGTH: Final = 60
"""What a control has room for (``bot.views.survey_places``)."""
_SIGNS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_CHECKS: Final = 4096


def fits(questions: Iterable[Question]) -> bool:
    """Whether an anonymous survey may ask them: its closed answers fit in a control, and its comments in one form."""
    asked = tuple(questions)
    states = reduce(lambda product, base: product * base, (_base(each) for each in _closed(asked)), _CHECKS)
    return len(_written(states - 1)) <= PACKED_LENGTH and sum(each.kind.is_text for each in asked) <= STEP_LENGTH


def pack(survey: Survey, answers: Answers) -> str:
    """The closed ones of ``answers``, which are answers to the survey, in at most ``PACKED_LENGTH`` signs; comments and blanks are left out."""
    number = _check(survey.questions)
    for question in _closed(survey.questions):
        number = number * _base(question) + _digit(question, answers.get(question.number))
    return _written(number)


def unpack(survey: Survey, packed: str) -> Answers:
    """The answers that were packed; raise ``OutdatedControl`` where they were answers to other questions."""
    number = _read(packed)
    answers: dict[int, Value] = {}
    for question in reversed(_closed(survey.questions)):
        number, digit = divmod(number, _base(question))
        value = _value(question, digit)
        if value is not None:
            answers[question.number] = value
    if number != _check(survey.questions):
        raise OutdatedControl(packed)
    return answers


def _closed(questions: Iterable[Question]) -> tuple[Question, ...]:
    return tuple(each for each in questions if not each.kind.is_text)


def _base(question: Question) -> int:
    count = len(question.codes)
    return 2**count if question.kind is QuestionKind.SEVERAL else count + 1


def _digit(question: Question, value: Value | None) -> int:
    if isinstance(value, tuple):
        return sum(1 << question.codes.index(code) for code in value)
    return 1 + question.codes.index(value) if isinstance(value, int) else 0


def _value(question: Question, digit: int) -> Value | None:
    if digit == 0:
        return None
    if question.kind is QuestionKind.SEVERAL:
        return tuple(code for place, code in enumerate(question.codes) if digit >> place & 1)
    return question.codes[digit - 1]


def _check(questions: Iterable[Question]) -> int:
    shape = ";".join(f"{each.number} {each.kind} {len(each.codes)}" for each in _closed(questions))
    return crc32(shape.encode()) % _CHECKS


def _written(number: int) -> str:
    signs = []
    while number:
        number, sign = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[sign])
    return "".join(reversed(signs)) or _SIGNS[0]


def _read(packed: str) -> int:
    try:
        return reduce(lambda number, sign: number * len(_SIGNS) + _SIGNS.index(sign), packed, 0)
    except ValueError:
        raise OutdatedControl(packed) from None
