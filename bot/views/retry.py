"""An answer that could not be accepted: the sentence, all that was typed, and « Corriger ».

Nothing is stored: the message itself carries what was typed, a text display for each field, known by its component's ``id``
(Discord's reference, « Component Reference »). ``bot/edge/retry.py`` reads it back from the pressed message.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final
from zlib import crc32

from discord.ui import ActionRow, Container, LayoutView, Separator, TextDisplay

from bot.texts.catalogue import Texts
from bot.views.forms import BETWEEN, GROUP_OPTIONS, LABEL_LENGTH, CheckField, Field, Form, TextField, label_of
from bot.views.layout import OPTION_LENGTH, Control, button
from bot.views.markup import as_typed, cut, plain

SENTENCE_LENGTH: Final = 600
TYPED_LENGTH: Final = 3000
"""What a form may hold in all, by its fields' ``most``, so that a screen of 4,000 characters can show it again."""
# A field's id is a number of 31 bits at most; the ones that are shown escaped and as they are differ by their base.
_ESCAPED: Final = 1_000_000_000
_RAW: Final = 1_500_000_000
_IDS: Final = 500_000_000
# A box that was checked is known by its rank, and its label may then be cut: fifty of them fit on one screen.
_CHECKED_LENGTH: Final = 48
_PARTED: Final = " – "
_LINE_LENGTH: Final = len(f"{GROUP_OPTIONS}{_PARTED}") + _CHECKED_LENGTH + 1


def retry_view(
    t: Texts, sentence: str, form: Form, typed: Mapping[str, str], controls: Sequence[Control] = ()
) -> LayoutView:
    """``sentence``, what was typed in ``form``, « Corriger », then ``controls`` and the way back.

    Every control of the screen can read what was typed. Raise ``ValueError`` for a form whose answers a screen cannot show.
    """
    _ = t.gettext
    if sum(_most(field) for field in form.fields) > TYPED_LENGTH:
        msg = f"{form.custom_id}: its answers may be longer than {TYPED_LENGTH} characters"
        raise ValueError(msg)
    view = LayoutView(timeout=None)
    container: Container[LayoutView] = Container(TextDisplay(cut(sentence, SENTENCE_LENGTH)), Separator())
    for display in given_displays(t, form, typed):
        container.add_item(display)
    view.add_item(container)
    back = [form.back] if form.back else []
    buttons = [Control(_("Corriger"), form.custom_id, primary=True), *controls, *back]
    view.add_item(ActionRow(*(button(control) for control in buttons)))
    return view


def filled(form: Form, typed: Mapping[str, str]) -> Form:
    """``form`` with what was typed already in its fields; the others keep what they propose."""
    return replace(form, fields=[replace(field, value=typed.get(field.key, field.value)) for field in form.fields])


def read_typed(form: Form, shown: Mapping[int, str]) -> dict[str, str]:
    """What was typed in ``form``, by field, from the texts of a message by their component's ``id``."""
    typed = {}
    for field in form.fields:
        escaped, raw = shown.get(_id_of(field, _ESCAPED)), shown.get(_id_of(field, _RAW))
        if escaped is not None:
            typed[field.key] = _value(field, as_typed(_below(escaped)))
        elif raw is not None:
            typed[field.key] = _value(field, _below(raw))
    return typed


def given_displays(t: Texts, form: Form, typed: Mapping[str, str]) -> list[TextDisplay[LayoutView]]:
    """What was typed in ``form``, a text for each field: whatever button of that screen opens the form finds it again."""
    said = [(field, _said(field, typed.get(field.key, ""))) for field in form.fields]
    # Typed text that is nothing but stars doubles once escaped: only who typed it sees it, it may then stand as it is.
    fits = sum(len(plain(text)) for _field, text in said) <= TYPED_LENGTH
    base = _ESCAPED if fits else _RAW
    return [
        TextDisplay(_shown(t, field, plain(text) if fits else text), id=_id_of(field, base)) for field, text in said
    ]


def _shown(t: Texts, field: Field, text: str) -> str:
    _ = t.gettext
    label = cut(field.label, LABEL_LENGTH)
    return f"**{label}**\n{text}" if text else _("**{label}** : rien").format(label=label)


def _below(shown: str) -> str:
    return shown.partition("\n")[2]


def _said(field: Field, value: str) -> str:
    if not isinstance(field, CheckField):
        return label_of(field, value)
    checked = value.split(BETWEEN)
    ranked = enumerate(field.choices, 1)
    lines = [f"{rank}{_PARTED}{cut(each.label, _CHECKED_LENGTH)}" for rank, each in ranked if each.value in checked]
    return "\n".join(lines)


def _value(field: Field, said: str) -> str:
    match field:
        case TextField():
            return said
        case CheckField():
            shown = {line.partition(_PARTED)[0] for line in said.splitlines()}
            return BETWEEN.join(each.value for rank, each in enumerate(field.choices, 1) if str(rank) in shown)
        case _:
            return next((each.value for each in field.choices if cut(each.label, OPTION_LENGTH) == said), "")


def _most(field: Field) -> int:
    match field:
        case TextField():
            return field.most
        case CheckField():
            return len(field.choices) * _LINE_LENGTH
        case _:
            return OPTION_LENGTH


def _id_of(field: Field, base: int) -> int:
    return base + crc32(field.key.encode()) % _IDS
