"""A search as it was asked, small enough to be carried from screen to screen, and what it finds."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.plan import ActionState, Plan
from bot.domain.search import Hit, SearchIndex
from bot.domain.search_filters import matching_parties
from bot.domain.snapshot import LoadedPlan

if TYPE_CHECKING:
    from bot.domain.reference import Reference

MOST_PARTIES = 4


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked of a plan. ``year`` is as typed; ``parties`` are indexes in the plan's parties, None for anyone.

    With no party left in ``parties``, nobody goes by the name that was typed, and nothing is found.
    """

    text: str = ""
    year: str = ""
    parties: tuple[int, ...] | None = None
    state: ActionState | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked at all."""
        return not self.text.strip() and not self.year.strip() and self.parties is None and self.state is None


def query_asked(
    index: SearchIndex, text: str = "", year: str = "", responsible: str = "", state: ActionState | None = None
) -> Query:
    """The query that was typed, read against the plan; an empty field asks nothing."""
    parties = parties_named(index, responsible) if responsible else None
    return Query(text, year, parties, state)


def parties_named(index: SearchIndex, typed: str) -> tuple[int, ...]:
    """The indexes of the plan's parties that ``typed`` means, at most ``MOST_PARTIES``."""
    names = matching_parties(index.plan, typed, index.vocabulary.synonyms)
    return tuple(at for at, party in enumerate(index.plan.parties) if party.name in names)[:MOST_PARTIES]


def find(loaded: LoadedPlan, index: SearchIndex, query: Query) -> list[Hit]:
    """What ``query`` finds, the likeliest first; with filters alone, in the plan's order."""
    if query.parties is None:
        return _search(loaded, index, query)
    found: dict[Reference, Hit] = {}
    for name in party_names(loaded.plan, query):
        for hit in _search(loaded, index, query, name):
            found.setdefault(hit.node.reference, hit)
    by_place = sorted(found.values(), key=lambda hit: hit.node.reference.parts)
    return sorted(by_place, key=lambda hit: -hit.score)


def _search(loaded: LoadedPlan, index: SearchIndex, query: Query, responsible: str | None = None) -> list[Hit]:
    states = None if query.state is None else (query.state,)
    return index.search(query.text, year=query.year, responsible=responsible, states=states, state_of=loaded.state_of)


def party_names(plan: Plan, query: Query) -> tuple[str, ...]:
    """The names of the parties asked for, in the plan's order; a revision of the plan may have left some out."""
    return tuple(plan.parties[at].name for at in query.parties or () if at < len(plan.parties))
