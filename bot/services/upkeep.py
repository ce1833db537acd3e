"""What is looked after every hour by the guilds' own clock: what comes back is planned ahead, what is old is let go."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.services.deps import Deps

EVERY: Final = timedelta(hours=1)
Chore = Callable[[Deps], Awaitable[object]]
CHORES: Final[Sequence[Chore]] = ()
"""Each may be done again at any time: it finds nothing left to do."""


class Upkeep:
    """Does every chore once an hour of ``deps.clock``, which a playground may move."""

    def __init__(self, deps: Deps, chores: Sequence[Chore] = CHORES) -> None:
        self._deps = deps
        self._chores = chores
        self._done_at: datetime | None = None

    async def when_due(self) -> None:
        """Do the chores where an hour has passed, or nothing was done yet."""
        now = self._deps.clock.now()
        if self._done_at is not None and timedelta(0) <= now - self._done_at < EVERY:
            return
        for chore in self._chores:
            await chore(self._deps)
        self._done_at = now
