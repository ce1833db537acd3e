"""Leaving nothing on the disk of what was removed of somebody, or of ballots: at once, or at the next start, look or night."""

import logging

from bot.domain.errors import DatabaseProblem
from bot.services.deps import Deps
from storage import ballot_traces
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


async def clean_ballots(deps: Deps) -> int:
    """Destroy on the disk what is left of the ballots of closed boxes, on either database; give how many boxes owed it.

    A chore, which may be done again at any time. Raise ``DatabaseProblem`` where it cannot be done now: it is owed still.
    """
    return await ballot_traces.clean_ballots(deps.database, deps.clock.now())


async def clean_ballots_now(deps: Deps) -> None:
    """``clean_ballots``, for who has just closed a box: what cannot be done now is at the next look."""
    try:
        await clean_ballots(deps)
    except DatabaseProblem as problem:
        _log.warning("the ballots of a closed box are still to be destroyed on the disk: %r", problem)
