import asyncio

import pytest
from sqlalchemy import event, text

from storage.database import Database
from storage.sqlite import own_journal

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def pragma(database: Database, name: str) -> object:
    async with database.transaction() as session:
        return await session.scalar(text(f"PRAGMA {name}"))


async def test_a_writer_enforces_keys_and_waits_for_the_disk(database: Database) -> None:
    assert await pragma(database, "foreign_keys") == 1
    assert await pragma(database, "synchronous") == 2  # FULL
    assert await pragma(database, "busy_timeout") == 15_000


async def test_every_writer_of_a_process_shares_one_connection(database: Database) -> None:
    """Several connections that reset a WAL file at once are what corrupts it."""
    opened = []
    event.listen(database.engine.sync_engine, "connect", lambda connection, _record: opened.append(connection))
    await asyncio.gather(*(pragma(database, "user_version") for _ in range(20)))
    assert len(opened) == 1


async def test_the_journal_is_the_one_that_this_sqlite_calls_for(database: Database) -> None:
    assert database.journal == own_journal()
    assert await pragma(database, "journal_mode") == own_journal().mode.lower()
