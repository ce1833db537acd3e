"""What a survey may be: what is decided of it, tidied and checked, before anybody is told of it.

A draft may be unfinished: what it lacks is asked for when it is published (``survey_changes.published``). What it does say must hold.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.recurrence import Recurrence
from bot.domain.seen_text import seen
from bot.domain.survey import (
    INTRODUCTION_LENGTH,
    MOST_CHECKED,
    MOST_OPTIONS,
    MOST_QUESTIONS,
    OPTION_LENGTH,
    QUESTION_LENGTH,
    TITLE_LENGTH,
    Audience,
    AudienceKind,
    Condition,
    Question,
    QuestionKind,
    SurveyDraft,
)
from bot.domain.survey_errors import InvalidSurvey
from bot.domain.survey_packing import fits
from bot.domain.validation import is_line

HELP_LENGTH: Final = 100
SHORTEST_MINUTES: Final = 10
_FEWEST_OPTIONS: Final = 2


def checked(draft: SurveyDraft) -> SurveyDraft:
    """The same, tidied; its questions numbered from 1 on in the order in which they come, and what depends on them with them.

    Raises:
        InvalidSurvey: of what cannot be, by one of the codes of ``bot/texts/survey_problems.py``.
    """
    said = replace(
        draft,
        title=one_line("title", draft.title, TITLE_LENGTH),
        introduction=some_lines("introduction", draft.introduction, INTRODUCTION_LENGTH),
        questions=tuple(map(_question, renumbered(draft.questions))),
        audience=_audience(draft.audience),
        opens_local=_minute(draft.opens_local),
        closes_local=_minute(draft.closes_local),
    )
    if not said.title:
        raise InvalidSurvey("title", "blank")
    _check_questions(said)
    _check_times(said)
    return said


def renumbered(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions numbered from 1 on as they come; a condition follows the question that it names.

    Raises:
        InvalidSurvey: ``condition_later`` where the question that it names is not there.
    """
    asked = tuple(questions)
    numbers = {each.number: number for number, each in enumerate(asked, 1)}
    found = []
    for number, each in enumerate(asked, 1):
        condition = each.condition
        if condition is not None:
            if condition.number not in numbers:
                raise InvalidSurvey("condition", "condition_later", number=number)
            condition = Condition(numbers[condition.number], condition.codes)
        found.append(replace(each, number=number, condition=condition))
    return tuple(found)


def without_question(draft: SurveyDraft, number: int) -> SurveyDraft:
    """The draft without one question; what depended on it is asked of everyone. Raise ``InvalidSurvey`` (``unknown_question``)."""
    if all(each.number != number for each in draft.questions):
        raise InvalidSurvey("questions", "unknown_question")
    left = (each for each in draft.questions if each.number != number)
    freed = [
        replace(each, condition=None) if each.condition is not None and each.condition.number == number else each
        for each in left
    ]
    return replace(draft, questions=renumbered(freed))


def one_line(field: str, given: str, most: int, number: int | None = None) -> str:
    """``given`` on one line; raise ``InvalidSurvey`` (``too_long``, ``unwritable``)."""
    text = " ".join(seen(given).split())
    if text and not is_line(text):
        raise InvalidSurvey(field, "unwritable", text, number)
    if len(text) > most:
        raise InvalidSurvey(field, "too_long", text, number)
    return text


def some_lines(field: str, given: str, most: int) -> str:
    """``given`` with the lines that it has, each without blanks around it; raise ``InvalidSurvey`` as ``one_line`` does."""
    lines = [one_line(field, line, most) for line in seen(given).strip().splitlines()]
    text = "\n".join(lines)
    if len(text) > most:
        raise InvalidSurvey(field, "too_long", text)
    return text


def question_text(given: str, number: int) -> str:
    """A question as it is asked; raise ``InvalidSurvey`` (``blank`` too)."""
    text = one_line("text", given, QUESTION_LENGTH, number)
    if not text:
        raise InvalidSurvey("text", "blank", number=number)
    return text


def _question(question: Question) -> Question:
    number = question.number
    options = tuple(one_line("options", each, OPTION_LENGTH, number) for each in question.options)
    said = replace(
        question,
        text=question_text(question.text, number),
        help=one_line("help", question.help, HELP_LENGTH, number),
        options=tuple(each for each in options if each),
        published_text=None,
        corrected_at=None,
    )
    _check_options(said)
    return said


def _check_options(question: Question) -> None:
    count, number = len(question.options), question.number
    match question.kind:
        case QuestionKind.ONE | QuestionKind.SEVERAL if not _FEWEST_OPTIONS <= count <= MOST_OPTIONS:
            raise InvalidSurvey("options", "two_options", number=number)
        case QuestionKind.SEVERAL if count > MOST_CHECKED:
            raise InvalidSurvey("options", "too_many_checked", number=number)
        case QuestionKind.LIKERT if count not in (0, _FEWEST_OPTIONS):
            raise InvalidSurvey("options", "two_ends", number=number)
        case QuestionKind.ONE | QuestionKind.SEVERAL | QuestionKind.LIKERT:
            pass
        case _ if count:
            raise InvalidSurvey("options", "no_options", number=number)
    seen_options: set[str] = set()
    for option in question.options:
        if option.casefold() in seen_options:
            raise InvalidSurvey("options", "same_option", option, number)
        seen_options.add(option.casefold())


def _check_questions(draft: SurveyDraft) -> None:
    questions = draft.questions
    if len(questions) > MOST_QUESTIONS:
        raise InvalidSurvey("questions", "too_many_questions")
    by_number = {each.number: each for each in questions}
    # Of an anonymous survey, comments are asked last, whatever their number.
    order = sorted(questions, key=lambda each: draft.anonymous and each.kind.is_text)
    place = {each.number: at for at, each in enumerate(order)}
    for each in questions:
        condition = each.condition
        if condition is None:
            continue
        first = by_number[condition.number]
        if first.kind.is_text:
            raise InvalidSurvey("condition", "condition_comment", number=each.number)
        if place[first.number] >= place[each.number]:
            raise InvalidSurvey("condition", "condition_later", number=each.number)
        if not condition.codes or not condition.codes <= set(first.codes):
            raise InvalidSurvey("condition", "condition_code", number=each.number)
    # Comments are what may not fit: the closed answers of the widest survey do.
    if draft.anonymous and not fits(questions):
        raise InvalidSurvey("questions", "too_many_comments")


def _check_times(draft: SurveyDraft) -> None:
    if draft.after_assembly_id is not None and (draft.opens_local is not None or draft.rule is not None):
        raise InvalidSurvey("opens_local", "two_openings")
    if draft.open_minutes is not None and draft.open_minutes < SHORTEST_MINUTES:
        raise InvalidSurvey("open_minutes", "too_short")
    if draft.opens_local is not None and draft.closes_local is not None and draft.closes_local <= draft.opens_local:
        raise InvalidSurvey("closes_local", "closes_first")
    if draft.rule is not None:
        try:
            Recurrence(draft.rule)
        except ValueError:
            raise InvalidSurvey("rule", "recurrence", draft.rule) from None


def _audience(audience: Audience) -> Audience:
    if audience.kind is AudienceKind.EVERYONE:
        return Audience()
    return audience


def _minute(local: datetime | None) -> datetime | None:
    if local is None:
        return None
    if local.tzinfo is not None:
        raise ValueError(local)
    return local.replace(second=0, microsecond=0, fold=0)
