"""What was picked from a list is read as the value that it stands for; the cursor says which option is being typed."""

import pytest

from bot.playground.commandline import complete
from tests.playground.test_commandline import COMMANDS, JSON, leaves


def pick(text: str, value: object) -> JSON:
    return {"text": text, "value": value}


AXIS = {"numero": pick("Axe II : plan : Mobilisation", "axis:2")}


@pytest.mark.parametrize(
    ("text", "picked", "expected"),
    [
        ("/plan axe numero:Axe II : plan : Mobilisation", AXIS, {"numero": "axis:2"}),
        ("/plan axe numero: Axe II : plan : Mobilisation  plan:b", AXIS, {"numero": "axis:2", "plan": "b"}),
        ("/plan axe numero:Axe II : plan : Mobilisation bottin", AXIS, {"numero": "axis:2", "plan": "bottin"}),
        ("/plan axe Axe II : plan : Mobilisation", {}, {"numero": "Axe II :", "plan": "Mobilisation"}),
        ("/plan axe numero:Axe II", AXIS, {"numero": "Axe II"}),
        ("/plan axe Axe III", {"numero": pick("Axe II", "2")}, {"numero": "Axe III"}),
        ("/gerer bottin retirer nombre:trois fermé vite:oui", {"nombre": pick("trois", 3)}, {"nombre": 3, "raison": "fermé", "vite": True}),
        ("/gerer bottin retirer un peu fermé", {"nombre": pick("un peu", 1)}, {"nombre": 1, "raison": "fermé"}),
        ("/suivi qui:@Marie Roy", {"qui": pick("@Marie Roy", "12")}, {"qui": "12"}),
    ],
)  # fmt: skip
def test_text_that_is_what_was_picked_stands_for_its_value(
    text: str, picked: dict[str, JSON], expected: dict[str, object]
) -> None:
    assert leaves(text, picked=picked) == expected


def test_what_was_picked_is_typed_text_where_its_value_is_not_of_the_options_type() -> None:
    for value in ("3", True, None, 2**60, float("nan")):
        assert leaves("/gerer bottin retirer 7 fermé", picked={"nombre": pick("7", value)})["nombre"] == 7
    assert leaves("/suivi part:1", picked={"part": {}}) == {"part": 1}


def test_a_number_that_is_named_takes_one_word_where_another_option_waits() -> None:
    assert leaves("/gerer bottin retirer nombre:3 a fermé") == {"nombre": 3, "raison": "a fermé"}


def test_the_option_at_the_cursor_is_focused_and_those_after_it_go_along() -> None:
    line = "/plan chercher texte:bot annee:2012"
    completed = complete(line, COMMANDS, "fr", cursor=len("/plan chercher texte:bo"))
    assert completed is not None
    options = completed.data["options"][0]["options"]
    assert [(one["name"], one["value"], one.get("focused", False)) for one in options] == [
        ("annee", "2012", False), ("texte", "bo", True),
    ]  # fmt: skip
