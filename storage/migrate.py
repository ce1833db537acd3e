"""Which revision the database is at, and how it is brought to the code's own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import DatabaseProblem
from storage.database import Database
from storage.problems import as_problems

MIGRATIONS = Path(__file__).parent / "migrations"
_ADVISORY_LOCK = 0x636F7572  # any number that nothing else in the database uses: « cour »


@dataclass(frozen=True, slots=True)
class Upgrade:
    """The revision before and after; ``before`` is None where the database was empty."""

    before: str | None
    after: str


@cache
def revisions() -> tuple[str, ...]:
    """Every revision that the code knows, oldest first: the numbers that begin the migrations' file names."""
    return tuple(sorted(file.stem.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py")))


def head() -> str:
    """The revision that the code needs."""
    return revisions()[-1]


async def current(database: Database) -> str | None:
    """The revision that the database is at, None where it is empty.

    Raise ``DatabaseProblem``: ``newer`` where the code does not know that revision, ``foreign`` where the tables are
    another program's.
    """
    if not database.exists():
        return None
    async with database.reading() as session:
        return await session.run_sync(lambda sync: revision_of(sync.connection()))


def revision_of(connection: Connection) -> str | None:
    """``current``, of an open connection."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise DatabaseProblem("foreign", tables[0])
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if revision is not None and revision not in revisions():
        raise DatabaseProblem("newer", revision)
    return revision


async def upgrade(database: Database) -> Upgrade:
    """Bring the database to ``head``, all or nothing; make the SQLite file, private to its owner, where there is none.

    Raise ``DatabaseProblem``: as ``current``, and ``orphans`` where a migration would leave a row without its parent.
    """
    with as_problems():
        if database.file is not None:
            make_file(database.file)
        before = await current(database)
        if before != head():
            async with changing_schema(database) as connection:
                await connection.run_sync(migrate, head())
    return Upgrade(before, head())


@asynccontextmanager
async def changing_schema(database: Database) -> AsyncIterator[AsyncConnection]:
    """One transaction for a change of tables, one process at a time; raise ``DatabaseProblem`` ``orphans`` at its end."""
    async with database.engine.connect() as connection:
        await connection.run_sync(_set_foreign_keys, "OFF")
        try:
            async with connection.begin():
                if database.dialect == "postgresql":
                    await connection.execute(text(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})"))
                yield connection
                await connection.run_sync(_refuse_orphans)
        finally:
            await connection.run_sync(_set_foreign_keys, "ON")


def make_file(file: Path) -> None:
    """Make an empty file that only its owner can read, and the folders above it, where there is none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)


def _set_foreign_keys(connection: Connection, state: str) -> None:
    """Rebuilding a table with foreign keys on would delete its children; SQLite hears this only outside a transaction."""
    if connection.dialect.name == "sqlite":
        cursor = connection.connection.cursor()
        cursor.execute(f"PRAGMA foreign_keys={state}")
        cursor.close()


def _refuse_orphans(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        orphan = connection.execute(text("PRAGMA foreign_key_check")).first()
        if orphan is not None:
            raise DatabaseProblem("orphans", str(orphan[0]))


def migrate(connection: Connection, revision: str) -> None:
    """Bring an open transaction's database to ``revision``."""
    from alembic import command  # noqa: PLC0415  # 30 MB that only a migration needs
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, revision)
