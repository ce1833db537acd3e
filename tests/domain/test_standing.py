"""What a member is: by Discord's own right, by a role that the settings name, by what is entrusted to them, or nothing more."""

from collections.abc import Collection
from datetime import date

import pytest

from bot.domain.access import Access, Role, Scope, Standing
from bot.domain.directory import Carrier, CarrierKind, Directory, Entrustment, Group, Person, Representation
from bot.domain.guild_settings import GuildSettings
from bot.domain.standing import is_coordination, standing_in

TODAY = date(2026, 3, 2)
COORDINATION_ROLE, TABLE_ROLE = 900, 901
SETTINGS = GuildSettings(coordination_roles=(COORDINATION_ROLE,))
CLAIRE, RACHID, MIREILLE = 10, 11, 12
DIRECTORY = Directory(
    people={
        1: Person(1, "Claire Fortin", user_id=CLAIRE),
        2: Person(2, "Rachid Benali", user_id=RACHID),
        3: Person(3, "Mireille Gagnon", user_id=MIREILLE),
    },
    groups={7: Group(7, "Table Habitation", lead_id=1), 8: Group(8, "Table Aînés", role_id=TABLE_ROLE)},
    representations=(Representation(1, 2, group_id=8, since=date(2026, 1, 1), until=date(2026, 6, 30)),),
    entrustments=(Entrustment(Carrier(CarrierKind.GROUP, 8), party="table aines"),),
)


def standing(user_id: int, role_ids: Collection[int] = (), on: date = TODAY, *, manage_guild: bool = False) -> Standing:
    return standing_in(DIRECTORY, SETTINGS, user_id=user_id, role_ids=role_ids, manage_guild=manage_guild, on=on)


def test_anyone_is_a_member() -> None:
    assert standing(99) == Standing(Role.MEMBER, 99)
    assert standing(MIREILLE) == Standing(Role.MEMBER, MIREILLE, person_id=3)


def test_who_leads_a_table_answers_for_it() -> None:
    assert standing(CLAIRE) == Standing(Role.RESPONSIBLE, CLAIRE, person_id=1, tables=frozenset({7}))


@pytest.mark.parametrize(
    ("on", "role"), [(date(2025, 12, 31), Role.MEMBER), (TODAY, Role.RESPONSIBLE), (date(2026, 7, 1), Role.MEMBER)]
)
def test_who_sits_at_a_table_that_carries_something_is_responsible_while_they_do(on: date, role: Role) -> None:
    assert standing(RACHID, on=on).role is role


def test_the_role_of_a_table_that_carries_something_makes_responsible_without_an_entry() -> None:
    assert standing(99, [TABLE_ROLE]) == Standing(Role.RESPONSIBLE, 99)


def test_a_role_that_the_settings_name_makes_the_coordination() -> None:
    assert standing(CLAIRE, [1, COORDINATION_ROLE]).role is Role.COORDINATION
    assert standing(CLAIRE, [COORDINATION_ROLE]).tables == {7}


def test_who_manages_the_server_is_the_administration_whatever_their_roles() -> None:
    assert standing(99, manage_guild=True).role is Role.ADMINISTRATION


def test_nobody_but_the_administration_is_the_coordination_of_a_guild_that_named_no_role() -> None:
    assert not is_coordination(GuildSettings(), [COORDINATION_ROLE], manage_guild=False)
    assert is_coordination(GuildSettings(), [], manage_guild=True)


@pytest.mark.parametrize(
    ("role", "scope"),
    [
        (Role.MEMBER, None),
        (Role.RESPONSIBLE, Scope.TABLE),
        (Role.COORDINATION, Scope.ALL),
        (Role.ADMINISTRATION, Scope.ALL),
    ],
)
def test_a_role_may_what_those_before_it_may(role: Role, scope: Scope | None) -> None:
    access: Access = {Role.RESPONSIBLE: Scope.TABLE, Role.COORDINATION: Scope.ALL}
    assert Standing(role, 99).scope(access) == scope
