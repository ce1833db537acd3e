"""What is held of the guilds: bounded, read once for all who ask, and never older than the caller's own change."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import DatabaseProblem
from bot.services.snapshots import Knowledge, Snapshots
from storage.database import Database
from storage.guilds import bump_revision
from storage.models import Guild
from storage.plans import store_plan
from tests.samples import SMALL_PLAN
from tests.storage.tools import NOW, same_database, url_of

ON_SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


class Watched(Database):
    """A database that counts its readings, and lets one end only when it may."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.readings = 0
        self.has_read = asyncio.Event()
        self.may_end = asyncio.Event()
        self.may_end.set()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        self.readings += 1
        async with super().reading() as session:
            yield session
        self.has_read.set()
        await self.may_end.wait()


@pytest.fixture
async def watched(database: Database) -> AsyncIterator[Watched]:
    found = Watched(url_of(database))
    yield found
    await found.close()


async def store(database: Database, guild_id: int = 1, title: str = "Plan") -> None:
    async with database.transaction() as session:
        await store_plan(session, guild_id, replace(SMALL_PLAN, title=title), imported_at=NOW)


def titles(known: Knowledge | None) -> list[str] | None:
    return None if known is None else [loaded.plan.title for loaded in known.snapshot.plans]


async def test_what_is_held_is_not_read_again(watched: Watched) -> None:
    snapshots = Snapshots(watched, capacity=1)
    assert await snapshots.get(1) is await snapshots.get(1)
    assert watched.readings == 1


async def test_each_plan_can_be_searched_and_completed(database: Database) -> None:
    await store(database)
    known = await Snapshots(database, capacity=1).get(1)
    (loaded,) = known.snapshot.plans
    assert len(known.index_of(loaded).search("informer")) == 1
    assert known.completion_of(loaded).matching("II.B.1.4")


@ON_SQLITE
async def test_no_more_guilds_than_the_capacity_are_held(database: Database) -> None:
    snapshots = Snapshots(database, capacity=2)
    for guild_id in range(1, 5):
        await snapshots.get(guild_id)
    assert [snapshots.peek(guild_id) is not None for guild_id in range(1, 5)] == [False, False, True, True]


@ON_SQLITE
async def test_the_least_recently_read_goes_first(database: Database) -> None:
    snapshots = Snapshots(database, capacity=2)
    await snapshots.get(1)
    await snapshots.get(2)
    snapshots.peek(1)
    await snapshots.get(3)
    assert snapshots.peek(2) is None
    assert snapshots.peek(1) is not None


async def test_all_who_ask_at_once_share_one_reading(watched: Watched) -> None:
    snapshots = Snapshots(watched, capacity=5)
    found = await asyncio.gather(*(snapshots.get(1) for _ in range(50)))
    assert watched.readings == 1
    assert len({id(each) for each in found}) == 1


@ON_SQLITE
async def test_who_stops_waiting_stops_nobody_else(watched: Watched) -> None:
    snapshots = Snapshots(watched, capacity=5)
    watched.may_end.clear()
    impatient, patient = (asyncio.create_task(snapshots.get(1)) for _ in range(2))
    await watched.has_read.wait()
    impatient.cancel()
    watched.may_end.set()
    assert (await patient).snapshot.guild_id == 1
    assert watched.readings == 1


async def test_a_change_made_while_a_reading_is_under_way_is_not_missed(watched: Watched) -> None:
    snapshots = Snapshots(watched, capacity=5)
    watched.may_end.clear()
    early = asyncio.create_task(snapshots.get(1))
    await watched.has_read.wait()
    await store(watched)
    refreshed = asyncio.create_task(snapshots.refresh(1))
    watched.may_end.set()
    assert titles(await early) == []
    assert titles(await refreshed) == titles(snapshots.peek(1)) == ["Plan"]


