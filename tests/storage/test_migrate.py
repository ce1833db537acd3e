"""Migrations: they make what the models say, all of it or nothing, and lose no row."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from typing import Any, Literal

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Column, Connection, MetaData, PrimaryKeyConstraint, Text, inspect, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import DropTable

from bot.domain.errors import DatabaseProblem
from storage.database import Database
from storage.migrate import MIGRATIONS, Upgrade, changing_schema, current, head, migrate, revisions, upgrade
from storage.models import Base, WorkingGroup
from storage.plans import store_plan
from storage.snapshots import load_snapshot
from tests.samples import SMALL_PLAN
from tests.storage.tools import NOW, url_of

NUMBERED_ONCE = {
    table.name for table in Base.metadata.sorted_tables if table.dialect_options["sqlite"]["autoincrement"]
}


@pytest.fixture
async def blank(blank_url: str) -> AsyncIterator[Database]:
    database = Database(blank_url)
    yield database
    await database.close()


def checks(connection: Connection) -> set[tuple[str, str | None, str]]:
    inspector = inspect(connection)
    names = inspector.get_table_names()
    return {
        (name, found["name"], found["sqltext"]) for name in names for found in inspector.get_check_constraints(name)
    }


async def test_migrations_and_models_agree(database: Database) -> None:
    def differences(connection: Connection) -> list[Any]:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        return list(compare_metadata(context, Base.metadata))

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_migrations_and_models_agree_on_checks(database: Database) -> None:
    """Alembic does not compare these."""
    async with database.engine.connect() as connection:
        migrated = await connection.run_sync(checks)
        await connection.rollback()
        await connection.run_sync(remake_from_models)
        assert await connection.run_sync(checks) == migrated


async def test_every_constraint_has_the_name_that_the_models_give_it(database: Database) -> None:
    # SQLite names no key that it promises never to give again.
    unnamed = NUMBERED_ONCE if database.dialect == "sqlite" else set()

    def constraints(found: MetaData) -> set[str]:
        return {
            f"{table.name}: {type(each).__name__} {each.name}"
            for table in found.tables.values()
            if table.name != "alembic_version"
            for each in table.constraints
            if not isinstance(each, CheckConstraint)  # compared above
            and not (table.name in unnamed and isinstance(each, PrimaryKeyConstraint))
        }

    reflected = MetaData()
    async with database.engine.connect() as connection:
        await connection.run_sync(reflected.reflect)
    assert constraints(reflected) == constraints(Base.metadata)
    assert not [name for name in constraints(Base.metadata) if name.endswith("None")]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_sqlite_promises_what_the_models_ask_never_to_number_again(database: Database) -> None:
    """Neither Alembic nor reflection sees it."""
    async with database.engine.connect() as connection:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
        found = set((await connection.execute(text(tables))).scalars())
    assert found == NUMBERED_ONCE
    assert {
        *("link_request", "organization", "person", "representation"),
        *("assembly", "assembly_series", "attendance", "ballot", "deadline", "decision", "motion", "outbox"),
        *("ballot_box", "flash_poll", "survey"),
    } == NUMBERED_ONCE


def remake_from_models(connection: Connection) -> None:
    """In a transaction that is never committed."""
    for table in reversed(Base.metadata.sorted_tables):
        connection.execute(DropTable(table))
    Base.metadata.create_all(connection)


def test_the_head_is_the_one_that_alembic_finds() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [head()]
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == revisions()


async def test_an_empty_database_is_brought_to_head_once(blank: Database) -> None:
    assert await current(blank) is None
    assert await upgrade(blank) == Upgrade(None, head())
    assert await current(blank) == head()
    assert await upgrade(blank) == Upgrade(head(), head())


async def test_once_upgraded_a_row_without_its_parent_is_refused(blank: Database) -> None:
    """The same connection migrates with foreign keys off, then serves."""
    await upgrade(blank)
    with pytest.raises(IntegrityError):
        async with blank.transaction() as session:
            session.add(WorkingGroup(guild_id=404, name="Table", active=True, kind="table", recognised=True))


async def test_two_processes_can_upgrade_at_once(blank: Database) -> None:
    other = Database(url_of(blank))
    await asyncio.gather(upgrade(blank), upgrade(other))
    await other.close()
    assert await current(blank) == head()


async def test_an_upgrade_that_fails_leaves_nothing(blank: Database) -> None:
    if blank.file is not None:
        blank.file.touch()

    async def half_an_upgrade() -> None:
        async with changing_schema(blank) as connection:
            await connection.run_sync(migrate, head())
            raise LookupError

    with pytest.raises(LookupError):
        await half_an_upgrade()
    assert await current(blank) is None


async def test_rebuilding_a_parent_keeps_its_cascading_children(database: Database) -> None:
    async with database.transaction() as session:
        await store_plan(session, 1, SMALL_PLAN, imported_at=NOW)
    async with changing_schema(database) as connection:
        await connection.run_sync(rebuild_versions)
    async with database.reading() as session:
        assert (await load_snapshot(session, 1)).plans[0].plan == SMALL_PLAN


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_with_foreign_keys_on_sqlite_would_delete_them(database: Database) -> None:
    """The reason for ``foreign_keys=OFF`` in a migration."""
    async with database.transaction() as session:
        await store_plan(session, 1, SMALL_PLAN, imported_at=NOW)
    async with database.engine.begin() as connection:
        await connection.run_sync(rebuild_versions)
    async with database.reading() as session:
        assert list((await load_snapshot(session, 1)).plans[0].plan.walk()) == []


def rebuild_versions(connection: Connection) -> None:
    operations = Operations(MigrationContext.configure(connection))
    always: Literal["always", "auto"] = "always" if connection.dialect.name == "sqlite" else "auto"
    with operations.batch_alter_table("plan_version", recreate=always) as batch:
        batch.add_column(Column("extra", Text))


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_migration_that_would_orphan_a_row_is_undone(database: Database) -> None:
    async with database.transaction() as session:
        await store_plan(session, 1, SMALL_PLAN, imported_at=NOW)

    async def lose_the_versions() -> None:
        async with changing_schema(database) as connection:
            await connection.execute(text("DELETE FROM plan_version"))

    with pytest.raises(DatabaseProblem, match="orphans"):
        await lose_the_versions()
    async with database.reading() as session:
        assert (await load_snapshot(session, 1)).plans[0].plan == SMALL_PLAN


async def test_a_database_of_a_newer_courroie_is_left_alone(database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseProblem, match="newer"):
        await upgrade(database)


async def test_a_database_of_another_program_is_left_alone(blank: Database) -> None:
    if blank.file is not None:
        blank.file.touch()
    async with blank.engine.begin() as connection:
        await connection.execute(text("CREATE TABLE recipe (id INTEGER)"))
    with pytest.raises(DatabaseProblem, match="foreign"):
        await upgrade(blank)


@pytest.mark.parametrize("blank_url", ["sqlite"], indirect=True)
async def test_a_new_file_is_its_owners_alone(blank: Database) -> None:
    await upgrade(blank)
    assert blank.file is not None
    assert blank.file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_alembic_is_imported_only_where_there_is_something_to_migrate(database: Database) -> None:
    starting = (
        "import asyncio, sys; from storage.database import Database; from storage.migrate import upgrade; "
        f"asyncio.run(upgrade(Database({url_of(database)!r}))); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-W", "ignore", "-c", starting], check=False).returncode == 0
