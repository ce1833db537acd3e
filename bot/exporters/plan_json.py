"""A plan as JSON, without loss: what ``bot.importers.plan_json`` reads back and ``docs/plan.schema.json`` describes."""

import json
from typing import Any

from bot.domain.plan import (
    Action,
    Axis,
    Objective,
    Organization,
    Plan,
    SpecificObjective,
    Statement,
)
from bot.domain.reference import Reference


def write_json(plan: Plan) -> bytes:
    """``plan`` in UTF-8, indented by two, ended by a newline; identities (``id``) are not written.

    ``plan`` is one that ``bot.domain.validation`` finds no problem in. A note is null, or its paragraphs joined by a
    newline. What the plan holds beyond the shape that other tools read (introduction, parties…) comes after it.
    """
    document = {
        "title": plan.title,
        "fiscal_years": plan.fiscal_years,
        "organization": _organization(plan.organization),
        "axes": [_axis(axis) for axis in plan.axes],
        "introduction": plan.introduction,
        "objectives": plan.objectives,
        "parties": [{"name": party.name, "aliases": party.aliases} for party in plan.parties],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _organization(organization: Organization) -> dict[str, Any]:
    return {
        "name": organization.name,
        "mission": organization.mission,
        "history": organization.history,
        "structure": organization.structure,
        "objectives": organization.objectives,
        "working_groups": [{"name": group.name, "active": group.active} for group in organization.working_groups],
        "description": organization.description,
    }


def _axis(axis: Axis) -> dict[str, Any]:
    at = Reference(axis.number)
    return {
        "ref": str(at),
        "title": axis.title,
        "objectives": [_objective(objective, at.child(objective.number)) for objective in axis.objectives],
    }


def _objective(objective: Objective, at: Reference) -> dict[str, Any]:
    return {
        "ref": str(at),
        "title": objective.title,
        "note": _note(objective.notes),
        "specific_objectives": [
            _specific_objective(specific, at.child(specific.number)) for specific in objective.specific_objectives
        ],
    }


def _specific_objective(specific: SpecificObjective, at: Reference) -> dict[str, Any]:
    return {
        "ref": str(at),
        "title": specific.title,
        "note": _note(specific.notes),
        "expected_results": _texts(specific.expected_results),
        "indicators": _texts(specific.indicators),
        "actions": [_action(action, at.child(action.number)) for action in specific.actions],
    }


def _action(action: Action, at: Reference) -> dict[str, Any]:
    return {
        "ref": str(at),
        "title": action.title,
        "note": _note(action.notes),
        "fiscal_years": action.fiscal_years,
        "responsibles": action.responsibles,
        "partners": action.partners,
        "expected_results": _texts(action.expected_results),
        "indicators": _texts(action.indicators),
    }


def _texts(statements: tuple[Statement, ...]) -> list[str]:
    return [statement.text for statement in statements]


def _note(paragraphs: tuple[Statement, ...]) -> str | None:
    return "\n".join(_texts(paragraphs)) if paragraphs else None
