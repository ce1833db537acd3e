"""Which place of the plan a note is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.reference import Reference
from bot.importers.outline import Outline
from bot.importers.words import axis_number, letters_number

_FULL_REFERENCE: Final = re.compile(
    r"\b([IVXLC]+)\.\s?([A-Z])(?:\.\s?(\d{1,4}))?(?:\.(\d{1,4})|,?\s+action\s+(\d{1,4})\b)?(?!\w)", re.IGNORECASE
)
_NAMED_OBJECTIVE: Final = re.compile(r"\bobjectif(?:\s+sp[ée]cifique)?\s+(\d{1,4})\b", re.IGNORECASE)
_NAMED_ACTIONS: Final = re.compile(r"\bactions?\s+(\d{1,4}(?:\s*(?:,|et|&|à)\s*\d{1,4})*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a note goes, and the places that it may rather be about: to confirm."""

    at: Reference
    candidates: tuple[Reference, ...] = ()

    @property
    def likeliest(self) -> Reference:
        """The only candidate, else where the note goes."""
        return self.candidates[0] if len(self.candidates) == 1 else self.at


def place_note(text: str, objective: Reference, covered: Sequence[Reference], outline: Outline) -> Placement:
    """The place of ``text``, a note under ``objective`` whose tables since the last note were about ``covered``.

    It is the full reference that the note names, else the smallest level that covers them all. Several references, or
    parts of one (« objectif 1 », « Action 1 et 2 »), leave it at that level: what they fit are candidates.
    """
    level = covered[0] if len(covered) == 1 else objective
    named = _full_references(text, outline)
    if len(named) == 1:
        return Placement(named[0])
    candidates = named or _named_nearby(text, covered, outline)
    return Placement(level, () if candidates == [level] else tuple(candidates))


def _full_references(text: str, outline: Outline) -> list[Reference]:
    found: dict[Reference, None] = {}
    for match in _FULL_REFERENCE.finditer(text):
        axis, letter, *numbers = (part for part in match.groups() if part)
        reference = Reference(axis_number(axis) or 0, letters_number(letter), *map(int, numbers))
        if reference in outline:
            found[reference] = None
    return list(found)


def _named_nearby(text: str, covered: Sequence[Reference], outline: Outline) -> list[Reference]:
    """« objectif 1 », « Action 1 et 2 »: the specific objectives and actions of those numbers among ``covered``."""
    objectives = {int(number) for number in _NAMED_OBJECTIVE.findall(text)}
    specifics = [at for at in covered if not objectives or at.parts[-1] in objectives]
    actions = {int(number) for numbers in _NAMED_ACTIONS.findall(text) for number in re.findall(r"\d+", numbers)}
    if actions:
        return [child for at in specifics for child in outline.children(at) if child.parts[-1] in actions]
    return specifics if objectives else []
