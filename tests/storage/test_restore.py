"""A restore gives back the same rows, on either database, and never loses what is there by accident."""

import gzip
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.domain.errors import DatabaseProblem
from bot.services.snapshots import Snapshots
from storage.backup import back_up
from storage.check import check
from storage.database import Database
from storage.guilds import guild_revisions
from storage.migrate import changing_schema, current, head, migrate, upgrade
from storage.restore import restore
from tests.storage.tools import NOW, fill, names, restorable, same_database

pytestmark = pytest.mark.promise


@pytest.fixture
async def blank(blank_url: str) -> AsyncIterator[Database]:
    database = Database(blank_url.replace("courroie.db", "blank.db"))
    yield database
    await database.close()


@pytest.fixture
async def backup(database: Database, tmp_path: Path) -> Path:
    await fill(database, 1)
    await fill(database, 2)
    return (await back_up(database, tmp_path / "plan.courroie", NOW)).file


def edited(backup: Path, old: str, new: str) -> Path:
    lines = gzip.decompress(backup.read_bytes()).decode()
    assert old in lines
    backup.write_bytes(gzip.compress(lines.replace(old, new, 1).encode()))
    return backup


def upside_down(backup: Path, table: str) -> Path:
    lines = gzip.decompress(backup.read_bytes()).decode().splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f'{{"table":"{table}"')) + 1
    end = next(n for n, line in enumerate(lines) if n > start and line.startswith("{"))
    lines[start:end] = reversed(lines[start:end])
    backup.write_bytes(gzip.compress("\n".join(lines).encode()))
    return backup


async def test_every_row_comes_back_on_either_database(database: Database, backup: Path, blank: Database) -> None:
    restored = await restore(blank, backup)
    assert (restored.taken_at, restored.revision) == (NOW, head())
    assert await restorable(blank) == await restorable(database)
    assert (await check(blank)).sound


async def test_what_is_written_after_a_restore_gets_numbers_of_its_own(backup: Path, blank: Database) -> None:
    await restore(blank, backup)
    await fill(blank, 3)
    assert {row[0] for row in (await restorable(blank))["guild"]} == {1, 2, 3}


async def test_an_empty_migrated_database_can_be_restored_to(backup: Path, blank: Database) -> None:
    await upgrade(blank)
    await restore(blank, backup)
    assert len((await restorable(blank))["guild"]) == 2


async def test_a_database_that_holds_a_guild_is_replaced_by_force_alone(database: Database, backup: Path) -> None:
    before = await restorable(database)
    await fill(database, 3)
    with pytest.raises(DatabaseProblem, match="not_empty"):
        await restore(database, backup)
    assert len((await restorable(database))["guild"]) == 3
    await restore(database, backup, force=True)
    assert await restorable(database) == before


async def test_whoever_is_connected_sees_what_came_back(database: Database, backup: Path) -> None:
    async with same_database(database) as bot:
        await fill(bot, 3)
        await restore(database, backup, force=True)
        assert len((await restorable(bot))["guild"]) == 2
        await fill(bot, 3)
    assert len((await restorable(database))["guild"]) == 3


async def test_a_running_bot_notices_a_restore_whatever_revision_it_holds(backup: Path, blank: Database) -> None:
    """Both are at their second revision, of different content."""
    await upgrade(blank)
    await fill(blank, 1, "Un autre")
    snapshots = Snapshots(blank, 2)
    await snapshots.get(1)
    async with same_database(blank) as other:
        await restore(other, backup, force=True)
    await snapshots.poll()
    held = snapshots.peek(1)
    assert held is not None
    assert [loaded.plan.title for loaded in held.snapshot.plans] == ["Plan"]


async def test_revisions_drawn_by_a_restore_are_nobodys(database: Database, backup: Path) -> None:
    seen = set()
    for _ in range(3):
        await restore(database, backup, force=True)
        async with database.reading() as session:
            seen |= set((await guild_revisions(session, [1, 2])).values())
    assert len(seen) == 3
    assert min(seen) > 2


