"""What the controls of one's reminders carry: never who one is, which Discord says with each press.

``reference`` names the message that was sent by the outbox where the screen was opened from one (``bot/views/references.py``).
"""

from typing import Final

from bot.domain.errors import OutdatedControl
from bot.domain.reminder import Remindable
from bot.views.custom_ids import CustomId
from bot.views.references import FEATURE, MINE, UNSENT

ASK: Final = "me"
SET: Final = "set"
PAGE: Final = "page"
CHANGE: Final = "change"
PAUSE: Final = "pause"
RESUME: Final = "resume"
DROP: Final = "drop"

__all__ = ["ASK", "CHANGE", "DROP", "FEATURE", "MINE", "PAGE", "PAUSE", "RESUME", "SET", "UNSENT"]

_CODES: Final = {Remindable.ASSEMBLY: "a", Remindable.DEADLINE: "d"}
_BY_CODE: Final = {code: subject for subject, code in _CODES.items()}
_ON: Final = "1"
_OFF: Final = "0"


def remind_control(subject: Remindable, subject_id: int) -> str:
    """The ``custom_id`` of « Me le rappeler », for a card or a convocation: asks, or gives it up where it was asked for."""
    return CustomId(FEATURE, ASK, (_CODES[subject], str(subject_id))).encode()


def read_subject(custom_id: CustomId) -> tuple[Remindable, int]:
    """What such a control, or ``set_control``'s, is about."""
    code, subject_id = custom_id.args[:2]
    return _BY_CODE[code], int(subject_id)


def set_control(subject: Remindable, subject_id: int, *, on: bool) -> str:
    """The ``custom_id`` that asks for it, or gives it up, in the answer's own place."""
    return CustomId(FEATURE, SET, (_CODES[subject], str(subject_id), _ON if on else _OFF)).encode()


def is_on(custom_id: CustomId) -> bool:
    """Whether ``set_control`` asks for it."""
    return custom_id.args[2] == _ON


def page_control(page: int, reference: str) -> str:
    """The ``custom_id`` of a page of one's reminders, counted from 0."""
    return CustomId(FEATURE, PAGE, (str(page), reference)).encode()


def my_control(action: str, reference: str) -> str:
    """The ``custom_id`` that does ``action`` (CHANGE, PAUSE, RESUME or DROP)."""
    return CustomId(FEATURE, action, (reference,)).encode()


def subject_value(subject: Remindable, subject_id: int) -> str:
    """The line of a menu that names it."""
    return f"{_CODES[subject]}{subject_id}"


def read_value(value: str) -> tuple[Remindable, int]:
    """What such a line names; raise ``OutdatedControl`` on anything else."""
    if value[:1] not in _BY_CODE or not value[1:].isdecimal():
        raise OutdatedControl(value)
    return _BY_CODE[value[:1]], int(value[1:])


def reference_carried(custom_id: str) -> str | None:
    """The reference that a control of one's own reminders carries; None for any other control."""
    fields = custom_id.split("|")
    return fields[-1] if fields[1:2] == [FEATURE] else None
