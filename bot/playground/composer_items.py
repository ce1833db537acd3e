"""What a composer offers while something is being typed, and how what is offered is found."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from bot.playground.json_types import JSON

MOST: Final = 25
"""How many values are offered at once, as Discord bounds them."""

T = TypeVar("T")


class ItemKind(StrEnum):
    """What an item is."""

    COMMAND = "command"
    OPTION = "option"
    CHOICE = "choice"
    MEMBER = "member"
    ROLE = "role"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Pick:
    """What goes with a text that was picked for an option: the option's default name, the text, its value."""

    option: str
    text: str
    value: object

    def as_json(self) -> JSON:
        """The pick as the page keeps it."""
        return {"option": self.option, "text": self.text, "value": self.value}


@dataclass(frozen=True, slots=True)
class Item:
    """Something that could be inserted: ``text``, in place of the characters from ``start`` to ``end``."""

    kind: ItemKind
    label: str
    description: str
    start: int
    end: int
    text: str
    picked: Pick | None = None

    def as_json(self) -> JSON:
        """The item as the page reads it."""
        item = {
            "kind": self.kind,
            "label": self.label,
            "description": self.description,
            "insert": {"start": self.start, "end": self.end, "text": self.text},
        }
        return item | ({"picked": self.picked.as_json()} if self.picked else {})


@dataclass(frozen=True, slots=True)
class Nameable:
    """A member, a role or a channel that can be named; ``type`` is a channel's."""

    kind: ItemKind
    id: str
    name: str
    username: str = ""
    type: int = 0

    @property
    def sign(self) -> str:
        """What its name begins with where it is a mention."""
        return "#" if self.kind is ItemKind.CHANNEL else "@"


def folded(text: str) -> str:
    """The text without accents nor case."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return bare.casefold()


def matching(query: str, things: Iterable[T], texts: Callable[[T], Sequence[str]]) -> list[T]:
    """The things that a query finds: by what begins with it, then by a word that does, then by what contains it.

    Texts come in the order of their importance: one that is found by its first comes before one found by its second.
    """
    wanted = folded(query)
    ranked = [
        (rank, thing) for thing in things if (rank := _rank(wanted, [folded(one) for one in texts(thing)])) is not None
    ]
    return [thing for _, thing in sorted(ranked, key=lambda pair: pair[0])]


def _rank(wanted: str, texts: Sequence[str]) -> int | None:
    for place, text in enumerate(texts):
        found = [text.startswith(wanted), f" {wanted}" in text.replace("-", " "), wanted in text]
        if any(found):
            return 3 * place + found.index(True)
    return None


def one_line(text: str) -> str:
    """A name as it is written in a line: its blanks are single spaces."""
    return " ".join(text.split())
