"""Entries that may be the one that somebody is about to enter again."""

from collections.abc import Iterable
from typing import Final

from bot.domain.directory_search import DirectoryIndex, EntryHit, EntryKind, Rank

MOST_SIMILAR: Final = 3
# A name found by its words alone is near where nearly all of them are there, of what was typed and of the name itself.
_NEAR: Final = 1.5


def similar_entries(index: DirectoryIndex, names: Iterable[str], kind: EntryKind) -> list[EntryHit]:
    """The entries of that kind that go by one of ``names``, or by one very close to it, the likeliest first."""
    hits = [hit for name in names for hit in index.search(name, kinds=(kind,)) if _is_near(hit)]
    hits.sort(key=lambda hit: (-hit.rank, -hit.score))
    return list({hit.id: hit for hit in reversed(hits)}.values())[::-1][:MOST_SIMILAR]


def _is_near(hit: EntryHit) -> bool:
    return hit.rank > Rank.ALL_WORDS or (hit.rank >= Rank.NEAR and hit.score >= _NEAR)
