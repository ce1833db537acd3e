"""The roundtable's own texts that name somebody: kept when they are erased, and shown to them."""

from collections.abc import Collection, Iterable
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.naming import names
from storage.models import Base
from storage.personal_columns import DOCUMENTS

# What ``bot.domain.naming.places_naming`` reads of an active version.
_IN_THE_PLAN: Final = frozenset({"plan_node", "statement", "party", "party_alias"})
# What is in an open box is read by nobody: a request to join may give any words for a name, and would tell that somebody wrote them.
_UNREAD: Final = frozenset({"open_ballot"})


async def documents_naming(
    session: AsyncSession, guild_id: int, name: str, *, active_versions: Collection[int]
) -> dict[str, int]:
    """How many rows of each table of ``DOCUMENTS`` have ``name``, but for active plans' levels, and open ballots."""
    found: dict[str, int] = {}
    for table_name, columns in DOCUMENTS.items():
        if table_name in _UNREAD:
            continue
        table = Base.metadata.tables[table_name]
        rows = select(*(table.c[column] for column in columns)).where(table.c.guild_id == guild_id)
        if table_name in _IN_THE_PLAN:
            rows = rows.where(table.c.version_id.not_in(active_versions))
        count = sum(_says(tuple(row), name) for row in await session.execute(rows))
        if count:
            found[table_name] = count
    return found


def _says(values: tuple[object, ...], name: str) -> bool:
    return any(names(str(text), name) for value in values for text in _texts(value) if text)


def _texts(value: object) -> Iterable[object]:
    """What ``value`` says in words; a mapping that holds a member's id is told by the register."""
    match value:
        case list():
            return value
        case dict():
            return [] if value.get("user_id") else value.values()
        case _:
            return [value]
