"""The file of a backup: one format for SQLite and PostgreSQL, so that a backup is also the way from one to the other.

Gzip over lines of JSON: a header (format, the database's revision, the instant), then each table (its name, its columns
with their kinds) and its rows as arrays, then the count of all rows. Nothing in it depends on the code's tables: a
backup is read with what it says of itself.
"""

import gzip
import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import JSON, BigInteger, Boolean, Date, TableClause, Text, column, table
from sqlalchemy.types import TypeEngine

from bot.domain.errors import DatabaseProblem
from storage.types import Instant

FORMAT = "courroie-backup-1"
BATCH = 500
TYPES: Mapping[str, TypeEngine[Any]] = {
    "boolean": Boolean(),
    "date": Date(),
    "instant": Instant(),
    "integer": BigInteger(),
    "json": JSON(none_as_null=True),
    "text": Text(),
}
_FROM_TEXT: Mapping[str, Callable[[str], date]] = {"instant": datetime.fromisoformat, "date": date.fromisoformat}


@dataclass(frozen=True, slots=True)
class Header:
    """The revision that the database was at, and when it was read."""

    revision: str
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class ArchivedTable:
    """A table: its columns in the order of the rows' values, each with its kind (``integer``, ``instant`` …)."""

    name: str
    columns: Mapping[str, str]


def typed_table(archived: ArchivedTable) -> TableClause:
    """The table as SQLAlchemy writes to it and reads from it, on either database."""
    return table(archived.name, *(column(name, TYPES[kind]) for name, kind in archived.columns.items()))


def write_archive(file: Path, header: Header, tables: Iterable[tuple[ArchivedTable, Iterable[Any]]]) -> None:
    """Write everything to ``file``."""
    count = 0
    with gzip.open(file, "wt", encoding="utf-8", compresslevel=6) as lines:
        _write(lines, {"format": FORMAT, "revision": header.revision, "taken_at": header.taken_at})
        for archived, rows in tables:
            _write(lines, {"table": archived.name, "columns": archived.columns})
            for row in rows:
                _write(lines, list(row))
                count += 1
        _write(lines, {"rows": count})


def _write(lines: TextIO, value: object) -> None:
    lines.write(json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_as_text) + "\n")


def _as_text(value: datetime | date) -> str:
    return value.isoformat()


class Archive:
    """An open backup; ``header`` says what it is of."""

    def __init__(self, lines: TextIO) -> None:
        self._lines = lines
        try:
            head = json.loads(lines.readline())
            known = head["format"] == FORMAT
        except (OSError, EOFError, zlib.error, ValueError, LookupError, TypeError) as error:
            raise DatabaseProblem("not_a_backup") from error
        if not known:
            raise DatabaseProblem("not_a_backup", str(head["format"]))
        self.header = Header(head["revision"], datetime.fromisoformat(head["taken_at"]))

    def batches(self) -> Iterator[tuple[ArchivedTable, list[dict[str, Any]]]]:
        """The rows in the order in which they can be inserted, at most ``BATCH`` at a time."""
        table = ArchivedTable("", {})
        rows: list[dict[str, Any]] = []
        count = 0
        for value in map(json.loads, self._lines):
            if isinstance(value, list):
                rows.append(_row(table, value))
                count += 1
            if rows and (len(rows) == BATCH or not isinstance(value, list)):
                yield table, rows
                rows = []
            if isinstance(value, list):
                continue  # a row may well hold the word « table »
            if "table" in value:
                table = ArchivedTable(value["table"], value["columns"])
            elif "rows" in value and value["rows"] == count and not self._lines.read():
                return  # read to the end, where gzip's own sum is
        raise DatabaseProblem("damaged_backup", f"{count}")


def _row(table: ArchivedTable, values: list[Any]) -> dict[str, Any]:
    pairs = zip(table.columns.items(), values, strict=True)
    return {name: _value(kind, value) for (name, kind), value in pairs}


def _value(kind: str, value: Any) -> Any:  # noqa: ANN401  # whatever JSON holds
    return value if value is None or kind not in _FROM_TEXT else _FROM_TEXT[kind](value)


@contextmanager
def open_archive(file: Path) -> Iterator[Archive]:
    """Open a backup.

    Raise ``DatabaseProblem``: ``unreadable`` (no such file …), ``not_a_backup``, or ``damaged_backup`` on leaving, where
    what it holds broke the reading.
    """
    if not file.is_file() or not os.access(file, os.R_OK):
        raise DatabaseProblem("unreadable", str(file))
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        try:
            yield Archive(lines)
        except (EOFError, gzip.BadGzipFile, zlib.error, ValueError, LookupError, TypeError) as error:
            raise DatabaseProblem("damaged_backup", str(error)) from error


def verify_archive(file: Path) -> int:
    """Read a backup to its end; give the count of its rows, or raise as ``open_archive`` does."""
    with open_archive(file) as archive:
        return sum(len(rows) for _table, rows in archive.batches())
