"""Which entry of the directory is which Discord member."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.clock import SettableClock
from bot.domain.directory import LinkRequest, Person, Representation
from bot.domain.directory_drafts import LinkDraft, PersonDraft, draft_of_person
from bot.domain.errors import AlreadyLinked, InvalidEntry, UnknownEntry
from bot.services.deps import Deps
from bot.services.directory import correct_person, represent
from bot.services.links import (
    answer_link,
    confirm_link,
    correct_own_card,
    link_person,
    link_requests,
    refuse_link,
    request_link,
    unlink_person,
    withdraw_request,
)
from storage.database import Database
from tests.services.directories import (
    CLAIRE,
    COORDINATION,
    NEWCOMER,
    TODAY,
    Roundtable,
    deps_of,
    directory_of,
    journal,
    roundtable,
)
from tests.storage.tools import NOW, contents

ASKING = 72
"""The Discord member who asks, in a roundtable, to be linked to Luc's entry."""


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


@pytest.fixture
async def ids(deps: Deps) -> Roundtable:
    return await roundtable(deps)


async def person(deps: Deps, user_id: int) -> Person | None:
    return (await directory_of(deps)).person_of(user_id)


async def test_what_a_member_says_waits_for_the_coordination(deps: Deps, ids: Roundtable) -> None:
    draft = LinkDraft(" Ana  Silva ", "Agente", "ana@exemple.org", "514 555-0123", ids.clsc)
    entries, before = len(await journal(deps)), await directory_of(deps)
    outcome = await request_link(deps, 1, NEWCOMER, draft, confirmation=True)
    said = ("Ana Silva", NOW, "Agente", "ana@exemple.org", "514 555-0123", ids.clsc)
    assert outcome.pending
    assert (await link_requests(deps, 1))[-1] == LinkRequest(outcome.request_id or 0, NEWCOMER, *said)
    assert await directory_of(deps) == before
    assert len(await journal(deps)) == entries


async def test_what_a_member_leaves_out_their_entry_keeps(deps: Deps, ids: Roundtable) -> None:
    draft = PersonDraft("Luc Roy", "Agent", "luc@exemple.org", "514 555-0100", ids.clsc)
    await correct_person(deps, 1, COORDINATION, ids.luc, draft)
    await request_link(deps, 1, NEWCOMER, LinkDraft("Luc Roy", person_id=ids.luc), confirmation=False)
    own = (await directory_of(deps)).people[ids.luc]
    assert (own.user_id, draft_of_person(own)) == (NEWCOMER, draft)


async def test_a_member_has_one_request_the_last(deps: Deps, ids: Roundtable) -> None:
    await request_link(deps, 1, NEWCOMER, LinkDraft("Ana"), confirmation=True)
    last = await request_link(deps, 1, NEWCOMER, LinkDraft("Ana Silva"), confirmation=True)
    assert [each.id for each in await link_requests(deps, 1)] == [ids.request, last.request_id]


async def test_who_is_confirmed_has_an_entry_and_speaks_for_their_organisation(deps: Deps, ids: Roundtable) -> None:
    confirmed = await confirm_link(deps, 1, COORDINATION, ids.request)
    luc = Person(ids.luc, "Luc Roy", email="luc@exemple.org", organization_id=ids.maison, user_id=ASKING)
    assert confirmed == await person(deps, ASKING) == luc
    directory = await directory_of(deps)
    spoken = list(directory.represented_by(ids.luc, TODAY))
    assert spoken == [Representation(spoken[0].id, ids.luc, ids.maison, None, TODAY)]
    assert await link_requests(deps, 1) == ()
    linked = (await journal(deps))[-2]
    assert (linked.act, linked.label, linked.person_id, linked.user_id) == ("linked", "", ids.luc, ASKING)
    with pytest.raises(UnknownEntry):
        await confirm_link(deps, 1, COORDINATION, ids.request)


async def test_where_nobody_confirms_a_member_is_linked_at_once(deps: Deps, ids: Roundtable) -> None:
    draft = LinkDraft("Ana Silva", "Agente", organization_id=ids.clsc)
    outcome = await request_link(deps, 1, NEWCOMER, draft, confirmation=False)
    new = Person(outcome.person_id or 0, "Ana Silva", "Agente", organization_id=ids.clsc, user_id=NEWCOMER)
    assert not outcome.pending
    assert await person(deps, NEWCOMER) == new
    assert [entry.actor_id for entry in await journal(deps)][-2:] == [NEWCOMER, NEWCOMER]


async def test_the_day_is_the_guilds_own(deps: Deps, ids: Roundtable) -> None:
    night = replace(deps, clock=SettableClock(datetime(2012, 9, 11, 2, 0, tzinfo=UTC)))
    draft = LinkDraft("Ana Silva", organization_id=ids.clsc)
    await request_link(night, 1, NEWCOMER, draft, confirmation=False)
    assert (await directory_of(deps)).representations[-1].since == date(2012, 9, 10)


async def test_who_spoke_for_an_organisation_already_is_not_seated_again(deps: Deps, ids: Roundtable) -> None:
    await represent(deps, 1, COORDINATION, ids.luc, ids.maison, None, date(2010, 4, 1))
    before = (await directory_of(deps)).representations
    await confirm_link(deps, 1, COORDINATION, ids.request)
    assert (await directory_of(deps)).representations == before


