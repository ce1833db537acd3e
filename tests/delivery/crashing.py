"""A worker that crashes where it is told to, in the test's own process: quicker than a kill, for programs of many steps."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress

from bot.delivery.handler import Handler
from bot.delivery.worker import Point
from bot.domain.outbox import Topic
from bot.playground.server import Playground
from bot.services.deps import Deps
from storage.outbox import give_back_orphans
from tests.delivery.saying import working

_SECONDS = 60


class Crash(BaseException):
    """Nothing more is done from here on: what catches a fault of ours does not catch the end of the process."""


class Crashing:
    """Crashes the ``passage``-th time that ``point`` is passed, and at every point from then on; never for None."""

    def __init__(self, point: Point | None = None, passage: int = 1) -> None:
        self.over = asyncio.Event()
        self._point, self._left = point, passage

    def __call__(self, point: Point) -> None:
        self._left -= point == self._point
        if self._point is not None and self._left <= 0:
            self.over.set()
            raise Crash


async def deliver(world: Playground, deps: Deps, handlers: Mapping[Topic, Handler], crashing: Crashing) -> bool:
    """One worker's life: it sends all that is due, unless it crashes; whether it did."""
    if deps.database.dialect == "sqlite":
        async with deps.database.transaction() as session:
            await give_back_orphans(session, deps.clock.now())
    with suppress(Crash):
        async with working(deps, world.token, world.api_base, handlers, at=crashing) as worker:
            ends = [asyncio.ensure_future(worker.settled()), asyncio.ensure_future(crashing.over.wait())]
            done, _ = await asyncio.wait(ends, timeout=_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            for end in ends:
                end.cancel()
            assert done, "it neither settled nor crashed"
    return crashing.over.is_set()
