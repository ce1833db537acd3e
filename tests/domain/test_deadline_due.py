"""Whose a due date is, who may answer it, where it is told and to whom, and which come first."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.carrying import COORDINATION, NOBODY, Carrying
from bot.domain.deadline import Deadline
from bot.domain.deadline_due import (
    DueAction,
    Notified,
    channel_of,
    due_between,
    may_answer,
    may_follow,
    notified,
    upcoming_deadlines,
)
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
from bot.domain.guild_settings import GuildSettings
from bot.domain.plan import Action, Axis, Objective, Organization, Party, Plan, SpecificObjective
from bot.domain.plan_responsibles import Asker
from bot.domain.snapshot import GuildSnapshot, LoadedPlan

TODAY = date(2013, 5, 1)
DUE = datetime(2013, 5, 30, 13, tzinfo=UTC)
ROLE = 900
TABLE, LED, BARE = (Carrier(CarrierKind.GROUP, number) for number in (1, 2, 3))
CLAIRE, LUC = Carrier(CarrierKind.PERSON, 10), Carrier(CarrierKind.PERSON, 11)
CLSC = Carrier(CarrierKind.ORGANIZATION, 5)
DIRECTORY = Directory(
    organizations={5: MemberOrganization(5, "CLSC")},
    people={10: Person(10, "Claire", user_id=70), 11: Person(11, "Luc", user_id=71), 12: Person(12, "Ana")},
    groups={
        1: Group(1, "Habitation", channel_id=61, role_id=901, lead_id=10),
        2: Group(2, "Jeunesse", channel_id=62, lead_id=11),
        3: Group(3, "Aînés", lead_id=12),
    },
    representations=(
        Representation(1, 11, organization_id=5),
        Representation(2, 12, organization_id=5),
        Representation(3, 10, organization_id=5, until=date(2012, 1, 1)),
    ),
    entrustments=(Entrustment(CLAIRE, party="ca"), Entrustment(TABLE, item_id=2)),
)
ACTIONS = (
    Action(1, "Du CA", responsibles=("CA",), id=1),
    Action(2, "De la table", responsibles=("CA",), id=2),
    Action(3, "De qui n'est pas désigné", responsibles=("Milieu",), id=3),
    Action(4, "De personne", id=4),
)
PLAN = Plan(
    "Plan",
    Organization("Table"),
    axes=(Axis(1, "Axe", (Objective(1, "Objectif", (SpecificObjective(1, "Précis", ACTIONS),)),)),),
    parties=(Party("CA"), Party("Milieu")),
)
LOADED = LoadedPlan(7, 1, PLAN, carrying=Carrying.build(DIRECTORY, PLAN.parties))
SETTINGS = GuildSettings(coordination_roles=(800, 801), announcements_channel=50, coordination_channel=51)
NOT_THERE = Carrier(CarrierKind.PERSON, 404)


def deadline(number: int, item_id: int, days: int = 0, carrier: Carrier | None = None) -> Deadline:
    local = datetime.fromisoformat("2013-05-30T09:00") + timedelta(days=days)
    return Deadline(number, 1, item_id, local, "America/Toronto", DUE + timedelta(days=days), carrier=carrier)


def snapshot(*deadlines: Deadline) -> GuildSnapshot:
    return GuildSnapshot(1, 1, (LOADED,), DIRECTORY, SETTINGS, deadlines=deadlines)


def due(item_id: int, carrier: Carrier | None = None) -> DueAction:
    node = next(each for each in PLAN.actions() if each.item.id == item_id)
    return DueAction(deadline(1, item_id, carrier=carrier), LOADED, node)


def asker(person_id: int | None = None, *role_ids: int, coordination: bool = False) -> Asker:
    return Asker(TODAY, person_id, frozenset(role_ids), coordination)


def test_responsible_is_whoever_it_names_else_whoever_carries_the_action_else_the_coordination() -> None:
    assert due(1).carriers == (CLAIRE,)
    assert due(2).carriers == (TABLE,)
    assert due(3).carriers == due(4).carriers == (COORDINATION,)
    assert due(1, LUC).carriers == (LUC,)
    assert due(1, NOT_THERE).carriers == (CLAIRE,)


def test_one_s_own_come_first_then_by_date() -> None:
    held = snapshot(
        deadline(1, 2, 1), deadline(2, 1, 9), deadline(3, 3, 2), deadline(4, 2, 5, CLAIRE), deadline(5, 404)
    )
    found = upcoming_deadlines(held, asker(10))
    assert [(each.deadline.id, each.mine) for each in found] == [(1, True), (4, True), (2, True), (3, False)]
    for who, first in ((asker(None, 901), 1), (asker(coordination=True), 3)):
        assert [(each.deadline.id, each.mine) for each in upcoming_deadlines(held, who)][:2] == [
            (first, True),
            (1 if first == 3 else 3, False),
        ]


@pytest.mark.parametrize(
    ("who", "item_id", "may"),
    [
        (asker(10), 1, True),
        (asker(11), 1, False),
        (asker(), 1, False),
        (asker(None, 901), 2, True),
        (asker(10), 3, False),
        (asker(coordination=True), 3, True),
        (asker(coordination=True), 1, True),
    ],
)
def test_its_responsibles_and_the_coordination_follow_an_action(who: Asker, item_id: int, *, may: bool) -> None:
    assert may_follow(snapshot(), LOADED, due(item_id).node, who) is may


def test_whoever_a_due_date_names_answers_it_too() -> None:
    named = due(1, LUC)
    assert [may_answer(snapshot(), named, asker(number)) for number in (10, 11, 12)] == [True, True, False]
    assert not may_follow(snapshot(), LOADED, named.node, asker(11))


def test_it_is_told_in_its_table_s_channel_then_its_plan_s_then_with_the_announcements() -> None:
    of_a_table = replace(due(1), loaded=replace(LOADED, channel_id=63))
    assert channel_of(SETTINGS, due(2)) == 61
    assert channel_of(SETTINGS, due(1)) == 50
    assert channel_of(SETTINGS, due(1, BARE)) == 50
    assert channel_of(SETTINGS, of_a_table) == 63
    assert channel_of(SETTINGS, due(4)) == 51
    assert channel_of(replace(SETTINGS, coordination_channel=None), due(4)) == 50
    assert channel_of(GuildSettings(), due(1)) is None


@pytest.mark.parametrize(
    ("carrier", "told"),
    [
        (CLAIRE, Notified(users=(70,))),
        (Carrier(CarrierKind.PERSON, 12), Notified()),
        (Carrier(CarrierKind.ROLE, ROLE), Notified(roles=(ROLE,))),
        (TABLE, Notified(roles=(901,))),
        (LED, Notified(users=(71,))),
        (BARE, Notified()),
        (CLSC, Notified(users=(71,))),
        (COORDINATION, Notified(roles=(800, 801))),
        (NOBODY, Notified()),
        (NOT_THERE, Notified()),
        (Carrier(CarrierKind.GROUP, 404), Notified()),
    ],
)
def test_only_whoever_is_responsible_is_notified(carrier: Carrier, told: Notified) -> None:
    assert notified(DIRECTORY, SETTINGS, [carrier], TODAY) == told


def test_nobody_is_notified_twice() -> None:
    assert notified(DIRECTORY, SETTINGS, [LUC, LED, CLSC, TABLE, TABLE], TODAY) == Notified((71,), (901,))


def test_a_week_has_what_falls_in_it() -> None:
    held = snapshot(deadline(1, 1, -1), deadline(2, 1, 0), deadline(3, 1, 6), deadline(4, 1, 7))
    assert [each.deadline.id for each in due_between(held, DUE, DUE + timedelta(days=7))] == [2, 3]
