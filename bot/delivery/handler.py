"""What each topic of the outbox gives: how a row is rendered, and what its sending changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.effects import Effect
from bot.domain.outbox import Delivery, Row
from bot.domain.snapshot import GuildSnapshot
from bot.texts.catalogue import Texts


@dataclass(frozen=True, slots=True)
class Due:
    """A row to render now. ``session`` reads one state of the database; nothing may be written through it.

    ``t`` is the guild's language, or the member's own where the row goes to a member; ``late`` says that it comes late.
    """

    row: Row
    session: AsyncSession
    snapshot: GuildSnapshot
    t: Texts
    now: datetime
    late: bool


@dataclass(frozen=True, slots=True)
class PollReading:
    """What a poll's votes are: by answer; empty where its message is gone, None while they are not counted for good.

    ``ends_at`` is Discord's own, None where the message is gone.
    """

    counts: tuple[int, ...] | None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What Discord made of it: where the message is, the event's id, what was read of a poll."""

    channel_id: int | None = None
    message_id: int | None = None
    event_id: int | None = None
    poll: PollReading | None = None


class Handler(Protocol):
    """One topic's way."""

    async def render(self, due: Due) -> Effect:
        """What the row comes to now."""
        ...

    async def sent(self, session: AsyncSession, row: Row, receipt: Receipt, now: datetime) -> None:
        """What follows from its sending, in the transaction that settles it."""
        ...

    def outdated(self, row: Row, now: datetime) -> Sequence[Delivery]:
        """What makes the message follow where the row was withdrawn while it was on its way: it says what is so no more."""
        ...


class Plain:
    """A handler of which nothing follows; the others inherit what they do not change."""

    async def sent(self, session: AsyncSession, row: Row, receipt: Receipt, now: datetime) -> None:
        """Nothing."""

    def outdated(self, row: Row, now: datetime) -> Sequence[Delivery]:  # noqa: ARG002 - one signature for all
        """Nothing."""
        return ()
