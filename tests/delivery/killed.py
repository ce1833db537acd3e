"""A small bot that is killed: its worker alone, in a process of its own that a process which has imported everything forks.

``python -m tests.delivery.killed`` reads one ``Life`` a line, as JSON; it answers each with the process's number, then with how
it ended. A point's passage is where the process kills itself; at any other instant, whoever asked for it does.
"""

import asyncio
import json
import os
import signal
import sys
import time
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from bot.delivery.worker import Point
from bot.services.deps import Deps
from bot.services.snapshots import Snapshots
from storage.database import Database
from storage.outbox import give_back_orphans
from tests.delivery.saying import Saying, working


@dataclass(frozen=True, slots=True)
class Life:
    """What a process is to do: send what is due at ``now``, and be killed the ``passage``-th time that it passes ``point``."""

    token: str
    api_base: str
    url: str
    now: str
    point: str = ""
    passage: int = 0
    says: str = "Bonjour"


class RunningClock:
    """A clock that says ``start`` now, and runs."""

    def __init__(self, start: datetime) -> None:
        self._start, self._began = start, time.monotonic()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._began)


class Killing:
    """Kills the process it is in at a point."""

    def __init__(self, life: Life) -> None:
        self._point, self._left = life.point, life.passage

    def __call__(self, point: Point) -> None:
        self._left -= point == self._point
        if self._point and self._left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)


async def live(life: Life) -> None:
    """Send what is due, as the real bot does once it is started."""
    database = Database(life.url)
    deps = Deps(database, RunningClock(datetime.fromisoformat(life.now)), Snapshots(database, 10))
    if database.dialect == "sqlite":
        async with database.transaction() as session:
            await give_back_orphans(session, deps.clock.now())
    async with working(deps, life.token, life.api_base, Saying(life.says), at=Killing(life)) as worker:
        await worker.settled()
    await database.close()


def main() -> None:
    """Fork a process for each line."""
    for line in sys.stdin:
        life = Life(**json.loads(line))
        pid = os.fork()
        if not pid:
            asyncio.run(live(life))
            os._exit(0)
        _say(pid)
        _say(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


def _say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def written(life: Life) -> bytes:
    """A life as a line."""
    return json.dumps(asdict(life)).encode() + b"\n"


if __name__ == "__main__":
    main()
