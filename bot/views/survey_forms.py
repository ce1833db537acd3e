"""The form of a survey's step, and what was answered in it: a field for each question, by its number.

A field's label holds 45 characters, its description 100 (Discord's reference, « Label »): a longer question stands in the
description, under its rank.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from bot.domain.survey import Answers, Question, QuestionKind, Survey, Value
from bot.domain.survey_checking import BLANK, most_signs
from bot.domain.survey_steps import Step, ordered
from bot.texts.catalogue import Texts
from bot.texts.survey_codes import code_label
from bot.views.forms import (
    BETWEEN,
    DESCRIPTION_LENGTH,
    GROUP_OPTIONS,
    LABEL_LENGTH,
    CheckField,
    ChoiceField,
    Field,
    Form,
    RadioField,
    TextField,
)
from bot.views.layout import Choice, Control

_KEY: Final = "q"


def step_form(t: Texts, survey: Survey, step: Step, form_id: str, given: Answers, back: Control | None = None) -> Form:
    """The form of a step, with what was ``given`` to its questions already; ``back`` leaves it."""
    fields = [_field(t, survey, question, given.get(question.number, BLANK)) for question in step.questions]
    return Form(survey.title, form_id, fields, back)


def step_answers(step: Step, typed: Mapping[str, str]) -> Answers:
    """What was answered to a step, ``BLANK`` where nothing was; a choice that cannot be read is one that no question has."""
    return {each.number: _read(each, typed.get(_key(each), "")) for each in step.questions}


def written_comments(step: Step, given: Answers) -> dict[str, str]:
    """The comments that were given to a step's questions already, by their field."""
    comments = ((each, given.get(each.number, BLANK)) for each in step.questions if each.kind.is_text)
    return {_key(each): value for each, value in comments if isinstance(value, str) and value}


def rank_text(t: Texts, survey: Survey, number: int) -> str:
    """« Question 3 sur 8 », in the order in which they are asked."""
    _ = t.gettext
    return _("Question {n} sur {count}").format(n=rank_of(survey, number), count=len(survey.questions))


def rank_of(survey: Survey, number: int) -> int:
    """The rank of a question in the order in which they are asked, from 1 on."""
    return 1 + [each.number for each in ordered(survey)].index(number)


def help_lines(t: Texts, survey: Survey, step: Step) -> Iterator[str]:
    """The help of those of a step's questions whose form has no room for it."""
    _ = t.gettext
    for question in step.questions:
        if question.help and question.help not in _described(t, survey, question)[1]:
            rank = rank_of(survey, question.number)
            yield _("Question {n} : {help}").format(n=rank, help=question.help)


def _field(t: Texts, survey: Survey, question: Question, value: Value) -> Field:
    key, required, said = _key(question), question.required, _written(value)
    label, description = _described(t, survey, question)
    if question.kind.is_text:
        long = question.kind is QuestionKind.LONG
        return TextField(key, label, said, description, required, long=long, most=most_signs(question))
    choices = [Choice(code_label(t, question, code), str(code)) for code in question.codes]
    if question.kind is QuestionKind.SEVERAL:
        return CheckField(key, label, choices, said, description, required)
    if len(choices) > GROUP_OPTIONS:
        return ChoiceField(key, label, choices, said, description, required)
    return RadioField(key, label, choices, said, description, required)


def _described(t: Texts, survey: Survey, question: Question) -> tuple[str, str]:
    """The label and the description of a question's field."""
    if len(question.text) <= LABEL_LENGTH:
        return question.text, question.help if len(question.help) <= DESCRIPTION_LENGTH else ""
    both = f"{question.text} {question.help}".strip()
    return rank_text(t, survey, question.number), both if len(both) <= DESCRIPTION_LENGTH else question.text


def _key(question: Question) -> str:
    return f"{_KEY}{question.number}"


def _written(value: Value) -> str:
    return BETWEEN.join(str(code) for code in value) if isinstance(value, tuple) else str(value)


def _read(question: Question, said: str) -> Value:
    if question.kind.is_text or not said:
        return said
    codes = tuple(int(each) if each.isascii() and each.isdecimal() else -1 for each in said.split(BETWEEN))
    return codes if question.kind is QuestionKind.SEVERAL else codes[0]
