"""SIGKILL at every named point of claim, send and settle, and at any instant: nothing is lost, nothing is posted twice."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.delivery.worker import Point
from bot.domain.outbox import LEASE, State, Topic
from bot.playground.server import Playground
from storage.check import check
from storage.database import Database
from storage.guilds import lock_guild
from storage.outbox import enqueue
from tests.delivery.desk import Desk
from tests.delivery.killed import Life
from tests.delivery.lives import Lives
from tests.scenarios.stage import texts_of
from tests.storage.tools import url_of

_KILLED = -9
_CHANNELS = ("annonces", "plan", "sondages", "table-aines")
_A_WHILE = timedelta(seconds=1)
_PAST_THE_NONCE = timedelta(minutes=6)


@dataclass
class Killed:
    """A database and a playground, and one process after the other that works there and is killed."""

    world: Playground
    database: Database
    forking: Lives
    kills: int = field(default=0, init=False)
    filled: int = field(default=0, init=False)

    async def fill(self, desk: Desk, times: int = 1) -> None:
        """More rows for channels, members and the server's events."""
        channels = [desk.channel(name) for name in _CHANNELS]
        people = [desk.member("membre"), desk.member("responsable")]
        for _ in range(times):
            self.filled += 1
            name = f"{self.filled:02}"
            rows = [
                *(desk.delivery(f"row {name}{n}", channel=channels[n % 4], subject_id=n % 3) for n in range(6)),
                *(desk.delivery(f"private {name}{n}", user_id=people[n % 2]) for n in range(2)),
                desk.delivery(f"event {name}", topic=Topic.ASSEMBLY_EVENT, subject_id=100 + self.filled),
            ]
            async with self.database.transaction() as session:
                await lock_guild(session, desk.guild_id, desk.now)
                await enqueue(session, desk.guild_id, rows)

    async def live(self, point: str = "", passage: int = 0, *, killed_after: float | None = None) -> bool:
        """One process; whether it was killed. Where others may share the database, its claims are kept until they lapse."""
        life = Life(
            *(self.world.token, self.world.api_base, url_of(self.database)),
            self.world.clock.now().isoformat(),
            point,
            passage,
        )
        code = await self.forking.live(life, killed_after=killed_after)
        assert code in (0, _KILLED)
        self.kills += code == _KILLED
        return code == _KILLED

    def pass_time(self, pause: timedelta = timedelta(0)) -> None:
        self.world.clock.advance(pause if self.database.dialect == "sqlite" else max(pause, LEASE + _A_WHILE))


@pytest.fixture
async def killed(world: Playground, database: Database, forking: Lives) -> Killed:
    for route in ("/channels/{channel_id}/messages", "/users/@me/channels"):
        world.limits.set("POST", route, 10_000, 1.0)
    world.limits.set_global(10_000)
    return Killed(world, database, forking)


async def require_each_once(killed: Killed, desk: Desk) -> None:
    """Every row ended sent, and the playground counts one message, or one event, for each."""
    states = await desk.states()
    assert set(states.values()) == {State.SENT}
    titles = [texts_of(each).splitlines()[0].removeprefix("## ") for each in desk.posted(None)]
    titles += [each["name"] for each in desk.world.events()]
    assert Counter(titles) == Counter(states.keys())
    assert (await check(killed.database)).sound


@pytest.mark.promise(1)
@pytest.mark.parametrize("pause", [timedelta(0), _PAST_THE_NONCE], ids=["at once", "past the nonce"])
@pytest.mark.parametrize("point", Point)
async def test_killed_at(killed: Killed, desk: Desk, point: Point, pause: timedelta) -> None:
    await killed.fill(desk)
    for passage in (1, 2, 5, 1, 3):
        await killed.fill(desk)
        assert await killed.live(point, 1 if point is Point.CLAIMED else passage)
        killed.pass_time(pause)
    await killed.live()
    await require_each_once(killed, desk)


@pytest.mark.promise(1)
@pytest.mark.parametrize("seed", range(10))
async def test_killed_at_any_instant(killed: Killed, desk: Desk, seed: int) -> None:
    drawn = random.Random(seed)  # noqa: S311 - a sample, no secret
    while killed.kills < 5:
        await killed.fill(desk)
        await killed.live(killed_after=drawn.uniform(0.03, 0.25))
        killed.pass_time(drawn.choice([timedelta(0), _PAST_THE_NONCE]))
    await killed.live()
    await require_each_once(killed, desk)
