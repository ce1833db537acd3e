"""A worker at work on the loopback Discord, without the rest of the bot."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta

import discord
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from bot.client import use_api_base
from bot.delivery.effects import Effect, Mentions, Post
from bot.delivery.handler import Due, Receipt
from bot.delivery.pace import Pace
from bot.delivery.sender import Sender
from bot.delivery.worker import Point, Worker, nowhere
from bot.domain.outbox import Delivery, Place, Row, State, SubjectKind, Topic
from bot.playground.json_types import JSON
from bot.playground.server import Playground
from bot.services.deps import Deps
from bot.services.snapshots import Snapshots
from bot.settings import DiscordSettings
from bot.views.layout import Block, Screen
from storage.database import Database
from storage.guilds import lock_guild
from storage.outbox import enqueue, rows_of

PATIENCE = 60


@dataclass
class Saying:
    """A handler that posts its row's key in the channel that its variant names, or to its member; ``instead`` replaces that."""

    instead: Callable[[Due], Effect] | None = None
    sent_rows: list[int] = field(default_factory=list)

    async def render(self, due: Due) -> Effect:
        if self.instead is not None:
            return self.instead(due)
        mine = due.row.delivery
        screen = Screen(title=mine.dedupe_key, blocks=[Block("Bonjour")])
        if mine.user_id is not None:
            return Post(screen, user_id=mine.user_id)
        return Post(screen, channel_id=int(mine.variant), mentions=Mentions())

    async def sent(self, session: AsyncSession, row: Row, receipt: Receipt, now: object) -> None:
        self.sent_rows.append(row.id)


@dataclass
class Desk:
    """What a test of delivery has at hand."""

    world: Playground
    deps: Deps
    worker: Worker
    handler: Saying

    @property
    def guild_id(self) -> int:
        return int(self.world.guild_id)

    def channel(self, name: str = "annonces") -> int:
        return int(self.world.hand("administration").channel(name)["id"])

    def delivery(
        self,
        key: str,
        *,
        after: timedelta = timedelta(0),
        lasts: timedelta = timedelta(days=1),
        channel: int | None = None,
        user_id: int | None = None,
        topic: Topic = Topic.CONVOCATION,
        subject_id: int = 1,
    ) -> Delivery:
        """Something due ``after`` now, that serves for as long as it ``lasts`` from then on."""
        due = self.deps.clock.now() + after
        place = Place.MEMBER if user_id is not None else Place.SUBJECT
        variant = str(channel or self.channel())
        return Delivery(key, topic, SubjectKind.ASSEMBLY, subject_id, due, due + lasts, place, user_id, variant)

    async def enqueue(self, *deliveries: Delivery) -> None:
        async with self.deps.database.transaction() as session:
            await lock_guild(session, self.guild_id, self.deps.clock.now())
            await enqueue(session, self.guild_id, deliveries)

    async def deliver(self) -> None:
        async with asyncio.timeout(PATIENCE):
            await self.worker.settled()

    async def rows(self) -> dict[str, Row]:
        async with self.deps.database.reading() as session:
            return {row.delivery.dedupe_key: row for row in await rows_of(session, self.guild_id)}

    async def states(self) -> dict[str, State]:
        return {key: row.state for key, row in (await self.rows()).items()}

    def posted(self, channel: str | None = "annonces") -> list[JSON]:
        """The bot's messages there."""
        return [each for each in self.world.messages(channel) if each["author"]["id"] == self.world.state.bot_id]

    @classmethod
    @asynccontextmanager
    async def open(
        cls, world: Playground, database: Database, *, at: Callable[[Point], None] = nowhere
    ) -> AsyncIterator["Desk"]:
        """Log in, and run a worker until the end."""
        use_api_base(DiscordSettings(token=SecretStr(world.token), api_base=world.api_base))
        deps = Deps(database, world.clock, Snapshots(database, 10))
        handler = Saying()
        async with discord.Client(
            intents=discord.Intents.none(), allowed_mentions=discord.AllowedMentions.none()
        ) as client:
            await client.login(world.token)
            worker = Worker(deps, Sender(client, Pace(1000)), dict.fromkeys(Topic, handler), at=at)
            running = asyncio.create_task(worker.run())
            try:
                yield cls(world, deps, worker, handler)
            finally:
                running.cancel()
                with suppress(asyncio.CancelledError):
                    await running
