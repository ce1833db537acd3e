"""Whether the database is sound."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from bot.domain.errors import DatabaseProblem
from storage.database import Database
from storage.migrate import head, revision_of

# What PostgreSQL keeps sound by itself, but for what was left half-made or unchecked.
_BROKEN_INDEXES = "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid ORDER BY 1"
_UNCHECKED_KEYS = "SELECT conname FROM pg_constraint WHERE contype = 'f' AND NOT convalidated ORDER BY 1"


@dataclass(frozen=True, slots=True)
class Check:
    """What was found. ``damage`` is in the database's own words; ``orphans`` names the tables whose rows lack a parent."""

    revision: str | None
    needed: str
    damage: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()

    @property
    def pending(self) -> bool:
        """Whether migrations wait."""
        return self.revision != self.needed

    @property
    def sound(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.pending or self.damage or self.orphans)


async def check(database: Database) -> Check:
    """Look the whole database over, changing nothing; raise ``DatabaseProblem`` as ``storage.migrate.current`` does."""
    if not database.exists():
        return Check(None, head())
    try:
        async with database.reading() as session:
            return await session.run_sync(lambda sync: examine(sync.connection()))
    except DatabaseProblem as problem:
        if problem.reason != "damaged":
            raise
        return Check(None, head(), damage=(problem.detail,))


def examine(connection: Connection) -> Check:
    """``check``, of an open connection."""
    if connection.dialect.name == "sqlite":
        damage = [found for (found,) in connection.execute(text("PRAGMA integrity_check")) if found != "ok"]
        orphans = {row[0] for row in connection.execute(text("PRAGMA foreign_key_check"))}
        return Check(revision_of(connection), head(), tuple(damage), tuple(sorted(orphans)))
    broken = connection.scalars(text(_BROKEN_INDEXES)).all()
    unchecked = connection.scalars(text(_UNCHECKED_KEYS)).all()
    return Check(revision_of(connection), head(), tuple(broken), tuple(unchecked))
