"""How fast requests follow one another: a little under what Discord allows a bot (its reference, « Rate Limits »)."""

import asyncio
from typing import Final

A_SECOND: Final = 47
"""Of the 50 requests a second that Discord allows: the rest is for what members ask meanwhile."""
_MADE_UP: Final = 2
"""How many turns that passed while the loop was busy are made up for: no second has more than 50 requests all the same."""


class Pace:
    """Gives each request its turn, at most ``a_second`` of them in a second; belongs to one event loop."""

    def __init__(self, a_second: float = A_SECOND) -> None:
        self._between = 1 / a_second
        self._next = 0.0

    async def turn(self) -> None:
        """Return when a request may be sent."""
        loop = asyncio.get_running_loop()
        at = max(loop.time() - _MADE_UP * self._between, self._next)
        self._next = at + self._between
        await asyncio.sleep(max(at - loop.time(), 0))
