"""SIGKILL at any point: what was committed is there, what was not is not, and nothing is half-written."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from storage.archive import verify_archive
from storage.backup import back_up
from storage.check import check
from storage.database import Database
from storage.restore import restore
from tests.storage.tools import NOW, contents, fill, restorable, url_of

pytestmark = pytest.mark.promise

ROOT = Path(__file__).parents[2]
START = """
import asyncio, sys
from pathlib import Path
from storage.backup import back_up
from storage.database import Database
from storage.guilds import bump_revision
from storage.restore import restore
from tests.storage.tools import NOW

async def main():
    database, file = Database(sys.argv[1]), Path(sys.argv[2])
"""
INSIDE_A_TRANSACTION = """
    async with database.transaction() as session:
        await bump_revision(session, 1)
        print("inside", flush=True)
        await asyncio.Event().wait()
"""
BACKING_UP = """
    while True:
        print("again", flush=True)
        await back_up(database, file, NOW)
"""
RESTORING = """
    while True:
        print("again", flush=True)
        await restore(database, file, force=True)
"""


@asynccontextmanager
async def killed(what: str, database: Database, file: Path, rounds: int) -> AsyncIterator[None]:
    """Kill a process that does ``what`` as soon as it has begun it for the ``rounds``-th time."""
    code = f"{START}{what}\nasyncio.run(main())"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-W",
        "ignore",
        "-c",
        code,
        url_of(database),
        str(file),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    for _ in range(rounds):
        assert await process.stdout.readline()
    yield
    process.kill()
    await process.wait()


async def test_a_kill_inside_a_transaction_leaves_nothing_of_it(database: Database, tmp_path: Path) -> None:
    await fill(database)
    before = await contents(database)
    async with killed(INSIDE_A_TRANSACTION, database, tmp_path, rounds=1):
        pass
    assert await contents(database) == before
    await fill(database, 2)


@pytest.mark.parametrize("rounds", [1, 3])
async def test_a_kill_in_the_middle_of_a_backup_leaves_the_one_before(
    database: Database, tmp_path: Path, rounds: int
) -> None:
    await fill(database)
    made = await back_up(database, tmp_path / "plan.courroie", NOW)
    async with killed(BACKING_UP, database, made.file, rounds):
        pass
    assert verify_archive(made.file) == made.rows
    assert await back_up(database, made.file, NOW) == made


@pytest.mark.parametrize("rounds", [1, 3])
async def test_a_kill_in_the_middle_of_a_restore_leaves_all_or_nothing(
    database: Database, tmp_path: Path, rounds: int
) -> None:
    await fill(database, 1)
    file = (await back_up(database, tmp_path / "plan.courroie", NOW)).file
    restored = await restorable(database)
    await fill(database, 2)
    untouched = await restorable(database)
    async with killed(RESTORING, database, file, rounds):
        pass
    assert await restorable(database) in (restored, untouched)
    assert (await check(database)).sound
    await restore(database, file, force=True)
    assert await restorable(database) == restored
