"""Leaving nothing on the disk of the ballots of a closed box.

A box owes this from its closing (``closed_at``) until it is done (``cleaned_at``): a kill forgets it not. What was sealed stays.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import select, text, update

from storage.database import Database
from storage.models import BallotBox
from storage.problems import as_problems
from storage.sqlite import leave_no_trace

# In the order in which a ballot is cast: whoever casts one meanwhile waits, and never holds what is waited for.
_REWRITE: Final = (
    "ALTER TABLE ballot_participation ALTER COLUMN voice TYPE TEXT USING voice || ''",
    "ALTER TABLE open_ballot ALTER COLUMN stratum TYPE TEXT USING stratum || ''",
)
_VACUUM: Final = "VACUUM (FULL, FREEZE) sealed_answer, ballot_box, survey_response"


async def clean_ballots(database: Database, at: datetime) -> int:
    """Destroy on the disk what is left of the ballots of every closed box that owes it; give how many boxes did.

    Raise ``DatabaseProblem`` (``locked``) where somebody reads or writes for longer than the database waits: it is owed still.
    """
    closed = BallotBox.closed_at.is_not(None), BallotBox.cleaned_at.is_(None)
    async with database.reading() as session:
        owed = (await session.scalars(select(BallotBox.id).where(*closed))).all()
    if not owed:
        return 0
    if database.dialect == "sqlite":
        await leave_no_trace(database.engine)
    else:
        await _write_tables_anew(database)
    async with database.transaction() as session:
        await session.execute(update(BallotBox).where(BallotBox.id.in_(owed)).values(cleaned_at=at))
    return len(owed)


async def _write_tables_anew(database: Database) -> None:
    """PostgreSQL's way: new files, which hold the rows that are, and nothing of those that were.

    A change of type writes the open boxes' rows alone, all in one transaction: VACUUM would keep the dead ones that somebody who reads
    for long may still see, and each row's own ``xmin``, by which a voice and its ballot go together. Whoever reads at that instant
    finds these two tables empty; that would not do for the others, which a backup reads.
    """
    async with database.transaction() as session:
        for statement in _REWRITE:
            await session.execute(text(statement))
    with as_problems():
        apart = database.engine.execution_options(isolation_level="AUTOCOMMIT")
        async with apart.connect() as connection:
            await connection.execute(text(_VACUUM))
