"""A trial starts over: a copy first, then nothing; another server's data are never touched; a kill leaves the old or the new."""

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.domain.errors import DatabaseProblem
from bot.services.starting_over import require_own, start_over
from storage.check import check
from storage.database import Database
from storage.restore import restore
from storage.sole_process import sole_process
from storage.sqlite import owes_clean_file
from tests.storage.test_kill import killed
from tests.storage.tools import NOW, contents, fill, names, restorable

STARTING_OVER = """
    import time
    from sqlalchemy import event
    from bot.services.starting_over import start_over

    def stop(_connection, _cursor, statement, *_more):
        if statement.strip().startswith({statement!r}):
            print("inside", flush=True)
            time.sleep(3600)

    event.listen(database.engine.sync_engine, "after_cursor_execute", stop)
    await start_over(database, [1], file, NOW)
"""


async def test_what_was_there_is_copied_and_the_database_is_as_a_new_one(database: Database, tmp_path: Path) -> None:
    fresh = await contents(database)
    await fill(database)
    before = await restorable(database)
    made = await start_over(database, [1], tmp_path / "copies", NOW)
    assert made is not None
    assert names(tmp_path / "copies") == ["essai-2012-09-10T14-00-00.courroie"]
    assert await contents(database) == fresh
    assert (await check(database)).sound
    await restore(database, made.file)
    assert await restorable(database) == before


async def test_it_is_done_again_in_the_same_second_and_keeps_both_copies(database: Database, tmp_path: Path) -> None:
    for title in ("Un", "Deux"):
        await fill(database, title=title)
        await start_over(database, [1], tmp_path / "copies", NOW)
    assert names(tmp_path / "copies") == ["essai-2012-09-10T14-00-00-2.courroie", "essai-2012-09-10T14-00-00.courroie"]


async def test_where_there_is_nothing_there_is_nothing_to_copy(database: Database, tmp_path: Path) -> None:
    assert not await require_own(database, [1])
    assert await start_over(database, [1], tmp_path / "copies", NOW) is None
    assert not (tmp_path / "copies").exists()


async def test_where_another_guild_is_nothing_is_touched(database: Database, tmp_path: Path) -> None:
    await fill(database)
    await fill(database, 2)
    before = await contents(database)
    with pytest.raises(DatabaseProblem, match="others"):
        await start_over(database, [1], tmp_path / "copies", NOW)
    with pytest.raises(DatabaseProblem, match="others"):
        await require_own(database, [1])
    assert await contents(database) == before
    assert not (tmp_path / "copies").exists()


async def test_another_programs_table_beside_keeps_everything_as_it_is(database: Database, tmp_path: Path) -> None:
    await fill(database)
    before = await contents(database)
    async with database.transaction() as session:
        await session.execute(text("CREATE TABLE neighbour (id INTEGER PRIMARY KEY)"))
    with pytest.raises(DatabaseProblem, match="foreign") as problem:
        await start_over(database, [1], tmp_path / "copies", NOW)
    assert problem.value.detail == "neighbour"
    assert await contents(database) == before
    async with database.reading() as session:
        assert (await session.execute(text("SELECT count(*) FROM neighbour"))).scalar_one() == 0


async def test_a_guild_that_comes_during_the_copy_is_not_removed(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(database)

    async def looked_too_soon(database: Database, _guild_ids: object) -> bool:
        await fill(database, 2)
        return True

    monkeypatch.setattr("bot.services.starting_over.require_own", looked_too_soon)
    with pytest.raises(DatabaseProblem, match="others"):
        await start_over(database, [1], tmp_path / "copies", NOW)
    assert len((await contents(database))["guild"]) == 2


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_bot_that_runs_on_the_file_is_not_emptied_under(database: Database, tmp_path: Path) -> None:
    await fill(database)
    before = await contents(database)
    with sole_process(database.file), pytest.raises(DatabaseProblem, match="in_use"):
        await start_over(database, [1], tmp_path / "copies", NOW)
    assert await contents(database) == before


async def test_a_copy_that_cannot_be_made_leaves_what_was_there(database: Database, tmp_path: Path) -> None:
    await fill(database)
    before = await contents(database)
    taken = tmp_path / "copies"
    taken.touch()
    with pytest.raises(FileExistsError):
        await start_over(database, [1], taken, NOW)
    assert await contents(database) == before


@pytest.mark.promise
@pytest.mark.parametrize("statement", ["DROP TABLE outbox", "CREATE TABLE guild", "INSERT INTO alembic_version"])
async def test_a_kill_while_it_is_emptied_leaves_what_was_there(
    database: Database, tmp_path: Path, statement: str
) -> None:
    await fill(database)
    before = await contents(database)
    copies = tmp_path / "copies"
    async with killed(STARTING_OVER.format(statement=statement), database, copies, rounds=1):
        pass
    assert await contents(database) == before
    assert len(names(copies)) == 1
    assert await start_over(database, [1], copies, NOW) is not None
    assert (await contents(database))["guild"] == []


@pytest.mark.promise
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_kill_before_the_file_is_cleaned_leaves_the_new_with_the_cleaning_owed(
    database: Database, tmp_path: Path
) -> None:
    await fill(database)
    what = STARTING_OVER.format(statement="VACUUM").replace("after_cursor", "before_cursor")
    async with killed(what, database, tmp_path / "copies", rounds=1):
        pass
    assert (await contents(database))["guild"] == []
    async with database.reading() as session:
        assert await owes_clean_file(session)
