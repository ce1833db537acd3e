"""Assemblies that come back."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.assembly import Series
from bot.domain.guild_settings import AssemblyKind
from storage.models import AssemblySeries as Row
from storage.wall_times import read_local, written_local

_SAME: Final = ("title", "place", "link", "agenda", "length_minutes", "rule", "time_zone", "begun_at")


async def load_series(session: AsyncSession, guild_id: int) -> tuple[Series, ...]:
    """All of the guild's, ended ones too, in the order in which they were made."""
    rows = select(Row).where(Row.guild_id == guild_id).order_by(Row.id)
    return tuple(map(_series, await session.scalars(rows)))


async def series_by_id(session: AsyncSession, guild_id: int, series_id: int) -> Series | None:
    """The guild's series of that id; None where there is none."""
    row = await session.scalar(select(Row).where(Row.guild_id == guild_id, Row.id == series_id))
    return None if row is None else _series(row)


async def add_series(session: AsyncSession, guild_id: int, series: Series) -> Series:
    """Write a new one, whose own ``id`` does not count; give it with its id."""
    added = insert(Row).values(guild_id=guild_id, **_columns(series)).returning(Row.id)
    series_id: int = (await session.scalars(added)).one()
    return replace(series, id=series_id)


async def keep_series(session: AsyncSession, guild_id: int, series: Series) -> None:
    """Write it over what the guild has at its id."""
    here = update(Row).where(Row.guild_id == guild_id, Row.id == series.id)
    await session.execute(here.values(_columns(series)))


async def remove_series(session: AsyncSession, guild_id: int, series_id: int) -> None:
    """Delete a series that has no assembly any more."""
    await session.execute(delete(Row).where(Row.guild_id == guild_id, Row.id == series_id))


async def going_series(session: AsyncSession) -> tuple[tuple[int, int], ...]:
    """Every series that goes on, of every guild: the guild's id, and its own."""
    rows = select(Row.guild_id, Row.id).where(Row.begun_at.is_not(None), Row.ended_local.is_(None))
    return tuple((guild_id, series_id) for guild_id, series_id in await session.execute(rows.order_by(Row.id)))


def _columns(series: Series) -> dict[str, Any]:
    return {name: getattr(series, name) for name in _SAME} | {
        "kind": series.kind,
        "working_group_id": series.group_id,
        "first_local": written_local(series.first_local),
        "ended_local": written_local(series.ended_local),
    }


def _series(row: Row) -> Series:
    return Series(
        id=row.id,
        kind=AssemblyKind(row.kind),
        first_local=datetime.fromisoformat(row.first_local),
        group_id=row.working_group_id,
        ended_local=read_local(row.ended_local),
        **{name: getattr(row, name) for name in _SAME},
    )
