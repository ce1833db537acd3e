"""Making a database what a new one is, where it holds nobody's data but those that are named."""

from collections.abc import Collection

from sqlalchemy import Connection, MetaData, text

from bot.domain.errors import DatabaseProblem
from storage.database import Database
from storage.migrate import changing_schema, head, migrate, revision_of
from storage.models import Base
from storage.problems import as_problems
from storage.sqlite import OWE_CLEAN_FILE


async def empty(database: Database, guild_ids: Collection[int]) -> None:
    """Leave nothing in ``database`` but empty tables: all of it, or nothing; a SQLite file is owed clean.

    Raise ``DatabaseProblem``: ``others`` where it holds a guild that is not one of ``guild_ids``, looked at in the same
    transaction; ``foreign`` where a table is another program's, ``newer``, or as ``Database.transaction``.
    """
    with as_problems():
        async with changing_schema(database) as connection:
            await connection.run_sync(_make_anew, frozenset(guild_ids))


def _make_anew(connection: Connection, mine: frozenset[int]) -> None:
    if revision_of(connection) is not None:
        if connection.dialect.name == "postgresql":
            connection.execute(text("LOCK TABLE guild IN ACCESS EXCLUSIVE MODE"))  # no other may come meanwhile
        if any(guild_id not in mine for guild_id in connection.scalars(text("SELECT id FROM guild"))):
            raise DatabaseProblem("others")
        found = MetaData()
        found.reflect(connection)
        for name in found.tables:  # a neighbour's would be dropped too, and no copy has them
            if name not in Base.metadata.tables and name != "alembic_version":
                raise DatabaseProblem("foreign", name)
        found.drop_all(connection)
    migrate(connection, head())
    if connection.dialect.name == "sqlite":
        connection.execute(text(OWE_CLEAN_FILE))
