"""The search of a plan: typed words, a reference, or filters alone, to the actions they mean, the likeliest first.

A hit is an action, or a specific objective that has none. What stands above an action counts for it too, for less.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from operator import neg
from typing import Final

from bot.domain.plan import Action, ActionState, Node, Plan
from bot.domain.reference_grammar import find_named
from bot.domain.search_excerpt import Excerpt, excerpt
from bot.domain.search_fields import Field
from bot.domain.search_filters import Filters, filters
from bot.domain.search_postings import Postings
from bot.domain.search_terms import Alternative, Term, Vocabulary
from bot.domain.synonyms import shipped_synonyms

MOST_HITS: Final = 50
_FAINTEST: Final = 0.2  # of the best score: what is below says too little to be shown


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found. ``score`` only compares within a search; ``stems`` are those looked for, with what each is worth."""

    node: Node
    score: float = 0.0
    stems: Mapping[str, float] = field(default_factory=dict)

    def excerpt(self) -> Excerpt:
        """Where its words stand: worked out for what is shown, over half of a search's time were it for all that is found."""
        return excerpt(self.node, self.stems) if self.stems else Excerpt(Field.TITLE, self.node.item.title)


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """One version of a plan, ready to be searched; built once, then only read, from any thread."""

    plan: Plan
    entries: tuple[Node, ...]
    postings: Postings
    vocabulary: Vocabulary

    @classmethod
    def build(cls, plan: Plan) -> "SearchIndex":
        """Index ``plan``: its actions, and its specific objectives without one."""
        entries = tuple(node for node in plan.walk() if _is_entry(node))
        postings = Postings.of(entries)
        vocabulary = Vocabulary.of(postings.displayed, postings.by_stem.keys(), shipped_synonyms())
        return cls(plan, entries, postings, vocabulary)

    def search(
        self,
        text: str = "",
        *,
        year: str | None = None,
        states: Collection[ActionState] | None = None,
        among: Callable[[Action], bool] | None = None,
        state_of: Callable[[Action], ActionState] = lambda _action: ActionState.UNREPORTED,
    ) -> list[Hit]:
        """What ``text`` means among the actions that the filters let through.

        Words give at most ``MOST_HITS``, the likeliest first; a reference, all that it names in the plan's order; no word
        at all (or stop words only), all that the filters let through, in the plan's order, and nothing without a filter.

        Args:
            text: words as typed, or a reference.
            year: « 2012 », « 2012-2013 » (``search_filters.matching_years``).
            states: the states an action may be in; any where None or empty.
            among: whether an action is one of those that are asked for; any where None.
            state_of: the state of an action (``LoadedPlan.state_of``).
        """
        asked = filters(self.plan, year=year, states=states, among=among)

        def passes(node: Node) -> bool:
            return not asked.any or (node.action is not None and asked.accept(node.action, state_of))

        place = find_named(self.plan, text)
        if place is not None:
            return [Hit(node) for node in (place, *place.below()) if _is_entry(node) and passes(node)]
        terms = self.vocabulary.terms(text)
        if not terms:
            return self._listed(asked, passes)
        known = [term for term in terms if term]
        scores = _together([self._scores(term) for term in known])
        if asked.any:
            scores = {entry: score for entry, score in scores.items() if passes(self.entries[entry])}
        return self._hits(scores, _worth(known))

    def suggestion(self, text: str) -> str | None:
        """The words of ``text`` with the nearest known one for each unknown; None where there is none to propose."""
        return self.vocabulary.suggestion(text)

    def _listed(self, asked: Filters, passes: Callable[[Node], bool]) -> list[Hit]:
        return [Hit(node) for node in self.entries if passes(node)] if asked.any else []

    def _scores(self, term: Term) -> dict[int, float]:
        """What ``term`` is worth for each entry: its best alternative there."""
        first, *others = (self._alternative_scores(alternative) for alternative in term)
        for scores in others:
            for entry, score in scores.items():
                if score > first.get(entry, 0.0):
                    first[entry] = score
        return first

    def _alternative_scores(self, alternative: Alternative) -> dict[int, float]:
        scores: dict[int, float] = {}
        share = alternative.weight / len(alternative.stems)
        for stemmed in alternative.stems:
            if posting := self.postings.by_stem.get(stemmed):
                added = zip(posting.entries, [share * impact for impact in posting.impacts], strict=True)
                if not scores:
                    scores = dict(added)  # for most words all there is to do, over half of the plan for the commonest
                    continue
                for entry, score in added:
                    scores[entry] = scores.get(entry, 0.0) + score
        return scores

    def _hits(self, scores: Mapping[int, float], worth: Mapping[str, float]) -> list[Hit]:
        """The likeliest entries; between equals, the first in the plan's order."""
        best = nlargest(MOST_HITS, zip(scores.values(), map(neg, scores), strict=True))
        return [Hit(self.entries[-place], score, worth) for score, place in best if score >= _FAINTEST * best[0][0]]


def _together(found: Sequence[dict[int, float]]) -> dict[int, float]:
    """The scores of all the terms, less for an entry that has some of them only."""
    if len(found) == 1:
        return found[0]
    scores: defaultdict[int, float] = defaultdict(float)
    met: defaultdict[int, int] = defaultdict(int)
    for one in found:
        for entry, score in one.items():
            scores[entry] += score
            met[entry] += 1
    return {entry: score * met[entry] / len(found) for entry, score in scores.items()}


def _worth(terms: Iterable[Term]) -> dict[str, float]:
    """What each stem that may be met is worth."""
    worth: dict[str, float] = {}
    for term in terms:
        for alternative in term:
            for stemmed in alternative.stems:
                worth[stemmed] = max(worth.get(stemmed, 0.0), alternative.weight)
    return worth


def _is_entry(node: Node) -> bool:
    """Whether ``node`` can be a hit: an action, or a specific objective without one."""
    return bool(node.action or (node.specific_objective and not node.specific_objective.actions))
