"""Places that Discord refuses for good: nothing is asked of them until somebody, or a day, has passed."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.outbox import Block, State
from storage.models import DeliveryBlock, Outbox

RETRY_AFTER: Final = timedelta(days=1)
_BETWEEN: Final = "|"


def problem_of(place: str, code: int) -> str:
    """What a parked row says of its refusal: ``channel:1|50013``."""
    return f"{place}{_BETWEEN}{code}"


def read_problem(problem: str) -> tuple[str, int]:
    """The place and the code of such a word; code 0 where it is none."""
    place, _, code = problem.partition(_BETWEEN)
    return place, int(code or 0)


async def blocked(session: AsyncSession, guild_id: int, place: str, now: datetime) -> Block | None:
    """The refusal that still holds for ``place``, or None where it may be tried."""
    found = await block_of(session, guild_id, place)
    return found if found is not None and found.retry_at > now else None


async def block_of(session: AsyncSession, guild_id: int, place: str) -> Block | None:
    """The refusal of ``place``, whether it still holds or not."""
    mine = (DeliveryBlock.guild_id == guild_id, DeliveryBlock.place == place)
    row = await session.scalar(select(DeliveryBlock).where(*mine))
    return None if row is None else _block(row)


async def block(session: AsyncSession, guild_id: int, place: str, code: int, now: datetime) -> bool:
    """Ask nothing more of ``place`` for a day; True where that is news: another code, or nothing stood there."""
    held = await session.get(DeliveryBlock, (guild_id, place))
    if held is not None and held.code == code:
        if held.retry_at <= now:  # what was only held back says nothing new of the place
            held.retry_at = now + RETRY_AFTER
        return False
    if held is not None:
        await session.delete(held)
        await session.flush()
    session.add(DeliveryBlock(guild_id=guild_id, place=place, code=code, since=now, retry_at=now + RETRY_AFTER))
    await session.flush()
    return True


async def unblock(session: AsyncSession, guild_id: int, place: str) -> None:
    """``place`` may be tried again."""
    await session.execute(delete(DeliveryBlock).where(DeliveryBlock.guild_id == guild_id, DeliveryBlock.place == place))


async def retry_parked(session: AsyncSession, guild_id: int, place: str, now: datetime) -> int:
    """Send again what was parked for ``place`` and still serves; give how many rows."""
    await unblock(session, guild_id, place)
    again = (
        update(Outbox)
        .where(
            *(Outbox.guild_id == guild_id, Outbox.state == State.PARKED, Outbox.expires_at > now),
            Outbox.problem.startswith(f"{place}{_BETWEEN}", autoescape=True),
        )
        .values(state=State.PENDING, not_before=now, problem=None)
        .returning(Outbox.id)
    )
    return len((await session.scalars(again)).all())


async def blocks_of(session: AsyncSession, guild_id: int | None = None) -> tuple[Block, ...]:
    """Every refusal of the guild, or of all guilds, the oldest first."""
    found = select(DeliveryBlock).order_by(DeliveryBlock.since, DeliveryBlock.place)
    if guild_id is not None:
        found = found.where(DeliveryBlock.guild_id == guild_id)
    return tuple(_block(row) for row in await session.scalars(found))


def _block(row: DeliveryBlock) -> Block:
    return Block(row.guild_id, row.place, row.code, row.since, row.retry_at)
