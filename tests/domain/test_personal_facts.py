"""What the journal's facts say of somebody can be told from what they say of everybody else."""

import pytest

from bot.domain.naming import names
from bot.domain.personal_data import Identity
from bot.domain.personal_facts import only_of, speaks_of, without

ME = Identity(user_id=41, person_id=7)


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        ({"lead_id": 7, "name": "Table"}, {"lead_id": None, "name": "Table"}),
        ({"person_id": 7}, {"person_id": None}),
        ({"user_id": 41}, {"user_id": None}),
        ({"user_id": "41"}, {"user_id": None}),
        ({"privacy_officer.user_id": 41}, {"privacy_officer.user_id": None}),
        ({"person_ids": [6, 7, 8]}, {"person_ids": [6, 8]}),
        ({"officer": {"name": "Moi", "user_id": 41}}, {"officer": None}),
        (
            {"people": [{"name": "Moi", "person_id": 7}, {"name": "Elle", "person_id": 8}]},
            {"people": [None, {"name": "Elle", "person_id": 8}]},
        ),
    ],
)
def test_ones_ids_and_whatever_stands_beside_them_go(facts: dict[str, object], left: dict[str, object]) -> None:
    assert speaks_of(facts, ME)
    assert without(facts, ME) == left


@pytest.mark.parametrize(
    "facts",
    [
        {"lead_id": 41, "user_id": 7},  # an id of the other sort
        {"number": 7, "role_id": 41, "organization_id": 7},
        {"person_ids": [6, 8], "officer": {"name": "Elle", "user_id": 42}},
        {"lead_id": None},
        None,
    ],
)
def test_what_speaks_of_others_stays_whole(facts: object) -> None:
    assert not speaks_of(facts, ME)
    assert without(facts, ME) == facts


def test_whoever_is_known_by_one_id_alone_is_found_by_it() -> None:
    facts = {"lead_id": 7, "user_id": 41}
    assert without(facts, Identity(person_id=7)) == {"lead_id": None, "user_id": 41}
    assert without(facts, Identity(user_id=41)) == {"lead_id": 7, "user_id": None}


def test_one_is_shown_ones_own_and_nothing_of_others() -> None:
    facts = {
        "name": "Table",
        "lead_id": 8,
        "person_ids": [7, 8],
        "left": {"name": "Elle", "user_id": 42},
        "came": {"name": "Moi", "user_id": 41},
    }
    assert only_of(facts, ME) == {
        "name": "Table",
        "lead_id": None,
        "person_ids": [7],
        "left": None,
        "came": {"name": "Moi", "user_id": 41},
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Inviter Claire Fortin.", True),
        ("inviter claire  FORTIN, mardi", True),
        ("Claire, puis Fortin", False),
        ("Claire L. Fortin", False),
        ("Marie-Claire Fortine", False),
        ("", False),
    ],
)
def test_a_name_is_found_by_its_words_side_by_side(text: str, *, found: bool) -> None:
    assert names(text, "Claire Fortin") is found


def test_nobody_without_a_name_is_named() -> None:
    assert not names("Claire Fortin", "")
