"""Answers, proxies, and who came, on the database."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.assembly import Answer, AssemblyStatus
from bot.domain.assembly_errors import CheckInClosed, InvalidAssembly, NoVoice, ProxyRefused, WrongStatus
from bot.domain.directory import Person
from bot.domain.directory_drafts import PersonDraft
from bot.domain.errors import NotLinked, UnknownEntry
from bot.domain.gathering import AnswerCount
from bot.domain.guild_settings import AssemblyKind, Bylaws, Quorum, QuorumKind
from bot.domain.journal import Actor
from bot.services.assemblies import draft_assembly
from bot.services.deps import Deps
from bot.services.directory import enrol_person, represent
from bot.services.directory_writing import writing_directory
from bot.services.gatherings import answer_convocation, check_in, gathering_of, undo_check_in
from bot.services.links import link_person
from storage.database import Database
from tests.services.assembly_tools import convened, draft, go_to, held, set_bylaws
from tests.services.directories import CLAIRE, COORDINATION, NEWCOMER, Roundtable, deps_of, journal, roundtable
from tests.storage.tools import same_database

STARTS_AT = datetime(2013, 5, 30, 22, 30, tzinfo=UTC)
LUC = 72
"""Luc's Discord account, once he is linked."""


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


async def two_organizations(deps: Deps) -> Roundtable:
    """Claire speaks for the CLSC, Luc (on Discord too) for the Maison du quartier, both at the roundtable."""
    ids = await roundtable(deps)
    await represent(deps, 1, COORDINATION, ids.claire, ids.clsc, None, None)
    await represent(deps, 1, COORDINATION, ids.luc, ids.maison, None, None)
    await link_person(deps, 1, COORDINATION, ids.luc, LUC)
    return ids


async def test_an_answer_counts_people_and_organizations_and_may_change(deps: Deps) -> None:
    await two_organizations(deps)
    assembly = await convened(deps)
    await answer_convocation(deps, 1, assembly.id, CLAIRE, Answer.YES)
    await answer_convocation(deps, 1, assembly.id, LUC, Answer.YES)
    found = await answer_convocation(deps, 1, assembly.id, NEWCOMER, Answer.MAYBE)
    assert found.counts() == {
        Answer.YES: AnswerCount(2, 2),
        Answer.MAYBE: AnswerCount(1, 0),
        Answer.NO: AnswerCount(),
        Answer.PROXY: AnswerCount(),
    }
    found = await answer_convocation(deps, 1, assembly.id, LUC, Answer.NO)
    assert [(rsvp.user_id, rsvp.answer) for rsvp in found.rsvps if rsvp.user_id == LUC] == [(LUC, Answer.NO)]
    assert found == await gathering_of(deps, 1, assembly.id)


async def test_an_answer_neither_bumps_the_snapshot_nor_is_journaled(deps: Deps) -> None:
    assembly = await convened(deps)
    before = (await deps.snapshots.refresh(1)).snapshot.revision, len(await journal(deps))
    await answer_convocation(deps, 1, assembly.id, CLAIRE, Answer.YES)
    assert ((await deps.snapshots.refresh(1)).snapshot.revision, len(await journal(deps))) == before


async def test_only_a_convened_assembly_that_is_not_over_takes_answers(deps: Deps) -> None:
    draft_id = await draft_assembly(deps, 1, COORDINATION, draft())
    with pytest.raises(WrongStatus) as refused:
        await answer_convocation(deps, 1, draft_id, CLAIRE, Answer.YES)
    assert refused.value.status is AssemblyStatus.DRAFT
    assembly = await convened(deps)
    go_to(deps, assembly.ends_at)
    with pytest.raises(WrongStatus):
        await answer_convocation(deps, 1, assembly.id, CLAIRE, Answer.YES)


