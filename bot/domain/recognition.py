"""What of a corrected plan is what the stored one already held, so that its history follows it.

From the axes down, then for results, indicators and notes: the same identity, else the same text where it stood, else
the same text elsewhere, else a similar text where it stood (or, above the actions, the same things under another name),
else a very similar one elsewhere. ``docs/adr/0003-identite-et-difference.md`` says why.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, TypeAlias, TypeVar, get_args

from bot.domain.matching import Candidate, Matching, folded
from bot.domain.plan import Action, Axis, Node, Objective, Plan, SpecificObjective, Statement
from bot.domain.reference import Reference

REWORDED_IN_PLACE: Final = 65.0
REWORDED_ELSEWHERE: Final = 80.0
StatementField: TypeAlias = Literal["expected_results", "indicators", "notes"]
StatementKey: TypeAlias = tuple[Reference, int]
Item: TypeAlias = Axis | Objective | SpecificObjective | Action
AnyItem = TypeVar("AnyItem", Axis, Objective, SpecificObjective, Action)

STATEMENT_FIELDS: Final[tuple[StatementField, ...]] = get_args(StatementField)


def recognise(old: Plan, new: Plan) -> Plan:
    """``new`` with the identities of ``old``'s items and statements where they are recognised, each used once at most.

    What ``new`` already identifies keeps its identity. Both plans are ones that ``bot.domain.validation`` finds no
    problem in: a reference names one item.
    """
    was = recognised(old, new)
    held = {node.reference: node.item.id for node in old.walk()}
    ids = {reference: held[before] for reference, before in was.items()}
    statement_ids = {field: _statement_ids(old, new, was, field) for field in STATEMENT_FIELDS}
    return _Identities(ids, statement_ids).given_to(new)


def recognised(old: Plan, new: Plan) -> dict[Reference, Reference]:
    """Where each item of ``new`` that ``old`` already held stood in it: new reference to old."""
    was: dict[Reference, Reference] = {}
    for before, after in zip(_levels(old), _levels(new), strict=True):
        places = [node.reference.parent for node in before]
        matching = Matching(map(_candidate, before, places), map(_candidate, after, _places_before(after, was)))
        matching.by_id()
        matching.same(lambda item: (item.place, item.content))
        matching.same(lambda item: (item.place, item.text))
        matching.same(lambda item: item.content)
        matching.same(lambda item: item.text)
        matching.alike(lambda item: item.place, REWORDED_IN_PLACE)
        matching.sharing(lambda item: item.place)
        matching.alike(lambda _: None, REWORDED_ELSEWHERE)
        was |= matching.found
    return was


def _levels(plan: Plan) -> tuple[list[Node], ...]:
    """The axes, the objectives, the specific objectives and the actions, each in the plan's order."""
    levels: tuple[list[Node], ...] = ([], [], [], [])
    for node in plan.walk():
        levels[len(node.reference.parts) - 1].append(node)
    return levels


def _places_before(nodes: list[Node], was: Mapping[Reference, Reference]) -> Iterator[Hashable]:
    """Where what each of them stands under was before; under something new, a place where nothing was."""
    for node in nodes:
        above = node.reference.parent
        yield above if above is None else was.get(above, ("new", above))


def _candidate(node: Node, place: Hashable) -> Candidate[Reference]:
    item = node.item
    below = frozenset(folded(under.item.title) for under in node.below())
    content = replace(item, number=0)
    return Candidate(node.reference, item.id, item.number, folded(item.title), place, content, below)


def _statement_ids(
    old: Plan, new: Plan, was: Mapping[Reference, Reference], field: StatementField
) -> dict[StatementKey, int | None]:
    """The identities of one field's statements. Only items of both plans exchange any: a removed one keeps its own."""
    held = {before: before for before in was.values()}
    matching = Matching(_statements(old, held, field), _statements(new, was, field))
    matching.by_id()
    matching.same(lambda statement: (statement.place, statement.text))
    matching.same(lambda statement: statement.text)
    matching.alike(lambda statement: statement.place, REWORDED_IN_PLACE)
    ids = {statement.key: statement.id for statement in _statements(old, held, field)}
    return {key: ids[before] for key, before in matching.found.items()}


def _statements(
    plan: Plan, was: Mapping[Reference, Reference], field: StatementField
) -> Iterator[Candidate[StatementKey]]:
    for node in plan.walk():
        at = node.reference
        if at in was:
            for place, statement in enumerate(statements_of(node.item, field)):
                yield Candidate((at, place), statement.id, place, folded(statement.text), was[at], statement.text)


def statements_of(item: Item, field: StatementField) -> tuple[Statement, ...]:
    """The item's statements of that field; none where its level has no such field."""
    statements: tuple[Statement, ...] = getattr(item, field, ())
    return statements


@dataclass(frozen=True, slots=True)
class _Identities:
    """The identities that were recognised, by where their things stand in the new plan."""

    items: Mapping[Reference, int | None]
    statements: Mapping[StatementField, Mapping[StatementKey, int | None]]

    def given_to(self, plan: Plan) -> Plan:
        return replace(plan, axes=tuple(self._axis(axis, Reference(axis.number)) for axis in plan.axes))

    def _axis(self, axis: Axis, at: Reference) -> Axis:
        below = tuple(self._objective(objective, at.child(objective.number)) for objective in axis.objectives)
        return replace(self._own(axis, at), objectives=below)

    def _objective(self, objective: Objective, at: Reference) -> Objective:
        below = tuple(self._specific(specific, at.child(specific.number)) for specific in objective.specific_objectives)
        return replace(self._own(objective, at), specific_objectives=below)

    def _specific(self, specific: SpecificObjective, at: Reference) -> SpecificObjective:
        below = tuple(self._own(action, at.child(action.number)) for action in specific.actions)
        return replace(self._own(specific, at), actions=below)

    def _own(self, item: AnyItem, at: Reference) -> AnyItem:
        """The item with its identity and its statements', not those of what stands below it."""
        statements: dict[str, Any] = {
            field: self._statements(item, at, field) for field in STATEMENT_FIELDS if hasattr(item, field)
        }
        return replace(item, id=self.items.get(at, item.id), **statements)

    def _statements(self, item: Item, at: Reference, field: StatementField) -> tuple[Statement, ...]:
        ids = self.statements[field]
        return tuple(
            replace(statement, id=ids.get((at, place), statement.id))
            for place, statement in enumerate(statements_of(item, field))
        )
