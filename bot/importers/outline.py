"""A plan being built, by references, until it can be frozen."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.domain.plan import Action, Axis, Objective, SpecificObjective, Statement
from bot.domain.reference import Reference


@dataclass(slots=True)
class Entry:
    """What is known so far of one axis, objective, specific objective or action; ``line`` is where it was first met."""

    title: str
    line: int
    fiscal_years: tuple[str, ...] = ()
    responsibles: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    results: list[str] = field(default_factory=list)
    indicators: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Outline:
    """Entries by reference. What stands above an entry is there before it."""

    def __init__(self) -> None:
        self._entries: dict[Reference, Entry] = {}
        self._children: dict[Reference | None, list[Reference]] = {}
        self._highest: dict[Reference | None, int] = {}

    def __contains__(self, reference: Reference) -> bool:
        return reference in self._entries

    def __getitem__(self, reference: Reference) -> Entry:
        return self._entries[reference]

    def add(self, reference: Reference, entry: Entry) -> Entry:
        """Put ``entry`` at ``reference``, where nothing stands yet."""
        self._entries[reference] = entry
        above, number = reference.parent, reference.parts[-1]
        self._children.setdefault(above, []).append(reference)
        self._highest[above] = max(number, self._highest.get(above, 0))
        return entry

    def next_below(self, reference: Reference) -> Reference:
        """The place after the last of those right under ``reference``."""
        return reference.child(self._highest.get(reference, 0) + 1)

    def children(self, reference: Reference | None) -> list[Reference]:
        """What stands right under ``reference`` (the axes under None), by number."""
        return sorted(self._children.get(reference, ()), key=lambda child: child.parts)

    def actions(self) -> Iterator[tuple[Reference, Entry]]:
        """The actions, in the order they were added."""
        return ((at, entry) for at, entry in self._entries.items() if at.action is not None)

    def axes(self) -> tuple[Axis, ...]:
        """All of it, frozen, by number."""
        return tuple(
            Axis(axis.parts[-1], self[axis].title, tuple(self._objective(child) for child in self.children(axis)))
            for axis in self.children(None)
        )

    def _objective(self, at: Reference) -> Objective:
        below = tuple(self._specific_objective(child) for child in self.children(at))
        return Objective(at.parts[-1], self[at].title, below, notes=_statements(self[at].notes))

    def _specific_objective(self, at: Reference) -> SpecificObjective:
        entry = self[at]
        return SpecificObjective(
            number=at.parts[-1],
            title=entry.title,
            actions=tuple(self._action(child) for child in self.children(at)),
            expected_results=_statements(entry.results),
            indicators=_statements(entry.indicators),
            notes=_statements(entry.notes),
        )

    def _action(self, at: Reference) -> Action:
        entry = self[at]
        return Action(
            number=at.parts[-1],
            title=entry.title,
            fiscal_years=entry.fiscal_years,
            responsibles=entry.responsibles,
            partners=entry.partners,
            expected_results=_statements(entry.results),
            indicators=_statements(entry.indicators),
            notes=_statements(entry.notes),
        )


def _statements(texts: list[str]) -> tuple[Statement, ...]:
    return tuple(Statement(text) for text in texts)
