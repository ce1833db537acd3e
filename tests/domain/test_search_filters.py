"""The filters of a search, alone and with words."""

import pytest

from bot.domain.plan import Action, ActionState, Axis, Objective, Organization, Party, Plan, SpecificObjective
from bot.domain.search import SearchIndex
from bot.domain.search_filters import matching_parties, matching_years
from bot.domain.snapshot import LoadedPlan
from bot.domain.synonyms import shipped_synonyms

YEARS = ("2011-2012", "2012-2013", "2013-2014")
PARTIES = (
    Party("Coordination"),
    Party("Adjointe aux communications", ("Adj. aux Communications",)),
    Party("CA"),
    Party("Comités/Tables"),
)
ACTIONS = (
    Action(1, "Le bottin", YEARS[1:], ("Coordination", "Adjointe aux communications"), id=11),
    Action(2, "La carte", YEARS, ("Adjointe aux communications",), ("CA",), id=12),
    Action(3, "La fête", YEARS[:1], ("CA",), id=13),
    Action(4, "Le code", ()),
)
BARE = SpecificObjective(2, "Pérenniser la carte")
OBJECTIVE = Objective(1, "Objectif", (SpecificObjective(1, "Précis", ACTIONS), BARE))
PLAN = Plan("Plan", Organization("Table"), YEARS, (Axis(1, "Axe", (OBJECTIVE,)),), parties=PARTIES)
LOADED = LoadedPlan(1, 1, PLAN, states={11: ActionState.DONE, 12: ActionState.POSTPONED})
INDEX = SearchIndex.build(PLAN)


def listed(text: str = "", year: str = "", responsible: str = "") -> list[int]:
    names = matching_parties(PLAN, responsible, shipped_synonyms())

    def is_theirs(action: Action) -> bool:
        return not set(names).isdisjoint(action.responsibles)

    hits = INDEX.search(text, year=year, among=is_theirs if responsible else None)
    return [hit.node.action.number if hit.node.action else 0 for hit in hits]


def test_filters_alone_list_in_the_order_of_the_plan() -> None:
    assert listed(year="2013-2014") == [1, 2]
    assert listed(responsible="adjointe") == [1, 2]
    assert listed(year="2011-2012", responsible="CA") == [3]


def test_no_filter_and_no_word_lists_nothing() -> None:
    assert listed(year=" ", responsible="") == []


def test_filters_narrow_what_words_and_references_find() -> None:
    assert listed("carte") == [2, 0]
    assert listed("carte", year="2011-2012") == [2]
    assert listed("carte", responsible="CA") == []
    assert listed("I.A.1", year="2011-2012") == [2, 3]


def test_stop_words_with_a_filter_leave_the_filter_alone() -> None:
    assert listed("les", year="2011-2012") == [2, 3]


def test_states_are_what_the_plan_as_loaded_says() -> None:
    def in_state(*states: ActionState) -> list[int]:
        hits = INDEX.search(states=states, state_of=LOADED.state_of)
        return [hit.node.action.number for hit in hits if hit.node.action]

    assert in_state(ActionState.DONE) == [1]
    assert in_state(ActionState.DONE, ActionState.POSTPONED) == [1, 2]
    assert in_state(ActionState.UNREPORTED) == [3, 4]
    assert in_state(ActionState.BLOCKED) == []


def test_what_matches_no_year_or_party_lists_nothing() -> None:
    assert listed(year="2030") == []
    assert listed(year="bientôt") == []
    assert listed(responsible="Hydro") == []


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("2012-2013", ["2012-2013"]), ("2012–2013", ["2012-2013"]), ("2012 2013", ["2012-2013"]),
        ("2012/13", ["2012-2013"]), ("12-13", ["2012-2013"]), ("2012", ["2011-2012", "2012-2013"]),
        ("2014", ["2013-2014"]), ("année 2011", ["2011-2012"]), ("2011-2013", []), ("1912", []), ("", []),
    ],
)  # fmt: skip
def test_a_year_is_read_as_it_is_typed(typed: str, years: list[str]) -> None:
    assert matching_years(PLAN, typed) == years


@pytest.mark.parametrize(
    ("typed", "parties"),
    [
        ("ca", ["CA"]), ("Coordination", ["Coordination"]), ("coordinaton", ["Coordination"]), ("coord", ["Coordination"]),
        ("coordonnatrice", ["Coordination"]), ("adj aux communications", ["Adjointe aux communications"]),
        ("ADJOINTE", ["Adjointe aux communications"]), ("communications adjointe", ["Adjointe aux communications"]),
        ("conseil d'administration", ["CA"]), ("comites", ["Comités/Tables"]), ("comité/table", ["Comités/Tables"]),
        ("Hydro", []), ("?", []),
    ],
)  # fmt: skip
def test_a_party_is_known_by_its_names_however_typed(typed: str, parties: list[str]) -> None:
    assert matching_parties(PLAN, typed, shipped_synonyms()) == parties
