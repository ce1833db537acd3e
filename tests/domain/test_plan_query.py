"""A search as it was asked: who is meant, and in which order what several people do is told."""

from dataclasses import replace
from datetime import date

from bot.domain.directory import Directory
from bot.domain.directory_search import DirectoryIndex
from bot.domain.plan import Action, ActionState, Axis, Objective, Organization, Party, Plan, SpecificObjective
from bot.domain.plan_query import Query, find, parties_asked, query_asked
from bot.domain.plan_responsibles import MOST_PARTIES, Asker, Responsibles, party_key
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
NO_DIRECTORY = DirectoryIndex.build(Directory())


def asked(text: str = "", year: str = "", responsible: str = "", state: ActionState | None = None) -> Query:
    return query_asked(INDEX, NO_DIRECTORY, text, year, responsible, state)


def found(query: Query) -> list[str]:
    return [str(hit.node.reference) for hit in find(LOADED, INDEX, query, Asker(date(2026, 3, 2)))]


def test_an_empty_query_asks_nothing() -> None:
    assert asked().is_empty
    assert asked(text="  ").is_empty
    assert not asked(responsible="personne").is_empty


def test_a_name_means_a_few_parties_so_that_a_button_can_carry_them() -> None:
    assert asked(responsible="adjointe").who == Responsibles(tuple(map(party_key, NAMES[:MOST_PARTIES])))
    assert asked(responsible="Zorro").who == Responsibles()


def test_what_several_people_do_is_listed_in_the_plans_order() -> None:
    assert found(asked(responsible="adjointe")) == ["I.A.1.1", "I.A.1.2", "I.A.1.3"]


def test_what_several_people_do_is_ranked_by_the_words_first() -> None:
    assert found(asked(text="communication", responsible="adjointe")) == ["I.A.1.2", "I.A.1.1"]


def test_a_party_that_a_revision_left_out_is_nobody() -> None:
    query = asked(responsible="adjointe")
    revised = replace(PLAN, parties=PLAN.parties[1:2])
    assert parties_asked(revised, query) == (Party("Adjointe aux communications"),)


def test_a_party_that_a_revision_moved_or_named_more_fully_is_the_same() -> None:
    query = asked(responsible="adjointe au milieu")
    renamed = Party("L'adjointe au milieu", ("Adjointe au milieu",))
    assert parties_asked(replace(PLAN, parties=(*PLAN.parties[1:], renamed)), query) == (renamed,)


def test_a_year_is_carried_in_short_and_means_the_same() -> None:
    years = replace(PLAN, fiscal_years=("2011-2012", "2012-2013"))
    index = SearchIndex.build(years)
    assert query_asked(index, NO_DIRECTORY, year="2012-2013").year == "12-13"
    assert query_asked(index, NO_DIRECTORY, year="2012").year == "12"
    assert query_asked(index, NO_DIRECTORY, year="1999").year == "1999"


def test_a_state_is_the_events_own() -> None:
    assert found(asked(state=ActionState.DONE)) == ["I.A.1.3"]
