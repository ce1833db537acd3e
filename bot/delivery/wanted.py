"""Right before each request: its turn, and whether its row is still wanted. What is cancelled while it waits is not sent.

Between its rendering and its request a row waits for its turn, for Discord's limits inside of discord.py, and there again between
two tries. aiohttp's own hook is the last place before the request where its cancellation can be known; and what discord.py held
back for a limit would leave all at once, if the turns had been given before.
"""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import SimpleNamespace
from typing import Final

import aiohttp

from bot.delivery.pace import Pace

StillWanted = Callable[[], Awaitable[bool]]
_asking: Final[ContextVar[StillWanted | None]] = ContextVar("still_wanted", default=None)


class Withdrawn(Exception):
    """The request was not begun: its row was cancelled, or is another worker's."""


@contextmanager
def only_while(still_wanted: StillWanted) -> Iterator[None]:
    """Begin no request that changes something here but while ``still_wanted`` says so; raise ``Withdrawn`` instead."""
    token = _asking.set(still_wanted)
    try:
        yield
    finally:
        _asking.reset(token)


def watched(pace: Pace) -> aiohttp.TraceConfig:
    """What a client's requests are watched by, for ``only_while`` to be heard; there each waits for its turn, and then is asked again."""

    async def before(
        _session: aiohttp.ClientSession, _context: SimpleNamespace, request: aiohttp.TraceRequestStartParams
    ) -> None:
        still_wanted = _asking.get()
        if still_wanted is None:
            return
        await pace.turn()
        if request.method != "GET" and not await still_wanted():
            raise Withdrawn

    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(before)
    return trace
