"""Which things of an old list the things of a new one are, by what they say and where they stand.

A caller tries one test after another, the surest first; whatever has found its match is out of the next ones.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Final, Generic, TypeAlias, TypeVar

_NEAREST: Final = 8  # how many of the most similar texts are weighed: all of them would be the square of a long list

K = TypeVar("K", bound=Hashable)


def folded(text: str) -> str:
    """``text`` without what a corrected typography changes: case and blanks."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True)
class Candidate(Generic[K]):
    """A thing to match. ``key`` is its own in its list; ``place`` is where it stands, in the old plan's terms.

    ``text`` is folded, ``content`` is all that it holds but its number, ``below`` the texts of what it is divided into.
    """

    key: K
    id: int | None
    number: int
    text: str
    place: Hashable
    content: Hashable
    below: frozenset[str] = frozenset()


Test: TypeAlias = Callable[[Candidate[K]], Hashable]


class Matching(Generic[K]):
    """The matches found so far between two lists, by their keys, new to old: at most one for each thing of either."""

    def __init__(self, old: Iterable[Candidate[K]], new: Iterable[Candidate[K]]) -> None:
        self.found: dict[K, K] = {}
        self._old = list(old)
        self._new = list(new)

    def by_id(self) -> None:
        """Match those that have the same identity; where the old ones are stored, another identity is another thing."""
        stored = any(old.id is not None for old in self._old)
        self.same(lambda candidate: candidate.id)
        if stored:
            self._new = [new for new in self._new if new.id is None]

    def same(self, test: Test[K]) -> None:
        """Match those of which ``test`` says the same thing, in order; None matches nothing."""
        waiting: defaultdict[Hashable, list[Candidate[K]]] = defaultdict(list)
        for old in reversed(self._old):
            waiting[test(old)].append(old)
        waiting[None] = []
        for new in self._new:
            same = waiting.get(test(new))
            if same:
                self.found[new.key] = same.pop().key
        self._forget_the_matched()

    def alike(self, test: Test[K], at_least: float) -> None:
        """Among those of which ``test`` says the same thing, match similar texts, from ``at_least`` to 100.

        The most similar come first, then those of the same number, then in order.
        """
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - for who imports a plan, not for the bot's start

        groups = self._old_by(test)
        texts = {same: [old.text for old in group] for same, group in groups.items()}
        scored = []
        for new in self._new:
            same = test(new)
            nearest = process.extract(
                new.text, texts.get(same, []), scorer=fuzz.ratio, score_cutoff=at_least, limit=_NEAREST
            )
            scored += [(score, new, groups[same][at]) for _, score, at in nearest]
        self._take_best(scored)

    def sharing(self, test: Test[K]) -> None:
        """Among those of which ``test`` says the same thing, match those that share half of what is below them."""
        groups = self._old_by(test)
        scored = [
            (float(shared), new, old)
            for new in self._new
            for old in groups.get(test(new), [])
            if (shared := len(old.below & new.below)) and 2 * shared >= max(len(old.below), len(new.below))
        ]
        self._take_best(scored)

    def _old_by(self, test: Test[K]) -> dict[Hashable, list[Candidate[K]]]:
        groups: defaultdict[Hashable, list[Candidate[K]]] = defaultdict(list)
        for old in self._old:
            groups[test(old)].append(old)
        return groups

    def _take_best(self, scored: list[tuple[float, Candidate[K], Candidate[K]]]) -> None:
        taken: set[K] = set()
        for _, new, old in sorted(scored, key=lambda match: (-match[0], match[1].number != match[2].number)):
            if new.key not in self.found and old.key not in taken:
                self.found[new.key] = old.key
                taken.add(old.key)
        self._forget_the_matched()

    def _forget_the_matched(self) -> None:
        matched = set(self.found.values())
        self._old = [old for old in self._old if old.key not in matched]
        self._new = [new for new in self._new if new.key not in self.found]
