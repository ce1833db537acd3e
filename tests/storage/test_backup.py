"""A backup is whole, or it is not there."""

import asyncio
import gzip
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import MetaData, select, update

from bot.domain.errors import DatabaseProblem
from storage.archive import TYPES, open_archive, verify_archive
from storage.backup import back_up, dated_name, dump, kind_of, rotate
from storage.database import Database
from storage.migrate import head
from storage.models import Base, Guild
from storage.types import Instant
from tests.storage.tools import NOW, contents, fill, names

pytestmark = pytest.mark.promise


async def test_a_backup_holds_every_row(database: Database, tmp_path: Path) -> None:
    await fill(database)
    made = await back_up(database, tmp_path / "plan.courroie", NOW)
    assert made.rows == sum(len(rows) for rows in (await contents(database)).values())
    assert (made.revision, made.size) == (head(), made.file.stat().st_size)


async def test_a_backup_is_its_owners_alone_and_leaves_nothing_beside(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    made = await back_up(database, folder / "plan.courroie", NOW)
    assert made.file.stat().st_mode & 0o777 == 0o600
    assert names(folder) == ["plan.courroie"]


async def test_a_backup_says_what_it_is(database: Database, tmp_path: Path) -> None:
    made = await back_up(database, tmp_path / "plan.courroie", NOW)
    with open_archive(made.file) as archive:
        assert (archive.header.revision, archive.header.taken_at) == (head(), NOW)


async def test_a_backup_at_a_naive_instant_is_refused(database: Database, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="naive datetime"):
        await back_up(database, tmp_path / "plan.courroie", NOW.replace(tzinfo=None))
    assert "plan.courroie" not in names(tmp_path)


async def test_a_backup_among_writers_holds_one_state(database: Database, tmp_path: Path) -> None:
    """Each write moves two guilds together: a backup that caught them apart would be no state at all."""
    await fill(database, 1)
    await fill(database, 2)

    async def write() -> None:
        for _ in range(15):
            async with database.transaction() as session:
                await session.execute(update(Guild).values(revision=Guild.revision + 1))

    async def back_up_often() -> list[list[int]]:
        return [revisions_in((await back_up(database, tmp_path / f"{n}.courroie", NOW)).file) for n in range(5)]

    _, seen = await asyncio.gather(write(), back_up_often())
    assert all(first == second for first, second in seen)
    async with database.reading() as session:
        assert set(await session.scalars(select(Guild.revision))) == {17}


def revisions_in(file: Path) -> list[int]:
    with open_archive(file) as archive:
        return [row["revision"] for table, rows in archive.batches() for row in rows if table.name == "guild"]


async def test_a_newer_backup_takes_the_place_of_an_older(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "plan.courroie"
    before = await back_up(database, file, NOW)
    await fill(database)
    assert (await back_up(database, file, NOW)).rows > before.rows


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_backup_never_takes_the_place_of_anything_else(database: Database) -> None:
    assert database.file is not None
    with pytest.raises(DatabaseProblem, match="not_a_backup"):
        await back_up(database, database.file, NOW)


@pytest.mark.parametrize("place", ["absent/plan.courroie", "courroie.db/plan.courroie"])
async def test_a_place_that_cannot_be_written_to_is_told(database: Database, tmp_path: Path, place: str) -> None:
    with pytest.raises(DatabaseProblem, match="unreadable"):
        await back_up(database, tmp_path / place, NOW)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
async def test_a_full_disk_is_told(database: Database) -> None:
    async def fill_the_disk() -> None:
        async with database.reading() as session:
            await session.run_sync(lambda sync: dump(sync.connection(), Path("/dev/full"), NOW))

    with pytest.raises(DatabaseProblem, match="full"):
        await fill_the_disk()


async def test_there_is_nothing_to_back_up_before_the_first_upgrade(blank_url: str, tmp_path: Path) -> None:
    blank = Database(blank_url)
    with pytest.raises(DatabaseProblem, match="empty"):
        await back_up(blank, tmp_path / "plan.courroie", NOW)
    await blank.close()
    assert [name for name in names(tmp_path) if name.startswith("plan")] == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_truncated_backup_is_found_out_wherever_it_was_cut(database: Database, tmp_path: Path) -> None:
    await fill(database)
    file = (await back_up(database, tmp_path / "plan.courroie", NOW)).file
    whole = file.read_bytes()
    for kept in range(0, len(whole), 50):
        file.write_bytes(whole[:kept])
        with pytest.raises(DatabaseProblem, match=r"not_a_backup|damaged_backup"):
            verify_archive(file)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_backup_that_lost_a_line_is_found_out(database: Database, tmp_path: Path) -> None:
    await fill(database)
    file = (await back_up(database, tmp_path / "plan.courroie", NOW)).file
    lines = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
    row = next(number for number, line in enumerate(lines) if line.startswith(b"["))
    file.write_bytes(gzip.compress(b"".join(lines[:row] + lines[row + 1 :])))
    with pytest.raises(DatabaseProblem, match="damaged_backup"):
        verify_archive(file)


async def test_every_column_has_a_kind_that_a_backup_keeps(database: Database) -> None:
    found = MetaData()
    async with database.engine.connect() as connection:
        await connection.run_sync(found.reflect)
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            kind = kind_of(found.tables[table.name].columns[column.name].type)
            assert kind in TYPES
            assert (kind == "instant") == isinstance(column.type, Instant)


def test_only_the_last_backups_are_kept(tmp_path: Path) -> None:
    nights = [dated_name(NOW + timedelta(days=day)) for day in range(4)]
    for name in [*nights, "courroie-by-hand.txt", f"{nights[0]}.partial"]:
        (tmp_path / name).touch()
    assert [file.name for file in rotate(tmp_path, keep=2)] == nights[:2]
    assert names(tmp_path) == [*nights[2:], "courroie-by-hand.txt"]


def test_a_backups_name_tells_its_instant_in_utc() -> None:
    assert dated_name(NOW) == "courroie-2012-09-10T14-00-00Z.courroie"
