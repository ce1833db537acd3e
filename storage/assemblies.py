"""Assemblies: read as domain values, written one at a time. Who calls has locked the guild.

A use case touches an assembly's rows of the outbox before the assembly itself, as a delivery that settles does: on PostgreSQL,
the other order could leave the two waiting for each other.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.guild_settings import AssemblyKind
from storage.models import Assembly as Row
from storage.models import AssemblySeries
from storage.wall_times import read_local, written_local

_SAME: Final = (
    "title",
    "place",
    "link",
    "agenda",
    "time_zone",
    "starts_at",
    "length_minutes",
    "sequence",
    "changed_at",
    "series_id",
    "reason",
    "convened_at",
    "minutes_url",
    "minutes_note",
)
_OF_MESSAGES: Final = ("channel_id", "message_id", "check_in_channel_id", "check_in_message_id", "event_id")


async def load_assemblies(session: AsyncSession, guild_id: int) -> tuple[Assembly, ...]:
    """All of the guild's, by their start."""
    rows = select(Row).where(Row.guild_id == guild_id).order_by(Row.starts_at, Row.id)
    return tuple(map(assembly_in, await session.scalars(rows)))


async def assembly_by_id(session: AsyncSession, guild_id: int, assembly_id: int) -> Assembly | None:
    """The guild's assembly of that id, as it stands; None where there is none."""
    row = await session.scalar(select(Row).where(Row.guild_id == guild_id, Row.id == assembly_id))
    return None if row is None else assembly_in(row)


async def assemblies_of_series(session: AsyncSession, guild_id: int, series_id: int) -> tuple[Assembly, ...]:
    """Every occurrence of a series that has a row, by its slot."""
    rows = select(Row).where(Row.guild_id == guild_id, Row.series_id == series_id).order_by(Row.slot_local, Row.id)
    return tuple(map(assembly_in, await session.scalars(rows)))


async def coming_drafts(session: AsyncSession, after: datetime, before: datetime) -> tuple[Assembly, ...]:
    """The drafts of every guild's series that go on, which start between these instants, the earliest first."""
    rows = select(Row).join(AssemblySeries, AssemblySeries.id == Row.series_id)
    rows = rows.where(
        Row.status == AssemblyStatus.DRAFT,
        Row.starts_at > after,
        Row.starts_at < before,
        AssemblySeries.begun_at.is_not(None),
    )
    return tuple(map(assembly_in, await session.scalars(rows.order_by(Row.starts_at, Row.id))))


async def add_assembly(session: AsyncSession, assembly: Assembly) -> Assembly:
    """Write a new one, whose own ``id`` does not count; give it with its id."""
    values = _columns(assembly) | {"guild_id": assembly.guild_id}
    assembly_id: int = (await session.scalars(insert(Row).values(values).returning(Row.id))).one()
    return replace(assembly, id=assembly_id)


async def keep_assembly(session: AsyncSession, assembly: Assembly, *, convened_by: int | None = None) -> None:
    """Write it over what the guild has at its id, but for where its messages and its event are (``remember``)."""
    values = _columns(assembly)
    if convened_by is not None:
        values["convened_by"] = convened_by
    here = update(Row).where(Row.guild_id == assembly.guild_id, Row.id == assembly.id)
    await session.execute(here.values(values))


async def remove_assemblies(session: AsyncSession, guild_id: int, assembly_ids: Sequence[int]) -> None:
    """Delete drafts, which nobody has been told of."""
    drafts = delete(Row).where(
        Row.guild_id == guild_id,
        Row.id.in_(assembly_ids),
        Row.status == AssemblyStatus.DRAFT,
        Row.convened_at.is_(None),
    )
    await session.execute(drafts)


async def remember_message(
    session: AsyncSession, guild_id: int, assembly_id: int, channel_id: int, message_id: int | None
) -> None:
    """Where its convocation was posted."""
    await _remember(session, guild_id, assembly_id, channel_id=channel_id, message_id=message_id)


async def remember_check_in(
    session: AsyncSession, guild_id: int, assembly_id: int, channel_id: int, message_id: int | None
) -> None:
    """Where the message of its check-in was posted."""
    await _remember(session, guild_id, assembly_id, check_in_channel_id=channel_id, check_in_message_id=message_id)


async def remember_event(session: AsyncSession, guild_id: int, assembly_id: int, event_id: int | None) -> None:
    """Which Discord event is its own."""
    await _remember(session, guild_id, assembly_id, event_id=event_id)


async def _remember(session: AsyncSession, guild_id: int, assembly_id: int, **values: int | None) -> None:
    here = update(Row).where(Row.guild_id == guild_id, Row.id == assembly_id)
    await session.execute(here.values(values))


def _columns(assembly: Assembly) -> dict[str, Any]:
    return {name: getattr(assembly, name) for name in _SAME} | {
        "kind": assembly.kind,
        "status": assembly.status,
        "working_group_id": assembly.group_id,
        "start_local": written_local(assembly.start_local),
        "slot_local": written_local(assembly.slot_local),
        "postponed_from": written_local(assembly.postponed_from),
    }


def assembly_in(row: Row) -> Assembly:
    """What a row holds."""
    return Assembly(
        id=row.id,
        guild_id=row.guild_id,
        kind=AssemblyKind(row.kind),
        status=AssemblyStatus(row.status),
        start_local=datetime.fromisoformat(row.start_local),
        group_id=row.working_group_id,
        slot_local=read_local(row.slot_local),
        postponed_from=read_local(row.postponed_from),
        **{name: getattr(row, name) for name in (*_SAME, *_OF_MESSAGES)},
    )
