"""What every message sent by the outbox ends with: « Mes rappels », whose ``custom_id`` carries the row's reference."""

from dataclasses import replace
from typing import Final

from bot.domain.errors import OutdatedControl
from bot.texts.catalogue import Texts
from bot.views.custom_ids import CustomId, decode
from bot.views.layout import Control, Screen

FEATURE: Final = "remind"
MINE: Final = "mine"
MINE_ARITY: Final = 1
UNSENT: Final = "-"
"""The reference of a screen that the outbox did not send."""
_SIGNATURE: Final = "-# Courroie #"


def mine_control(reference: str = UNSENT) -> str:
    """The ``custom_id`` that opens one's own reminders, and by which the message is found again."""
    return CustomId(FEATURE, MINE, (reference,)).encode()


def referenced(t: Texts, screen: Screen, reference: str | None) -> Screen:
    """``screen`` with the button that carries ``reference`` after its own; as it is where there is none."""
    if reference is None:
        return screen
    _ = t.gettext
    return replace(screen, controls=[*screen.controls, Control(_("Mes rappels"), mine_control(reference))])


def signed(text: str, reference: str) -> str:
    """``text`` with ``reference`` below it, in small: what a message without a button is found again by."""
    return f"{text}\n{_SIGNATURE}{reference}"


def reference_signed(text: str) -> str | None:
    """The reference below a text; None where it has none."""
    _, found, reference = text.rpartition(f"\n{_SIGNATURE}")
    return reference if found else None


def reference_of(custom_id: str) -> str | None:
    """The reference that a control carries; None for any other control."""
    try:
        found = decode(custom_id, MINE_ARITY)
    except OutdatedControl:
        return None
    return found.args[0] if (found.feature, found.action) == (FEATURE, MINE) else None
