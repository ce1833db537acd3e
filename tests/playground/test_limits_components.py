"""What Discord refuses in components, each limit just under and just over it."""

from collections.abc import Callable
from typing import Any

import discord
import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.limits import message_errors

JSON = dict[str, Any]
COMPONENTS_V2 = 1 << 15


def v2(*components: JSON) -> JSON:
    return {"flags": COMPONENTS_V2, "components": list(components)}


def text(content: str = "Axe II") -> JSON:
    return {"type": 10, "content": content}


def button(**changes: object) -> JSON:
    return {"type": 2, "style": 2, "label": "Ouvrir", "custom_id": "open", **changes}


def row(*components: JSON) -> JSON:
    return {"type": 1, "components": list(components)}


def buttons(count: int) -> list[JSON]:
    return [button(custom_id=str(number)) for number in range(count)]


def choices(count: int, **changes: object) -> list[JSON]:
    return [{"label": str(number), "value": str(number), **changes} for number in range(count)]


def select(**changes: object) -> JSON:
    return {"type": 3, "custom_id": "pick", "options": choices(2), **changes}


def option(**changes: object) -> JSON:
    return v2(row(select(options=[{"label": "A", "value": "a", **changes}])))


def gallery(count: int = 1, **changes: object) -> JSON:
    return v2({"type": 12, "items": [{"media": {"url": "https://example.org/a.png"}, **changes}] * count})


def section(count: int = 1) -> JSON:
    return v2({"type": 9, "components": [text()] * count, "accessory": button()})


def codes(payload: JSON) -> list[str]:
    return [error.code for error in message_errors(payload)]


SIZES: list[tuple[str, int, Callable[[int], JSON], str]] = [
    ("components in all", 40, lambda n: v2({"type": 17, "components": [text()] * (n - 1)}), "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"),
    ("text in all", 4_000, lambda n: v2(text("t" * 3_000), text("t" * (n - 3_000))), "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"),
    ("buttons in a row", 5, lambda n: v2(row(*buttons(n))), "BASE_TYPE_BAD_LENGTH"),
    ("button label", 80, lambda n: v2(row(button(label="l" * n))), "BASE_TYPE_MAX_LENGTH"),
    ("custom_id", 100, lambda n: v2(row(button(custom_id="c" * n))), "BASE_TYPE_BAD_LENGTH"),
    ("menu custom_id", 100, lambda n: v2(row(select(custom_id="c" * n))), "BASE_TYPE_BAD_LENGTH"),
    ("link", 512, lambda n: v2(row({"type": 2, "style": 5, "label": "l", "url": "https://example.org/".ljust(n, "a")})), "BASE_TYPE_BAD_LENGTH"),
    ("options", 25, lambda n: v2(row(select(options=choices(n)))), "BASE_TYPE_BAD_LENGTH"),
    ("placeholder", 150, lambda n: v2(row(select(placeholder="p" * n))), "BASE_TYPE_MAX_LENGTH"),
    ("option label", 100, lambda n: option(label="l" * n), "BASE_TYPE_BAD_LENGTH"),
    ("option value", 100, lambda n: option(value="v" * n), "BASE_TYPE_BAD_LENGTH"),
    ("option description", 100, lambda n: option(description="d" * n), "BASE_TYPE_MAX_LENGTH"),
    ("texts in a section", 3, section, "BASE_TYPE_BAD_LENGTH"),
    ("media in a gallery", 10, gallery, "BASE_TYPE_BAD_LENGTH"),
    ("media description", 1_024, lambda n: gallery(description="d" * n), "BASE_TYPE_BAD_LENGTH"),
    ("accent", 0xFFFFFF, lambda n: v2({"type": 17, "accent_color": n, "components": [text()]}), "NUMBER_TYPE_MAX"),
    ("separator spacing", 2, lambda n: v2({"type": 14, "spacing": n}), "BASE_TYPE_CHOICES"),
    ("rows of an older message", 5, lambda n: {"content": "a", "components": [row(button(custom_id=str(one))) for one in range(n)]}, "BASE_TYPE_MAX_LENGTH"),
]  # fmt: skip


@pytest.mark.parametrize(("limit", "build", "code"), [one[1:] for one in SIZES], ids=[one[0] for one in SIZES])
def test_components_are_refused_just_over_a_limit_and_not_at_it(
    limit: int, build: Callable[[int], JSON], code: str
) -> None:
    assert codes(build(limit)) == []
    assert code in codes(build(limit + 1))


