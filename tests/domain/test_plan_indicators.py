"""The plan's indicators, and those that words mean."""

from bot.domain.plan import Action, Axis, Objective, Organization, Plan, SpecificObjective, Statement
from bot.domain.plan_indicators import MOST_FOUND, indicators, measurable, measurables_meant
from bot.domain.search import SearchIndex


def plan_of(*actions: Action, above: tuple[Statement, ...] = ()) -> Plan:
    specific = SpecificObjective(1, "Faire connaître", actions, indicators=above, id=3)
    objective = Objective(1, "Rayonner", (specific,), id=2)
    return Plan("Plan", Organization("Table"), ("2012-2013",), (Axis(1, "Rayonnement", (objective,), id=1),))


TOUR = Action(
    1, "Faire la tournée", indicators=(Statement("Nombre de participants", 11), Statement("Satisfaction", 12)), id=10
)
DIRECTORY = Action(2, "Tenir le bottin", indicators=(Statement("Mise à jour du bottin", 21),), id=20)
PLAN = plan_of(TOUR, DIRECTORY, above=(Statement("Projets collectifs", 31),))
INDEX = SearchIndex.build(PLAN)


def found(words: str) -> list[int]:
    return [each.item_id for each in measurables_meant(INDEX, words)]


def test_every_indicator_stands_where_the_plan_has_it() -> None:
    assert [(each.item_id, str(each.node.reference)) for each in indicators(PLAN)] == [
        (31, "I.A.1"),
        (11, "I.A.1.1"),
        (12, "I.A.1.1"),
        (21, "I.A.1.2"),
    ]


def test_without_words_every_indicator_is_offered_and_no_action() -> None:
    assert found("") == [31, 11, 12, 21]


def test_indicators_that_hold_the_words_come_first_then_those_of_the_actions_found() -> None:
    assert found("satisfaction") == [12, 11, 10]
    assert found("tournee") == [11, 12, 10]
    assert found("mise bottin")[0] == 21
    assert found("zyxomme") == []


def test_a_reference_finds_what_stands_there() -> None:
    assert found("I.A.1.2") == [21, 20]


def test_what_is_measured_is_known_by_its_id_an_action_too() -> None:
    action = measurable(PLAN, 10)
    assert action is not None
    assert (action.text, action.is_action) == ("Faire la tournée", True)
    indicator = measurable(PLAN, 21)
    assert indicator is not None
    assert (indicator.text, indicator.is_action) == ("Mise à jour du bottin", False)
    assert measurable(PLAN, 3) is None
    assert measurable(PLAN, 99) is None


def test_no_more_is_found_than_a_menu_holds() -> None:
    many = tuple(Statement(f"Mesure {each}", 100 + each) for each in range(40))
    index = SearchIndex.build(plan_of(Action(1, "Mesurer", indicators=many, id=10)))
    assert len(measurables_meant(index, "mesure")) == MOST_FOUND
