"""What the directory's controls carry: which entry, which page of its card, where one came from.

Another screen leads to a card with ``CardPlace(kind, id).control()``, or with ``entry_value`` in a menu that its own cog reads
with ``entry_in``. ``origin`` says where the card's way back leads: to a ``Listing``, to a plan's party (``party_value``), or nowhere.
"""

from dataclasses import dataclass
from typing import Final

from bot.domain.directory_search import EntryKind
from bot.domain.reference import Reference
from bot.domain.reference_grammar import parse_reference
from bot.views.custom_ids import CustomId

FEATURE: Final = "directory"
CARD: Final = "card"
MENU: Final = "menu"
SHARE: Final = "share"
LIST: Final = "list"
OPEN: Final = "open"
SEAT: Final = "seat"
CARD_ARITY: Final = 4
LIST_ARITY: Final = 3
TEXT_LENGTH: Final = 60
MINE: Final = "m"
"""The origin of what is opened from one's own card."""

_LETTERS: Final = {EntryKind.ORGANIZATION: "o", EntryKind.PERSON: "p", EntryKind.GROUP: "g"}
_KINDS: Final = {letter: kind for kind, letter in _LETTERS.items()}
_ACTION: Final = "a"
_PARTY: Final = "c"


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of what was found for ``text``, or of what there is where it is empty; of ``tables`` alone, or of everything."""

    text: str = ""
    tables: bool = False
    page: int = 0

    def control(self, action: str, page: int | None = None) -> str:
        """The ``custom_id`` that does ``action`` (LIST or OPEN) with this list, at ``page`` where it is given."""
        return CustomId(FEATURE, action, self._args(page)).encode()

    @classmethod
    def read(cls, custom_id: CustomId) -> "Listing":
        """The list that a control carries."""
        scope, page, text = custom_id.args
        return cls(text, scope == "t", int(page))

    @property
    def origin(self) -> str:
        """The list as a card's origin."""
        scope, page, text = self._args()
        return f"{scope}{page}.{text}"

    @classmethod
    def of_origin(cls, origin: str) -> "Listing | None":
        """The list that a card came from; None where it came from elsewhere."""
        if origin[:1] not in {"s", "t"}:
            return None
        page, _, text = origin[1:].partition(".")
        return cls(text, origin[0] == "t", int(page))

    def _args(self, page: int | None = None) -> tuple[str, str, str]:
        return "t" if self.tables else "s", str(self.page if page is None else page), self.text


@dataclass(frozen=True, slots=True)
class CardPlace:
    """A page of an entry's card, counted from 0."""

    kind: EntryKind
    id: int
    page: int = 0
    origin: str = ""

    def control(self, action: str = CARD, page: int | None = None) -> str:
        """The ``custom_id`` that does ``action`` (CARD, MENU, SHARE or SEAT) with this card."""
        at = str(self.page if page is None else page)
        return CustomId(FEATURE, action, (_LETTERS[self.kind], str(self.id), at, self.origin)).encode()

    @classmethod
    def read(cls, custom_id: CustomId) -> "CardPlace":
        """The card that a control carries."""
        letter, entry_id, page, origin = custom_id.args
        return cls(_KINDS[letter], int(entry_id), int(page), origin)


def entry_value(kind: EntryKind, entry_id: int) -> str:
    """An entry as a menu's value."""
    return f"{_LETTERS[kind]}{entry_id}"


def entry_in(value: str) -> tuple[EntryKind, int] | None:
    """The entry that ``value`` is; None where it is something else."""
    kind = _KINDS.get(value[:1])
    return (kind, int(value[1:])) if kind and value[1:].isdecimal() else None


def party_value(plan_id: int, key: str) -> str:
    """A plan's party, by its key, as a menu's value or as a card's origin."""
    return f"{_PARTY}{plan_id}.{key}"


def party_in(value: str) -> tuple[int, str] | None:
    """The plan and the key of the party that ``value`` is; None where it is something else."""
    if value[:1] != _PARTY:
        return None
    plan_id, _, key = value[1:].partition(".")
    return int(plan_id), key


def action_value(plan_id: int, reference: Reference) -> str:
    """A place of a plan as a menu's value."""
    return f"{_ACTION}{plan_id}.{reference}"


def action_in(value: str) -> tuple[int, Reference] | None:
    """The place of a plan that ``value`` is; None where it is something else."""
    if value[:1] != _ACTION:
        return None
    plan_id, _, reference = value[1:].partition(".")
    found = parse_reference(reference)
    return (int(plan_id), found) if found else None
