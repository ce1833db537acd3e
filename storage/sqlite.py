"""What SQLite needs told on each connection."""

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.domain.errors import DatabaseProblem
from storage.problems import as_problems

_NO_TRANSACTION: Final = "courroie_no_transaction"
OWE_CLEAN_FILE: Final = "PRAGMA user_version = 1"


@dataclass(frozen=True, slots=True)
class Journal:
    """How commits reach the disk, and the version of SQLite that decided it."""

    mode: str
    sqlite_version: str


def journal_for(version: tuple[int, int, int]) -> Journal:
    """WAL where it is safe, else a rollback journal.

    Before 3.51.3, but for the fixes of 3.44.6 and 3.50.7, several connections that reset a WAL file at once can corrupt
    the database (https://sqlite.org/wal.html, « the WAL-reset bug »).
    """
    safe = version >= (3, 51, 3) or (3, 44, 6) <= version < (3, 45) or (3, 50, 7) <= version < (3, 51)
    return Journal("WAL" if safe else "TRUNCATE", ".".join(str(part) for part in version))


def own_journal() -> Journal:
    """The journal that this machine's SQLite calls for."""
    return journal_for(sqlite3.sqlite_version_info)


def prepare_writer(engine: Engine) -> None:
    """Each connection enforces, syncs and overwrites everything; each transaction takes the write lock when it begins.

    A deferred BEGIN would read before it locks, and two read-modify-writes would lose one of the two.
    """
    journal = f"journal_mode={own_journal().mode}"
    _listen(engine, ("foreign_keys=ON", "synchronous=FULL", "secure_delete=ON", journal), "BEGIN IMMEDIATE")


async def owe_clean_file(session: AsyncSession) -> None:
    """Note, in the transaction that removes something of somebody, that the file must be written anew: a kill forgets it not."""
    if session.get_bind().dialect.name == "sqlite":
        await session.execute(text(OWE_CLEAN_FILE))


async def owes_clean_file(session: AsyncSession) -> bool:
    """Whether something was removed of somebody since the file was last written anew."""
    return bool(await session.scalar(text("PRAGMA user_version")))


async def leave_no_trace(engine: AsyncEngine) -> None:
    """Write the file anew, so that no page keeps what was removed from it; wait for who is reading. No transaction may be open.

    ``secure_delete`` alone leaves some of it: SQLite moves rows between pages, and what a page held before it was rebuilt stays
    in its unused part. Raise ``DatabaseProblem`` (``locked``) where somebody reads for longer than the engine waits.
    """
    with as_problems():
        async with engine.execution_options(**{_NO_TRANSACTION: True}).connect() as connection:
            await connection.exec_driver_sql("VACUUM")
            checkpoint = (await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).one()
            if checkpoint.busy:
                raise DatabaseProblem("locked")
            await connection.exec_driver_sql("PRAGMA user_version = 0")  # last: what is killed before it is done again


def prepare_reader(engine: Engine) -> None:
    """Each transaction sees one state of the database, and can change nothing."""
    _listen(engine, ("query_only=ON",), "BEGIN")


def _listen(engine: Engine, pragmas: tuple[str, ...], begin: str) -> None:
    @event.listens_for(engine, "do_connect")
    def connecting(_dialect: object, _record: object, arguments: list[str], _options: object) -> None:
        # SQLite would make a file that everybody can read; and aiosqlite's thread outlives a connection that fails.
        if Path(arguments[0]).is_dir() or not os.access(arguments[0], os.R_OK):
            raise DatabaseProblem("unreachable", arguments[0])

    @event.listens_for(engine, "connect")
    def connected(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        if not connection.get_execution_options().get(_NO_TRANSACTION):
            connection.exec_driver_sql(begin)
