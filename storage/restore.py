"""Bringing a whole database back from a backup, of SQLite or of PostgreSQL, to either."""

import asyncio
import secrets
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Integer, MetaData, func, insert, select, text
from sqlalchemy.exc import DBAPIError, StatementError

from bot.domain.errors import DatabaseProblem
from storage.archive import Archive, ArchivedTable, open_archive, typed_table
from storage.backup import count_open_boxes
from storage.check import examine
from storage.database import Database
from storage.migrate import changing_schema, head, make_file, migrate, revision_of, revisions
from storage.problems import as_problems, reason_of
from storage.sqlite import OWE_CLEAN_FILE

_FAR = 1 << 29  # far above what writes can count to, with as far again to go on in an INTEGER


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: the backup's instant, its revision (the database is now at ``head``), its count of rows.

    ``open_boxes`` is how many anonymous surveys and secret votes are open, to which nobody has answered any more.
    """

    taken_at: datetime
    revision: str
    rows: int
    open_boxes: int = 0


async def restore(database: Database, file: Path, *, force: bool = False) -> Restored:
    """Make ``database`` what the backup ``file`` holds, brought to the code's revision: all of it, or nothing.

    Guilds' revisions are drawn anew. A SQLite file that is too damaged to be opened is set aside as ``….damaged``. Raise ``DatabaseProblem``:
    ``unreadable``, ``not_a_backup``, ``damaged_backup`` or ``newer`` for the file; ``not_empty`` where the database holds
    a guild (``force`` replaces it all), ``foreign`` where it is another program's, or as ``Database.transaction``.
    """
    with open_archive(file) as archive, as_problems():
        if archive.header.revision not in revisions():
            raise DatabaseProblem("newer", archive.header.revision)
        if database.file is None:
            async with changing_schema(database) as connection:
                return await connection.run_sync(lambda sync: _replace_tables(sync, archive, force=force))
        await _keep_what_is_there(database, database.file, force=force)
        return await _replace_file(database.file, archive, database.patience)


def _replace_tables(connection: Connection, archive: Archive, *, force: bool) -> Restored:
    """PostgreSQL's way: everything in the one transaction that ``connection`` is in."""
    if _holds_a_guild(connection) and not force:
        raise DatabaseProblem("not_empty")
    found = MetaData()
    found.reflect(connection)
    found.drop_all(connection)
    return _load(connection, archive)


async def _keep_what_is_there(database: Database, file: Path, *, force: bool) -> None:
    if not database.exists():
        return
    try:
        async with database.reading() as session:
            holds = await session.run_sync(lambda sync: _holds_a_guild(sync.connection()))
    except DatabaseProblem as problem:
        if problem.reason != "damaged" or not force:
            raise
        await database.close()
        await asyncio.to_thread(_set_aside, file)
    else:
        if holds and not force:
            raise DatabaseProblem("not_empty")


def _set_aside(file: Path) -> None:
    for suffix in ("", "-journal", "-wal"):
        found = file.with_name(file.name + suffix)
        if found.exists():
            found.replace(file.with_name(f"{file.name}.damaged{suffix}"))


def _holds_a_guild(connection: Connection) -> bool:
    return revision_of(connection) is not None and connection.scalar(text("SELECT 1 FROM guild")) is not None


async def _replace_file(file: Path, archive: Archive, patience: float) -> Restored:
    """SQLite's way: load a file beside it, then copy that one over it in one transaction of SQLite's own.

    Renaming it would leave a running bot on the old file, and the old file's journal beside the new one. The file is owed clean.
    """
    folder = file.with_name(f"{file.name}.restoring")
    await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)  # what a kill may have left
    beside = folder / file.name
    make_file(beside)
    database = Database(f"sqlite:///{beside}")
    try:
        async with changing_schema(database) as connection:
            restored = await connection.run_sync(_load, archive)
            # What it replaces may hold open ballots, which the journal that a running bot keeps open would keep.
            await connection.execute(text(OWE_CLEAN_FILE))
        await database.close()
        await asyncio.to_thread(_copy, beside, file, patience)
    finally:
        await database.close()
        await asyncio.to_thread(shutil.rmtree, folder)
    return restored


def _copy(source: Path, target: Path, patience: float) -> None:
    def give_up_when_busy(status: int, _remaining: int, _total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise DatabaseProblem("locked")

    make_file(target)
    with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target, timeout=patience)) as written:
        read.backup(written, progress=give_up_when_busy)


def _load(connection: Connection, archive: Archive) -> Restored:
    """Make the tables of the backup's revision, fill them, bring them to ``head``, and look them over."""
    postgresql = connection.dialect.name == "postgresql"
    migrate(connection, archive.header.revision)
    if postgresql:
        connection.execute(text("SET CONSTRAINTS ALL DEFERRED"))  # a child may come before its parent in a table
    rows = 0
    for table, batch in archive.batches():
        _insert(connection, table, batch)
        rows += len(batch)
    if postgresql:
        connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
        _number_after_the_last(connection)
    migrate(connection, head())
    _renew_revisions(connection)
    found = examine(connection)
    if not found.sound:
        raise DatabaseProblem("damaged_backup", str(found))
    return Restored(archive.header.taken_at, archive.header.revision, rows, count_open_boxes(connection))


def _renew_revisions(connection: Connection) -> None:
    """Give the guilds a revision that no running process can hold, so that each reads again what came back.

    The backup's own may well be the one that is held, of other content; so may the one after it, where somebody writes
    until the last moment.
    """
    drawn = _FAR + secrets.randbelow(_FAR)
    connection.execute(text("UPDATE guild SET revision = :drawn"), {"drawn": drawn})


def _insert(connection: Connection, table: ArchivedTable, rows: list[dict[str, object]]) -> None:
    try:
        connection.execute(insert(typed_table(table)), rows)
    except StatementError as error:
        if isinstance(error, DBAPIError) and reason_of(error.orig) is not None:
            raise
        raise DatabaseProblem("damaged_backup", f"{table.name}: {error}") from error


def _number_after_the_last(connection: Connection) -> None:
    """PostgreSQL's sequences know nothing of rows that came with their number."""
    found = MetaData()
    found.reflect(connection)
    for table in found.tables.values():
        if "id" in table.columns and isinstance(table.c.id.type, Integer):  # a ballot's is drawn at random
            sequence = func.pg_get_serial_sequence(table.name, "id")
            connection.execute(select(func.setval(sequence, select(func.max(table.c.id)).scalar_subquery())))
