import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.check import Check, check
from storage.database import Database
from storage.migrate import changing_schema, head, migrate
from tests.storage.tools import fill


async def test_a_migrated_database_is_sound(database: Database) -> None:
    await fill(database)
    assert await check(database) == Check(head(), head())
    assert (await check(database)).sound


async def test_migrations_that_wait_are_told(blank_url: str) -> None:
    blank = Database(blank_url)
    assert await check(blank) == Check(None, head())
    if blank.file is not None:
        blank.file.touch()
    async with changing_schema(blank) as connection:
        await connection.run_sync(migrate, "0001")
    assert await check(blank) == Check("0001", head())
    assert (await check(blank)).pending
    await blank.close()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_rows_without_their_parent_are_told(database: Database, tmp_path: Path) -> None:
    await fill(database)
    careless = sqlite3.connect(tmp_path / "courroie.db")
    careless.execute("DELETE FROM plan_version")
    careless.commit()
    careless.close()
    found = await check(database)
    assert "plan_node" in found.orphans
    assert not found.sound


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_a_foreign_key_that_was_never_checked_is_told(database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(text("ALTER TABLE plan DROP CONSTRAINT fk_plan_guild_id"))
        unchecked = "FOREIGN KEY (guild_id) REFERENCES guild (id) NOT VALID"
        await session.execute(text(f"ALTER TABLE plan ADD CONSTRAINT fk_plan_guild_id {unchecked}"))
    assert (await check(database)).orphans == ("fk_plan_guild_id",)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("at", [0, 4096 * 3])
async def test_damage_is_told_wherever_it_is(database: Database, tmp_path: Path, at: int) -> None:
    await fill(database)
    await database.close()
    with (tmp_path / "courroie.db").open("r+b") as file:
        file.seek(at)
        file.write(b"\xff" * 200)
    found = await check(database)
    assert found.damage
    assert not found.sound
