"""A JSON Schema validator for Discord's document: its references, its unions told apart by ``type``, its formats."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.exceptions import best_match
from jsonschema.validators import extend

JSON = dict[str, Any]

_LONGEST: Final = 120  # characters of a value or a reason in a failure
_FORMATS: Final = FormatChecker(formats=())
_SNOWFLAKE: Final = re.compile(r'"[1-9][0-9]{14,18}"')
_INSTANT: Final = re.compile(r'"20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9](\.[0-9]{6})?\+00:00"')


@_FORMATS.checks("date-time", raises=ValueError)
def _is_an_instant(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@_FORMATS.checks("uri", raises=ValueError)
def _is_an_address(value: object) -> bool:
    return not isinstance(value, str) or bool(urlsplit(value).scheme)


@_FORMATS.checks("int32")
def _fits_32_bits(value: object) -> bool:
    return not isinstance(value, int) or -(2**31) <= value < 2**31


class Document:
    """The document, with a validator for each of its schemas, made once."""

    def __init__(self, content: JSON) -> None:
        self.content = content
        self._class = _validator_class(content)
        self._made: dict[int, Draft202012Validator] = {}
        self._allowed: set[tuple[int, str]] = set()

    def resolved(self, schema: JSON) -> JSON:
        """What a ``$ref`` leads to; any other schema as it is."""
        return _resolved(self.content, schema)

    def check(self, name: str, schema: JSON, body: object) -> None:
        """Refuse a body that one of the document's schemas does not allow.

        Raises:
            AssertionError: the name, the pointer into the body, the reason and the value, in one line.
        """
        said_before = (id(schema), _likeness(body))
        if said_before in self._allowed:
            return
        validator = self._made.get(id(schema))
        if validator is None:
            validator = self._made[id(schema)] = self._class(schema, format_checker=_FORMATS)
        error = best_match(validator.iter_errors(body))
        if error is not None:
            pointer = "".join(f"/{step}" for step in error.absolute_path)
            found = json.dumps(error.instance, ensure_ascii=False, default=str)
            reason = error.message.replace(repr(error.instance), "it")
            raise AssertionError(f"{name}: {pointer or '/'}: {reason[:_LONGEST]}; found {found[:_LONGEST]}")
        self._allowed.add(said_before)


def _likeness(body: object) -> str:
    """``body`` but for which identifiers and which instants it holds: the document allows any, of their form."""
    text = json.dumps(body, sort_keys=True, default=str)
    return _INSTANT.sub('"instant"', _SNOWFLAKE.sub('"snowflake"', text))


def _validator_class(document: JSON) -> type[Draft202012Validator]:
    """Validators whose references lead into ``document``.

    A union chooses the branches that the value's ``type`` or constant allows, so that the reason of a failure is the
    field's own. Branches that overlap may match together: the document calls « oneOf » any union.
    """

    def reference(
        validator: Draft202012Validator, _ref: str, instance: object, schema: JSON
    ) -> Iterator[ValidationError]:
        yield from validator.descend(instance, _resolved(document, schema))

    def union(
        validator: Draft202012Validator, branches: list[JSON], instance: object, _schema: JSON
    ) -> Iterator[ValidationError]:
        possible = [branch for branch in branches if _possible(_resolved(document, branch), instance)]
        if not possible:
            yield ValidationError(f"{_kind(instance)} is none of {_kinds(document, branches)}")
        failures = [list(validator.descend(instance, branch)) for branch in possible]
        if failures and all(failures):
            yield from min(failures, key=_how_far)

    keywords = {"$ref": reference, "oneOf": union, "anyOf": union}
    made: type[Draft202012Validator] = extend(Draft202012Validator, keywords)  # type: ignore[no-untyped-call]
    return made


def _resolved(document: JSON, schema: JSON) -> JSON:
    while "$ref" in schema:
        _, _, kind, name = schema["$ref"].split("/")
        schema = document["components"][kind][name]
    return schema


def _how_far(failures: list[ValidationError]) -> tuple[bool, int]:
    """The branch that a value was meant for is of its type, and refuses the least of it."""
    return any(failure.validator == "type" for failure in failures), len(failures)


def _possible(branch: JSON, instance: object) -> bool:
    if branch.get("type") == "null":
        return instance is None
    if "const" in branch:
        return bool(branch["const"] == instance)
    kinds = _kinds_of(branch)
    return not (kinds and isinstance(instance, dict)) or instance.get("type") in kinds


def _kinds_of(branch: JSON) -> list[object]:
    kinds: list[object] = branch.get("properties", {}).get("type", {}).get("enum", [])
    return kinds


def _kind(instance: object) -> str:
    return f"type {instance.get('type')}" if isinstance(instance, dict) else repr(instance)


def _kinds(document: JSON, branches: list[JSON]) -> str:
    known: list[object] = []
    for branch in (_resolved(document, branch) for branch in branches):
        known += [branch["const"]] if "const" in branch else _kinds_of(branch)
    return ", ".join(map(str, known))
