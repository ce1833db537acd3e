"""What members type for a place in the plan, and what is said when there is no such place."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import EmptyPlan, UnknownReference
from bot.domain.plan import Plan
from bot.domain.reference import Reference
from bot.domain.reference_grammar import parse_reference, resolve
from bot.domain.reference_readings import readings
from tests.domain.plans import ROUNDTABLE, plan_of_shape
from tests.strategies import plans

PLAN = plan_of_shape(ROUNDTABLE)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("II", "II"), ("2", "II"), ("axe II", "II"), ("AXE ii", "II"), ("Axe 2", "II"), ("axis 2", "II"), ("l'axe 2", "II"),
        ("axe n° 2", "II"), ("Axe no. 2", "II"), ("II.B", "II.B"), ("2b", "II.B"), ("iib", "II.B"), ("2.2", "II.B"),
        ("objectif B de l'axe 2", "II.B"), ("objectif B de l’axe 2", "II.B"), ("OBJECTIF b, axe ii", "II.B"),
        ("objective B of axis 2", "II.B"), ("B de l'axe II", "II.B"), ("axe 2 objectif D", "II.D"),
        ("l'objectif D de l'axe 2", "II.D"), ("objectif D axe 2", "II.D"), ("C de l'axe I", "I.C"), ("II.B.1", "II.B.1"),
        ("2b1", "II.B.1"), ("IIB1", "II.B.1"), ("II-B-1", "II.B.1"), ("II – B – 1", "II.B.1"), ("II, B, 1", "II.B.1"),
        ("２ｂ１", "II.B.1"), ("II\u00a0B\u202f1", "II.B.1"), ("Ⅱ.B.1", "II.B.1"), ("« II.B.1 »", "II.B.1"),
        ("objectif spécifique 1 de II.B", "II.B.1"), ("Objectif specifique 1 de l'objectif B de l'axe II", "II.B.1"),
        ("objectif 1 de II.B", "II.B.1"), ("specific objective 1 of II.B", "II.B.1"), ("obj. spéc. 1 de 2b", "II.B.1"),
        ("II.B.1.3", "II.B.1.3"), ("2b1.3", "II.B.1.3"), ("2.2.1.3", "II.B.1.3"), ("II B 1 action 3", "II.B.1.3"),
        ("action 3 de l'objectif II.B.1", "II.B.1.3"), ("action 3 of objective II.B.1", "II.B.1.3"),
        ("action II.B.1.3", "II.B.1.3"), ("axe 2, objectif B, objectif spécifique 1, action 3", "II.B.1.3"),
    ],
)  # fmt: skip
def test_every_way_to_write_a_reference_is_read(typed: str, meant: str) -> None:
    assert str(parse_reference(typed)) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("I", "I"), ("iv", "IV"), ("ic", "I.C"), ("C", "C"), ("2c1", "II.C.1"), ("VI.D.2.1", "VI.D.2.1"), ("MCD", "MCD"),
     ("I.V", "I.V"), ("D", "D"), ("2b13", "II.B.13")],
)  # fmt: skip
def test_without_a_plan_the_longest_roman_number_wins(typed: str, meant: str) -> None:
    assert str(parse_reference(typed)) == meant


@pytest.mark.parametrize(
    "text",
    ["", " ", "bottin", "objectif", "axe", "à", "civil", "...", "II.B.1.3.4", "la fête", "axe I axe II", "2 ☃",
     "II.B.0", "0", "objectif B", "9" * 5000, "II" + "." * 500],
)  # fmt: skip
def test_what_names_no_place_reads_as_none(text: str) -> None:
    assert parse_reference(text) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("2b13", "II.B.1.3"), ("objectif D", "II.D"), ("D", "II.D"), ("ic", "I.C"), ("IV", "I.V"), ("2b1 3", "II.B.1.3")],
)
def test_the_plan_decides_between_two_readings(typed: str, meant: str) -> None:
    plan = plan_of_shape({1: {3: {}, 22: {}}, 2: {2: {1: 8}, 4: {}}})
    assert str(resolve(plan, typed).reference) == meant


def test_the_first_reading_wins_where_both_exist() -> None:
    plan = plan_of_shape({1: {22: {}}, 4: {}})
    assert resolve(plan, "IV").reference == Reference(4)
    assert resolve(plan, "I.V").reference == Reference(1, 22)


def problem(typed: str) -> UnknownReference:
    with pytest.raises(UnknownReference) as caught:
        resolve(PLAN, typed)
    assert caught.value.given == typed
    return caught.value


@pytest.mark.parametrize(
    ("typed", "above", "nearest"),
    [
        ("II.Z", "II", "II.A II.B II.C II.D"),
        ("IX", None, "I II III"),
        ("II.B.1.99", "II.B.1", " ".join(f"II.B.1.{number}" for number in range(1, 9))),
        ("II.B.7", "II.B", "II.B.1"),
        ("II.B.0", "II.B", "II.B.1"),
        ("III.C.2.1", "III.C.2", ""),
        ("objectif B", None, "I.B II.B III.B"),
        ("C", None, "II.C III.C"),
        ("objectif spécifique 3", None, "I.A.3 I.B.3"),
        ("axe 2 action 3", "II", "II.B.1.3 II.C.1.3 II.D.1.3"),
    ],
)
def test_an_unknown_reference_says_what_is_near(typed: str, above: str | None, nearest: str) -> None:
    error = problem(typed)
    assert (str(error.above) if error.above else None) == above
    assert " ".join(map(str, error.nearest)) == nearest


def test_what_is_no_reference_has_nothing_near() -> None:
    error = problem("bottin")
    assert (error.nearest, error.above) == ((), None)


def test_a_plan_without_axes_says_so() -> None:
    with pytest.raises(EmptyPlan):
        resolve(plan_of_shape({}), "II")


numbers = st.one_of(st.integers(1, 12), st.integers(1, 999))
references = st.lists(numbers, min_size=1, max_size=4).map(lambda parts: Reference(*parts))
separators = st.sampled_from([".", " ", "-", ", ", " . ", "–", "\u00a0", "/", "—"])


@given(references, st.lists(separators, min_size=3, max_size=3), st.sampled_from([str.upper, str.lower, str.title]))
@settings(max_examples=200, deadline=None)
def test_a_written_reference_parses_back_in_any_case_and_spacing(
    reference: Reference, between: list[str], case: Callable[[str], str]
) -> None:
    pieces = str(reference).split(".")
    typed = pieces[0] + "".join(separator + piece for separator, piece in zip(between, pieces[1:], strict=False))
    assert parse_reference(case(f" {typed} ")) == reference


@given(plans())
@settings(max_examples=50, deadline=None)
def test_every_node_of_any_plan_is_found_by_its_reference(plan: Plan) -> None:
    for node in plan.walk():
        assert resolve(plan, str(node.reference)) == node
        assert resolve(plan, str(node.reference).lower().replace(".", " ")) == node


@given(st.integers(1, 60), st.integers(1, 26), st.integers(1, 99))
@settings(max_examples=100, deadline=None)
def test_a_reference_written_in_one_word_is_among_its_readings(axis: int, objective: int, specific: int) -> None:
    reference = Reference(axis, objective, specific)
    assert reference.parts in readings(str(reference).replace(".", ""))


@given(st.text(max_size=60) | st.text("iIvVxab29 .'axeobjctf-", max_size=40))
@settings(max_examples=500, deadline=None)
def test_any_text_gives_a_place_or_what_exists_nearby(text: str) -> None:
    parse_reference(text)
    try:
        exists = [resolve(PLAN, text).reference]
    except UnknownReference as error:
        exists = [*error.nearest]
    assert all(PLAN.find(reference) for reference in exists)
