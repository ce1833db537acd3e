"""The action plan: axes, objectives, specific objectives and actions, as frozen values.

Numbers are the source's own (the axis « II » is 2, the objective « B » is 2): a plan may skip one. Every text is the
source's, never corrected. ``id`` is the identity that a thing keeps from one version of a plan to the next (a row of
``plan_item``); it is None until stored, and never part of equality, so that a plan equals its own export.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.reference import Reference


class ActionState(StrEnum):
    """What the events say of an action; UNREPORTED until somebody says something."""

    UNREPORTED = "unreported"
    UPCOMING = "upcoming"
    IN_PROGRESS = "in_progress"
    ONGOING = "ongoing"
    DONE = "done"
    POSTPONED = "postponed"
    BLOCKED = "blocked"
    DROPPED = "dropped"


class ObjectiveState(StrEnum):
    """The evaluation of a specific objective; TO_EVALUATE until somebody evaluates it."""

    TO_EVALUATE = "to_evaluate"
    REACHED = "reached"
    PARTLY_REACHED = "partly_reached"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence with an identity of its own: an expected result, an indicator, or a paragraph of a note.

    ``text`` is one non-empty line.
    """

    text: str
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Party:
    """Someone whom actions name, under its fullest name, with the other names it goes by in the plan."""

    name: str
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it goes by, the fullest first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class WorkingGroup:
    """A table or a committee of the roundtable; one that was struck out is inactive, not lost."""

    name: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class Organization:
    """The roundtable as its plan presents it. Texts may hold several paragraphs, parted by one newline."""

    name: str
    description: str = ""
    mission: str = ""
    history: str = ""
    structure: str = ""
    objectives: tuple[str, ...] = ()
    working_groups: tuple[WorkingGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """What will be done. ``responsibles`` and ``partners`` are names of the plan's parties, in the source's order."""

    number: int
    title: str
    fiscal_years: tuple[str, ...] = ()
    responsibles: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    expected_results: tuple[Statement, ...] = ()
    indicators: tuple[Statement, ...] = ()
    notes: tuple[Statement, ...] = ()
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class SpecificObjective:
    """A specific objective, with the results and indicators that belong to no single action."""

    number: int
    title: str
    actions: tuple[Action, ...] = ()
    expected_results: tuple[Statement, ...] = ()
    indicators: tuple[Statement, ...] = ()
    notes: tuple[Statement, ...] = ()
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective of an axis; ``number`` 1 is written A."""

    number: int
    title: str
    specific_objectives: tuple[SpecificObjective, ...] = ()
    notes: tuple[Statement, ...] = ()
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis; ``number`` 1 is written I."""

    number: int
    title: str
    objectives: tuple[Objective, ...] = ()
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan. ``fiscal_years`` are labels such as ``2011-2012``, in order; ``objectives`` the plan's own."""

    title: str
    organization: Organization
    fiscal_years: tuple[str, ...] = ()
    axes: tuple[Axis, ...] = ()
    introduction: str = ""
    objectives: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()

    def find(self, reference: Reference) -> "Node | None":
        """What ``reference`` names, with what stands above it, or None."""
        nodes: Iterator[Node] = (Node(Reference(axis.number), axis) for axis in self.axes)
        found: Node | None = None
        for number in reference.parts:
            found = next((node for node in nodes if node.reference.parts[-1] == number), None)
            if found is None:
                return None
            nodes = found.children()
        return found

    def walk(self) -> Iterator["Node"]:
        """Every axis, objective, specific objective and action, in the plan's order."""
        for axis in self.axes:
            node = Node(Reference(axis.number), axis)
            yield node
            yield from node.below()

    def actions(self) -> Iterator["Node"]:
        """The actions alone, in the plan's order."""
        return (node for node in self.walk() if node.action is not None)


@dataclass(frozen=True, slots=True)
class Node:
    """A place in the plan: what stands there (the last one that is not None) and what stands above it."""

    reference: Reference
    axis: Axis
    objective: Objective | None = None
    specific_objective: SpecificObjective | None = None
    action: Action | None = None

    @property
    def item(self) -> Axis | Objective | SpecificObjective | Action:
        """The axis, objective, specific objective or action itself."""
        return self.action or self.specific_objective or self.objective or self.axis

    def children(self) -> Iterator["Node"]:
        """What stands right under this place, in order."""
        at = self.reference
        if self.action:
            return
        if self.specific_objective:
            for action in self.specific_objective.actions:
                here = Reference(at.axis, at.objective, at.specific_objective, action.number)
                yield Node(here, self.axis, self.objective, self.specific_objective, action)
        elif self.objective:
            for specific in self.objective.specific_objectives:
                yield Node(Reference(at.axis, at.objective, specific.number), self.axis, self.objective, specific)
        else:
            for objective in self.axis.objectives:
                yield Node(Reference(at.axis, objective.number), self.axis, objective)

    def below(self) -> Iterator["Node"]:
        """All that stands under this place, in the plan's order."""
        for child in self.children():
            yield child
            if child.action is None:
                yield from child.below()
