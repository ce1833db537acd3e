"""The search of the directory: what is typed, to the organisations, people and groups that it means, the likeliest first.

Accents, case, hyphens, apostrophes and the order of words do not count. A name typed whole comes first, then an acronym, then
what has all the words; only where there is none of those, what is nearly so.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from math import log
from typing import Final

from bot.domain.compared_names import ComparedName, compared_words, telling_words
from bot.domain.compared_words import Meant, WordReader, stems_of, synonyms_of
from bot.domain.directory import Directory

MOST_HITS: Final = 50
_ABOUT: Final = 0.8  # what a word of a function is worth, beside one of a name
_SURE_WORD: Final = 0.65  # above it, a word is the one that was typed, or one that it begins
_LEAST_SHARE: Final = (
    0.4  # of what the words typed are worth, for an entry that has some of them only: one of two, if it is rare
)
_MOST_WORDS: Final = 12


class EntryKind(StrEnum):
    """What an entry of the directory is."""

    ORGANIZATION = "organization"
    PERSON = "person"
    GROUP = "group"


EVERY_KIND: Final = frozenset(EntryKind)


class Rank(IntEnum):
    """How an entry was found, the surest highest."""

    SOME_WORDS = 1
    SYNONYM = 2
    NEAR = 3
    ALL_WORDS = 4
    FIRST_INITIALS = 5
    INITIALS = 6
    OTHER_NAME = 7
    NAME = 8


@dataclass(frozen=True, slots=True)
class EntryHit:
    """An entry that was found, and how; ``score`` is higher for the likelier of two entries of one rank."""

    kind: EntryKind
    id: int
    name: str
    rank: Rank
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it is compared. ``about`` has the words of a function; one that is not ``current`` left, or is inactive."""

    kind: EntryKind
    id: int
    name: str
    names: tuple[ComparedName, ...]
    about: frozenset[str] = frozenset()
    current: bool = True

    @property
    def words(self) -> frozenset[str]:
        """Every word that finds it, acronyms too."""
        return frozenset(each for name in self.names for each in name.acronyms) | self.written

    @property
    def written(self) -> frozenset[str]:
        """The words of its names and of its function."""
        return frozenset(word for name in self.names for word in name.words) | self.about


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was typed, read: ``meant`` has, for each word, the directory's words that it may be."""

    whole: str
    initials: frozenset[str]
    words: tuple[str, ...]
    meant: tuple[Meant, ...]
    synonyms: Sequence[frozenset[str]]


@dataclass(frozen=True, slots=True)
class DirectoryIndex:
    """A guild's directory, ready to be searched; built once, then only read, from any thread."""

    entries: tuple[Entry, ...]
    words_of: tuple[frozenset[str], ...]
    rarity: Mapping[str, float]
    reader: WordReader

    @classmethod
    def build(cls, directory: Directory) -> "DirectoryIndex":
        """Index ``directory``: its groups, its organisations, its people."""
        entries = (*_groups(directory), *_organizations(directory), *_people(directory))
        words_of = tuple(entry.words for entry in entries)
        met = Counter(word for words in words_of for word in words)
        rarity = {word: log(1 + len(entries) / n) for word, n in met.items()}
        written = {word for entry in entries for word in entry.written}
        return cls(entries, words_of, rarity, WordReader(tuple(met), tuple(sorted(written))))

    def search(self, text: str, limit: int = MOST_HITS, *, kinds: Collection[EntryKind] = EVERY_KIND) -> list[EntryHit]:
        """What ``text`` means, the likeliest first; nothing where it says nothing."""
        return self._found(self._read(text), kinds)[:limit]

    def complete(self, typed: str, limit: int, *, kinds: Collection[EntryKind] = EVERY_KIND) -> list[EntryHit]:
        """What to offer while ``typed`` is being typed: its last word may begin any word. Nothing typed yet: everything."""
        if not typed.strip():
            every = [entry for entry in self.entries if entry.kind in kinds]
            every.sort(key=lambda entry: not entry.current)
            return [_hit(entry, Rank.ALL_WORDS, 0.0) for entry in every[:limit]]
        return self._found(self._read(typed, is_begun=typed[-1].isalnum()), kinds)[:limit]

    def _read(self, text: str, *, is_begun: bool = False) -> _Asked:
        every = compared_words(text)[:_MOST_WORDS]
        telling = telling_words(every[:-1]) + every[-1:] if is_begun else telling_words(every)
        words = tuple(dict.fromkeys(telling or every))
        last = len(words) - 1
        meant = tuple(self.reader.meant_by(word, is_begun=is_begun and at == last) for at, word in enumerate(words))
        named = ComparedName.of(text)
        return _Asked(named.whole, named.initials, words, meant, synonyms_of(text))

    def _found(self, asked: _Asked, kinds: Collection[EntryKind]) -> list[EntryHit]:
        if not asked.words:
            return []
        places = [at for at, entry in enumerate(self.entries) if entry.kind in kinds]
        hits = [hit for at in places if (hit := self._compared(at, asked))]
        if asked.synonyms and not any(hit.rank > Rank.SYNONYM for hit in hits):
            hits += _by_synonym((self.entries[at] for at in places), asked)
        surest = max((hit.rank for hit in hits), default=Rank.NAME)
        least = min(surest, Rank.ALL_WORDS)
        return sorted((hit for hit in hits if hit.rank >= least), key=lambda hit: (-hit.rank, -hit.score, hit.name))

    def _compared(self, at: int, asked: _Asked) -> EntryHit | None:
        """How the entry at that place answers to what was asked; None where it does not."""
        entry = self.entries[at]
        shares = [_best(entry, self.words_of[at], meant) for meant in asked.meant]
        closeness = sum(shares) / len(shares) + _coverage(entry, asked) - (not entry.current)
        named = _rank_of_name(entry, asked)
        if named is not None:
            return _hit(entry, named, closeness)
        if all(shares):
            return _hit(entry, Rank.ALL_WORDS if min(shares) > _SURE_WORD else Rank.NEAR, closeness)
        share = self._share(asked, shares)
        return _hit(entry, Rank.SOME_WORDS, share) if share >= _LEAST_SHARE else None

    def _share(self, asked: _Asked, shares: Sequence[float]) -> float:
        """What the words that an entry has are worth, of all the words typed: a rare word more, an unknown one most."""
        unknown = log(1 + len(self.entries))
        worth = [max((self.rarity[word] for word in meant), default=unknown) for meant in asked.meant]
        return sum(w for w, share in zip(worth, shares, strict=True) if share > _SURE_WORD) / sum(worth)


