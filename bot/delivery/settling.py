"""What becomes of a row after an attempt, and what follows from it, in one transaction."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.attempt import Attempt
from bot.delivery.handler import Handler
from bot.delivery.personal import CLOSED, UNNEEDED, fallback_deliveries, is_discreet
from bot.domain.guild_settings import GuildSettings
from bot.domain.outbox import Delivery, Place, Row, State, SubjectKind, Topic
from storage.outbox import Settled, Settlement, enqueue, settle
from storage.outbox_blocks import block, unblock

_REPORTS: Final = frozenset({Topic.REFUSAL_REPORT, Topic.EXPIRY_REPORT})
_REPORTED_WITHIN: Final = timedelta(days=7)
EXPIRY_SLOT: Final = timedelta(minutes=10)
"""What expires within it is told in one report."""


async def settle_attempt(
    session: AsyncSession,
    row: Row,
    owner: str,
    attempt: Attempt,
    handler: Handler,
    settings: GuildSettings,
    now: datetime,
) -> None:
    """Write how the attempt ended, and what it makes necessary; nothing where the row is ``owner``'s no more."""
    if is_discreet(row) and attempt.settlement.state is not State.PENDING:
        # Whatever became of it, the ledger says the same, and nobody is told: it would say who has not answered, in every copy too.
        attempt = Attempt(Settlement(State.CANCELLED, problem=UNNEEDED))
    written = await settle(session, row, owner, attempt.settlement)
    if written is Settled.NOT:
        return
    match attempt.settlement.state:
        case State.SENT if attempt.receipt is not None:
            await handler.sent(session, row, attempt.receipt, now)
            if written is Settled.WITHDRAWN:
                await enqueue(session, row.guild_id, handler.outdated(row, now))
            if attempt.opened is not None:
                await unblock(session, row.guild_id, attempt.opened)
        case State.PARKED if attempt.place is not None:
            await _parked(session, row, attempt.place, attempt.code, settings, now)
        case State.EXPIRED:
            await _expired(session, row, now)


async def _parked(
    session: AsyncSession, row: Row, place: str, code: int, settings: GuildSettings, now: datetime
) -> None:
    news = await block(session, row.guild_id, place, code, now) if code else True
    fallbacks = await fallback_deliveries(session, row, code, now)
    await enqueue(session, row.guild_id, fallbacks)
    if place.startswith("user:") and code in CLOSED and row.delivery.destination is Place.MEMBER and fallbacks:
        return  # the member said what to do then, and it is done
    if news and row.delivery.destination is not Place.OWNER:
        await enqueue(session, row.guild_id, [_refusal(row, place, code, settings, now)])


def _refusal(row: Row, place: str, code: int, settings: GuildSettings, now: datetime) -> Delivery:
    """The report of a refusal, to the owner where the coordination has no channel that works.

    Once for each time that a place is closed; where a setting is missing, once a day.
    """
    since = f"{now:%Y-%m-%dT%H:%M}" if code else f"{now:%Y-%m-%d}"
    coordination = settings.coordination_channel
    unreachable = coordination is None or place == f"channel:{coordination}" or row.delivery.topic in _REPORTS
    return Delivery(
        dedupe_key=f"refusal:{place}:{code}:{since}{':owner' if unreachable else ''}",
        topic=Topic.REFUSAL_REPORT,
        subject=SubjectKind.GUILD,
        subject_id=row.guild_id,
        due_at=now,
        expires_at=now + _REPORTED_WITHIN,
        destination=Place.OWNER if unreachable else Place.COORDINATION,
        variant=f"{place}|{code}",
    )


async def _expired(session: AsyncSession, row: Row, now: datetime) -> None:
    if row.delivery.topic in _REPORTS:
        return
    slot = datetime.fromtimestamp(
        now.timestamp() // EXPIRY_SLOT.total_seconds() * EXPIRY_SLOT.total_seconds(), now.tzinfo
    )
    report = Delivery(
        dedupe_key=f"expiry:{slot:%Y-%m-%dT%H:%M}",
        topic=Topic.EXPIRY_REPORT,
        subject=SubjectKind.GUILD,
        subject_id=row.guild_id,
        due_at=slot + EXPIRY_SLOT,
        expires_at=slot + _REPORTED_WITHIN,
        destination=Place.COORDINATION,
        variant=f"{slot:%Y-%m-%dT%H:%M}",
    )
    await enqueue(session, row.guild_id, [report])
