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
from bot.views.forms import LABEL_LENGTH, ChoiceField, Field, Form, label_of
from bot.views.layout import OPTION_LENGTH, Control, button
from bot.views.markup import as_typed, cut, plain

SENTENCE_LENGTH: Final = 600
TYPED_LENGTH: Final = 3000
"""What a form may hold in all, by its fields' ``most``, so that a screen of 4,000 characters can show it again."""
# A field's id is a number of 31 bits at most; the ones that are shown escaped and as they are differ by their base.
_ESCAPED: Final = 1_000_000_000
_RAW: Final = 1_500_000_000
_IDS: Final = 500_000_000


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
    for display in _displays(t, form, typed):
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


def _displays(t: Texts, form: Form, typed: Mapping[str, str]) -> list[TextDisplay[LayoutView]]:
    said = [(field, label_of(field, typed.get(field.key, ""))) for field in form.fields]
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


def _value(field: Field, said: str) -> str:
    if isinstance(field, ChoiceField):
        return next((choice.value for choice in field.choices if cut(choice.label, OPTION_LENGTH) == said), "")
    return said


def _most(field: Field) -> int:
    return OPTION_LENGTH if isinstance(field, ChoiceField) else field.most


def _id_of(field: Field, base: int) -> int:
    return base + crc32(field.key.encode()) % _IDS
