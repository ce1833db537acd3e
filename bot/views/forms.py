"""Forms: up to five questions that Discord asks in a window of its own (Discord's reference, « Modals »).

A form's state is in its ``custom_id``; an answer comes back under its field's ``key`` (``bot/edge/forms.py``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias
from zlib import crc32

import discord
from discord.ui import CheckboxGroup, Label, Modal, RadioGroup, Select, TextInput

from bot.views.layout import OPTION_LENGTH, Choice, Control
from bot.views.markup import cut

TITLE_LENGTH: Final = 45
LABEL_LENGTH: Final = 45
DESCRIPTION_LENGTH: Final = 100
TEXT_LENGTH: Final = 4000
GROUP_OPTIONS: Final = 10
"""What a group of radio buttons (two at least) or of check boxes holds; more go in a menu."""
BETWEEN: Final = ","
"""Between the values of an answer that has several."""


@dataclass(frozen=True, slots=True)
class TextField:
    """A line to fill (or several, where ``long``); ``value`` is what stands there already."""

    key: str
    label: str
    value: str = ""
    description: str = ""
    required: bool = True
    long: bool = False
    most: int = 200


@dataclass(frozen=True, slots=True)
class _OfChoices:
    key: str
    label: str
    choices: Sequence[Choice]
    value: str = ""
    description: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class ChoiceField(_OfChoices):
    """One of at most 25 choices, in a menu; ``value`` is the one that is chosen already."""


@dataclass(frozen=True, slots=True)
class RadioField(_OfChoices):
    """One of two to ten choices, all seen at once; ``value`` is the one that is chosen already."""


@dataclass(frozen=True, slots=True)
class CheckField(_OfChoices):
    """Any of at most ten choices; ``value`` are those chosen already, their values joined by ``BETWEEN``, which none holds."""


Field: TypeAlias = TextField | ChoiceField | RadioField | CheckField


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked at once; ``back`` leaves it for the screen that it came from, where its answers could not be accepted."""

    title: str
    custom_id: str
    fields: Sequence[Field]
    back: Control | None = None


def label_of(field: Field, value: str) -> str:
    """What a person reads of an answer: a choice by its label, as Discord shows it; several, a line each."""
    if isinstance(field, TextField):
        return value
    chosen = value.split(BETWEEN) if isinstance(field, CheckField) else [value]
    return "\n".join(cut(choice.label, OPTION_LENGTH) for choice in field.choices if choice.value in chosen)


def digest_of(form: Form) -> str:
    """A short mark of what ``form`` proposes: another one, where what it was made from has changed since."""
    proposed = "\0".join(f"{field.key}\0{field.value}" for field in form.fields)
    return f"{crc32(proposed.encode()):08x}"


def form_modal(form: Form) -> Modal:
    """``form`` as Discord's window."""
    modal = Modal(title=cut(form.title, TITLE_LENGTH), custom_id=form.custom_id, timeout=None)
    for field in form.fields:
        description = cut(field.description, DESCRIPTION_LENGTH) or None
        modal.add_item(Label(text=cut(field.label, LABEL_LENGTH), description=description, component=_component(field)))
    return modal


def _component(field: Field) -> TextInput[Modal] | Select[Modal] | RadioGroup[Modal] | CheckboxGroup[Modal]:
    match field:
        case TextField():
            return _text(field)
        case ChoiceField():
            return _menu(field)
        case RadioField():
            return _radio(field)
        case CheckField():
            return _boxes(field)


def _text(field: TextField) -> TextInput[Modal]:
    style = discord.TextStyle.paragraph if field.long else discord.TextStyle.short
    most = min(field.most, TEXT_LENGTH)
    value = field.value[:most] or None
    return TextInput(custom_id=field.key, style=style, default=value, required=field.required, max_length=most)


def _menu(field: ChoiceField) -> Select[Modal]:
    options = [
        discord.SelectOption(label=cut(c.label, OPTION_LENGTH), value=c.value, default=c.value == field.value)
        for c in field.choices
    ]
    least = 1 if field.required else 0
    return Select(custom_id=field.key, options=options, required=field.required, min_values=least)


def _radio(field: RadioField) -> RadioGroup[Modal]:
    options = [
        discord.RadioGroupOption(label=cut(c.label, OPTION_LENGTH), value=c.value, default=c.value == field.value)
        for c in field.choices
    ]
    return RadioGroup(custom_id=field.key, options=options, required=field.required)


def _boxes(field: CheckField) -> CheckboxGroup[Modal]:
    checked = field.value.split(BETWEEN)
    options = [
        discord.CheckboxGroupOption(label=cut(c.label, OPTION_LENGTH), value=c.value, default=c.value in checked)
        for c in field.choices
    ]
    least = 1 if field.required else 0
    return CheckboxGroup(custom_id=field.key, options=options, required=field.required, min_values=least)
