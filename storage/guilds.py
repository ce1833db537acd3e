"""Guilds: the row that a guild's writers take turns on, and its revision."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Guild
from storage.types import Instant

_ADD = text(
    "INSERT INTO guild (id, revision, created_at) VALUES (:id, 0, :created_at) ON CONFLICT DO NOTHING"
).bindparams(bindparam("created_at", type_=Instant()))


async def lock_guild(session: AsyncSession, guild_id: int, at: datetime) -> None:
    """Make the guild's row where there is none, and hold it until the transaction ends: its writers take turns."""
    await session.execute(_ADD, {"id": guild_id, "created_at": at})
    # Rows that only point to it are written meanwhile (FOR NO KEY UPDATE): a delivery that settles waits for no use case.
    await session.execute(select(Guild.id).where(Guild.id == guild_id).with_for_update(key_share=True))


async def bump_revision(session: AsyncSession, guild_id: int) -> None:
    """Tell every process that what the guild's snapshot holds has changed."""
    await session.execute(update(Guild).where(Guild.id == guild_id).values(revision=Guild.revision + 1))


async def guild_revisions(session: AsyncSession, guild_ids: Collection[int]) -> dict[int, int]:
    """The revision of each of these guilds; 0 where nothing is stored."""
    rows = await session.execute(select(Guild.id, Guild.revision).where(Guild.id.in_(guild_ids)))
    return dict.fromkeys(guild_ids, 0) | dict(rows.all())


async def known_guilds(session: AsyncSession) -> tuple[int, ...]:
    """Every guild that the database holds something of."""
    return tuple(await session.scalars(select(Guild.id).order_by(Guild.id)))
