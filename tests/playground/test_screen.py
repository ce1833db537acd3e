"""Forms are filled as Discord's client lets a member fill them."""

from typing import Any

import pytest

from bot.playground.screen import FormRefused, fill_form

OPTIONS = [{"label": "Un", "value": "1", "default": True}, {"label": "Deux", "value": "2"}]


def form(component: dict[str, Any]) -> dict[str, Any]:
    inner = {"id": 2, "custom_id": "champ"} | component
    return {"components": [{"type": 10, "id": 3, "content": "Lisez"}, {"type": 18, "id": 1, "component": inner}]}


def filled(component: dict[str, Any], **answers: object) -> dict[str, Any]:
    """What the one field of a form sends, besides its type and identifiers."""
    sent = fill_form(form(component), answers)[1]["component"]
    return {key: value for key, value in sent.items() if key in ("value", "values")}


@pytest.mark.parametrize(
    ("component", "proposed"),
    [
        ({"type": 4, "value": "déjà"}, {"value": "déjà"}),
        ({"type": 3, "options": OPTIONS}, {"values": ["1"]}),
        ({"type": 21, "options": OPTIONS}, {"value": "1"}),
        ({"type": 22, "options": OPTIONS}, {"values": ["1"]}),
        ({"type": 23, "default": True}, {"value": True}),
        ({"type": 19, "required": False}, {"values": []}),
    ],
)
def test_what_is_left_out_keeps_what_the_form_proposed(component: dict[str, Any], proposed: dict[str, Any]) -> None:
    assert filled(component) == proposed


@pytest.mark.parametrize(
    ("component", "answer", "sent"),
    [
        ({"type": 4}, "écrit", {"value": "écrit"}),
        ({"type": 3, "options": OPTIONS}, "2", {"values": ["2"]}),
        ({"type": 3, "options": OPTIONS, "max_values": 2}, ["1", "2"], {"values": ["1", "2"]}),
        ({"type": 21, "options": OPTIONS}, "2", {"value": "2"}),
        ({"type": 22, "options": OPTIONS}, ["1", "2"], {"values": ["1", "2"]}),
        ({"type": 23}, True, {"value": True}),
        ({"type": 4, "required": False, "min_length": 5}, "", {"value": ""}),
    ],
)
def test_what_is_answered_is_sent(component: dict[str, Any], answer: object, sent: dict[str, Any]) -> None:
    assert filled(component, champ=answer) == sent


@pytest.mark.parametrize(
    ("component", "answer"),
    [
        ({"type": 4}, ""),
        ({"type": 4, "min_length": 5}, "abc"),
        ({"type": 4, "max_length": 2}, "abc"),
        ({"type": 3, "options": OPTIONS}, "3"),
        ({"type": 3, "options": OPTIONS}, ["1", "2"]),
        ({"type": 22, "options": OPTIONS}, []),
        ({"type": 19}, []),
    ],
)
def test_what_discord_would_not_send_is_refused(component: dict[str, Any], answer: object) -> None:
    with pytest.raises(FormRefused, match="champ"):
        filled(component, champ=answer)


def test_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(FormRefused, match="autre"):
        filled({"type": 4, "value": "x"}, autre="y")


def test_the_older_rows_are_filled_too() -> None:
    modal = {"components": [{"type": 1, "id": 1, "components": [{"type": 4, "id": 2, "custom_id": "champ"}]}]}
    (row,) = fill_form(modal, {"champ": "texte"})
    assert row["components"] == [{"type": 4, "id": 2, "custom_id": "champ", "value": "texte"}]