REFUSED: list[tuple[str, JSON, str]] = [
    ("a text without its flag", {"components": [text()]}, "UNION_TYPE_CHOICES"),
    ("an unknown type", v2({"type": 99}), "UNION_TYPE_CHOICES"),
    ("a button outside a row", v2(button()), "UNION_TYPE_CHOICES"),
    ("a container in a container", v2({"type": 17, "components": [{"type": 17, "components": [text()]}]}), "UNION_TYPE_CHOICES"),
    ("a menu in a section", v2({"type": 9, "components": [text()], "accessory": select()}), "UNION_TYPE_CHOICES"),
    ("a section without its accessory", v2({"type": 9, "components": [text()]}), "BASE_TYPE_REQUIRED"),
    ("an empty row", v2(row()), "BASE_TYPE_REQUIRED"),
    ("an empty container", v2({"type": 17, "components": []}), "BASE_TYPE_REQUIRED"),
    ("an empty text", v2(text("")), "BASE_TYPE_REQUIRED"),
    ("a menu beside a button", v2(row(button(), select())), "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
    ("two menus in a row", v2(row(select(), select(custom_id="b"))), "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
    ("a custom_id used twice", v2(row(button(), button())), "COMPONENT_CUSTOM_ID_DUPLICATED"),
    ("a custom_id used in a section too", v2(row(button()), section()["components"][0]), "COMPONENT_CUSTOM_ID_DUPLICATED"),
    ("an id used twice", v2(text() | {"id": 7}, text() | {"id": 7}), "COMPONENT_ID_DUPLICATED"),
    ("a button without a style", v2(row(button(style=None))), "BASE_TYPE_REQUIRED"),
    ("a button of an unknown style", v2(row(button(style=9))), "BASE_TYPE_CHOICES"),
    ("a button without a custom_id", v2(row(button(custom_id=None))), "BASE_TYPE_REQUIRED"),
    ("a button without a face", v2(row(button(label=None))), "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED"),
    ("a button with a link", v2(row(button(url="https://example.org"))), "BUTTON_COMPONENT_FIELD_NOT_ALLOWED"),
    ("a link with a custom_id", v2(row(button(style=5, url="https://example.org"))), "BUTTON_COMPONENT_FIELD_NOT_ALLOWED"),
    ("a link that leads nowhere", v2(row(button(style=5, custom_id=None))), "BASE_TYPE_REQUIRED"),
    ("a link to a script", v2(row(button(style=5, custom_id=None, url="javascript:1"))), "URL_TYPE_INVALID_SCHEME"),
    ("a purchase with a label", v2(row(button(style=6, custom_id=None, sku_id="1"))), "BUTTON_COMPONENT_FIELD_NOT_ALLOWED"),
    ("a purchase of nothing", v2(row({"type": 2, "style": 6})), "BASE_TYPE_REQUIRED"),
    ("a menu without options", v2(row(select(options=[]))), "BASE_TYPE_REQUIRED"),
    ("a value used twice", v2(row(select(options=choices(1) * 2))), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"),
    ("more choices than options", v2(row(select(max_values=3))), "BASE_TYPE_BAD_LENGTH"),
    ("a least above the most", v2(row(select(min_values=2))), "NUMBER_TYPE_MAX"),
    ("a most of none", v2(row(select(max_values=0))), "NUMBER_TYPE_MIN"),
    ("two defaults of one choice", v2(row(select(options=choices(2, default=True)))), "SELECT_COMPONENT_TOO_MANY_DEFAULTS"),
    ("a file from the web", v2({"type": 13, "file": {"url": "https://example.org/a.pdf"}}), "URL_TYPE_INVALID_SCHEME"),
]  # fmt: skip


@pytest.mark.parametrize(("payload", "code"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED])
def test_what_discord_refuses_in_components(payload: JSON, code: str) -> None:
    assert code in codes(payload)


@pytest.mark.parametrize("name", ["content", "embeds", "poll", "sticker_ids"])
def test_the_flag_excludes_the_older_fields(name: str) -> None:
    older: JSON = {"content": "a", "embeds": [{"title": "a"}], "sticker_ids": ["1"]}
    older["poll"] = {"question": {"text": "a"}, "answers": [{"poll_media": {"text": "a"}}]}
    errors = message_errors(v2(text()) | {name: older[name]})
    assert [(error.path, error.code) for error in errors] == [
        ((name,), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2")
    ]


def test_the_flag_stays_when_a_message_is_edited() -> None:
    assert message_errors({"components": [text()]}, components_v2=True) == []
    assert message_errors({"content": "a"}, components_v2=True) != []


def test_a_premium_button_has_only_what_it_sells() -> None:
    assert codes(v2(row({"type": 2, "style": 6, "sku_id": "1"}))) == []


def test_a_file_that_is_not_sent_cannot_be_shown() -> None:
    shown = v2({"type": 12, "items": [{"media": {"url": "attachment://bilan.png"}}]})
    assert message_errors(shown, files=["bilan.png"]) == []
    (error,) = message_errors(shown, files=["plan.json"])
    assert error.code == "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"


async def test_a_layout_of_discord_py_is_accepted() -> None:
    view = ui.LayoutView(timeout=None)
    menu = ui.Select[ui.LayoutView](custom_id="s", options=[discord.SelectOption(label=str(n)) for n in range(25)])
    view.add_item(ui.Container(ui.TextDisplay("a"), ui.Separator(), ui.ActionRow(menu)))
    view.add_item(ui.Section("b", accessory=ui.Button(label="c", custom_id="d")))
    payload = {"components": view.to_components(), "flags": COMPONENTS_V2}  # type: ignore[no-untyped-call]
    assert message_errors(payload) == []


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 25) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "components", "content", "options", "custom_id", "style", "label", "url", "media", "items"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(json_values, json_values)
def test_no_json_breaks_the_checks(components: object, embeds: object) -> None:
    for error in message_errors({"flags": COMPONENTS_V2, "components": components, "embeds": embeds}, files=[]):
        assert error.path[0] in ("components", "embeds")
