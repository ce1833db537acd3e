"""Forgetting a person: what the register says, and nothing that it does not."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Table, Text, cast, delete, literal, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.personal_data import DataKind, Effect, Identity
from bot.domain.personal_facts import without
from storage.personal_data import REGISTER
from storage.personal_records import OwnNumber, Record
from storage.personal_rows import belongs, rows_of, table_of, whole_identity
from storage.sqlite import owe_clean_file


@dataclass(frozen=True, slots=True)
class Erased:
    """Who was forgotten, and how many rows of each kind were removed or emptied; kinds without any are not there."""

    identity: Identity
    counts: dict[DataKind, int] = field(default_factory=dict)


async def erase(
    session: AsyncSession,
    guild_id: int,
    *,
    user_id: int | None = None,
    person_id: int | None = None,
    register: Sequence[Record] = REGISTER,
) -> Erased:
    """Forget a Discord member, an entry of the directory, or both: where one is linked to the other, both go.

    The caller holds the guild's row, journals the act without a name, and cleans the file that is owed once it is committed
    (``storage.sqlite``). Rows of other guilds stay.
    """
    identity = await whole_identity(session, guild_id, Identity(user_id, person_id))
    erased = Erased(identity)
    for record in register:
        count = await _apply(session, record, guild_id, identity)
        if count:
            erased.counts[record.kind] = count
    if erased.counts:
        await owe_clean_file(session)
    return erased


async def _apply(session: AsyncSession, record: Record, guild_id: int, identity: Identity) -> int:
    if record.effect is Effect.MENTION_GOES:
        return await _forget_mentions(session, record, guild_id, identity)
    which = belongs(record, guild_id, identity)
    if which is None:
        return 0
    table = table_of(record)
    key = next(iter(table.primary_key))
    if record.effect is Effect.ROW_GOES:
        done = await session.execute(delete(table).where(which).returning(key))
    else:
        emptied = {column: _emptied(table, record.becomes.get(column)) for column in record.personal}
        done = await session.execute(update(table).where(which).values(emptied).returning(key))
    return len(done.all())


def _emptied(table: Table, becomes: str | OwnNumber | None) -> object:
    return literal(becomes.prefix) + cast(table.c.id, Text) if isinstance(becomes, OwnNumber) else becomes


async def _forget_mentions(session: AsyncSession, record: Record, guild_id: int, identity: Identity) -> int:
    table = table_of(record)
    rows = await rows_of(session, record, guild_id, identity)
    for row in rows:
        left = {column: without(row[column], identity) for column in record.personal}
        await session.execute(update(table).where(table.c.id == row["id"]).values(left))
    return len(rows)
