"""What somebody who has everything can look at: every byte of the database, and in which order things lie in it."""

import hashlib
import math
import statistics
from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import text

from storage.database import Database
from tests.storage.test_no_trace import on_disk

FALSE_ALARM: Final = 4.9
"""How far from what chance gives a sum may be, in standard deviations: once in a million by chance; some twenty are looked at in a run."""


async def every_byte(database: Database) -> bytes:
    """SQLite's file and its journals; on PostgreSQL every file of the database: tables, indexes, long values, catalogues, statistics.

    Of PostgreSQL's write-ahead log nothing is read: ADR 18 says what it holds, and for how long.
    """
    if database.dialect == "sqlite":
        return on_disk(database)
    engine = database.engine.execution_options(isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text("CHECKPOINT"))
        folder = await connection.scalar(
            text("SELECT 'base/' || oid FROM pg_database WHERE datname = current_database()")
        )
        names = await connection.scalars(text("SELECT pg_ls_dir(:folder)"), {"folder": folder})
        read = text("SELECT pg_read_binary_file(:name, true)")
        files = [await connection.scalar(read, {"name": f"{folder}/{name}"}) for name in names.all()]
    return b"".join(bytes(each) for each in files if each)


def marks_of_voice(user_id: int, salts: Iterable[str]) -> list[bytes]:
    """All by which a member might stand in the database: their id in numbers, in letters, and the hashes of their voice."""
    hashed = [hashlib.sha256(f"{salt}:u{user_id}".encode()).hexdigest() for salt in salts]
    return [
        *(user_id.to_bytes(8, "big"), user_id.to_bytes(8, "little"), str(user_id).encode()),
        *(each.encode() for each in hashed),
    ]


def correlation(first: Sequence[float], second: Sequence[float]) -> float:
    """Of two orders of the same things, how far one tells the other, in standard deviations of what chance gives (Spearman)."""
    return statistics.correlation(first, second) * math.sqrt(len(first) - 1)


def telling(closings: Sequence[float]) -> float:
    """What many closings tell together, in standard deviations: each of them has one of ``closings``."""
    return abs(sum(closings)) / math.sqrt(len(closings))
