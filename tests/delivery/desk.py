"""A worker at work on the loopback Discord, without the rest of the bot."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.attempt import PATIENCE_SECONDS
from bot.delivery.worker import Point, Worker, nowhere
from bot.domain.guild_settings import SettingKey
from bot.domain.outbox import Delivery, Place, Row, State, SubjectKind, Topic
from bot.playground.json_types import JSON
from bot.playground.request_log import Recorded
from bot.playground.server import Playground
from bot.services.deps import Deps
from bot.services.snapshots import Snapshots
from storage.database import Database
from storage.guilds import bump_revision, lock_guild
from storage.outbox import cancel, enqueue
from storage.outbox_rows import rows_of
from storage.settings import store_setting
from tests.delivery.saying import QUICK, Saying, working
from tests.scenarios.stage import texts_of

PATIENCE = 60
MESSAGES = "/channels/{channel_id}/messages"


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

    @property
    def now(self) -> datetime:
        return self.deps.clock.now()

    def channel(self, name: str = "annonces") -> int:
        return int(self.world.hand("administration").channel(name)["id"])

    def member(self, persona: str = "membre") -> int:
        return int(self.world.state.cast.personas[persona]["id"])

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
        due = self.now + after
        place = Place.MEMBER if user_id is not None else Place.SUBJECT
        variant = str(channel or self.channel())
        return Delivery(key, topic, SubjectKind.ASSEMBLY, subject_id, due, due + lasts, place, user_id, variant)

    async def enqueue(self, *deliveries: Delivery) -> None:
        async with self.deps.database.transaction() as session:
            await lock_guild(session, self.guild_id, self.now)
            await enqueue(session, self.guild_id, deliveries)

    async def cancel(self, subject_id: int = 1) -> int:
        async with self.deps.database.transaction() as session:
            return await cancel(session, self.guild_id, SubjectKind.ASSEMBLY, subject_id)

    async def set(self, key: SettingKey, value: object) -> None:
        """Have the guild choose a setting."""
        async with self.deps.database.transaction() as session:
            await lock_guild(session, self.guild_id, self.now)
            await store_setting(session, self.guild_id, key, value)
            await bump_revision(session, self.guild_id)
        await self.deps.snapshots.refresh(self.guild_id)

    async def deliver(self, *, after: timedelta = timedelta(0)) -> None:
        """Let time pass, then send all that is due, and return once nothing is due and nothing is being sent."""
        self.world.clock.advance(after)
        async with asyncio.timeout(PATIENCE):
            await self.worker.settled()

    async def rows(self) -> dict[str, Row]:
        async with self.deps.database.reading() as session:
            return {row.delivery.dedupe_key: row for row in await rows_of(session, self.guild_id)}

    async def row(self, key: str) -> Row:
        return (await self.rows())[key]

    async def states(self) -> dict[str, State]:
        return {key: row.state for key, row in (await self.rows()).items()}

    def posted(self, channel: str | None = "annonces") -> list[JSON]:
        """The bot's messages there."""
        return [each for each in self.world.messages(channel) if each["author"]["id"] == self.world.state.bot_id]

    def texts(self, channel: str | None = "annonces") -> list[str]:
        """What the bot's messages there say."""
        return [texts_of(each) for each in self.posted(channel)]

    def sends(self) -> list[Recorded]:
        """Every request that asked to post a message."""
        return self.world.requests.of("POST", MESSAGES)

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        world: Playground,
        database: Database,
        *,
        at: Callable[[Point], None] = nowhere,
        a_second: float = QUICK,
        patience: float = PATIENCE_SECONDS,
    ) -> AsyncIterator["Desk"]:
        """Log in, and run a worker until the end."""
        deps = Deps(database, world.clock, Snapshots(database, 10))
        handler = Saying()
        where = world.token, world.api_base
        async with working(deps, *where, handler, at=at, a_second=a_second, patience=patience) as worker:
            found = cls(world, deps, worker, handler)
            await found.deliver()  # its first look is over: it sleeps until it is woken
            yield found