async def test_what_another_process_wrote_is_seen_at_the_next_poll(database: Database) -> None:
    snapshots = Snapshots(database, capacity=5)
    await snapshots.get(1)
    async with same_database(database) as other:
        await store(other)
    assert titles(snapshots.peek(1)) == []
    await snapshots.poll()
    assert titles(snapshots.peek(1)) == ["Plan"]


async def test_a_poll_reads_again_only_what_moved(watched: Watched) -> None:
    snapshots = Snapshots(watched, capacity=5)
    await snapshots.poll()
    assert watched.readings == 0
    kept, _moved = await snapshots.get(1), await snapshots.get(2)
    await store(watched, guild_id=2)
    await snapshots.poll()
    assert watched.readings == 4
    assert snapshots.peek(1) is kept
    assert titles(snapshots.peek(2)) == ["Plan"]


@ON_SQLITE
async def test_guilds_are_warmed_while_there_is_room(watched: Watched) -> None:
    snapshots = Snapshots(watched, capacity=2)
    for guild_id in range(1, 5):
        snapshots.warm(guild_id)
    await snapshots.get(1)
    await snapshots.get(2)
    assert watched.readings == 2
    assert snapshots.peek(3) is None


@ON_SQLITE
async def test_a_reading_that_fails_is_told_logged_and_tried_again(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with same_database(database, patience=0.1) as hurried:
        snapshots = Snapshots(hurried, capacity=5)
        with closing(sqlite3.connect(str(database.file), isolation_level=None)) as lock:
            lock.execute("BEGIN EXCLUSIVE")
            with caplog.at_level(logging.WARNING), pytest.raises(DatabaseProblem, match="locked"):
                await snapshots.get(1)
        assert "guild 1 could not be loaded" in caplog.text
        assert titles(await snapshots.get(1)) == []


@ON_SQLITE
async def test_whoever_cannot_wait_finds_it_the_next_time(database: Database) -> None:
    snapshots = Snapshots(database, capacity=5)
    assert snapshots.peek_or_begin(1) is None
    known = await snapshots.get(1)
    assert snapshots.peek_or_begin(1) is known


@ON_SQLITE
async def test_closing_lets_a_load_end(database: Database) -> None:
    snapshots = Snapshots(database, capacity=5)
    snapshots.warm(1)
    await snapshots.close()
    assert snapshots.peek(1) is not None


@ON_SQLITE
async def test_closing_gives_up_what_is_still_loading(watched: Watched) -> None:
    snapshots = Snapshots(watched, capacity=5)
    watched.may_end.clear()
    snapshots.warm(1)
    await watched.has_read.wait()
    await snapshots.close()
    assert snapshots.peek(1) is None


async def test_a_plan_whose_version_stands_keeps_its_indexes_through_other_changes(database: Database) -> None:
    await store(database)
    snapshots = Snapshots(database, capacity=1)
    before = await snapshots.get(1)
    async with database.transaction() as session:
        await bump_revision(session, 1)
    after = await snapshots.refresh(1)
    assert after.snapshot.revision > before.snapshot.revision
    assert after.snapshot.plans[0].plan is before.snapshot.plans[0].plan
    assert after.index_of(after.snapshot.plans[0]) is before.index_of(before.snapshot.plans[0])


async def test_a_plan_is_read_anew_with_a_new_version_and_after_a_restoration(database: Database) -> None:
    await store(database)
    snapshots = Snapshots(database, capacity=1)
    first = await snapshots.get(1)
    async with database.transaction() as session:
        await session.execute(update(Guild).values(revision=Guild.revision + 1_000_000))
    restored = await snapshots.refresh(1)
    assert restored.snapshot.plans[0].plan is not first.snapshot.plans[0].plan
    async with database.transaction() as session:
        await store_plan(session, 1, replace(SMALL_PLAN, title="Plan", introduction="Autre"), imported_at=NOW)
    assert [each.plan.introduction for each in (await snapshots.refresh(1)).snapshot.plans] == ["Autre"]
