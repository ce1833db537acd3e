"""The rows that the register finds for somebody."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Table, Text, cast, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.personal_data import Effect, Identity
from bot.domain.personal_facts import speaks_of
from storage.models import Base, Person
from storage.personal_records import Owner, Record


async def whole_identity(session: AsyncSession, guild_id: int, identity: Identity) -> Identity:
    """``identity`` with the other half, where the directory links the two."""
    mine = Person.user_id == identity.user_id if identity.person_id is None else Person.id == identity.person_id
    linked = select(Person.id, Person.user_id).where(Person.guild_id == guild_id, mine)
    found = (await session.execute(linked)).one_or_none()
    if found is None:
        return identity
    return Identity(found.user_id if identity.user_id is None else identity.user_id, found.id)


def table_of(record: Record) -> Table:
    """The table that ``record`` is about."""
    return Base.metadata.tables[record.table]


def belongs(record: Record, guild_id: int, identity: Identity) -> ColumnElement[bool] | None:
    """The condition under which a row is the person's; None where no row can be."""
    table = table_of(record)
    theirs = list(_theirs(table, record.owners, identity))
    if not theirs:
        return None
    which = or_(*theirs) & (table.c.guild_id == guild_id)
    for column, value in record.where.items():
        which &= table.c[column].is_(None) if value is None else table.c[column] == value
    return which


async def rows_of(session: AsyncSession, record: Record, guild_id: int, identity: Identity) -> list[Mapping[str, Any]]:
    """The rows that speak of the person, in the order in which they were written, whole."""
    table = table_of(record)
    which = _may_mention(record, guild_id, identity) if record.effect is Effect.MENTION_GOES else None
    which = belongs(record, guild_id, identity) if which is None else which
    if which is None:
        return []
    found = await session.execute(select(table).where(which).order_by(*table.primary_key))
    rows: list[Mapping[str, Any]] = [dict(row._mapping) for row in found]
    if record.effect is not Effect.MENTION_GOES:
        return rows
    return [row for row in rows if any(speaks_of(row[column], identity) for column in record.personal)]


def _theirs(table: Table, owners: tuple[Owner, ...], identity: Identity) -> Iterator[ColumnElement[bool]]:
    for owner in owners:
        mine = owner.mark_of(identity)
        if mine is None:
            continue
        column = table.c[owner.column]
        if owner.followed is not None:
            yield column.startswith(mine, autoescape=True)
        elif owner.inside is None:
            yield column == mine
        else:
            # As text: PostgreSQL's integers in JSON are cast to 32 bits, and a Discord id has 64.
            yield cast(column[owner.inside].as_string(), Text) == str(mine)


def _may_mention(record: Record, guild_id: int, identity: Identity) -> ColumnElement[bool] | None:
    """Where the digits of an id stand somewhere in the JSON: what is read closely afterwards."""
    table = table_of(record)
    digits = [str(each) for each in (identity.user_id, identity.person_id) if each is not None]
    found = [cast(table.c[column], Text).contains(each) for column in record.personal for each in digits]
    return or_(*found) & (table.c.guild_id == guild_id) if found else None
