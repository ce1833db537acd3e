"""What the outbox says of itself, counted in its own rows: no counter stands beside them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.outbox import Ledger, Place, State, SubjectKind, Topic
from bot.domain.reliability import Missed, Parked
from storage.models import Outbox as Table
from storage.outbox_blocks import blocks_of, read_problem

_WAITING = (State.PENDING, State.CLAIMED)


async def ledger_of(session: AsyncSession, guild_id: int | None, now: datetime) -> Ledger:
    """The guild's ledger, or that of all guilds."""
    waiting = Table.state.in_(_WAITING)
    counts = {
        "pending": waiting,
        "due": waiting & (Table.due_at <= now),
        "sent": Table.state == State.SENT,
        "late": (Table.state == State.SENT) & Table.late,
        "retried": Table.attempts > 1,
        "parked": Table.state == State.PARKED,
        "expired": Table.state == State.EXPIRED,
        "cancelled": Table.state == State.CANCELLED,
    }
    columns: list[Any] = [_count(which).label(name) for name, which in counts.items()]
    columns.append(func.coalesce(func.sum(Table.duplicates_prevented), 0).label("duplicates_prevented"))
    found = (await session.execute(select(*columns).where(*_of(guild_id)))).one()
    numbers = {name: int(value) for name, value in found._mapping.items()}
    return Ledger(**numbers, blocks=await blocks_of(session, guild_id))


async def parked_of(session: AsyncSession, guild_id: int | None) -> tuple[Parked, ...]:
    """What is set aside, by what was refused and why; the oldest first."""
    groups = (
        select(Table.guild_id, Table.problem, func.count(), func.min(Table.due_at))
        .where(Table.state == State.PARKED, *_of(guild_id))
        .group_by(Table.guild_id, Table.problem)
        .order_by(func.min(Table.due_at), Table.problem)
    )
    return tuple(
        Parked(guild, *read_problem(problem or ""), count, since)
        for guild, problem, count, since in await session.execute(groups)
    )


async def parked_at(session: AsyncSession, guild_id: int, place: str) -> int:
    """How many rows are set aside for ``place``."""
    return sum(each.count for each in await parked_of(session, guild_id) if each.place == place)


async def next_due_of(session: AsyncSession, guild_id: int | None) -> datetime | None:
    """When something of the guild, or of any, is to be sent next."""
    earliest = select(Table.not_before).where(Table.state.in_(_WAITING), *_of(guild_id))
    return await session.scalar(earliest.order_by(Table.not_before).limit(1))


async def missed_between(session: AsyncSession, guild_id: int, start: datetime, end: datetime) -> tuple[Missed, ...]:
    """What was given up from ``start`` to before ``end``, as it would have served no more; in the order in which it was due."""
    rows = (
        select(Table.topic, Table.subject, Table.subject_id, Table.due_at)
        .where(
            *(Table.guild_id == guild_id, Table.state == State.EXPIRED),
            # Settling an expired row writes here when that was.
            *(Table.not_before >= start, Table.not_before < end),
        )
        .order_by(Table.due_at, Table.id)
    )
    return tuple(
        Missed(Topic(topic), SubjectKind(subject), subject_id, due_at)
        for topic, subject, subject_id, due_at in await session.execute(rows)
    )


async def guild_of_private_row(session: AsyncSession, row_id: int, user_id: int) -> int | None:
    """The guild whose row of that id goes to that member's direct messages; None where there is no such row."""
    private = (Table.destination == Place.MEMBER, Table.user_id == user_id)
    found: int | None = await session.scalar(select(Table.guild_id).where(Table.id == row_id, *private))
    return found


async def guilds_of_outbox(session: AsyncSession) -> tuple[int, ...]:
    """The guilds that have rows."""
    return tuple(await session.scalars(select(Table.guild_id).distinct().order_by(Table.guild_id)))


def _of(guild_id: int | None) -> tuple[ColumnElement[bool], ...]:
    return () if guild_id is None else (Table.guild_id == guild_id,)


def _count(which: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((which, 1), else_=0)), 0)
