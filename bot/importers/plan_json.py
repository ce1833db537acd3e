"""A plan from JSON: what ``bot.exporters.plan_json`` wrote, or a document of the same shape made by hand or by a tool."""

from functools import cache

from bot.domain.plan import (
    Action,
    Axis,
    Objective,
    Organization,
    Party,
    Plan,
    SpecificObjective,
    Statement,
    WorkingGroup,
)
from bot.domain.reference import Reference, to_letters, to_roman
from bot.domain.validation import MAX_NUMBER
from bot.importers.draft import Draft
from bot.importers.json_value import JsonValue, parse_json


def read_json(data: bytes) -> Draft:
    """The plan in ``data``; nothing in it is a reading, so there is no doubt.

    Where ``parties`` is absent, they are those that actions name, in order. The domain's own rules are not checked here:
    ``bot.importers.door`` does, for every format.

    Raises:
        UnreadableFile: with one of the ``json_…`` reasons, and the path of the value in its detail.
    """
    return Draft(_plan(parse_json(data)))


def _plan(document: JsonValue) -> Plan:
    found = document.fields(
        ("title", "fiscal_years", "organization", "axes"), ("introduction", "objectives", "parties", "$schema")
    )
    axes = tuple(_axis(axis) for axis in found["axes"].each())
    return Plan(
        title=found["title"].text(),
        organization=_organization(found["organization"]),
        fiscal_years=found["fiscal_years"].texts(),
        axes=axes,
        introduction=_long_text(found["introduction"]),
        objectives=_optional_texts(found["objectives"]),
        parties=_named_by(axes) if found["parties"].is_null else _parties(found["parties"]),
    )


def _organization(value: JsonValue) -> Organization:
    found = value.fields(("name",), ("mission", "history", "structure", "objectives", "working_groups", "description"))
    groups = found["working_groups"]
    return Organization(
        name=found["name"].text(),
        description=_long_text(found["description"]),
        mission=_long_text(found["mission"]),
        history=_long_text(found["history"]),
        structure=_long_text(found["structure"]),
        objectives=_optional_texts(found["objectives"]),
        working_groups=() if groups.is_null else tuple(_working_group(group) for group in groups.each()),
    )


def _working_group(value: JsonValue) -> WorkingGroup:
    found = value.fields(("name",), ("active",))
    return WorkingGroup(found["name"].text(), active=found["active"].is_null or found["active"].flag())


def _parties(value: JsonValue) -> tuple[Party, ...]:
    each = (party.fields(("name",), ("aliases",)) for party in value.each())
    return tuple(Party(found["name"].text(), _optional_texts(found["aliases"])) for found in each)


def _named_by(axes: tuple[Axis, ...]) -> tuple[Party, ...]:
    names = (
        name
        for axis in axes
        for objective in axis.objectives
        for specific in objective.specific_objectives
        for action in specific.actions
        for name in (*action.responsibles, *action.partners)
    )
    return tuple(Party(name) for name in dict.fromkeys(names))


def _axis(value: JsonValue) -> Axis:
    found = value.fields(("ref", "title", "objectives"))
    at = _reference(found["ref"], None)
    objectives = tuple(_objective(objective, at) for objective in found["objectives"].each())
    return Axis(at.axis, found["title"].text(), objectives)


def _objective(value: JsonValue, above: Reference) -> Objective:
    found = value.fields(("ref", "title", "specific_objectives"), ("note",))
    at = _reference(found["ref"], above)
    specifics = tuple(_specific_objective(specific, at) for specific in found["specific_objectives"].each())
    return Objective(at.parts[-1], found["title"].text(), specifics, notes=_notes(found["note"]))


def _specific_objective(value: JsonValue, above: Reference) -> SpecificObjective:
    found = value.fields(("ref", "title", "actions"), ("note", "expected_results", "indicators"))
    at = _reference(found["ref"], above)
    return SpecificObjective(
        number=at.parts[-1],
        title=found["title"].text(),
        actions=tuple(_action(action, at) for action in found["actions"].each()),
        expected_results=_statements(found["expected_results"]),
        indicators=_statements(found["indicators"]),
        notes=_notes(found["note"]),
    )


def _action(value: JsonValue, above: Reference) -> Action:
    found = value.fields(
        ("ref", "title"), ("note", "fiscal_years", "responsibles", "partners", "expected_results", "indicators")
    )
    return Action(
        number=_reference(found["ref"], above).parts[-1],
        title=found["title"].text(),
        fiscal_years=_optional_texts(found["fiscal_years"]),
        responsibles=_optional_texts(found["responsibles"]),
        partners=_optional_texts(found["partners"]),
        expected_results=_statements(found["expected_results"]),
        indicators=_statements(found["indicators"]),
        notes=_notes(found["note"]),
    )


def _reference(value: JsonValue, above: Reference | None) -> Reference:
    """The reference that is written there, which must be one level below ``above``."""
    written = value.text()
    stem, _, last = written.rpartition(".")
    number = _numbers(depth=len(above.parts) if above else 0).get(last)
    if number is None or stem != (str(above) if above else ""):
        value.refuse("json_wrong_ref", written)
    return above.child(number) if above else Reference(number)


@cache
def _numbers(depth: int) -> dict[str, int]:
    """The number that the last part of a reference writes, that many levels below the axes."""
    write = (to_roman, to_letters, str, str)[depth]
    return {write(number): number for number in range(1, MAX_NUMBER + 1)}


def _long_text(value: JsonValue) -> str:
    return "\n".join(value.paragraphs())


def _optional_texts(value: JsonValue) -> tuple[str, ...]:
    return () if value.is_null else value.texts()


def _statements(value: JsonValue) -> tuple[Statement, ...]:
    return tuple(Statement(text) for text in _optional_texts(value))


def _notes(value: JsonValue) -> tuple[Statement, ...]:
    return tuple(Statement(paragraph) for paragraph in value.paragraphs())