async def test_a_proxy_brings_its_voice_with_its_holder(deps: Deps) -> None:
    ids = await two_organizations(deps)
    await set_bylaws(deps, AssemblyKind.PARTNERS, Bylaws(quorum=Quorum(QuorumKind.NUMBER, 2), proxies=1))
    assembly = await convened(deps)
    await answer_convocation(deps, 1, assembly.id, LUC, Answer.PROXY, ids.claire)
    go_to(deps, STARTS_AT)
    found = await check_in(deps, 1, Actor.member(CLAIRE), assembly.id, user_id=CLAIRE)
    assert (found.presence.present, found.presence.required, found.presence.is_quorate) == (2, 2, True)
    assert [proxy.giver_user_id for proxy in found.presence.proxies] == [LUC]
    # Who gives another answer takes the proxy back.
    found = await answer_convocation(deps, 1, assembly.id, LUC, Answer.NO, ids.claire)
    assert (found.presence.present, found.presence.is_quorate) == (1, False)


async def test_no_more_proxies_are_taken_than_the_bylaws_say(deps: Deps) -> None:
    ids = await two_organizations(deps)
    await set_bylaws(deps, AssemblyKind.PARTNERS, Bylaws(proxies=1))
    citizen = PersonDraft("Zoé Petit", is_member=True)
    zoe = await enrol_person(deps, 1, COORDINATION, citizen)
    await link_person(deps, 1, COORDINATION, zoe, NEWCOMER)
    assembly = await convened(deps)
    await answer_convocation(deps, 1, assembly.id, LUC, Answer.PROXY, ids.claire)
    with pytest.raises(ProxyRefused) as refused:
        await answer_convocation(deps, 1, assembly.id, NEWCOMER, Answer.PROXY, ids.claire)
    assert (refused.value.reason, refused.value.name, refused.value.held, refused.value.allowed) == (
        "too_many",
        "Claire Fortin",
        1,
        1,
    )
    # The same again is no second one.
    await answer_convocation(deps, 1, assembly.id, LUC, Answer.PROXY, ids.claire)
    found = await gathering_of(deps, 1, assembly.id)
    assert found.answer_of(NEWCOMER) is None


async def test_a_proxy_that_cannot_be_is_refused(deps: Deps) -> None:
    ids = await two_organizations(deps)
    async with writing_directory(deps, 1, COORDINATION) as writing:
        colleague = (await writing.add(Person(0, "Ana Silva", organization_id=ids.clsc, user_id=90))).id
        await writing.add(Person(0, "Nat Roy", user_id=91))
    assembly = await convened(deps)
    with pytest.raises(ProxyRefused) as none_taken:
        await answer_convocation(deps, 1, assembly.id, LUC, Answer.PROXY, ids.claire)
    await set_bylaws(deps, AssemblyKind.PARTNERS, Bylaws(proxies=3))
    reasons = [none_taken.value.reason]
    for user_id, holder in ((LUC, None), (LUC, ids.luc), (CLAIRE, colleague)):
        with pytest.raises(ProxyRefused) as refused:
            await answer_convocation(deps, 1, assembly.id, user_id, Answer.PROXY, holder)
        reasons.append(refused.value.reason)
    assert reasons == ["none_taken", "no_holder", "oneself", "same_organization"]
    with pytest.raises(UnknownEntry):
        await answer_convocation(deps, 1, assembly.id, LUC, Answer.PROXY, 999)
    with pytest.raises(NotLinked):
        await answer_convocation(deps, 1, assembly.id, 555, Answer.PROXY, ids.claire)
    with pytest.raises(NoVoice):
        await answer_convocation(deps, 1, assembly.id, 91, Answer.PROXY, ids.claire)


async def test_a_member_checks_in_while_it_lasts_and_once_is_enough(deps: Deps) -> None:
    ids = await two_organizations(deps)
    assembly = await convened(deps)
    opens_at, closes_at = STARTS_AT - timedelta(minutes=30), assembly.ends_at + timedelta(hours=2)
    for instant in (opens_at - timedelta(minutes=1), closes_at + timedelta(minutes=1)):
        go_to(deps, instant)
        with pytest.raises(CheckInClosed) as closed:
            await check_in(deps, 1, Actor.member(CLAIRE), assembly.id, user_id=CLAIRE)
        assert (closed.value.opens_at, closed.value.closes_at) == (opens_at, closes_at)
    go_to(deps, opens_at)
    first = await check_in(deps, 1, Actor.member(CLAIRE), assembly.id, user_id=CLAIRE)
    (attendee,) = first.attendees
    assert (attendee.person_id, attendee.user_id, attendee.organization_id) == (ids.claire, CLAIRE, ids.clsc)
    assert attendee.arrived_at == opens_at
    go_to(deps, opens_at, minutes=5)
    assert await check_in(deps, 1, Actor.member(CLAIRE), assembly.id, user_id=CLAIRE) == first
    assert await check_in(deps, 1, COORDINATION, assembly.id, person_id=ids.claire) == first


