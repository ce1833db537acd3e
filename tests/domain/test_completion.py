"""What is offered while a reference is being typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.completion import Completion
from bot.domain.plan import Action, Axis, Objective, Organization, Plan, SpecificObjective
from tests.strategies import plans

ETHICS = Action(3, "Se doter d'un code d'éthique")
BOARD = Action(1, "Évaluer le rôle du CA")
PLAN = Plan(
    "Plan",
    Organization("Table"),
    axes=(
        Axis(1, "Arrimage du territoire", (Objective(1, "Jouer un rôle"), Objective(2, "Arrimer la démarche"))),
        Axis(2, "Mobilisation", (Objective(2, "Développer le « membership »"),)),
        Axis(3, "Consolidation", (Objective(1, "Gouvernance", (SpecificObjective(1, "Processus", (BOARD, ETHICS)),)),)),
    ),
)
COMPLETION = Completion.build(PLAN)


def offered(typed: str, depth: int | None = None) -> str:
    return " ".join(str(node.reference) for node in COMPLETION.matching(typed, depth))


@pytest.mark.parametrize(
    ("typed", "references"),
    [
        ("II", "II III II.B III.A III.A.1 III.A.1.1 III.A.1.3"),
        ("2", "II II.B"),
        ("ii.b", "II.B"),
        ("III.A.1.", "III.A.1 III.A.1.1 III.A.1.3"),
        ("3a1 3", "III.A.1.3"),
        ("objectif B", "I.B II.B"),
        ("axe 3", "III III.A III.A.1 III.A.1.1 III.A.1.3"),
        ("ethi", "III.A.1.3"),
        ("ÉTHIQUE code", "III.A.1.3"),
        ("arrim", "I I.B"),
        ("axe arrim", "I"),
        ("rôle", "I.A III.A.1.1"),
        ("action", "III.A.1.1 III.A.1.3"),
        ("zzz", ""),
        ("II.Z", ""),
    ],
)
def test_references_come_first_then_what_stands_below_then_words(typed: str, references: str) -> None:
    assert offered(typed) == references


def test_nothing_typed_offers_everything_from_the_top() -> None:
    assert offered("") == "I II III I.A I.B II.B III.A III.A.1 III.A.1.1 III.A.1.3"
    assert offered("  ", depth=1) == "I II III"


@pytest.mark.parametrize(("typed", "references"), [("i", "I II III"), ("2", "II"), ("mob", "II"), ("II.B", "")])
def test_a_depth_keeps_one_level_only(typed: str, references: str) -> None:
    assert offered(typed, depth=1) == references


@given(plans(), st.text(max_size=20), st.sampled_from([None, 1, 2, 3, 4]))
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_gives_places_of_the_plan_each_once(plan: Plan, typed: str, depth: int | None) -> None:
    found = [node.reference for node in Completion.build(plan).matching(typed, depth)]
    assert len(found) == len(set(found))
    assert set(found) <= {node.reference for node in plan.walk()}


@given(plans())
@settings(max_examples=40, deadline=None)
def test_a_whole_reference_is_offered_first(plan: Plan) -> None:
    completion = Completion.build(plan)
    for node in plan.walk():
        assert completion.matching(str(node.reference))[0] == node
