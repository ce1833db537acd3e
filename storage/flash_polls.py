"""Discord's own polls that were asked for, and what their votes came to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.survey import FlashPoll
from storage.models import FlashPoll as Row


async def add_flash_poll(session: AsyncSession, poll: FlashPoll) -> FlashPoll:
    """Write a new one, whose own ``id`` does not count; give it with its id. The guild's row must be there."""
    values = {
        "guild_id": poll.guild_id,
        "question": poll.question,
        "answers": list(poll.answers),
        "several": poll.several,
        "ends_at": poll.ends_at,
        "channel_id": poll.channel_id,
        "message_id": poll.message_id,
        "counts": None if poll.counts is None else list(poll.counts),
    }
    poll_id: int = (await session.scalars(insert(Row).values(values).returning(Row.id))).one()
    return replace(poll, id=poll_id)


async def flash_poll_by_id(session: AsyncSession, guild_id: int, poll_id: int) -> FlashPoll | None:
    """The guild's poll of that id; None where there is none."""
    row = await session.scalar(select(Row).where(Row.guild_id == guild_id, Row.id == poll_id))
    return None if row is None else _poll(row)


async def flash_polls_of(session: AsyncSession, guild_id: int, most: int) -> tuple[FlashPoll, ...]:
    """The guild's latest ones, the newest first."""
    rows = select(Row).where(Row.guild_id == guild_id).order_by(Row.id.desc()).limit(most)
    return tuple(map(_poll, await session.scalars(rows)))


async def remember_posted(
    session: AsyncSession, guild_id: int, poll_id: int, message_id: int, ends_at: datetime
) -> None:
    """Where it stands, and until when votes are taken there."""
    here = update(Row).where(Row.guild_id == guild_id, Row.id == poll_id)
    await session.execute(here.values(message_id=message_id, ends_at=ends_at))


async def keep_counts(session: AsyncSession, guild_id: int, poll_id: int, counts: Sequence[int]) -> None:
    """What its votes came to, by answer; empty where nobody can know it any more."""
    here = update(Row).where(Row.guild_id == guild_id, Row.id == poll_id)
    await session.execute(here.values(counts=list(counts)))


def _poll(row: Row) -> FlashPoll:
    return FlashPoll(
        id=row.id,
        guild_id=row.guild_id,
        question=row.question,
        answers=tuple(row.answers),
        several=row.several,
        ends_at=row.ends_at,
        channel_id=row.channel_id,
        message_id=row.message_id,
        counts=None if row.counts is None else tuple(row.counts),
    )
