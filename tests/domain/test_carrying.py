"""Who carries a party, an action; whether somebody is among them."""

from datetime import date

from bot.domain.carrying import COORDINATION, NOBODY, Carried, carrier_of_party, carriers_of, carries, people_of
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
from bot.domain.plan import Action, Party

TODAY = date(2026, 3, 2)
ROLE, TABLE = Carrier(CarrierKind.ROLE, 900), Carrier(CarrierKind.GROUP, 1)
CLSC, CLAIRE = Carrier(CarrierKind.ORGANIZATION, 5), Carrier(CarrierKind.PERSON, 10)
PARTIES = (Party("Coordination"), Party("Conseil d'administration", ("CA",)), Party("Milieu"), Party("CLSC"))
DIRECTORY = Directory(
    organizations={5: MemberOrganization(5, "CLSC Dorval-Lachine")},
    people={
        10: Person(10, "Claire Fortin"),
        11: Person(11, "Rachid Benali", organization_id=5),
        12: Person(12, "Mireille Gagnon"),
    },
    groups={1: Group(1, "Table Habitation", role_id=901, lead_id=12), 2: Group(2, "Table Aînés")},
    representations=(
        Representation(1, 10, group_id=1, until=date(2026, 3, 1)),
        Representation(2, 11, organization_id=5, group_id=1),
        Representation(3, 10, organization_id=5, since=date(2026, 3, 2)),
    ),
    entrustments=(
        Entrustment(ROLE, party="coordination"),
        Entrustment(TABLE, party="ca"),
        Entrustment(NOBODY, party="milieu"),
        Entrustment(CLAIRE, item_id=77),
    ),
)


def carrier(name: str, *aliases: str) -> Carrier | None:
    return carrier_of_party(DIRECTORY, Party(name, aliases))


def names(whose: Carrier, on: date = TODAY) -> list[str]:
    return [person.name for person in people_of(DIRECTORY, whose, on)]


def is_among(whose: Carrier, person_id: int | None = None, *role_ids: int) -> bool:
    return carries(DIRECTORY, whose, person_id=person_id, role_ids=role_ids, on=TODAY)


def test_a_party_is_found_by_any_of_its_names_whatever_the_case_and_the_accents() -> None:
    assert carrier("COORDINATION") == ROLE
    assert carrier("Conseil d'administration", "CA") == TABLE
    assert carrier("Conseil d'administration") is None


def test_a_party_s_own_name_comes_before_its_other_names() -> None:
    assert carrier("Milieu", "CA") == NOBODY


def test_each_responsible_of_an_action_comes_with_whom_it_is_entrusted_to() -> None:
    action = Action(1, "Créer un fonds", responsibles=("Conseil d'administration", "CLSC"))
    assert carriers_of(DIRECTORY, action, PARTIES) == (
        Carried("Conseil d'administration", TABLE),
        Carried("CLSC", None),
    )


def test_who_works_for_an_organisation_carries_what_it_does() -> None:
    directory = Directory({5: MemberOrganization(5, "CLSC")}, {13: Person(13, "Luc Roy", organization_id=5)})
    assert [person.id for person in people_of(directory, CLSC, TODAY)] == [13]
    assert carries(directory, CLSC, person_id=13, role_ids=(), on=TODAY)


def test_an_action_without_a_responsible_belongs_to_the_coordination() -> None:
    assert carriers_of(DIRECTORY, Action(1, "Évaluer"), PARTIES) == (Carried(None, COORDINATION),)


def test_what_an_action_itself_is_entrusted_to_outweighs_its_responsibles() -> None:
    entrusted = Action(1, "Évaluer", responsibles=("Coordination",), id=77)
    assert carriers_of(DIRECTORY, entrusted, PARTIES) == (Carried(None, CLAIRE),)
    assert carriers_of(DIRECTORY, Action(1, "Évaluer", id=77), PARTIES) == (Carried(None, CLAIRE),)
    assert carriers_of(DIRECTORY, Action(1, "Évaluer", id=78), PARTIES) == (Carried(None, COORDINATION),)


def test_a_role_is_carried_by_who_has_it() -> None:
    assert is_among(ROLE, None, 900, 1)
    assert not is_among(ROLE, 10, 901)


def test_a_table_is_carried_by_its_role_its_lead_and_who_sits_there_today() -> None:
    assert is_among(TABLE, None, 901)
    assert is_among(TABLE, 12)
    assert is_among(TABLE, 11)
    assert not is_among(TABLE, 10)
    assert names(TABLE) == ["Mireille Gagnon", "Rachid Benali"]
    assert names(TABLE, date(2026, 3, 1)) == ["Mireille Gagnon", "Claire Fortin", "Rachid Benali"]


def test_a_table_without_a_role_nor_a_lead_is_carried_by_nobody_who_does_not_sit_there() -> None:
    assert not is_among(Carrier(CarrierKind.GROUP, 2), 12, 901)


def test_an_organisation_is_carried_by_its_representatives_then_by_who_works_there() -> None:
    assert is_among(CLSC, 11)
    assert is_among(CLSC, 10)
    assert not is_among(CLSC, 12)
    assert names(CLSC) == ["Rachid Benali", "Claire Fortin"]


def test_a_person_carries_what_is_entrusted_to_them_alone() -> None:
    assert is_among(CLAIRE, 10)
    assert not is_among(CLAIRE, 11)
    assert names(CLAIRE) == ["Claire Fortin"]


def test_the_coordination_and_nobody_in_particular_are_no_person_of_the_directory() -> None:
    for whose in (COORDINATION, NOBODY, ROLE):
        assert names(whose) == []
        assert not is_among(whose, 10, 1)
