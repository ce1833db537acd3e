"""What the controls of an action's due dates carry: the action, the due date, or a due date that is not planned yet.

The last is whole in the ``custom_id``: nothing is stored before « Planifier ». Numbers are in base 36, for room.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from bot.domain.deadline_answers import Answer
from bot.domain.directory import Carrier, CarrierKind
from bot.domain.recurrence import Recurrence, recurrence_of
from bot.domain.recurrence_rules import Frequency, RuleParts
from bot.views.custom_ids import CustomId

FEATURE: Final = "due"
LIST: Final = "list"
OPEN: Final = "open"
CARD: Final = "card"
FORM: Final = "form"
KEEP: Final = "keep"
MOVE: Final = "move"
DROP: Final = "drop"
DROPPED: Final = "dropped"
ANSWER: Final = "answer"
DRAFT_ARITY: Final = 5
ONE: Final = "one"
ALL: Final = "all"
_NONE: Final = "-"
_EMPTY: Final = "0"
_MINUTE: Final = timedelta(minutes=1)
_START: Final = datetime.fromisoformat("2000-01-01")
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE: Final = len(_DIGITS)
_KINDS: Final = {
    "r": CarrierKind.ROLE,
    "g": CarrierKind.GROUP,
    "o": CarrierKind.ORGANIZATION,
    "p": CarrierKind.PERSON,
    "c": CarrierKind.COORDINATION,
    "n": CarrierKind.NOBODY,
}
_LETTERS: Final = {kind: letter for letter, kind in _KINDS.items()}
_FREQUENCIES: Final = {frequency.value[0]: frequency for frequency in Frequency}
_ONE_NUMBER: Final = {"i": "interval", "d": "month_day", "m": "month", "c": "count"}
_NUMBERS: Final = {"w": "weekdays", "o": "ordinals"}


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """A due date that is being planned; with the action alone, one of which nothing is said yet."""

    item_id: int
    due_local: datetime | None = None
    carrier: Carrier | None = None
    offsets: tuple[timedelta, ...] | None = None
    recurrence: Recurrence | None = None

    def control(self, action: str) -> str:
        """The ``custom_id`` that does ``action`` (FORM or KEEP) with it."""
        due = _NONE if self.due_local is None else _base36((self.due_local - _START) // _MINUTE)
        said = due, _carrier(self.carrier), _offsets(self.offsets), _rule(self.recurrence)
        return CustomId(FEATURE, action, (str(self.item_id), *said)).encode()

    @classmethod
    def read(cls, custom_id: CustomId) -> "DraftPlace":
        """What such a control carries."""
        item, due, carrier, offsets, rule = custom_id.args
        return cls(
            int(item),
            None if due == _NONE else _START + int(due, _BASE) * _MINUTE,
            None if carrier == _NONE else _carrier_in(carrier),
            _offsets_in(offsets),
            None if rule == _NONE else _rule_in(rule),
        )


def list_control(item_id: int) -> str:
    """The ``custom_id`` that shows the due dates of an action."""
    return CustomId(FEATURE, LIST, (str(item_id),)).encode()


def open_control() -> str:
    """The ``custom_id`` of the menu of an action's due dates."""
    return CustomId(FEATURE, OPEN).encode()


def deadline_control(action: str, deadline_id: int) -> str:
    """The ``custom_id`` that does ``action`` (CARD, MOVE or DROP) with a due date."""
    return CustomId(FEATURE, action, (str(deadline_id),)).encode()


def dropped_control(deadline_id: int, which: str) -> str:
    """The ``custom_id`` that withdraws a due date: ONE, or ALL that follow it too."""
    return CustomId(FEATURE, DROPPED, (str(deadline_id), which)).encode()


def answer_control(answer: Answer, deadline_id: int) -> str:
    """The ``custom_id`` of an answer's button and of its form."""
    return CustomId(FEATURE, ANSWER, (answer.value, str(deadline_id))).encode()


def answer_in(custom_id: CustomId) -> tuple[Answer, int]:
    """What ``answer_control`` wrote."""
    answer, deadline_id = custom_id.args
    return Answer(answer), int(deadline_id)


def _carrier(carrier: Carrier | None) -> str:
    if carrier is None:
        return _NONE
    return _LETTERS[carrier.kind] + ("" if carrier.id is None else _base36(carrier.id))


def _carrier_in(text: str) -> Carrier:
    return Carrier(_KINDS[text[0]], int(text[1:], _BASE) if text[1:] else None)


def _offsets(offsets: Sequence[timedelta] | None) -> str:
    if offsets is None:
        return _NONE
    return ".".join(_base36(offset // _MINUTE) for offset in offsets) or _EMPTY


def _offsets_in(text: str) -> tuple[timedelta, ...] | None:
    if text == _NONE:
        return None
    return () if text == _EMPTY else tuple(int(each, _BASE) * _MINUTE for each in text.split("."))


def _rule(recurrence: Recurrence | None) -> str:
    """« M;w1;o2 » for the second Tuesday of the month."""
    if recurrence is None:
        return _NONE
    parts, plain = recurrence.parts, RuleParts(Frequency.DAILY)
    said = [parts.frequency.value[0]]
    for letter, name in _ONE_NUMBER.items():
        if getattr(parts, name) != getattr(plain, name):
            said.append(f"{letter}{getattr(parts, name)}")
    for letter, name in _NUMBERS.items():
        if getattr(parts, name):
            said.append(letter + ",".join(map(str, getattr(parts, name))))
    if parts.until is not None:
        said.append(f"u{parts.until:%Y%m%d}")
    return ";".join(said)


def _rule_in(text: str) -> Recurrence:
    frequency, *said = text.split(";")
    values: dict[str, Any] = {}
    for letter, value in ((each[0], each[1:]) for each in said):
        if letter in _ONE_NUMBER:
            values[_ONE_NUMBER[letter]] = int(value)
        elif letter in _NUMBERS:
            values[_NUMBERS[letter]] = tuple(map(int, value.split(",")))
        else:
            values["until"] = datetime.strptime(value, "%Y%m%d").date()  # noqa: DTZ007 - a day has no time zone
    return recurrence_of(RuleParts(_FREQUENCIES[frequency], **values))


def _base36(number: int) -> str:
    rest, digit = divmod(number, _BASE)
    return (_base36(rest) if rest else "") + _DIGITS[digit]
