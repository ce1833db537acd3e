"""What every act on a directory keeps: its own guild alone, all or nothing, journaled, seen at once, nothing for nothing."""

import asyncio

import pytest
from sqlalchemy import event

from bot.domain.directory_drafts import OrganizationDraft
from bot.domain.errors import DuplicateEntry, UnknownEntry
from bot.services.directory import add_organization, enrol_organization
from bot.services.directory_merging import merge_people
from bot.services.directory_writing import writing_directory
from bot.services.entrusting import release
from bot.services.links import link_requests, refuse_link
from bot.services.snapshots import Snapshots
from storage.database import Database
from storage.guilds import guild_revisions
from tests.services.directories import ACTS, COORDINATION, deps_of, directory_of, journal, roundtable
from tests.storage.tools import contents, same_database


async def test_one_guild_never_sees_anothers_directory(database: Database) -> None:
    deps = deps_of(database)
    ids, others = await roundtable(deps), await roundtable(deps, 2)
    before = await contents(database)
    for act in ACTS:
        if act.name != "correct_own_card":
            with pytest.raises(UnknownEntry):
                await act.do(deps, 2, ids)
    for kept, merged in ((ids.luc, others.luc), (others.luc, ids.luc)):
        with pytest.raises(UnknownEntry):
            await merge_people(deps, 2, COORDINATION, kept, merged)
    with pytest.raises(UnknownEntry):
        await refuse_link(deps, 2, COORDINATION, ids.request)
    await release(deps, 2, COORDINATION, item_id=ids.action)
    assert [request.id for request in await link_requests(deps, 2)] == [others.request]
    assert await contents(database) == before


async def test_every_act_is_journaled_seen_by_every_process_and_writes_nothing_when_done_again(
    database: Database,
) -> None:
    deps = deps_of(database)
    ids = await roundtable(deps)
    async with same_database(database) as other_door:
        other = Snapshots(other_door, 1)
        await other.get(1)
        for act in ACTS:
            count = len(await journal(deps))
            await act.do(deps, 1, ids)
            entries = (await journal(deps))[count:]
            assert entries, act.name
            assert {entry.label for entry in entries if entry.subject == "person"} <= {""}, act.name
            await other.poll()
            assert (await other.get(1)).snapshot.directory == await directory_of(deps), act.name
            if act.again:
                before = await contents(database)
                await act.do(deps, 1, ids)
                assert await contents(database) == before, act.name


@pytest.mark.parametrize("statement", ["INSERT INTO journal_entry", "UPDATE guild"])
async def test_an_act_that_fails_leaves_nothing(database: Database, statement: str) -> None:
    deps = deps_of(database)
    ids = await roundtable(deps)
    before, held = await contents(database), await directory_of(deps)

    def fail(_connection: object, _cursor: object, said: str, *_rest: object) -> None:
        if said.startswith(statement):
            raise RuntimeError(statement)

    event.listen(database.engine.sync_engine, "before_cursor_execute", fail)
    for act in ACTS:
        if act.name not in {"link_person", "reinstate_organization"}:  # nothing to do here, but after others
            with pytest.raises(RuntimeError):
                await act.do(deps, 1, ids)
    assert await contents(database) == before
    assert await directory_of(deps) == held


async def test_who_enrols_waits_for_whoever_is_enrolling_the_same(database: Database) -> None:
    deps = deps_of(database)
    await roundtable(deps)
    async with writing_directory(deps, 1, COORDINATION) as writing:
        second = asyncio.create_task(enrol_organization(deps, 1, COORDINATION, OrganizationDraft("Caisse")))
        await asyncio.wait({second}, timeout=0.2)
        assert not second.done()
        first = await add_organization(writing, OrganizationDraft("Caisse"))
    with pytest.raises(DuplicateEntry) as refused:
        await second
    assert refused.value.id == first.id


async def test_changes_of_different_things_at_once_are_all_kept(database: Database) -> None:
    deps = deps_of(database)
    ids = await roundtable(deps)
    async with database.reading() as session:
        before = (await guild_revisions(session, [1]))[1]
    several = [act for act in ACTS if act.name.startswith(("correct_o", "give_", "entrust"))]
    await asyncio.gather(*(act.do(deps, 1, ids) for act in several))
    async with database.reading() as session:
        assert (await guild_revisions(session, [1]))[1] == before + len(several)
    after = await contents(database)
    for act in several:
        await act.do(deps, 1, ids)
    assert await contents(database) == after
