"""Whom « responsable : » means, and which actions are theirs."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.carrying import COORDINATION, Carrying
from bot.domain.directory import (
    Carrier,
    CarrierKind,
    Directory,
    Entrustment,
    Group,
    MemberOrganization,
    Person,
    Representation,
)
from bot.domain.directory_search import DirectoryIndex
from bot.domain.plan import Action, Organization, Party, Plan
from bot.domain.plan_responsibles import Asker, Responsibles, asked_for, party_key, party_of, responsibles_named
from bot.domain.synonyms import shipped_synonyms

TODAY = date(2026, 3, 2)
CLSC, TABLE, CLAUDE = (
    Carrier(CarrierKind.ORGANIZATION, 5),
    Carrier(CarrierKind.GROUP, 1),
    Carrier(CarrierKind.PERSON, 10),
)
PARTIES = (Party("Coordination"), Party("CA"), Party("CLSC"), Party("Habitants"))
PLAN = Plan("Plan", Organization("Table"), parties=PARTIES)
ACTIONS = (
    Action(1, "Sans personne", id=1),
    Action(2, "Du CA", responsibles=("CA",), id=2),
    Action(3, "Du CLSC", responsibles=("CLSC",), id=3),
    Action(4, "De la table", responsibles=("Habitants",), id=4),
    Action(5, "À Claude", responsibles=("CA",), id=5),
    Action(6, "À un rôle", responsibles=("Coordination",), id=6),
)
DIRECTORY = Directory(
    organizations={5: MemberOrganization(5, "Centre Dorval-Lachine", ("CLSC",))},
    people={10: Person(10, "Claude Tremblay"), 11: Person(11, "Rachid Benali")},
    groups={1: Group(1, "Table Habitation")},
    representations=(Representation(1, 11, organization_id=5, group_id=1),),
    entrustments=(
        Entrustment(CLSC, party="ca"),
        Entrustment(TABLE, party="habitants"),
        Entrustment(CLAUDE, item_id=5),
        Entrustment(Carrier(CarrierKind.ROLE, 900), party="coordination"),
    ),
)
INDEX = DirectoryIndex.build(DIRECTORY)
CARRYING = Carrying.build(DIRECTORY, PARTIES)


def named(typed: str) -> Responsibles:
    return responsibles_named(PLAN, shipped_synonyms(), INDEX, typed)


def theirs(asked: Responsibles, asker: Asker | None = None) -> list[int]:
    is_theirs = asked_for(PLAN, CARRYING, asked, asker or Asker(TODAY))
    return [action.number for action in ACTIONS if is_theirs(action)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("CA", [2, 5]),
        ("CLSC", [2, 3]),
        ("centre dorval", [2]),
        ("table habitation", [4]),
        ("claude trembley", [5]),
        ("Rachid", [2, 4]),
        ("coordination", [1, 6]),
        ("la coordination", [1, 6]),
        ("coordonnatrice", [1, 6]),
        ("Zorro", []),
    ],
)
def test_a_name_finds_what_its_bearer_answers_for(typed: str, found: list[int]) -> None:
    assert theirs(named(typed)) == found


def test_a_party_s_exact_name_also_means_the_organisation_so_named() -> None:
    assert named("CLSC") == Responsibles((party_key("CLSC"),), (CLSC,))


def test_an_entry_that_only_resembles_a_party_s_name_is_not_meant_with_it() -> None:
    index = DirectoryIndex.build(replace(DIRECTORY, organizations={5: MemberOrganization(5, "Amis du CLSC")}))
    assert responsibles_named(PLAN, shipped_synonyms(), index, "CLSC") == Responsibles((party_key("CLSC"),))


def test_nobody_of_that_name_is_not_anyone() -> None:
    assert named("Zorro") == Responsibles()


@pytest.mark.parametrize("typed", ["moi", "Me", " moi-même "])
def test_me_is_whoever_asks_with_their_roles(typed: str) -> None:
    assert theirs(named(typed)) == []
    assert theirs(named(typed), Asker(TODAY, person_id=10)) == [5]
    assert theirs(named(typed), Asker(TODAY, role_ids=frozenset({900}))) == [6]
    assert theirs(named(typed), Asker(TODAY, coordination=True)) == [1]


def test_somebody_else_s_roles_are_not_the_asker_s() -> None:
    assert theirs(named("Claude"), Asker(TODAY, role_ids=frozenset({900}))) == [5]


def test_somebody_who_is_gone_carries_nothing() -> None:
    assert theirs(Responsibles(carriers=(Carrier(CarrierKind.PERSON, 99),))) == []


def test_the_coordination_is_also_what_is_entrusted_to_it() -> None:
    directory = Directory(entrustments=(Entrustment(COORDINATION, party="ca"),))
    is_theirs = asked_for(PLAN, Carrying.build(directory, PARTIES), named("coordination"), Asker(TODAY))
    assert [action.number for action in ACTIONS if is_theirs(action)] == [1, 2, 5, 6]


def test_a_key_finds_a_party_by_its_name_before_another_s_other_name() -> None:
    plan = Plan("Plan", Organization("Table"), parties=(Party("Conseil", ("CA",)), Party("ca")))
    assert party_of(plan, party_key("CA")) == Party("ca")
    assert party_of(plan, party_key("Zorro")) is None
