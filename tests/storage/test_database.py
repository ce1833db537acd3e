"""What ARCHITECTURE.md says of a transaction, on both databases."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import IntegrityError, InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import configure_mappers

from bot.domain.errors import DatabaseProblem
from storage.database import Database
from storage.guilds import lock_guild
from storage.models import Base, Guild, Plan, WorkingGroup
from tests.storage.tools import NOW, same_database

WRITERS = 20


async def add_guild(database: Database, guild_id: int = 1) -> None:
    async with database.transaction() as session:
        session.add(Guild(id=guild_id, revision=0, created_at=NOW))


async def revision(database: Database) -> int:
    async with database.reading() as session:
        return (await session.scalars(select(Guild.revision))).one()


async def increment(database: Database) -> None:
    async with database.transaction() as session:
        guild = (await session.scalars(select(Guild).with_for_update())).one()
        await session.execute(select(func.count()).select_from(Plan))
        guild.revision += 1


async def test_twenty_read_modify_writes_at_once_lose_none(database: Database) -> None:
    await add_guild(database)
    await asyncio.gather(*(increment(database) for _ in range(WRITERS)))
    assert await revision(database) == WRITERS


async def test_two_processes_lose_none_either(database: Database) -> None:
    await add_guild(database)
    async with same_database(database) as other:
        await asyncio.gather(*(increment(each) for _ in range(WRITERS // 2) for each in (database, other)))
    assert await revision(database) == WRITERS


async def test_with_the_drivers_defaults_they_would_be_lost(database: Database) -> None:
    """The reason for BEGIN IMMEDIATE and for FOR UPDATE: everybody reads, then everybody writes."""
    await add_guild(database)
    everybody_has_read = asyncio.Barrier(WRITERS)
    engine = create_async_engine(database.url, pool_size=WRITERS)

    async def naively() -> None:
        async with AsyncSession(engine) as session, session.begin():
            seen = (await session.scalars(select(Guild.revision))).one()
            await everybody_has_read.wait()
            await session.execute(update(Guild).values(revision=seen + 1))

    await asyncio.gather(*(naively() for _ in range(WRITERS)))
    await engine.dispose()
    assert await revision(database) == 1


async def test_leaving_by_an_exception_rolls_back(database: Database) -> None:
    async def change_of_mind() -> None:
        async with database.transaction() as session:
            await lock_guild(session, 1, NOW)
            raise LookupError

    with pytest.raises(LookupError):
        await change_of_mind()
    async with database.reading() as session:
        assert await session.get(Guild, 1) is None


async def test_a_reading_refuses_to_write(database: Database) -> None:
    with pytest.raises(DatabaseProblem, match="read_only"):
        async with database.reading() as session:
            await lock_guild(session, 1, NOW)
    async with database.reading() as session:
        assert await session.get(Guild, 1) is None


async def test_a_reading_sees_one_state_throughout(database: Database) -> None:
    await add_guild(database)
    async with database.reading() as session:
        assert await session.scalar(select(Guild.revision)) == 0
        writing = asyncio.create_task(increment(database))
        waits_for_readers = database.journal is not None and database.journal.mode != "WAL"
        await asyncio.wait([writing], timeout=0.1 if waits_for_readers else None)
        session.expire_all()
        assert await session.scalar(select(Guild.revision)) == 0
    await writing
    assert await revision(database) == 1


async def test_a_row_without_its_parent_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            session.add(WorkingGroup(guild_id=404, name="Table", active=True, kind="table", recognised=True))


async def test_a_row_cannot_point_into_another_guild(database: Database) -> None:
    await add_guild(database, 1)
    await add_guild(database, 2)
    async with database.transaction() as session:
        session.add(WorkingGroup(id=7, guild_id=1, name="Table", active=True, kind="table", recognised=True))
    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            session.add(Plan(guild_id=2, working_group_id=7, title="Plan", created_at=NOW))


async def test_nothing_is_loaded_behind_ones_back(database: Database) -> None:
    await add_guild(database)
    async with database.transaction() as session:
        await session.execute(insert(Plan).values(guild_id=1, title="Plan", created_at=NOW))
    async with database.reading() as session:
        plan = (await session.scalars(select(Plan))).one()
        with pytest.raises(InvalidRequestError, match="lazy='raise'"):
            plan.working_group  # noqa: B018  # asking for it is the whole point


def test_every_relation_refuses_to_load_by_itself() -> None:
    configure_mappers()
    relations = [relation for mapper in Base.registry.mappers for relation in mapper.relationships]
    assert relations
    assert {relation.lazy for relation in relations} == {"raise"}


def test_every_table_carries_the_guild() -> None:
    others = {table.name for table in Base.metadata.sorted_tables if "guild_id" not in table.columns}
    assert others == {"guild"}


async def test_a_lock_that_does_not_come_is_a_fact(database: Database) -> None:
    async with same_database(database, patience=0.1) as rival, database.transaction() as session:
        await lock_guild(session, 1, NOW)
        with pytest.raises(DatabaseProblem, match="locked"):
            async with rival.transaction() as other:
                await lock_guild(other, 1, NOW)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_the_loop_turns_while_sqlite_is_locked(database: Database, tmp_path: Path) -> None:
    turns = 0
    lock = sqlite3.connect(tmp_path / "courroie.db", isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    async with same_database(database, patience=0.2) as waiting:
        reading = asyncio.create_task(revision(waiting))
        while not reading.done():
            await asyncio.sleep(0)
            turns += 1
        assert isinstance(reading.exception(), DatabaseProblem)
    lock.close()
    assert turns > 100
