"""Leaving nothing in SQLite's file of what was removed of somebody: at once, or at the next start or the next night."""

import logging

from bot.domain.errors import DatabaseProblem
from storage.database import Database
from storage.sqlite import leave_no_trace, owes_clean_file

_log = logging.getLogger(__name__)


async def clean_file(database: Database) -> None:
    """Write SQLite's file anew where something was removed since it last was; PostgreSQL needs none of it.

    What was committed is forgotten whatever becomes of this: a file that cannot be written now is at the next start or the next night.
    """
    if database.file is None:
        return
    try:
        async with database.reading() as session:
            is_owed = await owes_clean_file(session)
        if is_owed:
            await leave_no_trace(database.engine)
    except DatabaseProblem as problem:
        _log.warning("the database's file could not be written anew after an erasure: %r", problem)
