"""Names as a sheet gives them: the entry that each is, or those that it only resembles."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from bot.domain.directory_drafts import folded_name
from bot.domain.directory_sheet import RowKind
from bot.domain.text_folding import folded_words

Target: TypeAlias = int | str
"""An entry of the directory by its id, or one of the sheet by its key."""

_ALIKE: Final = (
    86.0  # of 100: « Centre d'action » and « Le centre d'action », not « Table jeunesse » and « Table aînés »
)
_MOST_NEAR: Final = 3


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A row that may be the entry ``id``, which goes by ``name``: to merge with it, or to keep apart."""

    line: int
    kind: RowKind
    found: str
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """The entry that a name is; ``name`` is its own name, where another one was given."""

    target: Target
    name: str


class Names:
    """The names of one kind of entry."""

    def __init__(self) -> None:
        self._known: dict[str, Found] = {}

    def add(self, target: Target, names: Iterable[str]) -> None:
        """Know an entry by its names, its own first; a name that is another's already stays the other's."""
        own, *_others = names = list(names)
        for name in names:
            self._known.setdefault(folded_name(name), Found(target, own))

    def find(self, name: str) -> Found | None:
        """The entry of that name, or None."""
        return self._known.get(folded_name(name))

    def near(self, name: str) -> list[Found]:
        """The entries whose name resembles it, the nearest first; the same words in another order count."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - for who imports, not for the bot's start

        known = {folded: _words(folded) for folded in self._known}
        close = process.extract(
            _words(name), known, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, limit=_MOST_NEAR
        )
        return list(dict.fromkeys(self._known[folded] for _, _, folded in close))


def _words(name: str) -> str:
    return " ".join(folded_words(name))
