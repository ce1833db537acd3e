"""What the controls of the coordination's cards carry: which entry of the directory, and what is done with it."""

from dataclasses import dataclass
from typing import Final

from bot.domain.directory import RecordKind
from bot.domain.directory_search import EntryKind
from bot.views.custom_ids import CustomId

FEATURE: Final = "entry"
SHOW: Final = "show"
PICK: Final = "pick"
CORRECT: Final = "correct"
RETIRE: Final = "retire"
RETIRED: Final = "retired"
REINSTATE: Final = "reinstate"
REST: Final = "rest"
WAKE: Final = "wake"
DELEGATE: Final = "delegate"
DELEGATE_NEW: Final = "delegatenew"
MEMBERSHIP: Final = "membership"
REPRESENT: Final = "represent"
END: Final = "end"
LINK: Final = "link"
LINKED: Final = "linked"
UNLINK: Final = "unlink"
ERASE: Final = "erase"
ERASED: Final = "erased"
CHANNEL: Final = "channel"
ROLE: Final = "role"
LEAD: Final = "lead"
SEAT: Final = "seat"
END_TERM: Final = "endterm"
ARITY: Final = 2
SHOW_ARITY: Final = 3
CORRECT_ARITY: Final = 3

ENROL: Final = "enrol"
FORM: Final = "form"
ANYWAY: Final = "anyway"
"""The feature that enters new entries; its argument is their kind."""

_RECORDS: Final = {
    EntryKind.ORGANIZATION: RecordKind.ORGANIZATION,
    EntryKind.PERSON: RecordKind.PERSON,
    EntryKind.GROUP: RecordKind.GROUP,
}
_KINDS: Final = {record: kind for kind, record in _RECORDS.items()}


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """An entry of the directory."""

    kind: EntryKind
    id: int

    def control(self, action: str) -> str:
        """The ``custom_id`` that does ``action`` with it."""
        return CustomId(FEATURE, action, (self.kind.value, str(self.id))).encode()

    def show(self, page: int = 0) -> str:
        """The ``custom_id`` that shows its card, at a page counted from 0."""
        return CustomId(FEATURE, SHOW, (self.kind.value, str(self.id), str(page))).encode()

    def correct(self, digest: str = "-") -> str:
        """The ``custom_id`` of the form that corrects it; ``digest`` is of what the form proposes, once it is open."""
        return CustomId(FEATURE, CORRECT, (self.kind.value, str(self.id), digest)).encode()

    @classmethod
    def read(cls, custom_id: CustomId) -> "EntryPlace":
        """The entry that a control carries."""
        kind, entry_id = custom_id.args[:ARITY]
        return cls(EntryKind(kind), int(entry_id))


def enrol_control(kind: EntryKind, action: str = FORM) -> str:
    """The ``custom_id`` of the form of a new entry, or of « Inscrire quand même »."""
    return CustomId(ENROL, action, (kind.value,)).encode()


def record_kind(kind: EntryKind) -> RecordKind:
    """The same kind, as errors name it."""
    return _RECORDS[kind]


def entry_kind(kind: RecordKind) -> EntryKind:
    """The same kind, of an entry."""
    return _KINDS[kind]
