"""How fast requests follow one another: a little under what Discord allows a bot (its reference, « Rate Limits »)."""

import asyncio
from collections import deque
from typing import Final

A_SECOND: Final = 48
"""Of the 50 requests a second that Discord allows: the rest is for what members ask meanwhile."""
_HASTE: Final = 1.25
"""How much faster they may follow one another for what a busy loop kept them from; no second has more of them for all that."""


class Pace:
    """Gives each request its turn, one after the other, at most ``a_second`` of them in any second; belongs to one event loop.

    One refusal of Discord's global limit stops everything for up to a second: turns that are given ahead of time, and then all
    come at once after the loop was busy, cost more than they save.
    """

    def __init__(self, a_second: float = A_SECOND) -> None:
        number = max(int(a_second), 1)
        self._period = number / a_second
        self._gap = self._period / number / _HASTE
        self._given: deque[float] = deque(maxlen=number)
        self._next = asyncio.Lock()

    async def turn(self) -> None:
        """Return when a request may be sent."""
        loop, given = asyncio.get_running_loop(), self._given
        async with self._next:
            at = given[-1] + self._gap if given else 0.0
            if len(given) == given.maxlen:
                at = max(at, given[0] + self._period)
            if at > loop.time():
                await asyncio.sleep(at - loop.time())
            given.append(loop.time())