async def test_a_backup_of_an_older_courroie_is_brought_to_head(blank: Database, tmp_path: Path) -> None:
    if blank.file is not None:
        blank.file.touch()
    async with changing_schema(blank) as connection:
        await connection.run_sync(migrate, "0001")
        await connection.execute(text("INSERT INTO guild VALUES (1, 5, '2012-09-10 14:00:00.000000+00:00')"))
    made = await back_up(blank, tmp_path / "old.courroie", NOW)
    assert (await restore(blank, made.file, force=True)).revision == "0001"
    assert await current(blank) == head()
    assert [row[0] for row in (await restorable(blank))["guild"]] == [1]


async def test_a_child_may_come_before_its_parent(database: Database, backup: Path, blank: Database) -> None:
    await restore(blank, upside_down(backup, "plan_node"))
    assert await restorable(blank) == await restorable(database)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not_a_backup"),
        (b"Plan d'action triennal\n" * 50, "not_a_backup"),
        (b"SQLite format 3\x00" + bytes(500), "not_a_backup"),
        (gzip.compress(b"Plan d'action", mtime=0), "not_a_backup"),
        (gzip.compress(b'{"title": "Plan"}\n', mtime=0), "not_a_backup"),
        (gzip.compress(b'{"format": "other"}\n', mtime=0), "not_a_backup"),
        (
            gzip.compress(
                b'{"format":"courroie-backup-1","revision":"9999","taken_at":"2012-09-10T14:00:00+00:00"}\n', mtime=0
            ),
            "newer",
        ),
    ],
)
async def test_what_is_no_backup_is_refused(database: Database, tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    with pytest.raises(DatabaseProblem, match=reason):
        await restore(database, file)


async def test_a_file_that_is_not_there_is_unreadable(database: Database, tmp_path: Path) -> None:
    with pytest.raises(DatabaseProblem, match="unreadable"):
        await restore(database, tmp_path / "absent.courroie")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"table":"party"', '"table":"recipe"'),
        ('"number":"integer","name":"text"', '"number":"integer","flavour":"text"'),
        ('"number":"integer","name":"text"', '"number":"integer","name":"colour"'),
        ("[1,2,", "[404,2,"),  # a guild that its children look for
        ("2012-09-10T14:00:00+00:00", "yesterday"),
        ('{"rows":', '{"rows":1'),
        ("Mobilisation", "Mobilisation\u0007"),
    ],
)
async def test_a_damaged_backup_changes_nothing(database: Database, backup: Path, old: str, new: str) -> None:
    before = await restorable(database)
    edited(backup, old, new)
    with pytest.raises(DatabaseProblem, match="damaged_backup"):
        await restore(database, backup, force=True)
    assert await restorable(database) == before


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_nothing_is_left_beside_the_database(database: Database, backup: Path, tmp_path: Path) -> None:
    await restore(database, backup, force=True)
    with pytest.raises(DatabaseProblem):
        await restore(database, edited(backup, '"table":"party"', '"table":"recipe"'), force=True)
    assert {"courroie.db", "plan.courroie"} == set(names(tmp_path)) - {"courroie.db-journal"}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_file_too_damaged_to_open_is_set_aside(database: Database, backup: Path, tmp_path: Path) -> None:
    before = await restorable(database)
    await database.close()
    (tmp_path / "courroie.db").write_bytes(b"ruined" * 1000)
    with pytest.raises(DatabaseProblem, match="damaged"):
        await restore(database, backup)
    await restore(database, backup, force=True)
    assert await restorable(database) == before
    assert (tmp_path / "courroie.db.damaged").read_bytes() == b"ruined" * 1000


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_database_that_somebody_holds_is_not_restored_to(database: Database, backup: Path) -> None:
    assert database.file is not None
    holder = sqlite3.connect(database.file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    async with same_database(database, patience=0.1) as other:
        with pytest.raises(DatabaseProblem, match="locked"):
            await restore(other, backup, force=True)
    holder.close()


async def test_another_programs_database_is_never_restored_to(blank: Database, backup: Path) -> None:
    if blank.file is not None:
        blank.file.touch()
    async with blank.engine.begin() as connection:
        await connection.execute(text("CREATE TABLE recipe (id INTEGER)"))
    with pytest.raises(DatabaseProblem, match="foreign"):
        await restore(blank, backup, force=True)
