"""The journal: written in the change's own transaction, read by filter, forgotten when its time is over."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.journal import Actor, Change
from storage.models import JournalEntry as Row
from storage.sqlite import owe_clean_file


async def write_journal(
    session: AsyncSession, guild_id: int, actor: Actor, at: datetime, changes: Iterable[Change]
) -> None:
    """Add what ``actor`` changed. The guild's row must be there."""
    rows = [
        {
            "guild_id": guild_id,
            "happened_at": at,
            "actor_kind": actor.kind,
            "actor_id": actor.user_id,
            "subject": change.subject,
            "act": change.act,
            "subject_id": change.subject_id,
            "label": change.label,
            "before": dict(change.before) or None,
            "after": dict(change.after) or None,
            "person_id": change.person_id,
            "user_id": change.user_id,
        }
        for change in changes
    ]
    if rows:
        await session.execute(insert(Row), rows)


async def forget_before(session: AsyncSession, guild_id: int, instant: datetime) -> int:
    """Delete the entries older than ``instant``; give their count."""
    old = delete(Row).where(Row.guild_id == guild_id, Row.happened_at < instant).returning(Row.id)
    forgotten = (await session.scalars(old)).all()
    if forgotten:
        await owe_clean_file(session)
    return len(forgotten)
