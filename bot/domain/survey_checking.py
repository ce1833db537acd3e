"""What may be answered: each answer against its question, and a whole answer against its survey."""

from typing import Final

from bot.domain.seen_text import seen
from bot.domain.survey import LONG_LENGTH, SHORT_LENGTH, Answers, Question, QuestionKind, Survey, Value
from bot.domain.survey_errors import InvalidAnswer
from bot.domain.survey_steps import codes_of, ordered, visible
from bot.domain.validation import is_line

BLANK: Final = ""
"""In a draft: the question was seen, and left blank."""


def checked_answers(survey: Survey, answers: Answers) -> Answers:
    """``answers`` as they count: blanks, and answers to what is not asked of who gave the others, are left out.

    Raise ``InvalidAnswer`` where one cannot be, or where a question that is asked and required has none.
    """
    kept: dict[int, Value] = {}
    for question in ordered(survey):  # what a condition names is always asked before
        if not visible(question, kept):
            continue
        value = checked_answer(question, answers.get(question.number, BLANK))
        if value != BLANK:
            kept[question.number] = value
    return kept


def checked_answer(question: Question, value: Value) -> Value:
    """``value`` as an answer to ``question``, or ``BLANK``; raise ``InvalidAnswer``."""
    if question.kind.is_text:
        return _comment(question, value)
    codes = codes_of(value)
    if not codes:
        if question.required:
            raise InvalidAnswer(question.number, "missing")
        return BLANK
    several = question.kind is QuestionKind.SEVERAL
    if not set(codes) <= set(question.codes) or (not several and len(codes) > 1):
        raise InvalidAnswer(question.number, "unknown_choice")
    return tuple(sorted(set(codes))) if several else codes[0]


def most_signs(question: Question) -> int:
    """How long a comment may be."""
    return LONG_LENGTH if question.kind is QuestionKind.LONG else SHORT_LENGTH


def _comment(question: Question, value: Value) -> Value:
    lines = [" ".join(line.split()) for line in seen(value).strip().splitlines()] if isinstance(value, str) else []
    if any(line and not is_line(line) for line in lines):
        raise InvalidAnswer(question.number, "unwritable")
    text = ("\n" if question.kind is QuestionKind.LONG else " ").join(lines)
    if not text and question.required:
        raise InvalidAnswer(question.number, "missing")
    if len(text) > most_signs(question):
        raise InvalidAnswer(question.number, "too_long")
    return text
