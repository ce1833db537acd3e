"""Discord's OpenAPI document, to hold every request of the bot and every answer of the playground against."""

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from tests.playground.openapi_exceptions import OF_ANSWERS, OF_REQUESTS, Amendment
from tests.playground.openapi_schema import JSON, Document

_BESIDE: Final = Path(__file__).resolve().parents[2] / "../shared/data/discord-openapi/openapi.json"
_VERSION: Final = re.compile(r"^/api(/v\d+)?(?=/)")
_BROKEN: Final = 500  # from here on the failure is Discord's own, which the document never describes


@dataclass(frozen=True, slots=True)
class _Operation:
    """One method of one path: its name, the path's steps, and parameters by place and name."""

    name: str
    steps: tuple[str, ...]
    parameters: dict[tuple[str, str], JSON]
    body: JSON | None
    responses: JSON


@dataclass(frozen=True, slots=True)
class Spec:
    """The document, as amended for requests and for answers."""

    requests: Document
    answers: Document
    _operations: dict[tuple[str, str], _Operation] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Spec | None":
        """The document at ``COURROIE_OPENAPI``, else the one beside the repository; None where there is none."""
        path = document_path()
        return _read(path) if path.is_file() else None

    def check_request(self, method: str, path: str, body: object, query: Mapping[str, object] | None = None) -> None:
        """Refuse a request that the document does not allow.

        Args:
            method: the HTTP method.
            path: with or without ``/api/v10`` before it; what follows a ``?`` is left to ``query``.
            body: the JSON, a multipart's ``payload_json``, None for no body.
            query: its names and values, as text or not.

        Raises:
            AssertionError: where and why, in one line.
        """
        steps = _steps(path)
        operation = self._operation(method, steps)
        self._check_path(operation, steps)
        self._check_query(operation, query or {})
        if operation.body is None:
            assert body is None, f"{operation.name}: no body is described"
        elif body is None:
            assert not operation.body.get("required"), f"{operation.name}: a body is required"
        else:
            content = operation.body["content"]
            described = content.get("application/json") or next(iter(content.values()))
            self.requests.check(operation.name, described["schema"], body)

    def check_response(self, method: str, path: str, status: int, body: object) -> None:
        """Refuse an answer that the document does not allow. A 5xx is let through: none is described.

        Raises:
            AssertionError: where and why, in one line.
        """
        operation = self._operation(method, _steps(path))
        if status >= _BROKEN:
            return
        name = f"{operation.name} -> {status}"
        found = operation.responses.get(str(status)) or operation.responses.get(f"{status // 100}XX")
        assert found is not None, f"{name}: only {', '.join(operation.responses)} are described"
        described = self.answers.resolved(found).get("content", {}).get("application/json")
        if described is None:
            assert not body, f"{name}: no body is described"
        else:
            self.answers.check(name, described["schema"], body)

    def _operation(self, method: str, steps: tuple[str, ...]) -> _Operation:
        found = [template for template in self.requests.content["paths"] if _fits(template, steps)]
        assert found, f"{method} /{'/'.join(steps)}: no such path"
        template = min(found, key=lambda one: one.count("{"))
        key = (method.lower(), template)
        if key not in self._operations:
            self._operations[key] = self._described(method, template)
        return self._operations[key]

    def _described(self, method: str, template: str) -> _Operation:
        name = f"{method.upper()} {template}"
        asked = self.requests.content["paths"][template]
        assert method.lower() in asked, f"{name}: no such method"
        operation = asked[method.lower()]
        parameters = [*asked.get("parameters", ()), *operation.get("parameters", ())]
        return _Operation(
            name,
            _steps(template),
            {(one["in"], one["name"]): one for one in parameters},
            operation.get("requestBody"),
            self.answers.content["paths"][template][method.lower()]["responses"],
        )

    def _check_path(self, operation: _Operation, steps: tuple[str, ...]) -> None:
        for step, value in zip(operation.steps, steps, strict=True):
            if step.startswith("{"):
                schema = operation.parameters["path", step.strip("{}")]["schema"]
                self.requests.check(f"{operation.name} {step}", schema, self._from_address(value, schema))

    def _check_query(self, operation: _Operation, query: Mapping[str, object]) -> None:
        for name, value in query.items():
            parameter = operation.parameters.get(("query", name))
            assert parameter is not None, f"{operation.name}: no query parameter {name}"
            schema = parameter["schema"]
            self.requests.check(f"{operation.name} ?{name}", schema, self._from_address(value, schema))
        for (where, name), parameter in operation.parameters.items():
            missing = where == "query" and parameter.get("required") and name not in query
            assert not missing, f"{operation.name}: the query parameter {name} is required"

    def _from_address(self, value: object, schema: JSON) -> object:
        """A value of a path or of a query as JSON: in an address, everything is text."""
        kind, text = self.requests.resolved(schema).get("type"), str(value)
        if kind == "boolean":
            return {"1": True, "true": True, "0": False, "false": False}.get(text.lower(), text)
        if kind == "integer" and text.removeprefix("-").isdigit():
            return int(text)
        return text


def document_path() -> Path:
    """Where the document is, or would be."""
    return Path(os.environ.get("COURROIE_OPENAPI") or _BESIDE)


@cache
def _read(path: Path) -> Spec:
    text = path.read_text(encoding="utf-8")
    return Spec(_amended(text, OF_REQUESTS), _amended(text, OF_ANSWERS))


def _amended(text: str, amendments: Iterable[Amendment]) -> Document:
    content = json.loads(text)
    for amendment in amendments:
        amendment.amend(content)
    return Document(content)


@cache  # the same templates are read for every request
def _steps(path: str) -> tuple[str, ...]:
    return tuple(unquote(step) for step in _VERSION.sub("", path.partition("?")[0]).strip("/").split("/"))


def _fits(template: str, steps: tuple[str, ...]) -> bool:
    wanted = _steps(template)
    return len(wanted) == len(steps) and all(
        one.startswith("{") or one == given for one, given in zip(wanted, steps, strict=True)
    )
