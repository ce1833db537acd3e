"""Deleting what was kept long enough of assemblies, reminders and the outbox; ``bot.services.retention`` says from when."""

from datetime import datetime
from typing import Final

from sqlalchemy import Delete, Update, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.assembly import Answer, AssemblyStatus
from bot.domain.outbox import State
from storage.models import (
    Assembly,
    AssemblyAnswer,
    AssemblySeries,
    Attendance,
    DeliveryBlock,
    Outbox,
)
from storage.sqlite import owe_clean_file

_SETTLED: Final = (State.SENT, State.PARKED, State.EXPIRED, State.CANCELLED)


async def forget_deliveries(session: AsyncSession, guild_id: int, instant: datetime) -> int:
    """Delete what is settled and would serve no more since before ``instant``; give the count of deliveries.

    What was sent but would still serve stays, however old: its key must be known, or it would be sent again.
    """
    table = Outbox
    over = (table.guild_id == guild_id, table.state.in_(_SETTLED), table.expires_at < instant)
    settled = await _count(session, delete(table).where(*over).returning(table.id))
    refused = (DeliveryBlock.guild_id == guild_id, DeliveryBlock.retry_at < instant)
    blocks = await _count(session, delete(DeliveryBlock).where(*refused).returning(DeliveryBlock.place))
    if settled or blocks:
        await owe_clean_file(session)
    return settled


async def forget_answers(session: AsyncSession, guild_id: int, instant: datetime) -> int:
    """Delete the answers to the assemblies before ``instant`` but for proxies, and their guests' names; give the count of both."""
    past = select(Assembly.id).where(Assembly.guild_id == guild_id, Assembly.starts_at < instant)
    answers = delete(AssemblyAnswer).where(
        *(AssemblyAnswer.guild_id == guild_id, AssemblyAnswer.assembly_id.in_(past)),
        AssemblyAnswer.answer != Answer.PROXY,
    )
    guests = update(Attendance).where(
        Attendance.guild_id == guild_id, Attendance.assembly_id.in_(past), Attendance.guest_name != ""
    )
    forgotten = await _count(session, answers.returning(AssemblyAnswer.user_id))
    forgotten += await _count(session, guests.values(guest_name="").returning(Attendance.id))
    if forgotten:
        await owe_clean_file(session)
    return forgotten


async def forget_drafts(session: AsyncSession, guild_id: int, instant: datetime) -> int:
    """Delete the drafts that nobody touched since ``instant``, and the series that were never begun; give the drafts' count.

    What a series that goes on has ahead of it is drafts too, which stay.
    """
    series = AssemblySeries
    unbegun = select(series.id).where(series.guild_id == guild_id, series.begun_at.is_(None))
    left = delete(Assembly).where(
        *(Assembly.guild_id == guild_id, Assembly.status == AssemblyStatus.DRAFT, Assembly.changed_at < instant),
        or_(Assembly.series_id.is_(None), Assembly.series_id.in_(unbegun)),
    )
    forgotten = await _count(session, left.returning(Assembly.id))
    if forgotten:
        empty = ~select(Assembly.id).where(Assembly.series_id == series.id).exists()
        never_begun = delete(series).where(series.guild_id == guild_id, series.begun_at.is_(None), empty)
        await session.execute(never_begun, execution_options={"synchronize_session": False})
    return forgotten


async def _count(session: AsyncSession, statement: Delete | Update) -> int:
    done = await session.execute(statement, execution_options={"synchronize_session": False})
    return len(done.all())