async def test_the_coordination_enters_anyone_even_long_after(deps: Deps) -> None:
    ids = await two_organizations(deps)
    assembly = await convened(deps)
    with pytest.raises(CheckInClosed):
        await check_in(deps, 1, COORDINATION, assembly.id, person_id=ids.luc)
    go_to(deps, assembly.ends_at, days=30)
    await check_in(deps, 1, COORDINATION, assembly.id, person_id=ids.luc)
    await check_in(deps, 1, COORDINATION, assembly.id, user_id=555)
    await check_in(deps, 1, COORDINATION, assembly.id, guest_name=" Marc  Côté ", organization_id=ids.clsc)
    found = await check_in(deps, 1, COORDINATION, assembly.id, guest_name="marc cote")
    assert [(each.person_id, each.user_id, each.guest_name, each.organization_id) for each in found.attendees] == [
        (ids.luc, LUC, "", ids.maison),
        (None, 555, "", None),
        (None, None, "Marc Côté", ids.clsc),
    ]


async def test_for_whom_somebody_came_may_be_said_and_corrected(deps: Deps) -> None:
    ids = await two_organizations(deps)
    assembly = await convened(deps)
    go_to(deps, STARTS_AT)
    await check_in(deps, 1, COORDINATION, assembly.id, person_id=ids.luc)
    found = await check_in(deps, 1, COORDINATION, assembly.id, person_id=ids.luc, organization_id=ids.clsc)
    assert [each.organization_id for each in found.attendees] == [ids.clsc]


async def test_a_check_in_that_cannot_be_is_refused(deps: Deps) -> None:
    await two_organizations(deps)
    assembly = await convened(deps)
    go_to(deps, STARTS_AT)
    with pytest.raises(InvalidAssembly):
        await check_in(deps, 1, COORDINATION, assembly.id)
    with pytest.raises(UnknownEntry):
        await check_in(deps, 1, COORDINATION, assembly.id, person_id=999)
    with pytest.raises(UnknownEntry):
        await check_in(deps, 1, COORDINATION, assembly.id, guest_name="X", organization_id=999)
    assert (await gathering_of(deps, 1, assembly.id)).attendees == ()


async def test_somebody_who_was_not_there_after_all_is_taken_off(deps: Deps) -> None:
    ids = await two_organizations(deps)
    assembly = await convened(deps)
    go_to(deps, STARTS_AT)
    found = await check_in(deps, 1, COORDINATION, assembly.id, person_id=ids.luc)
    found = await undo_check_in(deps, 1, COORDINATION, assembly.id, found.attendees[0].id)
    assert (found.attendees, found.presence.present) == ((), 0)
    assert len(await held(deps)) == 1


async def test_of_proxies_given_at_once_to_one_person_one_is_taken(deps: Deps) -> None:
    ids = await two_organizations(deps)
    await set_bylaws(deps, AssemblyKind.PARTNERS, Bylaws(proxies=1))
    async with writing_directory(deps, 1, COORDINATION) as writing:
        for user_id in range(200, 208):
            await writing.add(Person(0, f"Membre {user_id}", user_id=user_id, is_member=True))
    assembly = await convened(deps)
    async with same_database(deps.database) as other:
        others = replace(deps, database=other)
        answers = (
            answer_convocation(each, 1, assembly.id, user_id, Answer.PROXY, ids.claire)
            for user_id, each in zip(range(200, 208), (deps, others) * 4, strict=True)
        )
        done = await asyncio.gather(*answers, return_exceptions=True)
    assert [type(each) for each in done].count(ProxyRefused) == 7
    assert (await gathering_of(deps, 1, assembly.id)).holder_counts() == {ids.claire: 1}