async def test_an_entry_that_is_another_members_is_left_to_them(deps: Deps, ids: Roundtable) -> None:
    before = (await directory_of(deps)).people[ids.claire]
    draft = LinkDraft("Claire Fortin", person_id=ids.claire)
    outcome = await request_link(deps, 1, NEWCOMER, draft, confirmation=False)
    assert outcome.person_id != ids.claire
    assert (await directory_of(deps)).people[ids.claire] == before


async def test_a_member_has_one_entry(deps: Deps, ids: Roundtable) -> None:
    before = await contents(deps.database)
    for confirmation in (True, False):
        with pytest.raises(AlreadyLinked) as refused:
            await request_link(deps, 1, CLAIRE, LinkDraft("Claire"), confirmation=confirmation)
        assert (refused.value.person_id, refused.value.user_id) == (ids.claire, CLAIRE)
    with pytest.raises(AlreadyLinked):
        await link_person(deps, 1, COORDINATION, ids.luc, CLAIRE)
    assert await contents(deps.database) == before


async def test_an_entry_has_one_member(deps: Deps, ids: Roundtable) -> None:
    with pytest.raises(AlreadyLinked) as refused:
        await link_person(deps, 1, COORDINATION, ids.claire, NEWCOMER)
    assert (refused.value.person_id, refused.value.user_id) == (ids.claire, CLAIRE)


async def test_of_two_members_who_take_one_entry_at_once_one_has_it(deps: Deps, ids: Roundtable) -> None:
    draft = LinkDraft("Luc Roy", person_id=ids.luc)
    await asyncio.gather(*(request_link(deps, 1, user, draft, confirmation=False) for user in (80, 81)))
    linked = [await person(deps, user) for user in (80, 81)]
    assert len({each.id for each in linked if each}) == 2
    assert ids.luc in {each.id for each in linked if each}


async def test_a_refused_request_goes_and_the_journal_keeps_no_name(deps: Deps, ids: Roundtable) -> None:
    before = await directory_of(deps)
    refused = await refuse_link(deps, 1, COORDINATION, ids.request)
    assert (refused.user_id, refused.name) == (ASKING, "Luc Roy")
    assert await link_requests(deps, 1) == ()
    assert await directory_of(deps) == before
    entry = (await journal(deps))[-1]
    assert (entry.act, entry.person_id, entry.user_id) == ("refused", ids.luc, ASKING)
    assert (entry.label, entry.before, entry.after) == ("", None, None)
    with pytest.raises(UnknownEntry):
        await refuse_link(deps, 1, COORDINATION, ids.request)


async def test_the_coordination_says_which_entry_a_request_is_about(deps: Deps, ids: Roundtable) -> None:
    with pytest.raises(AlreadyLinked) as refused:
        await answer_link(deps, 1, COORDINATION, ids.request, ids.claire)
    assert (refused.value.person_id, refused.value.user_id) == (ids.claire, CLAIRE)
    new = await answer_link(deps, 1, COORDINATION, ids.request, None)
    assert new == await person(deps, ASKING)
    assert new.id not in (ids.luc, ids.claire)
    with pytest.raises(UnknownEntry):
        await answer_link(deps, 1, COORDINATION, ids.request, ids.luc)


async def test_a_member_withdraws_their_own_request_alone(deps: Deps, ids: Roundtable) -> None:
    await withdraw_request(deps, 1, NEWCOMER)
    await withdraw_request(deps, 2, ASKING)
    assert [each.id for each in await link_requests(deps, 1)] == [ids.request]
    await withdraw_request(deps, 1, ASKING)
    assert await link_requests(deps, 1) == ()


async def test_the_coordination_answers_a_request_by_linking_the_member(deps: Deps, ids: Roundtable) -> None:
    linked = await link_person(deps, 1, COORDINATION, ids.luc, ASKING)
    assert linked.user_id == ASKING
    assert await link_requests(deps, 1) == ()


async def test_who_is_unlinked_keeps_their_entry(deps: Deps, ids: Roundtable) -> None:
    unlinked = await unlink_person(deps, 1, COORDINATION, ids.claire)
    assert (await directory_of(deps)).people[ids.claire] == unlinked
    assert await person(deps, CLAIRE) is None
    entry = (await journal(deps))[-1]
    assert (entry.act, entry.person_id, entry.user_id) == ("unlinked", ids.claire, CLAIRE)


async def test_a_member_corrects_their_own_card_and_nothing_else(deps: Deps, ids: Roundtable) -> None:
    before = (await directory_of(deps)).people[ids.claire]
    said = {"name": "Claire F.", "function": "", "email": "c@exemple.org", "phone": "1"}
    assert await correct_own_card(deps, 1, CLAIRE, **said) == replace(before, **said)  # type: ignore[arg-type]
    with pytest.raises(UnknownEntry):
        await correct_own_card(deps, 1, NEWCOMER, name="Ana")
    with pytest.raises(InvalidEntry):
        await correct_own_card(deps, 1, CLAIRE, name=" ")
