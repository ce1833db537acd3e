"""A database and a playground on which one small bot after the other works and is killed."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from bot.domain.outbox import LEASE, State, Topic
from bot.playground.server import Playground
from storage.check import check
from storage.database import Database
from tests.delivery.desk import Desk
from tests.delivery.killed import Life
from tests.delivery.lives import Lives
from tests.scenarios.stage import texts_of
from tests.storage.tools import url_of

KILLED = -9
_CHANNELS = ("annonces", "plan", "sondages", "table-aines")
_A_WHILE = timedelta(seconds=1)
PAST_THE_NONCE = timedelta(minutes=6)
"""Longer than the playground remembers a nonce, and than Courroie counts on one."""


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
            await desk.enqueue(*rows)

    def life(self, point: str = "", passage: int = 0) -> Life:
        """A process that begins now."""
        where = self.world.token, self.world.api_base, url_of(self.database)
        return Life(*where, self.world.clock.now().isoformat(), point, passage)

    async def live(self, point: str = "", passage: int = 0, *, killed_after: float | None = None) -> bool:
        """One process; whether it was killed."""
        code = await self.forking.live(self.life(point, passage), killed_after=killed_after)
        assert code in (0, KILLED)
        self.kills += code == KILLED
        return code == KILLED

    def pass_time(self, pause: timedelta = timedelta(0)) -> None:
        """Let time pass; on PostgreSQL, which others may share, until what was claimed may be claimed again."""
        self.world.clock.advance(pause if self.database.dialect == "sqlite" else max(pause, LEASE + _A_WHILE))


async def require_each_once(killed: Killed, desk: Desk) -> None:
    """Every row ended sent, and the playground counts one message, or one event, for each."""
    states = await desk.states()
    assert set(states.values()) == {State.SENT}
    titles = [texts_of(each).splitlines()[0].removeprefix("## ") for each in desk.posted(None)]
    titles += [each["name"] for each in desk.world.events()]
    assert Counter(titles) == Counter(states.keys())
    assert (await check(killed.database)).sound
