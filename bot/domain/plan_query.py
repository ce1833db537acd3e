"""A search as it was asked, small enough to be carried from screen to screen, and what it finds."""

import re
from dataclasses import dataclass

from bot.domain.directory_search import DirectoryIndex
from bot.domain.plan import ActionState, Party, Plan
from bot.domain.plan_responsibles import Asker, Responsibles, asked_for, party_of, responsibles_named
from bot.domain.search import Hit, SearchIndex
from bot.domain.search_filters import matching_years
from bot.domain.snapshot import LoadedPlan


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked of a plan. ``year`` is as typed, or shorter and meaning the same; ``who`` is None for anyone."""

    text: str = ""
    year: str = ""
    who: Responsibles | None = None
    state: ActionState | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked at all."""
        return not self.text.strip() and not self.year.strip() and self.who is None and self.state is None


def query_asked(
    index: SearchIndex,
    directory: DirectoryIndex,
    text: str = "",
    year: str = "",
    responsible: str = "",
    state: ActionState | None = None,
) -> Query:
    """The query that was typed, read against the plan and the directory; an empty field asks nothing."""
    synonyms = index.vocabulary.synonyms
    who = responsibles_named(index.plan, synonyms, directory, responsible) if responsible.strip() else None
    return Query(text, _shortened(index.plan, year), who, state)


def find(loaded: LoadedPlan, index: SearchIndex, query: Query, asker: Asker) -> list[Hit]:
    """What ``query`` finds, the likeliest first; with filters alone, in the plan's order."""
    return index.search(
        query.text,
        year=query.year,
        states=None if query.state is None else (query.state,),
        among=None if query.who is None else asked_for(loaded.plan, loaded.carrying, query.who, asker),
        state_of=loaded.state_of,
    )


def parties_asked(plan: Plan, query: Query) -> tuple[Party, ...]:
    """The parties asked for; a revision of the plan may have left some out."""
    found = (party_of(plan, key) for key in (query.who.parties if query.who else ()))
    return tuple(party for party in found if party is not None)


def _shortened(plan: Plan, year: str) -> str:
    """« 12-13 » for « 2012-2013 », where the plan has it: a button holds little."""
    return "-".join(dict.fromkeys(n[-2:] for n in re.findall(r"[0-9]+", year))) if matching_years(plan, year) else year
