"""What is removed from SQLite leaves its file, not only its tables."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, text
from sqlalchemy.exc import IntegrityError

from bot.domain.errors import DatabaseProblem
from storage.database import Database
from storage.guilds import lock_guild
from storage.models import Organization, OrganizationName
from storage.sqlite import Journal, leave_no_trace
from tests.storage.test_sqlite import pragma
from tests.storage.tools import NOW, same_database

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

MARKS = [f"Nom effacé {number:03}" for number in range(40)]


def on_disk(database: Database) -> bytes:
    """All that SQLite keeps: the file, and its journals beside it."""
    assert database.file is not None
    beside = [Path(f"{database.file}{suffix}") for suffix in ("", "-wal", "-journal")]
    return b"".join(file.read_bytes() for file in beside if file.exists())


async def write_and_remove(database: Database) -> None:
    """Rows of all lengths, so that pages are split and rebuilt around the ones that go."""
    names = ["Autre" * (position * 7919 % 300 + 1) for position in range(300)]
    for position, mark in enumerate(MARKS):
        names.insert(position * 7, mark)
    async with database.transaction() as session:
        await lock_guild(session, 1, NOW)
        row = {"guild_id": 1, "kind": "other", "in_good_standing": True, "active": True}
        await session.execute(insert(Organization).values(id=1, name="Auberge", **row))
    for position, name in enumerate(names):
        async with database.transaction() as session:
            row = {"guild_id": 1, "organization_id": 1, "position": position, "name": name}
            await session.execute(insert(OrganizationName).values(row))
    async with database.transaction() as session:
        await session.execute(delete(OrganizationName).where(OrganizationName.name.in_(MARKS)))


@pytest.mark.parametrize("mode", ["WAL", "TRUNCATE"])
async def test_nothing_that_was_removed_is_left_in_the_file(
    database: Database, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever journal the machine's SQLite calls for."""
    monkeypatch.setattr("storage.sqlite.own_journal", lambda: Journal(mode, "3"))
    async with same_database(database) as found:
        await write_and_remove(found)
        assert await pragma(found, "journal_mode") == mode.lower()
        await leave_no_trace(found.engine)
        left = on_disk(found)
    assert [mark for mark in MARKS if mark.encode() in left] == []
    assert b"AutreAutre" in left


async def test_a_file_that_was_written_before_leaves_nothing_either(database: Database) -> None:
    """A database of an older Courroie kept what it removed; the first erasure cleans it too."""
    assert database.file is not None
    before = sqlite3.connect(database.file)
    before.execute("PRAGMA secure_delete=OFF")
    before.execute("CREATE TABLE old (name TEXT)")
    before.executemany("INSERT INTO old VALUES (?)", [(mark,) for mark in MARKS])
    before.commit()
    before.execute("DELETE FROM old")
    before.execute("DROP TABLE old")
    before.commit()
    before.close()
    assert MARKS[0].encode() in on_disk(database)
    await leave_no_trace(database.engine)
    assert not any(mark.encode() in on_disk(database) for mark in MARKS)


async def test_what_is_removed_is_overwritten_at_once(database: Database) -> None:
    async with database.transaction() as session:
        assert await session.scalar(text("PRAGMA secure_delete")) == 1


async def test_whoever_reads_for_too_long_is_said_to_hold_it(database: Database) -> None:
    await write_and_remove(database)
    async with same_database(database, patience=0.05) as impatient, database.reading() as session:
        await session.scalar(text("SELECT count(*) FROM organization"))
        with pytest.raises(DatabaseProblem, match="locked"):
            await leave_no_trace(impatient.engine)


async def enrol_in_no_guild(database: Database) -> None:
    async with database.transaction() as session:
        row = {"guild_id": 404, "kind": "other", "in_good_standing": True, "active": True}
        await session.execute(insert(Organization).values(id=1, name=MARKS[0], **row))


async def test_what_the_database_refuses_is_told_without_its_values(database: Database) -> None:
    """An error that nobody expected is logged with its traceback."""
    with pytest.raises(IntegrityError) as refused:
        await enrol_in_no_guild(database)
    assert MARKS[0] not in str(refused.value)
