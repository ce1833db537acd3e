"""A plan taken apart into the rows of one version."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.plan import Action, Objective, Plan, SpecificObjective, Statement
from storage.models import (
    ActionFiscalYear,
    ActionParty,
    Base,
    ItemKind,
    Party,
    PartyAlias,
    PartyRole,
    PlanNode,
    PlanText,
    TextKind,
    VersionWorkingGroup,
)
from storage.models import Statement as StatementRow

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A node or a statement of a plan. ``parent`` is the place, among the parts, of the node above it."""

    kind: ItemKind
    item_id: int | None
    text: str
    parent: int | None = None
    number: int | None = None
    action: Action | None = None


def parts_of(plan: Plan) -> list[Part]:
    """Every node and statement of ``plan``, in its order; a parent comes before its children."""
    parts: list[Part] = []
    for axis in plan.axes:
        axis_place = len(parts)
        parts.append(Part(ItemKind.AXIS, axis.id, axis.title, number=axis.number))
        for objective in axis.objectives:
            objective_place = len(parts)
            parts.append(Part(ItemKind.OBJECTIVE, objective.id, objective.title, axis_place, objective.number))
            parts += _statements(objective, objective_place)
            for specific in objective.specific_objectives:
                parts += _specific_objective(specific, len(parts), objective_place)
    return parts


def _specific_objective(specific: SpecificObjective, place: int, parent: int) -> list[Part]:
    parts = [Part(ItemKind.SPECIFIC_OBJECTIVE, specific.id, specific.title, parent, specific.number)]
    parts += _statements(specific, place)
    for action in specific.actions:
        action_place = place + len(parts)
        parts.append(Part(ItemKind.ACTION, action.id, action.title, place, action.number, action))
        parts += _statements(action, action_place)
    return parts


def _statements(owner: Objective | SpecificObjective | Action, place: int) -> Iterator[Part]:
    def of(kind: ItemKind, statements: tuple[Statement, ...]) -> Iterator[Part]:
        return (Part(kind, statement.id, statement.text, place) for statement in statements)

    if not isinstance(owner, Objective):
        yield from of(ItemKind.EXPECTED_RESULT, owner.expected_results)
        yield from of(ItemKind.INDICATOR, owner.indicators)
    yield from of(ItemKind.NOTE, owner.notes)


def rows_of(plan: Plan, parts: list[Part], ids: list[int]) -> Iterator[tuple[type[Base], list[Row]]]:
    """The rows of each table, parents before children, without the keys of the guild and of the version.

    ``ids`` are the identities of ``parts``, in the same order.
    """
    yield PlanText, list(_texts(plan))
    groups = enumerate(plan.organization.working_groups)
    yield VersionWorkingGroup, [{"position": n, "name": group.name, "active": group.active} for n, group in groups]
    yield Party, [{"number": n, "name": party.name} for n, party in enumerate(plan.parties)]
    yield (
        PartyAlias,
        [
            {"party_number": number, "position": n, "name": alias}
            for number, party in enumerate(plan.parties)
            for n, alias in enumerate(party.aliases)
        ],
    )
    placed = [(part, {"item_id": ids[n], "kind": part.kind, "position": n}) for n, part in enumerate(parts)]
    above = [None if part.parent is None else ids[part.parent] for part in parts]
    yield (
        PlanNode,
        [
            row | {"parent_id": parent, "number": part.number, "title": part.text}
            for (part, row), parent in zip(placed, above, strict=True)
            if part.number is not None
        ],
    )
    yield (
        StatementRow,
        [
            row | {"node_id": parent, "text": part.text}
            for (part, row), parent in zip(placed, above, strict=True)
            if part.number is None
        ],
    )
    actions = [(item_id, part.action) for part, item_id in zip(parts, ids, strict=True) if part.action is not None]
    yield (
        ActionFiscalYear,
        [
            {"item_id": item_id, "position": n, "label": label}
            for item_id, action in actions
            for n, label in enumerate(action.fiscal_years)
        ],
    )
    numbers = {party.name: number for number, party in enumerate(plan.parties)}
    yield ActionParty, [row for item_id, action in actions for row in _parties(item_id, action, numbers)]


def _texts(plan: Plan) -> Iterator[Row]:
    lists = {
        TextKind.FISCAL_YEAR: plan.fiscal_years,
        TextKind.OBJECTIVE: plan.objectives,
        TextKind.ORGANIZATION_OBJECTIVE: plan.organization.objectives,
    }
    for kind, texts in lists.items():
        for position, text in enumerate(texts):
            yield {"kind": kind, "position": position, "text": text}


def _parties(item_id: int, action: Action, numbers: Mapping[str, int]) -> Iterator[Row]:
    for role, names in ((PartyRole.RESPONSIBLE, action.responsibles), (PartyRole.PARTNER, action.partners)):
        for position, name in enumerate(names):
            yield {"item_id": item_id, "role": role, "position": position, "party_number": numbers[name]}
