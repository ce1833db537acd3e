"""A worker apart from the rest of the bot, whose handler says what each row asks; as few imports as it can start with."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import discord
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from bot.client import use_api_base
from bot.delivery.attempt import PATIENCE_SECONDS
from bot.delivery.effects import Effect, EventSync, NoPlace, Post, PostToOwner
from bot.delivery.handler import Due, Handler, Plain, Receipt
from bot.delivery.pace import Pace
from bot.delivery.sender import Sender
from bot.delivery.worker import Point, Worker, nowhere
from bot.domain.guild_settings import SettingKey
from bot.domain.outbox import Place, Row, Topic
from bot.services.deps import Deps
from bot.settings import DiscordSettings
from bot.views.layout import Block, Screen

REPORTS = frozenset({Topic.REFUSAL_REPORT, Topic.EXPIRY_REPORT})
QUICK = 1000.0
"""Requests a second, where a test does not look at their pace."""
_LAST_SECONDS = 5.0
_EVENT_LENGTH = timedelta(hours=1)


@dataclass
class Saying(Plain):
    """A handler that posts its row's key in the channel that its variant names, or to its member; ``instead`` replaces that.

    A row about the Discord event makes one that begins when the row expires.
    """

    instead: Callable[[Due], Effect] | None = None
    sent_rows: list[int] = field(default_factory=list)
    lates: dict[str, bool] = field(default_factory=dict)

    async def render(self, due: Due) -> Effect:
        mine = due.row.delivery
        if mine.topic in REPORTS:
            return _report(due)
        self.lates[mine.dedupe_key] = due.late
        if self.instead is not None:
            return self.instead(due)
        if mine.topic is Topic.ASSEMBLY_EVENT:
            begins = mine.expires_at
            return EventSync(None, mine.dedupe_key, "Assemblée", "Lachine", begins, begins + _EVENT_LENGTH)
        return said(due)

    async def sent(self, session: AsyncSession, row: Row, receipt: Receipt, now: datetime) -> None:
        self.sent_rows.append(row.id)


def _report(due: Due) -> Effect:
    """The report of what Discord refused, or of what expired, where the coordination reads it; else to the owner."""
    mine = due.row.delivery
    screen = Screen(title=f"{mine.topic} {mine.variant}")
    if mine.destination is Place.OWNER:
        return PostToOwner(screen)
    channel = due.snapshot.settings.coordination_channel
    return NoPlace(SettingKey.COORDINATION_CHANNEL) if channel is None else Post(screen, channel_id=channel)


def said(due: Due) -> Post:
    """The usual message of a row, to its member or in its channel."""
    mine = due.row.delivery
    screen = Screen(title=mine.dedupe_key, blocks=[Block("Bonjour")])
    if mine.user_id is not None:
        return Post(screen, user_id=mine.user_id)
    return Post(screen, channel_id=int(mine.variant))


@asynccontextmanager
async def working(
    deps: Deps,
    token: str,
    api_base: str,
    handler: Saying | Mapping[Topic, Handler],
    *,
    at: Callable[[Point], None] = nowhere,
    a_second: float = QUICK,
    patience: float = PATIENCE_SECONDS,
) -> AsyncIterator[Worker]:
    """Log in, and run a worker until the end; ``handler`` is every topic's, or one for each."""
    use_api_base(DiscordSettings(token=SecretStr(token), api_base=api_base))
    intents = discord.Intents(guilds=True)
    async with discord.Client(intents=intents, allowed_mentions=discord.AllowedMentions.none()) as client:
        sender = Sender(client, Pace(a_second))
        await client.login(token)
        handlers = dict.fromkeys(Topic, handler) if isinstance(handler, Saying) else handler
        worker = Worker(deps, sender, handlers, at, patience)
        running = asyncio.create_task(worker.run())
        try:
            yield worker
        finally:
            # What reads or writes the database is not cut short: the process is not ended with it, as the bot's would be.
            settled = asyncio.ensure_future(worker.settled())
            await asyncio.wait({running, settled}, timeout=_LAST_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            settled.cancel()
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