def one_sure(hits: Sequence[EntryHit]) -> EntryHit | None:
    """The only entry that was meant, where there is no doubt: the only one found by its words, or by its very name."""
    if not hits or hits[0].rank < Rank.ALL_WORDS:
        return None
    is_alone = len(hits) == 1 or (hits[0].rank > Rank.FIRST_INITIALS and hits[1].rank < hits[0].rank)
    return hits[0] if is_alone else None


def one_named(hits: Sequence[EntryHit]) -> EntryHit | None:
    """The entry whose very name was typed, where no other has it."""
    sure = one_sure(hits)
    return sure if sure is not None and sure.rank is Rank.NAME else None


def _by_synonym(entries: Iterable[Entry], asked: _Asked) -> Iterator[EntryHit]:
    """The entries that have all the words of what was asked, said in the field's other words."""
    for entry in entries:
        stems = stems_of(entry.written)
        if any(phrase <= stems for phrase in asked.synonyms):
            yield _hit(entry, Rank.SYNONYM, 0.0)


def _best(entry: Entry, words: frozenset[str], meant: Meant) -> float:
    found = [weight * (_ABOUT if word in entry.about else 1) for word, weight in meant.items() if word in words]
    return max(found, default=0.0)


def _coverage(entry: Entry, asked: _Asked) -> float:
    """How much of a name was typed, at best."""
    return max(min(len(asked.words) / max(len(name.words), 1), 1.0) for name in entry.names)


def _rank_of_name(entry: Entry, asked: _Asked) -> Rank | None:
    own, *others = entry.names
    if own.whole == asked.whole:
        return Rank.NAME
    if any(name.whole == asked.whole for name in others):
        return Rank.OTHER_NAME
    if entry.kind is EntryKind.PERSON:
        return None
    spelt_out = any(len(each) > 2 and each in name.words for each in asked.initials for name in entry.names)
    if spelt_out or any(asked.whole in name.initials for name in entry.names):
        return Rank.INITIALS
    return Rank.FIRST_INITIALS if any(asked.whole in name.first_initials for name in entry.names) else None


def _hit(entry: Entry, rank: Rank, score: float) -> EntryHit:
    return EntryHit(entry.kind, entry.id, entry.name, rank, score)


def _groups(directory: Directory) -> Iterator[Entry]:
    for group in directory.groups.values():
        names = (ComparedName.of(group.name),)
        yield Entry(EntryKind.GROUP, group.id, group.name, names, current=group.active)


def _organizations(directory: Directory) -> Iterator[Entry]:
    for each in directory.organizations.values():
        names = tuple(map(ComparedName.of, each.names))
        yield Entry(EntryKind.ORGANIZATION, each.id, each.name, names, current=each.active)


def _people(directory: Directory) -> Iterator[Entry]:
    for person in directory.people.values():
        names = (ComparedName.of(person.name, acronyms=False),)
        about = frozenset(telling_words(compared_words(person.function)))
        yield Entry(EntryKind.PERSON, person.id, person.name, names, about)
