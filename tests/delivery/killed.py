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
from itertools import count

from bot.delivery.worker import Point
from bot.domain.assembly import Answer
from bot.services.deps import Deps
from bot.services.gatherings import answer_convocation
from bot.services.snapshots import Snapshots
from storage.database import Database
from storage.outbox import give_back_orphans
from tests.delivery.saying import Saying, working

_AT_ONCE = 3


@dataclass(frozen=True, slots=True)
class Life:
    """What a process is to do: send what is due at ``now``, and be killed the ``passage``-th time that it passes ``point``.

    With ``answers``, it instead writes members' answers to an assembly without end, each one's number in that file once it is told
    that it is written; ``passage`` is the first member.
    """

    token: str
    api_base: str
    url: str
    now: str
    point: str = ""
    passage: int = 0
    answers: str = ""
    guild_id: int = 0
    assembly_id: int = 0


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
    async with working(deps, life.token, life.api_base, Saying(), at=Killing(life)) as worker:
        await worker.settled()
    await database.close()


async def answer(life: Life) -> None:
    """Several members at once answer, one after the other, and hear that it is written."""
    database = Database(life.url)
    deps = Deps(database, RunningClock(datetime.fromisoformat(life.now)), Snapshots(database, 10))
    members = count(life.passage)
    heard = os.open(life.answers, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    async def one_after_the_other() -> None:
        for member in members:
            await answer_convocation(deps, life.guild_id, life.assembly_id, member, Answer.YES)
            os.write(heard, f"{member}\n".encode())

    await asyncio.gather(*(one_after_the_other() for _ in range(_AT_ONCE)))


def main() -> None:
    """Fork a process for each line."""
    for line in sys.stdin:
        life = Life(**json.loads(line))
        pid = os.fork()
        if not pid:
            asyncio.run(answer(life) if life.answers else live(life))
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
