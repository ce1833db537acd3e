"""Two entries made one."""

from datetime import date

import pytest

from bot.domain.directory import Carrier, CarrierKind, MemberOrganization, Person
from bot.domain.directory_drafts import OrganizationDraft, PersonDraft
from bot.domain.errors import InvalidEntry
from bot.services.deps import Deps
from bot.services.directory import (
    correct_organization,
    correct_person,
    end_representation,
    represent,
    retire_organization,
)
from bot.services.directory_groups import give_lead
from bot.services.directory_merging import merge_organizations, merge_people
from bot.services.entrusting import entrust
from bot.services.links import link_person, link_requests
from storage.database import Database
from storage.directory_merging import TO_ORGANIZATION, TO_PERSON
from storage.models import Base, JournalEntry, Organization, OrganizationName
from storage.models import Person as PersonRow
from tests.services.directories import (
    CLAIRE,
    COORDINATION,
    NEWCOMER,
    TODAY,
    YESTERDAY,
    Roundtable,
    deps_of,
    directory_of,
    journal,
    roundtable,
)
from tests.storage.tools import contents


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


@pytest.fixture
async def ids(deps: Deps) -> Roundtable:
    return await roundtable(deps)


async def test_an_organisation_takes_the_names_and_the_people_of_the_other(deps: Deps, ids: Roundtable) -> None:
    await entrust(deps, 1, COORDINATION, Carrier(CarrierKind.ORGANIZATION, ids.clsc), party="CLSC")
    await represent(deps, 1, COORDINATION, ids.claire, ids.maison, None, None)
    await merge_organizations(deps, 1, COORDINATION, ids.maison, ids.clsc)
    directory = await directory_of(deps)
    kept = MemberOrganization(ids.maison, "Maison du quartier", ("CLSC", "CIUSSS"))
    assert directory.organizations == {ids.maison: kept}
    assert directory.people[ids.claire].organization_id == ids.maison
    assert {each.organization_id for each in directory.representations} == {ids.maison}
    assert len(directory.representations) == 2
    assert directory.entrustments[0].carrier.id == ids.maison
    entry = (await journal(deps))[-1]
    assert (entry.act, entry.subject_id, entry.label) == ("merged", ids.maison, "Maison du quartier")
    assert entry.before == {"other_names": [], "merged": "CLSC"}
    assert entry.after == {"other_names": ["CLSC", "CIUSSS"]}


async def test_what_both_entries_said_is_said_once(deps: Deps, ids: Roundtable) -> None:
    twice = await represent(deps, 1, COORDINATION, ids.claire, ids.maison, ids.habitation, None)
    await merge_organizations(deps, 1, COORDINATION, ids.maison, ids.clsc)
    assert [each.id for each in (await directory_of(deps)).representations] == [twice]


async def test_what_one_entry_said_and_has_ended_is_kept(deps: Deps, ids: Roundtable) -> None:
    await end_representation(deps, 1, COORDINATION, ids.seat, YESTERDAY)
    again = await represent(deps, 1, COORDINATION, ids.claire, ids.maison, ids.habitation, TODAY)
    await merge_organizations(deps, 1, COORDINATION, ids.maison, ids.clsc)
    assert [each.id for each in (await directory_of(deps)).representations] == [ids.seat, again]


async def test_two_people_of_one_seat_are_one_who_sits_once(deps: Deps, ids: Roundtable) -> None:
    await represent(deps, 1, COORDINATION, ids.luc, ids.clsc, ids.habitation, None)
    citizen = PersonDraft("Claire Fortin", is_member=True, member_since=date(2009, 1, 1))
    await correct_person(deps, 1, COORDINATION, ids.claire, citizen)
    await merge_people(deps, 1, COORDINATION, ids.luc, ids.claire)
    directory = await directory_of(deps)
    assert len(directory.representations) == 1
    assert (directory.people[ids.luc].is_member, directory.people[ids.luc].member_since) == (True, date(2009, 1, 1))


