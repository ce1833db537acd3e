"""What a control carries comes back whole, or is refused in a way that a member can be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import OutdatedControl
from bot.views.custom_ids import CustomId, decode, route_of

WORD = st.text(st.characters(categories=["Ll", "Nd"]), min_size=1, max_size=12)
LAST = st.text(max_size=40)


@given(WORD, WORD, st.lists(WORD, max_size=3), LAST)
def test_what_is_carried_comes_back_whole(feature: str, action: str, args: list[str], last: str) -> None:
    custom_id = CustomId(feature, action, (*args, last))
    encoded = custom_id.encode()
    assert decode(encoded, len(args) + 1) == custom_id
    assert route_of(encoded) == (feature, action)


def test_only_the_last_argument_may_hold_a_bar() -> None:
    with pytest.raises(ValueError, match="bar"):
        CustomId("plan", "go", ("a|b", "c")).encode()


def test_more_than_a_hundred_characters_are_refused() -> None:
    assert len(CustomId("f", "a", ("x" * 94,)).encode()) == 100
    with pytest.raises(ValueError, match="101"):
        CustomId("f", "a", ("x" * 95,)).encode()


@pytest.mark.parametrize("text", ["", "plan", "0|plan|go|1", "2|plan|go|1", "1|plan"])
def test_an_older_control_is_refused(text: str) -> None:
    with pytest.raises(OutdatedControl):
        decode(text, 1)


@pytest.mark.parametrize("text", ["", "plan", "0|plan|go", "1|plan"])
def test_an_older_control_has_no_route(text: str) -> None:
    with pytest.raises(OutdatedControl):
        route_of(text)
