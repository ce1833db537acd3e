"""What to offer while a reference is being typed: places of the plan by reference, by label, or by words of the title."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.plan import Node, Plan
from bot.domain.reference_readings import Reading, readings
from bot.domain.text_folding import folded_words

_LABELS: Final = ("axe axis", "objectif objective", "objectif specifique specific objective", "action")  # by depth


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

    @classmethod
    def build(cls, plan: Plan) -> "Completion":
        """Prepare every place of ``plan``."""
        places = (_place(node) for node in plan.walk())
        return cls(tuple(sorted(places, key=lambda place: len(place.parts))))

    def matching(self, typed: str, depth: int | None = None) -> list[Node]:
        """The places that ``typed`` may mean, the likeliest first: all of them where nothing is typed.

        A reference gives what it names, then what stands below, then the references that begin like it; words (begun or
        whole, accents and case aside) give the places whose title has them all. Between equals, the highest level first.

        Args:
            typed: what stands in the field so far.
            depth: 1 for the axes only, 2 for the objectives, and so on; None for all levels.
        """
        meant = readings(typed)
        beginning = typed.strip().lower()
        wanted = [f" {word}" for word in folded_words(typed)]
        ranked = [
            (rank, order)
            for order, place in enumerate(self.places)
            if (depth is None or len(place.parts) == depth)
            and (rank := _rank(place, meant, beginning, wanted)) is not None
        ]
        return [self.places[order].node for _, order in sorted(ranked)]


def _place(node: Node) -> _Place:
    parts = node.reference.parts
    words = [*_LABELS[len(parts) - 1].split(), *folded_words(node.item.title)]
    return _Place(node, parts, str(node.reference).lower(), "".join(f" {word}" for word in words))


def _rank(place: _Place, meant: Sequence[Reading], beginning: str, wanted: Sequence[str]) -> int | None:
    """How likely ``place`` is meant, 0 being the most; None where it is not."""
    nearest: int | None = None
    for reading in meant:
        if _agrees(place.parts, reading):
            below = len(place.parts) - len(reading)
            nearest = below if nearest is None else min(nearest, below)
    if nearest is not None:
        return nearest
    if place.written.startswith(beginning):
        return len(place.parts)
    for word in wanted:
        if word not in place.words:
            return None
    return 5 if wanted else None


def _agrees(parts: tuple[int, ...], reading: Reading) -> bool:
    """Whether what has ``parts`` is what ``reading`` says, or stands below it."""
    level = parts[: len(reading)]
    if level == reading:
        return True
    if None not in reading or len(level) < len(reading):
        return False
    return all(number in {None, part} for number, part in zip(reading, level, strict=True))
