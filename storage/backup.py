"""Taking the whole database away in one file, and keeping the last ones."""

import asyncio
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Boolean,
    Connection,
    Date,
    DateTime,
    Integer,
    MetaData,
    Row,
    String,
    Table,
    func,
    inspect,
    select,
)
from sqlalchemy.types import TypeEngine

from bot.domain.clock import require_aware
from bot.domain.errors import DatabaseProblem
from storage.archive import BATCH, ArchivedTable, Header, open_archive, typed_table, verify_archive, write_archive
from storage.database import Database
from storage.migrate import revision_of
from storage.models import BallotBox

SUFFIX = ".courroie"
LEFT_OUT: Final = frozenset({"open_ballot", "ballot_participation"})
"""What no copy ever holds: who has answered an anonymous survey or a secret vote that is open, and each answer whole."""
_KIND_OF = {DateTime: "instant", Date: "date", Boolean: "boolean", Integer: "integer", JSON: "json", String: "text"}


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was read back; ``size`` is in bytes.

    ``open_boxes`` is how many anonymous surveys and secret votes were open, whose answers are not in it.
    """

    file: Path
    revision: str
    rows: int
    size: int
    open_boxes: int = 0


async def back_up(database: Database, file: Path, taken_at: datetime) -> Backup:
    """Write the whole database but for ``LEFT_OUT``, as it is at one instant, to ``file``, while others read and write it.

    ``file`` is replaced once the new backup is whole and was read back; a kill leaves at most a ``.partial`` beside it.
    Raise ``DatabaseProblem``: ``not_a_backup`` where ``file`` is there and is something else, ``unreadable`` where its
    folder is not there or refuses it, ``empty`` where there is nothing to back up, or as ``Database.reading``.
    """
    require_aware(taken_at)
    _refuse_what_is_not_a_backup(file)
    if not database.exists():
        raise DatabaseProblem("empty")
    partial = file.with_name(f"{file.name}.partial")
    _make_anew(partial)
    try:
        async with database.reading() as session:
            header = await session.run_sync(lambda sync: dump(sync.connection(), partial, taken_at))
            open_boxes = await session.run_sync(lambda sync: count_open_boxes(sync.connection()))
        made = await asyncio.to_thread(_put_in_place, partial, file, header)
        return replace(made, open_boxes=open_boxes)
    finally:
        partial.unlink(missing_ok=True)


def _make_anew(partial: Path) -> None:
    try:
        partial.unlink(missing_ok=True)
        partial.touch(mode=0o600)
    except OSError as error:
        raise DatabaseProblem("unreadable", str(error)) from error


def _refuse_what_is_not_a_backup(file: Path) -> None:
    if file.exists():
        with open_archive(file):
            """Its header could be read."""


def dump(connection: Connection, file: Path, taken_at: datetime) -> Header:
    """Write every table that ``connection`` sees to ``file`` but for ``LEFT_OUT``, whatever revision it is at."""
    revision = revision_of(connection)
    if revision is None:
        raise DatabaseProblem("empty")
    header = Header(revision, taken_at)
    found = MetaData()
    found.reflect(connection)
    tables = [each for each in found.sorted_tables if each.name not in {"alembic_version", *LEFT_OUT}]
    write_archive(file, header, ((_archived(each), _rows(connection, each)) for each in tables))
    return header


def count_open_boxes(connection: Connection) -> int:
    """How many anonymous surveys and secret votes take ballots; none at a revision that knows of none."""
    if not inspect(connection).has_table("ballot_box"):
        return 0
    still_open = select(func.count()).select_from(BallotBox).where(BallotBox.salt.is_not(None))
    return connection.scalar(still_open) or 0


def _archived(found: Table) -> ArchivedTable:
    return ArchivedTable(found.name, {each.name: kind_of(each.type) for each in found.columns})


def kind_of(reflected: TypeEngine[Any]) -> str:
    """The kind, in a backup, of a column's type."""
    return next(kind for known, kind in _KIND_OF.items() if isinstance(reflected, known))


def _rows(connection: Connection, found: Table) -> Iterator[Row[Any]]:
    columns = typed_table(_archived(found)).columns
    query = select(*columns).order_by(*(columns[key.name] for key in found.primary_key))
    with connection.execute(query, execution_options={"yield_per": BATCH}) as rows:
        yield from rows


def _put_in_place(partial: Path, file: Path, header: Header) -> Backup:
    """Read ``partial`` back, then let it take ``file``'s place, on the disk for good."""
    rows = verify_archive(partial)
    sync_to_disk(partial)
    partial.replace(file)
    sync_to_disk(file.parent)
    return Backup(file, header.revision, rows, file.stat().st_size)


def sync_to_disk(path: Path) -> None:
    """Wait until the disk holds a file, or the names in a folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def dated_name(at: datetime) -> str:
    """The name of the backup taken at that instant; names sort as their instants do."""
    return f"courroie-{at.astimezone(UTC):%Y-%m-%dT%H-%M-%SZ}{SUFFIX}"


def rotate(folder: Path, keep: int) -> tuple[Path, ...]:
    """Remove all but the last ``keep`` dated backups of ``folder``, and what a kill left; give the backups removed."""
    for left in folder.glob(f"courroie-*{SUFFIX}.partial"):
        left.unlink(missing_ok=True)
    old = tuple(sorted(folder.glob(f"courroie-*{SUFFIX}"))[:-keep])
    for file in old:
        file.unlink(missing_ok=True)
    return old
