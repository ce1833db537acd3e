"""What a member decides of the rows that go to them: their language, their quiet hours, their pause, and what replaces a closed door."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.effects import Later, Nothing
from bot.domain.guild_settings import GuildSettings
from bot.domain.outbox import Delivery, Place, Row
from bot.texts.catalogue import Texts, texts_for, texts_in
from storage.models import ReminderPreference

CLOSED: Final = frozenset({50007, 50278})
"""Discord's codes for a member who takes no direct message from us."""


async def texts_of_row(session: AsyncSession, row: Row, settings: GuildSettings) -> Texts:
    """The language of a row: the member's, as it was when they last chose something, or the guild's."""
    if row.delivery.destination is not Place.MEMBER:
        return texts_in(settings.language)
    mine = (ReminderPreference.guild_id == row.guild_id, ReminderPreference.user_id == row.delivery.user_id)
    locale = await session.scalar(select(ReminderPreference.locale).where(*mine))
    return texts_in(settings.language) if locale is None else texts_for(locale)


async def allowed_now(
    session: AsyncSession, row: Row, settings: GuildSettings, now: datetime
) -> Later | Nothing | None:
    """Whether a member's reminder is to wait, or is not wanted any more; None where it may go."""
    return None


async def fallback_deliveries(session: AsyncSession, row: Row, code: int, now: datetime) -> Sequence[Delivery]:
    """What goes out instead of a direct message that Discord refused, as the member chose."""
    return ()
