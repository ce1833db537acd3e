"""What is looked after by Courroie's own clock: every hour, what comes back is planned ahead; every second, what ends is ended."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.errors import CourroieError
from bot.services.deadlines import extend_deadlines
from bot.services.deps import Deps
from bot.services.digest import plan_digests
from bot.services.reminders import refresh_reminders
from bot.services.series import convene_due_occurrences, extend_series
from bot.services.survey_closing import close_due_surveys
from bot.services.survey_waves import open_due_waves, refresh_survey_reminders
from bot.services.traces import clean_ballots

_log = logging.getLogger(__name__)
EVERY: Final = timedelta(hours=1)
AT_ONCE: Final = timedelta(seconds=1)
_LAST_SECONDS: Final = 10.0
AGAIN: Final = timedelta(minutes=1)
"""How soon what failed is tried again, at the latest."""
_AGAIN_IN: Final = 5
Chore = Callable[[Deps], Awaitable[object]]
CHORES: Final[Sequence[Chore]] = (
    extend_series,
    convene_due_occurrences,
    extend_deadlines,
    refresh_reminders,
    plan_digests,
    open_due_waves,
    refresh_survey_reminders,
)
"""Each may be done again at any time: it finds nothing left to do."""
ENDS: Final[Sequence[Chore]] = (close_due_surveys, clean_ballots)
"""What is not to wait for an hour; where there is nothing to do, a reading each."""


class Upkeep:
    """Does every chore once in ``every`` of ``deps.clock``, which a playground may move.

    ``done_at`` is when it was last begun, ``next_at`` when it is due again; None before the first time.
    """

    def __init__(self, deps: Deps, chores: Sequence[Chore] = CHORES, every: timedelta = EVERY) -> None:
        self._deps = deps
        self._chores = chores
        self._every = every
        self.done_at: datetime | None = None
        self.next_at: datetime | None = None
        self._doing: asyncio.Task[None] | None = None

    async def when_due(self) -> None:
        """Do the chores where it has passed, or nothing was done yet; one that fails keeps no other from being done."""
        if self._doing is not None and not self._doing.done():  # two who look at once do it once
            await asyncio.shield(self._doing)
        now = self._deps.clock.now()
        if self.next_at is not None and now < self.next_at:
            return
        await self._do_once(now)

    async def at_once(self) -> None:
        """Do the chores now, however short a time ago they were done: a clock that was moved may have passed something."""
        if self._doing is not None and not self._doing.done():
            await asyncio.shield(self._doing)
        await self._do_once(self._deps.clock.now())

    async def _do_once(self, now: datetime) -> None:
        self._doing = asyncio.create_task(self._do_all(now), name="upkeep")
        # Whoever stops waiting does not cut a transaction short.
        await asyncio.shield(self._doing)

    async def ended(self) -> None:
        """Return once what is being done is done, or a few seconds later."""
        if self._doing is not None:
            await asyncio.wait([self._doing], timeout=_LAST_SECONDS)

    async def _do_all(self, now: datetime) -> None:
        done = [await self._do(chore) for chore in self._chores]
        self.done_at = now
        self.next_at = now + (self._every if all(done) else min(AGAIN, _AGAIN_IN * self._every))

    async def _do(self, chore: Chore) -> bool:
        try:
            await chore(self._deps)
        except CourroieError as problem:
            _log.warning("%s could not be done: %r", getattr(chore, "__name__", chore), problem)
            return False
        return True
