import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from bot.domain.plan import Plan
from bot.exporters.plan_json import write_json
from bot.importers.plan_json import read_json
from tests.samples import SMALL_PLAN
from tests.strategies import plans

SCHEMA = json.loads((Path(__file__).resolve().parents[2] / "docs/plan.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def exported(plan: Plan) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(write_json(plan))
    return document


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@settings(max_examples=50)
@given(plans())
def test_any_plan_exports_and_imports_to_itself(plan: Plan) -> None:
    draft = read_json(write_json(plan))
    assert draft.plan == plan
    assert draft.doubts == ()


@settings(max_examples=25)
@given(plans())
def test_any_export_is_what_the_schema_describes(plan: Plan) -> None:
    VALIDATOR.validate(exported(plan))


def test_the_published_keys_come_first_and_in_order() -> None:
    document = exported(SMALL_PLAN)
    assert list(document) == ["title", "fiscal_years", "organization", "axes", "introduction", "objectives", "parties"]
    assert list(document["organization"])[:6] == [
        "name", "mission", "history", "structure", "objectives", "working_groups",
    ]  # fmt: skip
    (axis,) = document["axes"]
    assert list(axis) == ["ref", "title", "objectives"]
    (objective,) = axis["objectives"]
    assert list(objective) == ["ref", "title", "note", "specific_objectives"]
    (specific,) = objective["specific_objectives"]
    assert list(specific) == ["ref", "title", "note", "expected_results", "indicators", "actions"]
    assert specific["actions"][0] == {
        "ref": "II.B.1.4",
        "title": "Tenir des « 5 à 7 »",
        "note": "Reportée.\nÀ reprendre.",
        "fiscal_years": ["2011-2012"],
        "responsibles": ["Coordination"],
        "partners": ["CLSC"],
        "expected_results": ["Des membres se parlent"],
        "indicators": ["Nombre de participants"],
    }


def test_the_file_is_for_people_too() -> None:
    data = write_json(SMALL_PLAN)
    assert data.endswith(b"}\n")
    assert b'\n  "title": "Plan d\'action"' in data
    assert "« 5 à 7 »".encode() in data


def test_the_same_plan_always_gives_the_same_bytes() -> None:
    assert write_json(SMALL_PLAN) == write_json(read_json(write_json(SMALL_PLAN)).plan)


def _at(document: dict[str, Any]) -> Any:  # noqa: ANN401 - a JSON value has no type
    return document["axes"][0]["objectives"][0]["specific_objectives"][0]["actions"][0]


BREAKS: dict[str, Callable[[dict[str, Any]], object]] = {
    "no title": lambda document: document.pop("title"),
    "an empty title": lambda document: document.update(title=""),
    "a title on two lines": lambda document: document.update(title="a\nb"),
    "a title that ends with a newline": lambda document: document.update(title="a\n"),
    "an unknown key": lambda document: document.update(surprise=1),
    "a year alone": lambda document: document.update(fiscal_years=["2011"]),
    "axes that are no list": lambda document: document.update(axes={}),
    "an organisation without a name": lambda document: document["organization"].pop("name"),
    "a letter for an axis": lambda document: document["axes"][0].update(ref="B2"),
    "an action that skips a level": lambda document: _at(document).update(ref="II.B.4"),
    "the same responsible twice": lambda document: _at(document).update(responsibles=["CA", "CA"]),
    "an indicator that is no text": lambda document: _at(document).update(indicators=[4]),
}


@pytest.mark.parametrize("broken", BREAKS.values(), ids=BREAKS.keys())
def test_a_broken_document_is_not_what_the_schema_describes(broken: Callable[[dict[str, Any]], object]) -> None:
    document = copy.deepcopy(exported(SMALL_PLAN))
    broken(document)
    assert not VALIDATOR.is_valid(document)


def test_every_key_of_the_schema_is_described_in_french() -> None:
    for name, definition in SCHEMA["$defs"].items():
        for key, described in definition.get("properties", {}).items():
            assert "description" in described or "$ref" in described, (name, key)
