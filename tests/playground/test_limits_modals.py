"""What Discord refuses in a form, each limit just under and just over it."""

from collections.abc import Callable
from typing import Any

import discord
import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.limits import modal_errors

JSON = dict[str, Any]


def form(*components: JSON, **changes: object) -> JSON:
    return {"custom_id": "note", "title": "Consigner", "components": list(components), **changes}


def label(component: JSON, **changes: object) -> JSON:
    return {"type": 18, "label": "Note", "component": component, **changes}


def text_input(**changes: object) -> JSON:
    return {"type": 4, "custom_id": "text", "style": 1, **changes}


def group(kind: int, count: int = 2, **changes: object) -> JSON:
    options = [{"label": str(number), "value": str(number)} for number in range(count)]
    return {"type": kind, "custom_id": "group", "options": options, **changes}


def upload(**changes: object) -> JSON:
    return {"type": 19, "custom_id": "file", **changes}


def typed(**changes: object) -> JSON:
    return form(label(text_input(**changes)))


def labels(count: int) -> list[JSON]:
    return [label(text_input(custom_id=str(number))) for number in range(count)]


def codes(payload: object) -> list[str]:
    return [error.code for error in modal_errors(payload)]


RADIO, CHECKBOXES = 21, 22

SIZES: list[tuple[str, int, Callable[[int], JSON], str]] = [
    ("components", 5, lambda n: form(*labels(n)), "BASE_TYPE_BAD_LENGTH"),
    ("title", 45, lambda n: form(*labels(1), title="t" * n), "BASE_TYPE_BAD_LENGTH"),
    ("custom_id", 100, lambda n: form(*labels(1), custom_id="c" * n), "BASE_TYPE_BAD_LENGTH"),
    ("label", 45, lambda n: form(label(text_input(), label="l" * n)), "BASE_TYPE_BAD_LENGTH"),
    ("description", 100, lambda n: form(label(text_input(), description="d" * n)), "BASE_TYPE_BAD_LENGTH"),
    ("text", 4_000, lambda n: typed(value="v" * n), "BASE_TYPE_MAX_LENGTH"),
    ("longest text", 4_000, lambda n: typed(max_length=n), "NUMBER_TYPE_MAX"),
    ("text placeholder", 100, lambda n: typed(placeholder="p" * n), "BASE_TYPE_MAX_LENGTH"),
    ("text of its own length", 9, lambda n: typed(value="v" * n, max_length=9), "BASE_TYPE_MAX_LENGTH"),
    ("radio options", 10, lambda n: form(label(group(RADIO, n))), "BASE_TYPE_BAD_LENGTH"),
    ("checkboxes", 10, lambda n: form(label(group(CHECKBOXES, n))), "BASE_TYPE_BAD_LENGTH"),
    ("checkboxes chosen", 2, lambda n: form(label(group(CHECKBOXES, 2, max_values=n))), "BASE_TYPE_BAD_LENGTH"),
    ("files", 10, lambda n: form(label(upload(max_values=n))), "NUMBER_TYPE_MAX"),
    ("a row", 1, lambda n: form({"type": 1, "components": [text_input(label="Note", custom_id=str(one)) for one in range(n)]}), "BASE_TYPE_BAD_LENGTH"),
]  # fmt: skip


@pytest.mark.parametrize(("limit", "build", "code"), [one[1:] for one in SIZES], ids=[one[0] for one in SIZES])
def test_a_form_is_refused_just_over_a_limit_and_not_at_it(limit: int, build: Callable[[int], JSON], code: str) -> None:
    assert codes(build(limit)) == []
    assert codes(build(limit + 1)) == [code]


REFUSED: list[tuple[str, JSON, str]] = [
    ("no component", form(), "BASE_TYPE_REQUIRED"),
    ("no title", form(*labels(1), title=None), "BASE_TYPE_REQUIRED"),
    ("a text input without a label", form(text_input()), "UNION_TYPE_CHOICES"),
    ("a button", form(label({"type": 2, "style": 1, "custom_id": "a", "label": "b"})), "UNION_TYPE_CHOICES"),
    ("a label around nothing", form({"type": 18, "label": "Note"}), "BASE_TYPE_REQUIRED"),
    ("a custom_id used twice", form(label(text_input()), label(text_input())), "COMPONENT_CUSTOM_ID_DUPLICATED"),
    ("one radio button", form(label(group(RADIO, 1))), "BASE_TYPE_BAD_LENGTH"),
    ("no checkbox", form(label(group(CHECKBOXES, 0))), "BASE_TYPE_REQUIRED"),
    ("a required group of none", form(label(group(CHECKBOXES, min_values=0))), "NUMBER_TYPE_MIN"),
    ("a required upload of none", form(label(upload(min_values=0))), "NUMBER_TYPE_MIN"),
    ("a required menu of none", form(label(group(3, min_values=0))), "NUMBER_TYPE_MIN"),
    ("a menu greyed out", form(label(group(3, disabled=True))), "COMPONENT_DISABLED_IN_MODAL"),
    ("a text input of no style", typed(style=None), "BASE_TYPE_REQUIRED"),
    ("a least above the most", typed(min_length=10, max_length=9), "NUMBER_TYPE_MAX"),
]


@pytest.mark.parametrize(("payload", "code"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED])
def test_what_discord_refuses_in_forms(payload: JSON, code: str) -> None:
    assert codes(payload) == [code]


def test_a_group_that_is_not_required_may_stay_empty() -> None:
    assert codes(form(label(group(CHECKBOXES, min_values=0, required=False)))) == []
    assert codes(form(label(upload(min_values=0, required=False)))) == []


def test_a_form_may_explain_itself() -> None:
    assert codes(form({"type": 10, "content": "Rien n'est public."}, *labels(1))) == []


async def test_a_form_of_discord_py_is_accepted() -> None:
    made = ui.Modal(title="Consigner", custom_id="note")
    options = [discord.RadioGroupOption(label=name, value=name) for name in ("oui", "non")]
    made.add_item(ui.Label(text="Note", component=ui.TextInput(style=discord.TextStyle.long)))
    made.add_item(ui.Label(text="Atteint?", component=ui.RadioGroup(options=options)))
    made.add_item(ui.Label(text="Preuve", component=ui.FileUpload(required=False)))
    made.add_item(ui.Label(text="Public", component=ui.Checkbox(default=True)))
    made.add_item(ui.Label(text="Qui", component=ui.UserSelect(required=False)))
    assert modal_errors(made.to_dict()) == []


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 23) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "components", "component", "label", "options", "style"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(json_values)
def test_no_json_breaks_the_checks(components: object) -> None:
    for error in modal_errors({"title": "t", "custom_id": "c", "components": components}):
        assert error.path[0] == "components"
