from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.plan import (
    Action,
    Axis,
    Objective,
    Organization,
    Party,
    Plan,
    SpecificObjective,
    Statement,
    WorkingGroup,
)
from bot.domain.reference import Reference
from bot.domain.validation import (
    MAX_LINE,
    MAX_LONG_TEXT,
    MAX_NAME,
    MAX_NUMBER,
    PlanProblem,
    ProblemCode,
    is_line,
    plan_problems,
)
from tests.strategies import plans

ACTION = Action(1, "Mettre à jour le bottin", fiscal_years=("2011-2012",), responsibles=("CA",), partners=("CLSC",))


def plan_with(*actions: Action) -> Plan:
    specific = SpecificObjective(1, "Connaître le milieu", actions=actions)
    return Plan(
        "Plan d'action",
        Organization("Concert'Action Lachine"),
        fiscal_years=("2011-2012", "2012-2013"),
        axes=(Axis(1, "Arrimage", (Objective(2, "Courroie", (specific,)),)),),
        parties=(Party("CA", ("conseil",)), Party("CLSC")),
    )


def codes(plan: Plan) -> list[ProblemCode]:
    return [problem.code for problem in plan_problems(plan)]


@settings(max_examples=40)
@given(plans())
def test_every_plan_of_the_strategies_can_be_stored(plan: Plan) -> None:
    assert plan_problems(plan) == ()


@settings(max_examples=200)
@given(st.text(max_size=5))
def test_a_line_is_what_splitting_stripping_and_utf8_leave_alone(text: str) -> None:
    if is_line(text):
        assert text.splitlines() == [text.strip()]
        assert text.encode().decode() == text


@pytest.mark.parametrize(
    "text", ["", " ", "a\nb", "a\tb", "a\r", "\x00", "a\u2028b", "a\x85b", "\ud800", " a", "a\u00a0"]
)
def test_a_text_that_is_not_one_clean_line_is_no_line(text: str) -> None:
    assert not is_line(text)


@pytest.mark.parametrize("text", ["é", "« a »", "🙂", "1^{ère}", "a  b", "e\u0301"])
def test_french_signs_marks_and_emojis_are_kept(text: str) -> None:
    assert is_line(text)


def test_a_problem_names_its_field_its_value_and_its_place() -> None:
    found = plan_problems(plan_with(replace(ACTION, partners=("Centraide",))))
    assert found == (PlanProblem(ProblemCode.UNKNOWN_PARTY, "partners", "Centraide", Reference(1, 2, 1, 1)),)


@pytest.mark.parametrize(
    ("action", "code"),
    [
        (replace(ACTION, title=""), ProblemCode.EMPTY_TEXT),
        (replace(ACTION, title="Deux\nlignes"), ProblemCode.NOT_ONE_LINE),
        (replace(ACTION, title="a" * (MAX_LINE + 1)), ProblemCode.TEXT_TOO_LONG),
        (replace(ACTION, indicators=(Statement(""),)), ProblemCode.EMPTY_TEXT),
        (replace(ACTION, notes=(Statement("a\nb"),)), ProblemCode.NOT_ONE_LINE),
        (replace(ACTION, number=0), ProblemCode.NUMBER_OUT_OF_RANGE),
        (replace(ACTION, number=MAX_NUMBER + 1), ProblemCode.NUMBER_OUT_OF_RANGE),
        (replace(ACTION, fiscal_years=("2019-2020",)), ProblemCode.UNKNOWN_YEAR),
        (replace(ACTION, fiscal_years=("2012-2013", "2011-2012")), ProblemCode.YEARS_OUT_OF_ORDER),
        (replace(ACTION, fiscal_years=("2011-2012", "2011-2012")), ProblemCode.YEARS_OUT_OF_ORDER),
        (replace(ACTION, responsibles=("conseil",)), ProblemCode.UNKNOWN_PARTY),
        (replace(ACTION, responsibles=("CA", "CA")), ProblemCode.REPEATED_NAME),
    ],
)
def test_an_action_that_breaks_a_rule_is_the_only_problem(action: Action, code: ProblemCode) -> None:
    assert codes(plan_with(action)) == [code]


def test_two_siblings_never_share_a_number() -> None:
    found = plan_problems(plan_with(ACTION, replace(ACTION, title="Autre")))
    assert found == (PlanProblem(ProblemCode.DUPLICATE_NUMBER, "number", "1", Reference(1, 2, 1)),)


def test_siblings_stand_in_the_order_of_their_numbers() -> None:
    assert codes(plan_with(replace(ACTION, number=2), ACTION)) == [ProblemCode.NUMBERS_OUT_OF_ORDER]


@pytest.mark.parametrize("level", [Axis(-3, "Sous zéro"), Axis(1, "Arrimage", (Objective(0, "Zéro"),))])
def test_a_number_below_one_is_told_at_the_level_above(level: Axis) -> None:
    (problem,) = plan_problems(Plan("Plan", Organization("Table"), axes=(level,)))
    assert problem.code is ProblemCode.NUMBER_OUT_OF_RANGE
    assert problem.reference in (None, Reference(1))


@pytest.mark.parametrize(
    ("organization", "code"),
    [
        (Organization(""), ProblemCode.EMPTY_TEXT),
        (Organization("Table", mission="Un\n\nDeux"), ProblemCode.NOT_ONE_LINE),
        (Organization("Table", history="a" * (MAX_LONG_TEXT + 1)), ProblemCode.TEXT_TOO_LONG),
        (Organization("Table", objectives=("",)), ProblemCode.EMPTY_TEXT),
        (Organization("Table", working_groups=(WorkingGroup("A"), WorkingGroup("A"))), ProblemCode.REPEATED_NAME),
        (Organization("Table", working_groups=(WorkingGroup("a" * (MAX_NAME + 1)),)), ProblemCode.TEXT_TOO_LONG),
    ],
)
def test_an_organisation_that_breaks_a_rule_is_a_problem(organization: Organization, code: ProblemCode) -> None:
    assert codes(Plan("Plan", organization)) == [code]


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (Plan("", Organization("Table")), ProblemCode.EMPTY_TEXT),
        (Plan("a" * (MAX_NAME + 1), Organization("Table")), ProblemCode.TEXT_TOO_LONG),
        (Plan("Plan", Organization("Table"), fiscal_years=("2011",)), ProblemCode.MALFORMED_YEAR),
        (Plan("Plan", Organization("Table"), fiscal_years=("2012-2013", "2011-2012")), ProblemCode.YEARS_OUT_OF_ORDER),
        (Plan("Plan", Organization("Table"), parties=(Party("CA"), Party("C", ("CA",)))), ProblemCode.REPEATED_NAME),
    ],
)
def test_a_plan_that_breaks_a_rule_is_a_problem(plan: Plan, code: ProblemCode) -> None:
    assert codes(plan) == [code]


def test_a_paragraphed_text_may_hold_several_lines() -> None:
    assert plan_problems(Plan("Plan", Organization("Table", mission="Un\nDeux"), introduction="Trois\nQuatre")) == ()
