"""What a member chose of their private reminders, asked again when one is sent; and what is done where it is refused."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.effects import Later, Nothing
from bot.domain.guild_settings import GuildSettings
from bot.domain.outbox import Delivery, Place, Row, SubjectKind, Topic
from bot.domain.reminder import Fallback, Remindable, ReminderPreference
from bot.domain.reminder_deliveries import FALLBACK_SUFFIX, REMIND_MARK, quiet_hours_of, quiet_span
from bot.texts.catalogue import Texts, texts_in
from storage import reminders as stored

CLOSED: Final = frozenset({50007, 50278})
"""How Discord refuses a direct message: closed to the bot, or no server in common (its reference, « JSON Error Codes »)."""
PAUSED: Final = "paused"
UNWANTED: Final = "no longer asked for"
UNNEEDED: Final = "unneeded"
"""Why what is discreet goes no further, sent or not."""
_OF_KIND: Final = {SubjectKind.ASSEMBLY: Remindable.ASSEMBLY, SubjectKind.DEADLINE: Remindable.DEADLINE}
_PLACES: Final = {Fallback.CHANNEL: Place.ANNOUNCEMENTS, Fallback.COORDINATION: Place.COORDINATION}


async def allowed_now(
    session: AsyncSession, row: Row, settings: GuildSettings, now: datetime
) -> Later | Nothing | None:
    """Whether a private reminder may go out now: None where it may, and for any other row.

    The quiet hours are waited for, but never past the beginning: then it goes at once.
    """
    if not _is_private_reminder(row):
        return None
    user_id = row.delivery.user_id or 0
    chosen = await stored.preference_of(session, row.guild_id, user_id)
    if not (chosen and chosen.everything and row.delivery.subject is SubjectKind.ASSEMBLY):
        asked = await stored.subscriptions_of(session, row.guild_id, user_id)
        if (_OF_KIND[row.delivery.subject], row.delivery.subject_id) not in asked:
            return Nothing(UNWANTED)
    chosen = chosen or ReminderPreference(user_id)
    if chosen.paused_until is not None and now < chosen.paused_until:
        return Nothing(PAUSED)
    span = quiet_span(quiet_hours_of(chosen, settings), now, settings.time_zone)
    if span is not None and span[1] < row.delivery.expires_at:
        return Later(span[1])
    return None


async def fallback_deliveries(session: AsyncSession, row: Row, code: int, now: datetime) -> list[Delivery]:
    """What the member chose to have done where Discord refuses them a direct message for ``code``: one row, or none."""
    if not (_is_private_reminder(row) or _tells_a_change(row)) or code not in CLOSED or row.delivery.expires_at <= now:
        return []
    chosen = await stored.preference_of(session, row.guild_id, row.delivery.user_id or 0)
    place = _PLACES.get(chosen.fallback) if chosen else None
    if place is None:
        return []
    key = row.delivery.dedupe_key + FALLBACK_SUFFIX
    return [replace(row.delivery, dedupe_key=key, destination=place)]


def is_discreet(row: Row) -> bool:
    """Whether nobody is to know if it was sent: to remind somebody of a survey says that they have not answered."""
    return row.delivery.destination is Place.MEMBER and row.delivery.topic is Topic.SURVEY_REMINDER


async def texts_of_row(session: AsyncSession, row: Row, settings: GuildSettings) -> Texts:
    """The language in which a row is written: the member's own where it goes to them alone, else the guild's."""
    if row.delivery.destination is not Place.MEMBER or row.delivery.user_id is None:
        return texts_in(settings.language)
    chosen = await stored.preference_of(session, row.guild_id, row.delivery.user_id)
    return texts_in(chosen.locale if chosen else settings.language)


def _tells_a_change(row: Row) -> bool:
    return row.delivery.destination is Place.MEMBER and row.delivery.topic is Topic.ASSEMBLY_CHANGE


def _is_private_reminder(row: Row) -> bool:
    return row.delivery.destination is Place.MEMBER and REMIND_MARK in row.delivery.dedupe_key
