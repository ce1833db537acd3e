"""Moving the playground's clock as time goes by: from one thing that is due to the next, none of them jumped over.

One jump of a week would have every reminder of the week late, and the earlier ones not sent at all.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from bot.app import App
from bot.domain.errors import CourroieError
from bot.playground.server import Playground
from bot.services.coming import next_at_its_hour, next_by_upkeep

_DAY: Final = timedelta(days=1)
_PATIENCE: Final = 20.0
_UNFINISHED_EVENT: Final = (1, 2)


class Stepping:
    """The time of a playground and of the bot on it, which may be away: nothing is then waited for, and time just passes.

    ``app`` gives the bot that is there now. Who moves the clock while it is being moved waits.
    """

    def __init__(self, world: Playground, app: Callable[[], App | None]) -> None:
        self._world = world
        self._app = app
        self._moving = asyncio.Lock()

    async def advance(self, delta: timedelta) -> None:
        """Move forward by ``delta``, which is not negative; what falls due on the way is done then, and in order."""
        async with self._moving:
            await self._advance(self._world.clock.now() + delta)

    async def to_next(self) -> None:
        """Move to the next instant at which something happens; where nothing is planned, do nothing."""
        async with self._moving:
            at = await self._next_after(await self.settle())
            if at is not None:
                await self._advance(at)

    async def next_at(self) -> datetime | None:
        """When something will next happen by itself: sent, ended, begun, convened; None where nothing is planned."""
        return await self._next_after(self._world.clock.now())

    async def settle(self) -> datetime:
        """Wait until all that is due is done and sent; what cannot be, in a while, is left to the bot.

        Give the instant that it began at: the clock runs meanwhile, and what fell due since may not be done.
        """
        began_at, app = self._world.clock.now(), self._there()
        if app is None:
            return began_at
        await app.ends.at_once()
        await app.look()
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                await app.worker.settled()
        return began_at

    async def _next_after(self, after: datetime) -> datetime | None:
        instants = [*_own_instants(self._world, after)]
        if (app := self._there()) is not None:
            with suppress(CourroieError):
                instants += await _instants_of(app, after)
        return min(instants, default=None)

    def _there(self) -> App | None:
        """The bot, where it is there and listens."""
        app = self._app()
        return app if app is not None and app.logged_in.is_set() and self._world.gateway.connected else None

    async def _advance(self, target: datetime) -> None:
        settled_at = await self.settle()
        while (at := await self._next_stop(settled_at)) is not None and at < target:
            self._jump(at)
            settled_at = await self.settle()
        self._jump(target)
        await self.settle()

    def _jump(self, at: datetime) -> None:
        clock = self._world.clock
        clock.advance(max(at - clock.now(), timedelta(0)))

    async def _next_stop(self, after: datetime) -> datetime | None:
        """What comes next, or the day's upkeep: what it plans ahead is due in days, not in hours."""
        at, app = await self._next_after(after), self._there()
        if app is None or app.upkeep.done_at is None or app.upkeep.next_at is None:
            return at
        daily = max(app.upkeep.done_at + _DAY, app.upkeep.next_at)
        return daily if at is None else min(at, daily)


async def _instants_of(app: App, after: datetime) -> Iterator[datetime]:
    """When the bot next does something at its hour, and when its upkeep does, which looks once in an hour."""
    at_its_hour = await next_at_its_hour(app.deps, after)
    done_at, next_at = app.upkeep.done_at, app.upkeep.next_at
    found = [at_its_hour] if at_its_hour is not None else []
    by_upkeep = await next_by_upkeep(app.deps, done_at or after)
    if by_upkeep is not None:
        found.append(max(by_upkeep, next_at or after))
    return (each for each in found if each > after)


def _own_instants(world: Playground, after: datetime) -> Iterator[datetime]:
    """What Discord itself brings: the ends of its polls, the beginnings and the ends of the events."""
    polls = (poll.expires_at for poll in world.state.polls.values() if not poll.final)
    events = (
        datetime.fromisoformat(event[name])
        for guild_id in world.guild_ids
        for event in world.events(guild_id)
        if event["status"] in _UNFINISHED_EVENT
        for name in ("scheduled_start_time", "scheduled_end_time")
        if event[name]
    )
    return (each for each in (*polls, *events) if each > after)
