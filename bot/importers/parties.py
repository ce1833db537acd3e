"""Who does what: the names in a cell, and one party for the several ways of writing it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from bot.domain.doubt import Doubt, DoubtKind
from bot.domain.plan import Party
from bot.importers.lexicon import lexicon
from bot.importers.words import BREAK, fold, items

BETWEEN_NAMES: Final = re.compile(rf"{BREAK.pattern}|;", re.IGNORECASE)
_MAYBE: Final = re.compile(r",|/|&|\bet\b|\band\b", re.IGNORECASE)


class PartyNames:
    """The names that stand alone somewhere: in the lexicon, or as the whole of a cell that no other name explains."""

    def __init__(self, cells: Iterable[str]) -> None:
        self._known: set[str] = set()
        self._lengths: dict[str, set[int]] = {}  # in words, of the names that begin with a word
        for name in lexicon().parties:
            self._learn(name)
        for cell in sorted(dict.fromkeys(cells), key=lambda text: len(text.split())):
            if fold(cell) and len(self.split(cell)) == 1:
                self._learn(cell)

    def split(self, cell: str) -> tuple[str, ...]:
        """The names in ``cell``, as written: one, unless names that stand alone follow one another."""
        return tuple(name for part in items(cell, BETWEEN_NAMES) for name in self._names(part))

    def is_party(self, cell: str) -> bool:
        """Whether ``cell`` holds names that are known, and nothing else."""
        names = self.split(cell)
        return bool(names) and all(fold(name) in self._known for name in names)

    def _learn(self, name: str) -> None:
        words = fold(name).split()
        self._known.add(" ".join(words))
        self._lengths.setdefault(words[0], set()).add(len(words))

    def _names(self, text: str) -> list[str]:
        if fold(text) in self._known:
            return [text]
        separated = [name.strip() for name in _MAYBE.split(text)]
        if all(fold(name) in self._known for name in separated):
            return separated
        words = text.split()
        starts: list[int] = [0]
        place = 0
        while place < len(words):
            length = self._length_at(words, place)
            if length and (place == starts[-1] or _can_begin(words, place)):
                starts += [place, place + length]
                place += length
            else:
                place += 1
        bounds = sorted({*starts, len(words)})
        return [" ".join(words[start:end]) for start, end in pairwise(bounds)]

    def _length_at(self, words: Sequence[str], place: int) -> int:
        """How many words the longest known name at ``place`` has; 0 for none. What follows a name has a capital."""
        for length in sorted(self._lengths.get(fold(words[place]), ()), reverse=True):
            after = place + length
            is_there = after <= len(words) and fold(" ".join(words[place:after])) in self._known
            if is_there and all(word[0].isupper() for word in words[after : after + 1]):
                return length
        return 0


def _can_begin(words: Sequence[str], place: int) -> bool:
    """After an unknown name: a capital, and not in the middle of « Comité des Membres » or « services : CSST »."""
    before = words[place - 1]
    return words[place][0].isupper() and before[-1] not in ":,'’-/" and fold(before) not in lexicon().connectors


@dataclass(slots=True)
class PartyRegister:
    """The parties met so far, in order of appearance, each with all the ways it is written and their first line."""

    _written: dict[tuple[str, ...], dict[str, int]] = field(default_factory=dict)

    def meet(self, name: str, line: int) -> None:
        """Take note that ``name`` stands at ``line``."""
        self._written.setdefault(_key(name), {}).setdefault(name, line)

    def name_of(self, written: str) -> str:
        """The fullest name of the party that is ``written`` somewhere."""
        return max(self._written[_key(written)], key=len)

    def parties(self) -> tuple[Party, ...]:
        """Every party under its fullest name, in order of first appearance."""
        return tuple(
            Party(kept := max(names, key=len), tuple(name for name in names if name != kept))
            for names in self._written.values()
        )

    def doubts(self) -> list[Doubt]:
        """One for each name that was taken for another way of writing a fuller one."""
        return [
            Doubt(DoubtKind.PARTY_ALIAS, self._written[_key(party.name)][alias], alias, (party.name,))
            for party in self.parties()
            for alias in party.aliases
        ]


def _key(name: str) -> tuple[str, ...]:
    """The words of ``name`` with short forms unfolded and plurals dropped: what two names of one party share."""
    words = re.findall(r"\w+", fold(name)) or [name]
    short = lexicon().abbreviations
    return tuple(short.get(word, word).removesuffix("s") for word in words)
