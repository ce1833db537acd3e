"""Writing a guild's directory, one record at a time. Who calls has locked the guild and checked what the records name."""

from dataclasses import fields
from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete, insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.directory import BoardTerm, Group, MemberOrganization, Person, Representation
from bot.domain.directory_changes import Record
from storage import models

_TABLES: Final[dict[type[Record], Any]] = {
    MemberOrganization: models.Organization,
    Person: models.Person,
    Group: models.WorkingGroup,
    Representation: models.Representation,
    BoardTerm: models.BoardTerm,
}
_NOT_A_COLUMN: Final = frozenset({"id", "other_names"})
_RENAMED: Final = {(Representation, "group_id"): "working_group_id", (BoardTerm, "group_id"): "working_group_id"}


async def add_record(session: AsyncSession, guild_id: int, record: Record, at: datetime) -> int:
    """Write a new record, whose own ``id`` does not count; give the id that it has from now on."""
    table = _TABLES[type(record)]
    added = insert(table).values(guild_id=guild_id, **_columns(record, at)).returning(table.id)
    record_id: int = (await session.scalars(added)).one()
    if isinstance(record, MemberOrganization):
        await _name(session, guild_id, record_id, record.other_names)
    return record_id


async def keep_record(session: AsyncSession, guild_id: int, record: Record, at: datetime) -> None:
    """Write a record over what the guild has at its id."""
    table = _TABLES[type(record)]
    here = update(table).where(table.guild_id == guild_id, table.id == record.id)
    await session.execute(here.values(_columns(record, at)))
    if isinstance(record, MemberOrganization):
        await _name(session, guild_id, record.id, record.other_names)


async def remove_record(session: AsyncSession, guild_id: int, record: Record) -> None:
    """Delete a record that nothing points to any more."""
    table = _TABLES[type(record)]
    await session.execute(delete(table).where(table.guild_id == guild_id, table.id == record.id))


def _columns(record: Record, at: datetime) -> dict[str, Any]:
    kind = type(record)
    names = [field.name for field in fields(record) if field.name not in _NOT_A_COLUMN]
    found = {_RENAMED.get((kind, name), name): getattr(record, name) for name in names}
    return found | ({"updated_at": at} if kind is Person else {})


async def _name(session: AsyncSession, guild_id: int, organization_id: int, others: tuple[str, ...]) -> None:
    """Write the other names of an organisation."""
    table = models.OrganizationName
    its_own = table.guild_id == guild_id, table.organization_id == organization_id
    await session.execute(delete(table).where(*its_own))
    keys = {"guild_id": guild_id, "organization_id": organization_id}
    if others:
        rows = [{**keys, "position": position, "name": name} for position, name in enumerate(others)]
        await session.execute(insert(table), rows)
