"""What the controls of assemblies carry: which assembly, and what is asked of it. Members' are « assembly », the coordination's « convene »."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Self

from bot.domain.assembly import Answer
from bot.domain.errors import OutdatedControl
from bot.domain.guild_settings import AssemblyKind
from bot.views.custom_ids import CustomId

FEATURE: Final = "assembly"
CARD: Final = "card"
NEXT: Final = "next"
OPEN: Final = "open"
ANSWER: Final = "answer"
PROXY: Final = "proxy"
PROXY_PICK: Final = "holder"
ICS: Final = "ics"
HERE: Final = "here"
ARITY: Final = 1
CARD_ARITY: Final = 2
ANSWER_ARITY: Final = 2

CONVENE: Final = "convene"
FILL: Final = "fill"
FILL_ARITY: Final = 5
DROP: Final = "drop"
CORRECT: Final = "correct"
PUBLISH: Final = "publish"
PUBLISH_ARITY: Final = 2
ABANDON: Final = "abandon"
MODIFY: Final = "modify"
MODIFY_ARITY: Final = 2
MODIFY_ONE: Final = "modifyone"
MODIFY_ALL: Final = "modifyall"
MOVE: Final = "move"
MOVE_ARITY: Final = 2
MOVE_ONE: Final = "moveone"
MOVE_ALL: Final = "moveall"
CANCEL: Final = "cancel"
CANCEL_ONE: Final = "cancelone"
CANCEL_ALL: Final = "cancelall"

NONE: Final = "-"
SHORT_NOTICE: Final = "s"
_LOCAL: Final = "%Y%m%d%H%M"
_LETTERS: Final = {
    AssemblyKind.ANNUAL_GENERAL: "a",
    AssemblyKind.SPECIAL_GENERAL: "s",
    AssemblyKind.PARTNERS: "p",
    AssemblyKind.BOARD: "b",
    AssemblyKind.WORKING_GROUP: "w",
    AssemblyKind.TOUR: "t",
    AssemblyKind.OTHER: "o",
}
_KINDS: Final = {letter: kind for kind, letter in _LETTERS.items()}
# A rule in full does not fit beside the rest: its keys by a letter, and the end of a day left out.
_RULE_KEYS: Final = {
    "FREQ": "f",
    "INTERVAL": "i",
    "BYMONTH": "m",
    "BYMONTHDAY": "d",
    "BYDAY": "b",
    "UNTIL": "u",
    "COUNT": "c",
}
_RULE_LETTERS: Final = {letter: key for key, letter in _RULE_KEYS.items()}
_END_OF_DAY: Final = "T235959"


def written_local(local: datetime) -> str:
    """A wall time as a control carries it: « 201305301830 »."""
    return f"{local:{_LOCAL}}"


def read_local(text: str) -> datetime:
    """What ``written_local`` wrote; raise ``OutdatedControl`` on anything else."""
    try:
        return datetime.strptime(text, _LOCAL)  # noqa: DTZ007 - a wall time has no zone of its own
    except ValueError as problem:
        raise OutdatedControl(text) from problem


def _packed(rule: str) -> str:
    pairs = (part.partition("=") for part in rule.split(";") if part)
    return ";".join(f"{_RULE_KEYS[key]}{value.removesuffix(_END_OF_DAY)}" for key, _equals, value in pairs)


def _unpacked(packed: str) -> str:
    parts = []
    for part in packed.split(";") if packed else ():
        key = _RULE_LETTERS.get(part[:1])
        if key is None:
            raise OutdatedControl(packed)
        parts.append(f"{key}={part[1:]}{_END_OF_DAY if key == 'UNTIL' else ''}")
    return ";".join(parts)


@dataclass(frozen=True, slots=True)
class Ask:
    """What `/gerer assemblee convoquer` asked: the kind, when, whose, what brings it back; ``again`` begins with the last one's text."""

    kind: AssemblyKind
    start_local: datetime
    group_id: int | None = None
    rule: str = ""
    again: bool = False

    def control(self, *, again: bool = False) -> str:
        """The ``custom_id`` that opens its form, empty or with what the last one said."""
        args = (
            "l" if again else "n",
            _LETTERS[self.kind],
            written_local(self.start_local),
            NONE if self.group_id is None else str(self.group_id),
            _packed(self.rule),
        )
        return CustomId(CONVENE, FILL, args).encode()

    @classmethod
    def read(cls, custom_id: CustomId) -> Self:
        """What ``control`` wrote; raise ``OutdatedControl`` on anything else."""
        again, letter, start, group, rule = custom_id.args
        if letter not in _KINDS or not (group == NONE or group.isdecimal()):
            raise OutdatedControl(custom_id.encode())
        return cls(
            _KINDS[letter], read_local(start), None if group == NONE else int(group), _unpacked(rule), again == "l"
        )


def control(action: str, assembly_id: int, *more: str) -> str:
    """The ``custom_id`` of what a member does with an assembly."""
    return CustomId(FEATURE, action, (str(assembly_id), *more)).encode()


def card_control(assembly_id: int, page: int = 0) -> str:
    """The ``custom_id`` that shows an assembly's card, at a page counted from 0."""
    return control(CARD, assembly_id, str(page))


def answer_control(assembly_id: int, answer: Answer) -> str:
    """The ``custom_id`` of an answer to a convocation."""
    return control(ANSWER, assembly_id, answer)


def convene_control(action: str, assembly_id: int, *more: str) -> str:
    """The ``custom_id`` of what the coordination does with an assembly."""
    return CustomId(CONVENE, action, (str(assembly_id), *more)).encode()


def drop_control() -> str:
    """The ``custom_id`` that gives up before anything was written."""
    return CustomId(CONVENE, DROP).encode()


def next_control() -> str:
    """The ``custom_id`` that shows the next assembly: the panel's button."""
    return CustomId(FEATURE, NEXT).encode()


def id_in(custom_id: CustomId) -> int:
    """The assembly that a control is about; raise ``OutdatedControl`` where it carries no id."""
    given = custom_id.args[0]
    if not given.isdecimal():
        raise OutdatedControl(custom_id.encode())
    return int(given)