async def test_who_is_there_still_outweighs_who_left(deps: Deps, ids: Roundtable) -> None:
    clsc = OrganizationDraft("CLSC", ("CIUSSS",), member_since=date(2009, 1, 1))
    await correct_organization(deps, 1, COORDINATION, ids.clsc, clsc)
    await retire_organization(deps, 1, COORDINATION, ids.maison)
    await merge_organizations(deps, 1, COORDINATION, ids.maison, ids.clsc)
    kept = (await directory_of(deps)).organizations[ids.maison]
    assert (kept.active, kept.member_since) == (True, date(2009, 1, 1))


async def test_a_person_takes_what_pointed_to_the_other(deps: Deps, ids: Roundtable) -> None:
    await give_lead(deps, 1, COORDINATION, ids.habitation, ids.claire)
    await entrust(deps, 1, COORDINATION, Carrier(CarrierKind.PERSON, ids.claire), party="CA")
    await merge_people(deps, 1, COORDINATION, ids.luc, ids.claire)
    directory = await directory_of(deps)
    kept = Person(ids.luc, "Luc Roy", "Agente", "luc@exemple.org", organization_id=ids.clsc, user_id=CLAIRE)
    assert directory.people == {ids.luc: kept}
    assert directory.groups[ids.habitation].lead_id == ids.luc
    assert [each.person_id for each in directory.representations] == [ids.luc]
    assert [each.person_id for each in directory.terms] == [ids.luc]
    assert directory.entrustments[0].carrier.id == ids.luc
    assert [each.person_id for each in await link_requests(deps, 1)] == [ids.luc]
    about = [entry for entry in await journal(deps) if entry.subject == "person"]
    assert {(entry.person_id, entry.subject_id, entry.label) for entry in about} == {(ids.luc, ids.luc, "")}
    assert about[-1].before == {"function": "", "organization": None, "user_id": None, "merged": "Claire Fortin"}


async def test_a_request_follows_the_entry_that_it_named(deps: Deps, ids: Roundtable) -> None:
    await merge_people(deps, 1, COORDINATION, ids.claire, ids.luc)
    await merge_organizations(deps, 1, COORDINATION, ids.clsc, ids.maison)
    (request,) = await link_requests(deps, 1)
    assert (request.person_id, request.organization_id) == (ids.claire, ids.clsc)


async def test_what_cannot_be_one_stays_two(deps: Deps, ids: Roundtable) -> None:
    await link_person(deps, 1, COORDINATION, ids.luc, NEWCOMER)
    before = await contents(deps.database)
    with pytest.raises(InvalidEntry) as refused:
        await merge_people(deps, 1, COORDINATION, ids.claire, ids.luc)
    assert refused.value.reason == "two_members"
    for merge, same in ((merge_people, ids.claire), (merge_organizations, ids.clsc)):
        with pytest.raises(InvalidEntry) as refused:
            await merge(deps, 1, COORDINATION, same, same)
        assert refused.value.reason == "same_entry"
    assert await contents(deps.database) == before


def test_every_column_that_points_to_what_is_merged_follows() -> None:
    pointing: dict[str, set[tuple[str, str]]] = {"organization": set(), "person": set()}
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.name == "id" and key.column.table.name in pointing:
                pointing[key.column.table.name].add((table.name, key.parent.name))
    # An assembly's ballots and a due date's responsible have rules of their own: ``storage.meeting_merging``.
    own = {(OrganizationName.__tablename__, "organization_id")}
    journaled = {(JournalEntry.__tablename__, "person_id")}
    assert {(table.__tablename__, column.key) for table, column in TO_ORGANIZATION} == (
        pointing[Organization.__tablename__] - own
    )
    assert {(table.__tablename__, column.key) for table, column in TO_PERSON} == (
        pointing[PersonRow.__tablename__] | journaled
    )
