"""Who is asked for in « responsable : », and which actions are theirs.

A plan's party is carried from screen to screen by a key made of its name, which a revision of the plan leaves as it is.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Final

from bot.domain.carrying import COORDINATION, Carrying, carries
from bot.domain.directory import Carrier, CarrierKind
from bot.domain.directory_search import DirectoryIndex, EntryHit, EntryKind, Rank
from bot.domain.plan import Action, Party, Plan
from bot.domain.search_filters import has_all, matching_parties
from bot.domain.synonyms import Synonyms
from bot.domain.text_folding import content_words, fold

MOST_PARTIES: Final = 3
MOST_CARRIERS: Final = 2
KEY_LENGTH: Final = 5
_COORDINATION: Final = "coordination"
_ME: Final = frozenset({"moi", "me", "moi-meme", "myself"})
_KINDS: Final = {
    EntryKind.ORGANIZATION: CarrierKind.ORGANIZATION,
    EntryKind.PERSON: CarrierKind.PERSON,
    EntryKind.GROUP: CarrierKind.GROUP,
}


@dataclass(frozen=True, slots=True)
class Responsibles:
    """Whose actions are asked for: parties of the plan by their keys, people and groups of the directory, one's own.

    With nothing in it, nobody goes by the name that was typed.
    """

    parties: tuple[str, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Asker:
    """Whoever asks, and when: what « moi » means."""

    on: date
    person_id: int | None = None
    role_ids: frozenset[int] = field(default_factory=frozenset)
    coordination: bool = False


@lru_cache(maxsize=1024)
def party_key(name: str) -> str:
    """Five characters for a party's name, case and accents aside."""
    return urlsafe_b64encode(sha256(fold(name).encode()).digest()).decode()[:KEY_LENGTH]


def party_of(plan: Plan, key: str) -> Party | None:
    """The party that goes by the name of that key; None where a revision has left it out."""
    by_name = (party for party in plan.parties if party_key(party.name) == key)
    by_alias = (party for party in plan.parties if key in map(party_key, party.aliases))
    return next(by_name, None) or next(by_alias, None)


def responsibles_named(plan: Plan, synonyms: Synonyms, index: DirectoryIndex, typed: str) -> Responsibles:
    """Whom ``typed`` means.

    « moi » is whoever asks. Otherwise the plan's parties; then the directory's entries, those alone that are so named where
    a party is. « Coordination », by whichever word, also means the actions that nobody is named for.
    """
    wanted = content_words(typed)
    parties = matching_parties(plan, typed, synonyms) or matching_parties(plan, " ".join(wanted), synonyms)
    if not parties and fold(typed.strip()) in _ME:
        return Responsibles(mine=True)
    carriers = [_carrier(hit) for hit in _meant(index.search(typed), exactly=bool(parties))]
    if (wanted and has_all(_COORDINATION, wanted)) or _COORDINATION in map(fold, parties):
        carriers = [COORDINATION, *carriers]
    return Responsibles(tuple(map(party_key, parties[:MOST_PARTIES])), tuple(carriers[:MOST_CARRIERS]))


def asked_for(plan: Plan, carrying: Carrying, asked: Responsibles, asker: Asker) -> Callable[[Action], bool]:
    """Whether an action of the plan is one of those that ``asked`` means.

    A party's are those that name it as a responsible. Everyone else's are those that they carry: a person, also what the
    tables where they sit and the organisations that they speak for do.
    """
    found = (party_of(plan, key) for key in asked.parties)
    names = frozenset(party.name for party in found if party is not None)
    carriers = _carriers(carrying, asked, asker)

    def is_asked_for(action: Action) -> bool:
        return not names.isdisjoint(action.responsibles) or any(
            carried.carrier in carriers for carried in carrying.carriers_of(action)
        )

    return is_asked_for


def _carriers(carrying: Carrying, asked: Responsibles, asker: Asker) -> frozenset[Carrier]:
    people = [each.id for each in asked.carriers if each.kind is CarrierKind.PERSON]
    if asked.mine:
        people.append(asker.person_id)
    role_ids = asker.role_ids if asked.mine else frozenset()
    theirs = {
        carrier
        for carrier in carrying.carriers
        for person_id in people
        if carries(carrying.directory, carrier, person_id=person_id, role_ids=role_ids, on=asker.on)
    }
    if asked.mine and asker.coordination:
        theirs.add(COORDINATION)
    return frozenset({*theirs, *asked.carriers})


def _meant(hits: Iterable[EntryHit], *, exactly: bool) -> list[EntryHit]:
    """The surest of ``hits``, all found in the same way."""
    found = list(hits)
    if not found or found[0].rank < (Rank.OTHER_NAME if exactly else Rank.SYNONYM):
        return []
    return [hit for hit in found if hit.rank == found[0].rank]


def _carrier(hit: EntryHit) -> Carrier:
    return Carrier(_KINDS[hit.kind], hit.id)
