"""What a corrected plan changes, as whoever confirms an import is told."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from bot.domain.difference import Change, ChangeKind, Difference, FieldChange, difference, recognise
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
from tests.identities import identified
from tests.revisions import revisions
from tests.samples import SMALL_PLAN

TITLES = ("Mettre à jour le bottin", "Tenir des « 5 à 7 »", "Fêter les 10 ans de l'organisme", "Participer à la CMTQ")


def plan_of(*specifics: SpecificObjective) -> Plan:
    objective = Objective(1, "Jouer un rôle de courroie", specifics)
    return Plan("Plan", Organization("Table"), axes=(Axis(1, "Arrimage du territoire", (objective,)),))


def one_list(*titles: str) -> Plan:
    actions = tuple(Action(number, title) for number, title in enumerate(titles, start=1))
    return plan_of(SpecificObjective(1, "Connaître le milieu", actions))


def at(*numbers: int) -> Reference:
    return Reference(1, 1, *numbers)


@settings(max_examples=40)
@given(revisions())
def test_only_equal_plans_have_no_difference(revision: tuple[Plan, Plan]) -> None:
    old, new = revision
    assert difference(old, old).is_empty
    assert difference(old, new).is_empty == (old == new)


@settings(max_examples=40)
@given(revisions())
def test_every_item_is_kept_added_or_removed(revision: tuple[Plan, Plan]) -> None:
    old, new = revision
    found = difference(old, new)
    kept = sum(1 for _ in new.walk()) - len(found.of(ChangeKind.ADDED))
    assert kept == sum(1 for _ in old.walk()) - len(found.of(ChangeKind.REMOVED))


@settings(max_examples=40)
@given(revisions())
def test_identities_say_the_same_as_words(revision: tuple[Plan, Plan]) -> None:
    old, new = revision
    stored = identified(old)
    assert difference(stored, recognise(stored, new)) == difference(old, new)


@settings(max_examples=25)
@given(revisions())
def test_changes_are_told_in_the_order_of_the_plan(revision: tuple[Plan, Plan]) -> None:
    old, new = revision
    changes = difference(old, new).changes
    parts = [change.reference.parts for change in changes]
    assert parts == sorted(parts)
    assert len(set(changes)) == len(changes)


@pytest.mark.parametrize("place", range(5))
def test_inserting_an_action_adds_that_one_and_renumbers_those_after_it(place: int) -> None:
    old = one_list(*TITLES)
    new = one_list(*TITLES[:place], "Doter l'organisme d'un plan de communication", *TITLES[place:])
    assert _kinds(difference(old, new)) == {(ChangeKind.ADDED, at(1, place + 1))} | {
        (ChangeKind.RENUMBERED, at(1, number + 1)) for number in range(place + 1, 5)
    }
    assert _kinds(difference(new, old)) == {(ChangeKind.REMOVED, at(1, place + 1))} | {
        (ChangeKind.RENUMBERED, at(1, number)) for number in range(place + 1, 5)
    }


def test_an_action_that_goes_up_its_list_is_the_only_one_moved() -> None:
    found = difference(one_list(*TITLES), one_list(TITLES[3], *TITLES[:3]))
    assert found.of(ChangeKind.MOVED) == (
        Change(ChangeKind.MOVED, at(1, 1), at(1, 4), before=(TITLES[3],), after=(TITLES[3],)),
    )
    assert len(found.changes) == 1 + len(found.of(ChangeKind.RENUMBERED))


def test_an_action_that_changes_objective_is_moved() -> None:
    first, second = one_list(*TITLES[:2]).axes[0].objectives[0].specific_objectives[0].actions
    stay, go = SpecificObjective(1, "Connaître", (first,)), SpecificObjective(2, "Confirmer les priorités", ())
    old = plan_of(replace(stay, actions=(first, second)), go)
    new = plan_of(stay, replace(go, actions=(replace(second, number=1),)))
    assert _kinds(difference(old, new)) == {(ChangeKind.MOVED, at(2, 1))}


def test_actions_that_arrive_do_not_make_those_they_push_down_move() -> None:
    stay, *go = one_list(*TITLES[:3]).axes[0].objectives[0].specific_objectives[0].actions
    old = plan_of(SpecificObjective(1, "Connaître", (stay,)), SpecificObjective(2, "Confirmer", tuple(go)))
    arrived = tuple(replace(action, number=number) for number, action in enumerate((*go, stay), start=1))
    new = plan_of(SpecificObjective(1, "Connaître", arrived), SpecificObjective(2, "Confirmer"))
    assert _kinds(difference(old, new)) == {
        (ChangeKind.MOVED, at(1, 1)),
        (ChangeKind.MOVED, at(1, 2)),
        (ChangeKind.RENUMBERED, at(1, 3)),
    }


def test_what_a_renumbered_objective_holds_has_not_moved() -> None:
    old = one_list(*TITLES)
    new = replace(old, axes=(replace(old.axes[0], number=3),))
    assert _kinds(difference(old, new)) == {(ChangeKind.RENUMBERED, Reference(3))}


def test_a_reworded_action_says_both_wordings() -> None:
    found = difference(one_list(*TITLES), one_list(TITLES[0] + " des ressources", *TITLES[1:]))
    assert found.changes == (
        Change(
            ChangeKind.REWORDED,
            at(1, 1),
            at(1, 1),
            before=("Mettre à jour le bottin",),
            after=("Mettre à jour le bottin des ressources",),
        ),
    )


def test_a_change_of_case_alone_is_told() -> None:
    assert _kinds(difference(one_list("La Tournée"), one_list("La tournée"))) == {(ChangeKind.REWORDED, at(1, 1))}


@pytest.mark.parametrize(
    ("field", "value", "after"),
    [
        ("fiscal_years", ("2012-2013",), ("2012-2013",)),
        ("responsibles", (), ()),
        ("partners", ("CLSC", "CA"), ("CLSC", "CA")),
        ("expected_results", (Statement("Autre chose"),), ("Autre chose",)),
        ("indicators", (), ()),
        ("notes", (Statement("Reportée."),), ("Reportée.",)),
    ],
)
def test_a_field_of_an_action_that_changes_is_told_with_both_values(
    field: str, value: tuple[object, ...], after: tuple[str, ...]
) -> None:
    (change,) = difference(SMALL_PLAN, _with_first_action(SMALL_PLAN, field, value)).changes
    assert (change.kind, change.field, change.after) == (ChangeKind.CHANGED, field, after)
    assert str(change.reference) == "II.B.1.4"
    assert change.before != change.after


def test_notes_of_the_levels_above_are_told_too() -> None:
    (axis,) = SMALL_PLAN.axes
    objective = replace(axis.objectives[0], notes=())
    (change,) = difference(SMALL_PLAN, replace(SMALL_PLAN, axes=(replace(axis, objectives=(objective,)),))).changes
    assert change == Change(ChangeKind.CHANGED, Reference(2, 2), Reference(2, 2), ("Bien parti.",), (), "notes")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (replace(SMALL_PLAN, title="Plan"), FieldChange("title", ("Plan d'action",), ("Plan",))),
        (replace(SMALL_PLAN, introduction=""), FieldChange("introduction", ("Pour trois ans.",), ())),
        (
            replace(SMALL_PLAN, parties=SMALL_PLAN.parties[1:]),
            FieldChange("parties", SMALL_PLAN.parties, (Party("CLSC"), Party("CA"))),
        ),
        (
            replace(SMALL_PLAN, organization=replace(SMALL_PLAN.organization, working_groups=(WorkingGroup("A"),))),
            FieldChange(
                "organization.working_groups", SMALL_PLAN.organization.working_groups, (WorkingGroup("A"),)
            ),
        ),
    ],
)  # fmt: skip
def test_a_change_of_the_plan_itself_is_told_with_both_values(changed: Plan, expected: FieldChange) -> None:
    assert difference(SMALL_PLAN, changed) == Difference(fields=(expected,))


def _kinds(found: Difference) -> set[tuple[ChangeKind, Reference]]:
    return {(change.kind, change.reference) for change in found.changes}


def _with_first_action(plan: Plan, field: str, value: tuple[object, ...]) -> Plan:
    (axis,) = plan.axes
    (objective,) = axis.objectives
    (specific,) = objective.specific_objectives
    first, *others = specific.actions
    changed = replace(first, **{field: value})  # type: ignore[arg-type]  # one of the fields that hold a tuple
    above = replace(objective, specific_objectives=(replace(specific, actions=(changed, *others)),))
    return replace(plan, axes=(replace(axis, objectives=(above,)),))
