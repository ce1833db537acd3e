"""What to offer while a reference is being typed: places of the plan by reference, by label, or by words of the title."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.plan import Node, Plan
from bot.domain.reference_readings import Reading, readings
from bot.domain.text_folding import folded_words

_LABELS: Final = ("axe axis", "objectif objective", "objectif specifique specific objective", "action")  # by depth
_BY_WORDS: Final = 5  # the rank of what is named by its title alone


@dataclass(frozen=True, slots=True)
class _Place:
    node: Node
    parts: tuple[int, ...]
    written: str  # the reference, in lower case
    words: str  # the label's and the title's folded words, each after a space


@dataclass(frozen=True, slots=True)
class Completion:
    """One version of a plan, ready to be offered; built once, then only read, at each keystroke."""

    places: tuple[_Place, ...]  # the axes, then the objectives, and so on down, in the plan's order
    within: Mapping[tuple[int, ...], Sequence[int]]  # for each place's parts, the places there and below

    @classmethod
    def build(cls, plan: Plan) -> "Completion":
        """Prepare every place of ``plan``."""
        places = sorted((_place(node) for node in plan.walk()), key=lambda place: len(place.parts))
        within: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
        for order, place in enumerate(places):
            for level in range(1, len(place.parts) + 1):
                within[place.parts[:level]].append(order)
        return cls(tuple(places), within)

    def matching(self, typed: str, depth: int | None = None) -> list[Node]:
        """The places that ``typed`` may mean, the likeliest first: all of them where nothing is typed.

        A reference gives what it names, then what stands below, then the references that begin like it; words (begun or
        whole, accents and case aside) give the places whose title has them all. Between equals, the highest level first.

        Args:
            typed: what stands in the field so far.
            depth: 1 for the axes only, 2 for the objectives, and so on; None for all levels.
        """
        beginning = typed.strip().lower()
        wanted = [f" {word}" for word in folded_words(typed)]
        ranks = self._named(readings(typed))
        for order, place in enumerate(self.places):
            if order in ranks:
                continue
            if place.written.startswith(beginning):
                ranks[order] = len(place.parts)
            elif wanted and wanted[0] in place.words and all(word in place.words for word in wanted):
                ranks[order] = _BY_WORDS
        likeliest = sorted(ranks, key=lambda order: (ranks[order], order))
        places = (self.places[order] for order in likeliest)
        return [place.node for place in places if depth is None or len(place.parts) == depth]

    def _named(self, meant: Iterable[Reading]) -> dict[int, int]:
        """The places that readings name, and those below: how many levels below, the fewest where several readings do."""
        ranks: dict[int, int] = {}
        for reading in meant:
            for order in self._fitting(reading):
                below = len(self.places[order].parts) - len(reading)
                ranks[order] = min(below, ranks.get(order, below))
        return ranks

    def _fitting(self, reading: Reading) -> Iterable[int]:
        if None not in reading:
            return self.within.get(tuple(number for number in reading if number is not None), ())
        return (order for order, place in enumerate(self.places) if _agrees(place.parts, reading))


def _place(node: Node) -> _Place:
    parts = node.reference.parts
    words = [*_LABELS[len(parts) - 1].split(), *folded_words(node.item.title)]
    return _Place(node, parts, str(node.reference).lower(), "".join(f" {word}" for word in words))


def _agrees(parts: tuple[int, ...], reading: Reading) -> bool:
    """Whether what has ``parts`` is what ``reading`` says, or stands below it."""
    if len(parts) < len(reading):
        return False
    return all(number in {None, part} for number, part in zip(reading, parts, strict=False))
