"""What the drivers raise, told as facts."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.domain.errors import DatabaseProblem

_SQLITE = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_CANTOPEN: "unreachable",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_CORRUPT: "damaged",
}

# The first two characters of a SQLSTATE are its class: https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRESQL = {"55P03": "locked", "40P01": "locked", "25006": "read_only", "53100": "full"}
_POSTGRESQL_CLASSES = {"08": "unreachable", "28": "unreachable", "3D": "unreachable", "57": "unreachable"}
_DETAIL: Final = "\nDETAIL:"


@contextmanager
def as_problems() -> Iterator[None]:
    """Raise ``DatabaseProblem`` in place of what says that the database cannot be used; let the rest through."""
    try:
        yield
    except PoolTimeoutError as error:
        raise DatabaseProblem("locked") from error
    except OSError as error:
        raise DatabaseProblem("full" if error.errno == ENOSPC else "unreachable", str(error)) from error
    except DBAPIError as error:
        _hide_values(error)
        reason = reason_of(error.orig)
        if reason is None:
            raise
        raise DatabaseProblem(reason, str(error.orig)) from error


def _hide_values(error: BaseException) -> None:
    """Take out of what will be logged the row that PostgreSQL quotes where it refuses one, after « DETAIL: »."""
    told: BaseException | None = error
    while told is not None:
        told.args = tuple(each.partition(_DETAIL)[0] if isinstance(each, str) else each for each in told.args)
        if isinstance(getattr(told, "detail", None), str):
            setattr(told, "detail", None)  # noqa: B010 - asyncpg's, which its types do not tell
        told = told.__cause__ or told.__context__


def reason_of(error: BaseException | None) -> str | None:
    """The code of a driver's error, or None where it says nothing of the database's state."""
    if isinstance(error, sqlite3.Error):
        return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    state = getattr(error, "sqlstate", None) or ""
    return _POSTGRESQL.get(state, _POSTGRESQL_CLASSES.get(state[:2]))
