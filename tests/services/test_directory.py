"""Organisations, people, and who represents whom."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.directory import MemberOrganization, OrganizationKind, Person, RecordKind, Representation
from bot.domain.directory_drafts import OrganizationDraft, PersonDraft
from bot.domain.errors import DuplicateEntry, InvalidEntry, UnknownEntry
from bot.services.deps import Deps
from bot.services.directory import (
    correct_organization,
    correct_person,
    end_representation,
    enrol_organization,
    enrol_person,
    reinstate_organization,
    represent,
    retire_organization,
)
from bot.services.personal_data import erase_person
from storage.database import Database
from tests.services.directories import (
    CLAIRE,
    COORDINATION,
    TODAY,
    TOMORROW,
    YESTERDAY,
    deps_of,
    directory_of,
    journal,
    roundtable,
)
from tests.storage.tools import contents

CLSC = OrganizationDraft("CLSC", ("CIUSSS",), OrganizationKind.INSTITUTION, member_since=date(2005, 1, 1))


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


async def organization(deps: Deps, organization_id: int) -> MemberOrganization:
    return (await directory_of(deps)).organizations[organization_id]


async def test_an_organisation_is_held_as_it_was_enrolled(deps: Deps) -> None:
    clsc = await enrol_organization(deps, 1, COORDINATION, CLSC)
    expected = MemberOrganization(
        clsc, "CLSC", ("CIUSSS",), OrganizationKind.INSTITUTION, member_since=date(2005, 1, 1)
    )
    assert await organization(deps, clsc) == expected
    (entry,) = await journal(deps)
    assert (entry.actor_id, entry.subject, entry.act, entry.subject_id) == (9, "organization", "added", clsc)
    assert (entry.label, entry.before) == ("CLSC", None)
    said = {"name": "CLSC", "other_names": ["CIUSSS"], "kind": "institution", "in_good_standing": True}
    assert entry.after == said | {"member_since": "2005-01-01", "active": True}


async def test_the_journal_says_what_differs_and_no_more(deps: Deps) -> None:
    clsc = await enrol_organization(deps, 1, COORDINATION, CLSC)
    await correct_organization(deps, 1, COORDINATION, clsc, OrganizationDraft("CLSC de Lachine", ("CLSC",)))
    entry = (await journal(deps))[-1]
    former = {"name": "CLSC", "other_names": ["CIUSSS"], "kind": "institution", "member_since": "2005-01-01"}
    now = {"name": "CLSC de Lachine", "other_names": ["CLSC"], "kind": "community", "member_since": None}
    assert (entry.act, entry.label, entry.before, entry.after) == ("changed", "CLSC de Lachine", former, now)


@pytest.mark.parametrize("name", ["clsc", "Ciusss", " CLSC "])
async def test_a_name_that_is_taken_is_told_with_who_has_it(deps: Deps, name: str) -> None:
    clsc = await enrol_organization(deps, 1, COORDINATION, CLSC)
    with pytest.raises(DuplicateEntry) as refused:
        await enrol_organization(deps, 1, COORDINATION, OrganizationDraft(name))
    assert (refused.value.kind, refused.value.name, refused.value.id) == (RecordKind.ORGANIZATION, "CLSC", clsc)
    other = await enrol_organization(deps, 1, COORDINATION, OrganizationDraft("Maison"))
    with pytest.raises(DuplicateEntry):
        await correct_organization(deps, 1, COORDINATION, other, OrganizationDraft(name))
    assert await enrol_organization(deps, 2, COORDINATION, OrganizationDraft(name))


async def test_two_organisations_may_share_an_acronym(deps: Deps) -> None:
    await enrol_organization(deps, 1, COORDINATION, OrganizationDraft("Corporation de Lachine", ("CDC",)))
    assert await enrol_organization(deps, 1, COORDINATION, OrganizationDraft("Centre de Dorval", ("CDC",)))


async def test_an_organisation_that_left_stays_and_nobody_speaks_for_it_any_more(deps: Deps) -> None:
    ids = await roundtable(deps)
    await represent(deps, 1, COORDINATION, ids.luc, ids.clsc, None, TOMORROW)
    ended = await represent(deps, 1, COORDINATION, ids.luc, ids.clsc, ids.habitation, None)
    await end_representation(deps, 1, COORDINATION, ended, YESTERDAY)
    await end_representation(deps, 1, COORDINATION, ids.seat, TOMORROW)
    await retire_organization(deps, 1, COORDINATION, ids.clsc)
    directory = await directory_of(deps)
    assert not directory.organizations[ids.clsc].active
    assert list(directory.representatives_of(ids.clsc, TOMORROW)) == []
    assert [each.id for each in directory.representatives_of(ids.clsc, TODAY)] == [ids.seat]
    assert {each.id: each.until for each in directory.representations} == {ids.seat: TODAY, ended: YESTERDAY}
    assert (await journal(deps))[-1].before == {"represents": "CLSC", "at": None, "since": "2012-09-11", "until": None}


async def test_nobody_newly_speaks_for_an_organisation_that_left_nor_at_a_table_at_rest(deps: Deps) -> None:
    ids = await roundtable(deps)
    await retire_organization(deps, 1, COORDINATION, ids.clsc)
    before = await contents(deps.database)
    for organization, group, reason in ((ids.clsc, None, "left"), (ids.maison, ids.lutte, "resting")):
        with pytest.raises(InvalidEntry) as refused:
            await represent(deps, 1, COORDINATION, ids.luc, organization, group, None)
        assert refused.value.reason == reason
    assert await contents(deps.database) == before


async def test_the_name_of_an_organisation_that_left_is_free_until_it_comes_back(deps: Deps) -> None:
    first = await enrol_organization(deps, 1, COORDINATION, CLSC)
    await retire_organization(deps, 1, COORDINATION, first)
    second = await enrol_organization(deps, 1, COORDINATION, OrganizationDraft("CLSC"))
    with pytest.raises(DuplicateEntry) as refused:
        await reinstate_organization(deps, 1, COORDINATION, first)
    assert refused.value.id == second
    await correct_organization(
        deps, 1, COORDINATION, first, replace(CLSC, other_names=())
    )  # it left: its name is not asked
    await retire_organization(deps, 1, COORDINATION, second)
    await reinstate_organization(deps, 1, COORDINATION, first)
    assert (await organization(deps, first)).active


async def test_somebody_is_held_as_they_were_enrolled_and_named_in_no_label(deps: Deps) -> None:
    clsc = await enrol_organization(deps, 1, COORDINATION, CLSC)
    draft = PersonDraft("Claire Fortin", "Agente", "c@exemple.org", "514 555-0123", clsc, True, False, TODAY)
    claire = await enrol_person(deps, 1, COORDINATION, draft)
    card = Person(claire, "Claire Fortin", "Agente", "c@exemple.org", "514 555-0123", clsc, None, True, False, TODAY)
    assert (await directory_of(deps)).people == {claire: card}
    await correct_person(deps, 1, COORDINATION, claire, PersonDraft("Claire Fortin", "Agente", organization_id=clsc))
    entry = (await journal(deps))[-1]
    assert (entry.label, entry.person_id, entry.subject_id) == ("", claire, claire)
    assert (entry.before or {})["email"] == "c@exemple.org"
    assert "name" not in (entry.before or {})


async def test_what_is_not_said_of_somebody_is_not_journaled(deps: Deps) -> None:
    await enrol_person(deps, 1, COORDINATION, PersonDraft("Claire Fortin"))
    assert (await journal(deps))[-1].after == {"name": "Claire Fortin", "is_member": False, "in_good_standing": True}


async def test_a_namesake_is_somebody_else_where_it_is_said(deps: Deps) -> None:
    first = await enrol_person(deps, 1, COORDINATION, PersonDraft("Marie Tremblay"))
    with pytest.raises(DuplicateEntry) as refused:
        await enrol_person(deps, 1, COORDINATION, PersonDraft("marie  tremblay"))
    assert (refused.value.kind, refused.value.id) == (RecordKind.PERSON, first)
    assert await enrol_person(deps, 1, COORDINATION, PersonDraft("Marie Tremblay"), namesake=True) != first


async def test_who_represents_already_is_not_seated_twice(deps: Deps) -> None:
    ids = await roundtable(deps)
    tie = (ids.claire, ids.clsc, ids.habitation)
    before = await contents(deps.database)
    assert await represent(deps, 1, COORDINATION, *tie, None) == ids.seat
    assert await contents(deps.database) == before
    assert await represent(deps, 1, COORDINATION, *tie, date(2010, 4, 1)) == ids.seat
    assert (await directory_of(deps)).representations == (Representation(ids.seat, *tie, date(2010, 4, 1)),)
    entry = (await journal(deps))[-1]
    assert (entry.person_id, entry.label) == (ids.claire, "")
    assert entry.after == {"represents": "CLSC", "at": "Table habitation", "since": "2010-04-01", "until": None}


async def test_a_representation_that_ended_may_begin_again(deps: Deps) -> None:
    ids = await roundtable(deps)
    with pytest.raises(InvalidEntry):
        await end_representation(deps, 1, COORDINATION, ids.seat, date(2011, 3, 31))
    await end_representation(deps, 1, COORDINATION, ids.seat, date(2011, 4, 1))  # of one day
    await end_representation(deps, 1, COORDINATION, ids.seat, YESTERDAY)
    assert await represent(deps, 1, COORDINATION, ids.claire, ids.clsc, ids.habitation, TODAY) != ids.seat
    seated = [each.since for each in (await directory_of(deps)).seated_at(ids.habitation, TODAY)]
    assert seated == [TODAY]


async def test_a_citizen_speaks_in_their_own_name(deps: Deps) -> None:
    ids = await roundtable(deps)
    own = await represent(deps, 1, COORDINATION, ids.luc, None, None, None)
    assert list((await directory_of(deps)).represented_by(ids.luc, TODAY)) == [Representation(own, ids.luc)]


async def test_somebody_who_is_removed_leaves_nothing_but_their_terms(deps: Deps) -> None:
    ids = await roundtable(deps)
    await erase_person(deps, 1, COORDINATION, person_id=ids.claire)
    directory = await directory_of(deps)
    assert ids.claire not in directory.people
    assert directory.person_of(CLAIRE) is None
    assert directory.representations == ()
    assert [term.person_id for term in directory.terms] == [None]
    assert "Claire" not in str(await contents(deps.database))
    assert [entry.act for entry in await journal(deps)][-1] == "erased"
    with pytest.raises(UnknownEntry):
        await erase_person(deps, 1, COORDINATION, person_id=ids.claire)
