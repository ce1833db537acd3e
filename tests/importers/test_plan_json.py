import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import UnreadableFile
from bot.domain.plan import Party, Plan, Statement
from bot.domain.validation import plan_problems
from bot.exporters.plan_json import write_json
from bot.importers.door import read_plan
from bot.importers.plan_json import read_json
from tests.samples import SMALL_PLAN
from tests.strategies import plans

ACTION_PATH = "$.axes[0].objectives[0].specific_objectives[0].actions[0]"
SMALLEST = {
    "title": "Plan",
    "fiscal_years": ["2011-2012"],
    "organization": {"name": "Table"},
    "axes": [{"ref": "I", "title": "Axe", "objectives": []}],
}


def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write_json(SMALL_PLAN))
    return found


def action_of(plan: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = plan["axes"][0]["objectives"][0]["specific_objectives"][0]["actions"][0]
    return found


def read(value: object) -> Plan:
    return read_json(json.dumps(value).encode()).plan


def refusal(data: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_json(data)
    return caught.value


def outcome(data: bytes) -> Plan | UnreadableFile:
    try:
        return read_plan("plan.json", data).plan
    except UnreadableFile as refused:
        return refused


def assert_is_a_plan_or_a_refusal(data: bytes) -> None:
    found = outcome(data)
    if isinstance(found, Plan):
        assert plan_problems(found) == ()
    else:
        assert found.reason.startswith(("json_", "plan_", "encoding"))
        assert found.detail.encode().decode() == found.detail


def test_the_additions_may_be_absent() -> None:
    plan = read(SMALLEST)
    assert plan.axes[0].title == "Axe"
    assert plan.parties == ()


def test_without_parties_they_are_those_that_actions_name() -> None:
    without = document()
    del without["parties"]
    assert read(without).parties == (Party("Coordination"), Party("CLSC"), Party("CA"))


def test_a_byte_order_mark_is_no_trouble() -> None:
    assert read_json(b"\xef\xbb\xbf" + write_json(SMALL_PLAN)).plan == SMALL_PLAN


def test_blanks_around_a_text_are_no_part_of_it() -> None:
    spaced = document()
    action_of(spaced).update(title=" Tenir des « 5 à 7 » ", note="Reportée. \r\n\nÀ reprendre.\n")
    assert read(spaced) == SMALL_PLAN


def test_a_note_may_be_null_empty_or_absent() -> None:
    noted = document()
    for note in (None, "", "  \n"):
        action_of(noted)["note"] = note
        assert read(noted).axes[0].objectives[0].specific_objectives[0].actions[0].notes == ()
    del action_of(noted)["note"]
    assert read(noted).axes[0].objectives[0].notes == (Statement("Bien parti."),)


def test_a_table_is_active_unless_said_otherwise() -> None:
    group = read({**SMALLEST, "organization": {"name": "T", "working_groups": [{"name": "A"}]}}).organization
    assert group.working_groups[0].active


@pytest.mark.parametrize(
    ("change", "reason", "detail"),
    [
        ({"titre": "x"}, "json_unknown_key", f"{ACTION_PATH}: titre"),
        ({"title": 3}, "json_text_expected", f"{ACTION_PATH}.title"),
        ({"title": None}, "json_text_expected", f"{ACTION_PATH}.title"),
        ({"indicators": "x"}, "json_list_expected", f"{ACTION_PATH}.indicators"),
        ({"partners": ["CA", {}]}, "json_text_expected", f"{ACTION_PATH}.partners[1]"),
        ({"ref": "II.A.1.4"}, "json_wrong_ref", f"{ACTION_PATH}.ref: II.A.1.4"),
        ({"ref": "II.B.1.0"}, "json_wrong_ref", f"{ACTION_PATH}.ref: II.B.1.0"),
        ({"ref": "II.B.1.04"}, "json_wrong_ref", f"{ACTION_PATH}.ref: II.B.1.04"),
        ({"ref": "4"}, "json_wrong_ref", f"{ACTION_PATH}.ref: 4"),
    ],
)
def test_a_refusal_names_the_place(change: dict[str, object], reason: str, detail: str) -> None:
    changed = document()
    action_of(changed).update(change)
    refused = refusal(json.dumps(changed).encode())
    assert (refused.reason, refused.detail) == (reason, detail)


@pytest.mark.parametrize(
    ("data", "reason", "line"),
    [
        (b'{\n"title": "a",\n}', "json_syntax", 3),
        (b"[\n\xff]", "encoding", 2),
        (b"[" * 200_000, "json_too_deep", None),
        (b'{"a": 1, "a": 2}', "json_duplicate_key", None),
        (b"9" * 10_000, "json_object_expected", None),
        (b"NaN", "json_object_expected", None),
        (b"[]", "json_object_expected", None),
        (b"{}", "json_missing_key", None),
    ],
)
def test_what_is_no_plan_says_why(data: bytes, reason: str, line: int | None) -> None:
    refused = refusal(data)
    assert (refused.reason, refused.line) == (reason, line)


def test_a_refusal_can_always_be_shown() -> None:
    refused = refusal(json.dumps({**SMALLEST, "\ud800\n" + "a" * 500: 1}).encode())
    assert len(refused.detail.encode()) < 100
    assert "\n" not in refused.detail


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused_with_a_reason(data: bytes) -> None:
    assert refusal(data).reason in {"encoding", "empty", "json_syntax", "json_object_expected"}


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=3,
)


def _mutated(value: Any, draw: st.DataObject) -> Any:  # noqa: ANN401 - a JSON value has no type
    """``value`` with something else at one place, wherever that is."""
    if isinstance(value, dict | list) and value and draw.draw(st.integers(0, 6)):
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        key = draw.draw(st.sampled_from(keys))
        value[key] = _mutated(value[key], draw)
        return value
    return draw.draw(VALUES)


@settings(max_examples=60)
@given(plans(), st.data())
def test_a_document_changed_anywhere_is_a_plan_that_holds_or_a_refusal(plan: Plan, draw: st.DataObject) -> None:
    changed = _mutated(json.loads(write_json(plan)), draw)
    assert_is_a_plan_or_a_refusal(json.dumps(changed).encode())


@settings(max_examples=60)
@given(st.data())
def test_bytes_changed_anywhere_are_a_plan_or_a_refusal(draw: st.DataObject) -> None:
    data = bytearray(write_json(SMALL_PLAN))
    place = draw.draw(st.integers(0, len(data) - 1))
    data[place] = draw.draw(st.integers(0, 255))
    assert_is_a_plan_or_a_refusal(bytes(data))
