"""The bot on a playground, started again each time it stops: what is tried on a page does not end with it."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final, Self

from bot.app import App, building
from bot.playground.server import Playground
from bot.settings import Settings

_log = logging.getLogger(__name__)
_PAUSES: Final = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds before it is started again: longer each time it stops without having been ready."""
_START_SECONDS: Final = 30.0


class Supervised:
    """``async with Supervised(…) as bot``: the bot is ready; it is kept there until the end.

    Attributes:
        app: the bot that runs now; None while it is away.
        on_away: hears the seconds until it is started again, and what stopped it, None where it just ended.
        on_back: hears that it is ready again.
    """

    def __init__(
        self,
        settings: Settings,
        world: Playground,
        started: Callable[[App], None] | None = None,
        *,
        pauses: Sequence[float] = _PAUSES,
    ) -> None:
        self.app: App | None = None
        self.on_away: Callable[[float, BaseException | None], None] = lambda _seconds, _why: None
        self.on_back: Callable[[], None] = lambda: None
        self._settings = settings
        self._world = world
        self._started = started
        self._pauses = pauses
        self._once: asyncio.Task[None] | None = None
        self._keeping: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        """Start it; raise what keeps it from being ready the first time."""
        try:
            is_ready = await self._start()
        except BaseException:
            await self._stop()
            raise
        if not is_ready:
            raise await self._ended() or TimeoutError
        self._keeping = asyncio.create_task(self._keep(), name="supervision")
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._keeping is not None:
            self._keeping.cancel()
            with suppress(asyncio.CancelledError):
                await self._keeping
        await self._stop()

    def kill(self) -> None:
        """Stop the bot in the middle of whatever it does; it is started again."""
        if self._once is not None:
            self._once.cancel()

    async def _keep(self) -> None:
        """Start it again whenever it stops, and wait longer where it does not become ready."""
        failed = 0
        while True:
            why = await self._ended()
            seconds = self._pauses[min(failed, len(self._pauses) - 1)]
            if why is not None:
                _log.error("the bot has stopped", exc_info=why)
            self.on_away(seconds, why)
            await asyncio.sleep(seconds)
            if await self._start():
                failed = 0
                self.on_back()
            else:
                failed += 1

    async def _start(self) -> bool:
        """Start it, and whether it became ready; where it did not, it has ended."""
        self._once = asyncio.create_task(self._run(), name="bot")
        ready = asyncio.create_task(self._world.ready(seconds=_START_SECONDS), name="ready")
        try:
            await asyncio.wait({self._once, ready}, return_when=asyncio.FIRST_COMPLETED)
            if not self._once.done() and (ready.cancelled() or ready.exception() is None):
                return True
            self._once.cancel()
            await asyncio.wait({self._once})
            return False
        finally:
            ready.cancel()
            await asyncio.gather(ready, return_exceptions=True)

    async def _run(self) -> None:
        async with building(self._settings, self._world.clock) as app:
            self.app = app
            try:
                if self._started is not None:
                    self._started(app)
                await app.run(self._world.token)
            finally:
                self.app = None

    async def _ended(self) -> BaseException | None:
        """Wait until it has stopped; give why, None where it just ended or was cut short."""
        if self._once is None:
            return None
        await asyncio.wait({self._once})
        return None if self._once.cancelled() else self._once.exception()

    async def _stop(self) -> None:
        if self._once is not None:
            self._once.cancel()
            await asyncio.gather(self._once, return_exceptions=True)
