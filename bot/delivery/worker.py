"""The outbox's worker: claim, render, send, settle. ``bot.domain.outbox`` has the table of states.

What goes to one place goes one after the other; different places at once. A kill at any of ``Point`` loses nothing and posts
nothing twice.
"""

import asyncio
import logging
import secrets
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Final

from bot.delivery.attempt import PATIENCE_SECONDS, Attempting
from bot.delivery.handler import Handler
from bot.delivery.sender import Sender
from bot.delivery.settler import Settler
from bot.domain.errors import CourroieError
from bot.domain.outbox import Lane, Row, Topic
from bot.services.deps import Deps
from storage.outbox import claim, next_due

_log = logging.getLogger(__name__)
_AT_ONCE: Final = 96
_IN_A_LANE: Final = 3
_LAST_SENDS_SECONDS: Final = 5.0


class Point(StrEnum):
    """Where a kill is tried."""

    CLAIMED = "claimed"
    RENDERED = "rendered"
    SENT = "sent"
    SETTLING = "settling"
    SETTLED = "settled"


def nowhere(_point: Point) -> None:
    """What happens at a point: nothing, but in the tests that kill there."""


def _nobody(_at: datetime) -> None:
    """Who hears when the next row is due, until somebody does."""


class Worker:
    """Sends what is due each time it is woken. ``on_next`` may be set: it hears when the next row is due; belongs to one event loop."""

    def __init__(
        self,
        deps: Deps,
        sender: Sender,
        handlers: Mapping[Topic, Handler],
        at: Callable[[Point], None] = nowhere,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._deps = deps
        self.on_next: Callable[[datetime], None] = _nobody
        self._at = at
        self._owner = secrets.token_hex(8)
        self._attempting = Attempting(deps, sender, handlers, self._owner, at, patience)
        self._settler = Settler(deps, handlers, self._owner, partial(at, Point.SETTLING))
        self._sending: dict[asyncio.Task[None], Lane] = {}
        self._lanes: dict[Lane, asyncio.Lock] = {}
        self._woken = asyncio.Event()
        self._idle = asyncio.Event()
        self._stopping = False

    def stop(self) -> None:
        """Claim nothing more: ``run`` ends once what is being sent has, or a few seconds later."""
        self._stopping = True
        self.wake()

    def wake(self) -> None:
        """Look again at once."""
        self._woken.set()

    async def settled(self) -> None:
        """Look now, and return once nothing is due and nothing is being sent."""
        self._idle.clear()
        self.wake()
        await self._idle.wait()

    async def run(self) -> None:
        """Send what is due, whenever woken, until cancelled; what is being sent then has a few seconds to end."""
        try:
            while not self._stopping:
                self._woken.clear()
                try:
                    await self._look()
                except Exception:  # noqa: BLE001 - a boundary: a worker that ended would lose every reminder without a word
                    _log.exception("the outbox could not be looked at")
                    await self._woken.wait()
        finally:
            if self._sending:
                await asyncio.wait(self._sending, timeout=_LAST_SENDS_SECONDS)
            for task in self._sending:
                task.cancel()
            await asyncio.gather(*self._sending, return_exceptions=True)

    async def _look(self) -> None:
        """Begin what is due, or rest where there is nothing more to begin."""
        room = _AT_ONCE - len(self._sending)
        if room < _AT_ONCE // 2:  # a claim is a commit: not one for each row
            await self._woken.wait()
        elif not await self._begin_due(room):
            await self._rest()

    async def _begin_due(self, room: int) -> bool:
        """Claim at most ``room`` rows, and begin to send them; whether there was anything."""
        counts = Counter(self._sending.values())
        busy = [lane for lane, count in counts.items() if count >= _IN_A_LANE]
        try:
            async with self._deps.database.transaction() as session:
                rows = await claim(session, self._owner, self._deps.clock.now(), room, busy=busy)
        except CourroieError as problem:
            _log.warning("the outbox could not be read: %r", problem)
            return False
        if rows:
            self._at(Point.CLAIMED)
        for row in rows:
            task = asyncio.create_task(self._deliver(row), name=f"deliver {row.reference}")
            self._sending[task] = row.lane
            task.add_done_callback(self._ended)
        return bool(rows)

    async def _rest(self) -> None:
        """Wait to be woken, having said when the next row is due."""
        try:
            async with self._deps.database.reading() as session:
                at = await next_due(session)
        except CourroieError as problem:
            _log.warning("the outbox could not be read: %r", problem)
            at = None
        nothing_due = at is None or at > self._deps.clock.now()
        if at is not None and not nothing_due and not self._sending:
            return  # it fell due between the two looks
        if at is not None:
            self.on_next(at)
        if nothing_due and not self._sending and not self._woken.is_set():
            self._idle.set()
        await self._woken.wait()

    def _ended(self, task: "asyncio.Task[None]") -> None:
        del self._sending[task]
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("%s failed", task.get_name(), exc_info=error)
        self._woken.set()

    async def _deliver(self, row: Row) -> None:
        async with self._lane(row.lane):
            attempt = await self._attempting.attempt(row)
            if attempt is not None:
                await self._settler.settle(row, attempt)
                self._at(Point.SETTLED)

    def _lane(self, lane: Lane) -> asyncio.Lock:
        held = self._lanes.setdefault(lane, asyncio.Lock())
        if len(self._lanes) > 10 * _AT_ONCE:
            self._lanes = {key: lock for key, lock in self._lanes.items() if lock.locked() or key == lane}
        return held
