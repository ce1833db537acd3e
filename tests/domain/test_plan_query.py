"""A search as it was asked: who is meant, and in which order what several people do is told."""

from dataclasses import replace

from bot.domain.plan import Action, ActionState, Axis, Objective, Organization, Party, Plan, SpecificObjective
from bot.domain.plan_query import MOST_PARTIES, Query, find, party_names, query_asked
from bot.domain.search import SearchIndex
from bot.domain.snapshot import LoadedPlan

ACTIONS = (
    Action(1, "Écrire un plan de communication", responsibles=("Adjointe au milieu",)),
    Action(2, "Communication", responsibles=("Adjointe aux communications",)),
    Action(3, "Fêter", responsibles=("Adjointe au milieu",), id=3),
)
NAMES = ("Adjointe au milieu", "Adjointe aux communications", *(f"Adjointe {n}" for n in range(5)))
SPECIFIC = SpecificObjective(1, "But précis", ACTIONS)
PLAN = Plan(
    "Plan",
    Organization("Table"),
    axes=(Axis(1, "Axe", (Objective(1, "But", (SPECIFIC,)),)),),
    parties=tuple(map(Party, NAMES)),
)
LOADED = LoadedPlan(1, 1, PLAN, states={3: ActionState.DONE})
INDEX = SearchIndex.build(PLAN)


def found(query: Query) -> list[str]:
    return [str(hit.node.reference) for hit in find(LOADED, INDEX, query)]


def test_an_empty_query_asks_nothing() -> None:
    assert query_asked(INDEX).is_empty
    assert query_asked(INDEX, text="  ").is_empty
    assert not query_asked(INDEX, responsible="personne").is_empty


def test_a_name_means_a_few_parties_so_that_a_button_can_carry_them() -> None:
    assert query_asked(INDEX, responsible="adjointe").parties == tuple(range(MOST_PARTIES))
    assert query_asked(INDEX, responsible="Zorro").parties == ()


def test_what_several_people_do_is_listed_in_the_plans_order() -> None:
    assert found(query_asked(INDEX, responsible="adjointe")) == ["I.A.1.1", "I.A.1.2", "I.A.1.3"]


def test_what_several_people_do_is_ranked_by_the_words_first() -> None:
    assert found(query_asked(INDEX, text="communication", responsible="adjointe")) == ["I.A.1.2", "I.A.1.1"]


def test_a_party_that_a_revision_left_out_is_nobody() -> None:
    revised = replace(PLAN, parties=PLAN.parties[:2])
    assert party_names(revised, Query(parties=(1, 6))) == ("Adjointe aux communications",)


def test_a_state_is_the_events_own() -> None:
    assert found(query_asked(INDEX, state=ActionState.DONE)) == ["I.A.1.3"]
