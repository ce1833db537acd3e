"""The playground's clock: it runs like the machine's, begins where it is told, and can be moved forward."""

import asyncio
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

START = datetime(2012, 9, 10, 14, 0, tzinfo=UTC)
"""A Monday morning in Montréal, inside the fiscal year 2012-2013."""


def machine_seconds() -> float:
    """The machine's own time, in seconds since 1970: what identifiers and rate limits follow."""
    return time.time()


def _nothing() -> None:
    """What follows a jump, until somebody says."""


class PlaygroundClock:
    """A clock that runs in real time from ``start``, and jumps when it is told to; ``on_move`` may be set: it hears each jump."""

    runs = True
    """Whether it runs between two jumps."""

    def __init__(self, start: datetime = START) -> None:
        self._at = start.astimezone(UTC)
        self._began = time.monotonic()
        self._moved = asyncio.Event()
        self.on_move: Callable[[], None] = _nothing

    def now(self) -> datetime:
        """The present instant of the playground, aware, in UTC."""
        return self._at + timedelta(seconds=time.monotonic() - self._began)

    def advance(self, delta: timedelta) -> None:
        """Jump forward by ``delta``, which is not negative, and wake whoever waits for an instant."""
        if delta < timedelta(0):
            msg = f"a playground does not go back in time: {delta}"
            raise ValueError(msg)
        self._at += delta
        self._moved.set()
        self._moved = asyncio.Event()
        self.on_move()

    async def reach(self, instant: datetime) -> None:
        """Return once the playground's time is ``instant`` or later, by waiting or by a jump."""
        while (left := (instant - self.now()).total_seconds()) > 0:
            moved = self._moved
            with suppress(TimeoutError):
                async with asyncio.timeout(left):
                    await moved.wait()


class StillClock(PlaygroundClock):
    """A clock that stands still between two jumps: what a demonstration writes down is the same each time."""

    runs = False

    def now(self) -> datetime:
        """The instant of the start, or of the last jump."""
        return self._at

    async def reach(self, instant: datetime) -> None:
        """Return once jumps have brought ``instant``, or the machine has waited as long as there was left until it."""
        left = (instant - self.now()).total_seconds()
        with suppress(TimeoutError):
            async with asyncio.timeout(max(left, 0)):
                while self.now() < instant:
                    await self._moved.wait()
