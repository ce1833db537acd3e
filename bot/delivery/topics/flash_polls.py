"""What the outbox does of a flash poll: it posts it, and reads its votes once it has ended."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.effects import Effect, NativePoll, Nothing, PostPoll, ReadPoll
from bot.delivery.handler import Due, Handler, Plain, Receipt
from bot.domain.flash_poll import reading
from bot.domain.outbox import Row, Topic
from bot.views.flash_polls import posted_text
from storage.flash_polls import flash_poll_by_id, keep_counts, remember_posted
from storage.outbox import enqueue

_HOUR: Final = timedelta(hours=1)
_GONE: Final = Nothing("gone")
_DONE: Final = Nothing("done already")


class FlashPollPosted(Plain):
    """The poll itself, with the sentence that says that its votes are visible."""

    async def render(self, due: Due) -> Effect:
        """The poll; it lasts as long as was asked, from when it is posted."""
        poll = await flash_poll_by_id(due.session, due.row.guild_id, due.row.delivery.subject_id)
        if poll is None:
            return _GONE
        native = NativePoll(poll.question, poll.answers, poll.several, _asked(due.row) // _HOUR)
        return PostPoll(posted_text(due.t), native, poll.channel_id)

    async def sent(self, session: AsyncSession, row: Row, receipt: Receipt, now: datetime) -> None:
        """It is remembered where it stands, and its votes are to be read."""
        if receipt.message_id is None:
            return
        ends_at = now + _asked(row)
        await enqueue(session, row.guild_id, [reading(row.delivery.subject_id, ends_at)])
        await remember_posted(session, row.guild_id, row.delivery.subject_id, receipt.message_id, ends_at)


class FlashPollResult(Plain):
    """What its votes came to."""

    async def render(self, due: Due) -> Effect:
        """They are read where it stands."""
        poll = await flash_poll_by_id(due.session, due.row.guild_id, due.row.delivery.subject_id)
        if poll is None or poll.message_id is None:
            return _GONE
        if poll.counts is not None:
            return _DONE
        return ReadPoll(poll.channel_id, poll.message_id)

    async def sent(self, session: AsyncSession, row: Row, receipt: Receipt, now: datetime) -> None:  # noqa: ARG002
        """The counts are kept; nobody can know those of a message that is gone."""
        if receipt.poll is not None and receipt.poll.counts is not None:
            await keep_counts(session, row.guild_id, row.delivery.subject_id, receipt.poll.counts)


HANDLERS: Final[Mapping[Topic, Handler]] = {
    Topic.FLASH_POLL: FlashPollPosted(),
    Topic.FLASH_POLL_RESULT: FlashPollResult(),
}


def _asked(row: Row) -> timedelta:
    """How long the poll was to last: its row serves from when it was asked for until when it would have ended."""
    return row.delivery.expires_at - row.delivery.due_at
