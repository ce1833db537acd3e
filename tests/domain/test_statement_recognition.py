"""Which result, indicator or note of a corrected plan is which of the stored one: what its measures follow."""

from dataclasses import replace

from bot.domain.plan import Action, Axis, Objective, Organization, Plan, SpecificObjective, Statement
from bot.domain.recognition import recognise
from tests.identities import identified

ACTION = Action(1, "Mettre à jour le bottin", indicators=(Statement("Mise à jour du bottin"),))
OTHER = Action(2, "Fêter les 10 ans de l'organisme", indicators=(Statement("Nombre de participants"),))


def plan_of(*actions: Action, indicators: tuple[Statement, ...] = ()) -> Plan:
    specific = SpecificObjective(1, "Connaître le milieu", actions, indicators=indicators)
    return Plan("Plan", Organization("Table"), axes=(Axis(1, "Arrimage", (Objective(1, "Courroie", (specific,)),)),))


def indicator_ids(plan: Plan) -> list[list[int | None]]:
    """The indicators' identities: the specific objective's, then each action's."""
    specific = plan.axes[0].objectives[0].specific_objectives[0]
    lists = [specific.indicators, *(action.indicators for action in specific.actions)]
    return [[indicator.id for indicator in indicators] for indicators in lists]


def test_a_reworded_indicator_keeps_its_identity_beside_a_new_one() -> None:
    corrected = (Statement("Appels reçus"), Statement("Mise à jour du bottin, par année"))
    stored = identified(plan_of(ACTION))
    found = recognise(stored, plan_of(replace(ACTION, indicators=corrected)))
    assert indicator_ids(found) == [[], [None, *indicator_ids(stored)[1]]]


def test_the_same_indicator_of_two_actions_stays_with_each() -> None:
    twins = [replace(action, indicators=OTHER.indicators) for action in (ACTION, OTHER)]
    stored = identified(plan_of(*twins))
    found = recognise(stored, plan_of(replace(twins[1], number=1), replace(twins[0], number=2)))
    _, first, second = indicator_ids(stored)
    assert indicator_ids(found) == [[], second, first]


def test_an_indicator_that_goes_to_the_objective_keeps_its_identity() -> None:
    stored = identified(plan_of(ACTION, OTHER))
    found = recognise(stored, plan_of(replace(ACTION, indicators=()), OTHER, indicators=ACTION.indicators))
    _, first, second = indicator_ids(stored)
    assert indicator_ids(found) == [first, [], second]


def test_an_indicator_of_a_removed_action_is_not_given_to_a_new_one() -> None:
    stored = identified(plan_of(OTHER))
    found = recognise(stored, plan_of(Action(2, "Participer à la CMTQ", indicators=OTHER.indicators)))
    assert indicator_ids(found) == [[], [None]]


def test_a_result_never_becomes_an_indicator() -> None:
    stored = identified(plan_of(ACTION))
    found = recognise(stored, plan_of(replace(ACTION, indicators=(), expected_results=ACTION.indicators)))
    (node,) = found.actions()
    assert node.action is not None
    assert node.action.expected_results[0].id is None


def test_what_the_new_plan_identifies_is_believed_over_its_words() -> None:
    both = replace(ACTION, indicators=(Statement("Appels"), Statement("Visites")))
    stored = identified(plan_of(both))
    _, (first, second) = indicator_ids(stored)
    crossed = replace(both, indicators=(Statement("Appels", id=second), Statement("Visites", id=first)))
    assert indicator_ids(recognise(stored, plan_of(crossed))) == [[], [second, first]]
