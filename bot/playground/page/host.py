"""What the page asks of whoever opened the playground: words, time, the guided visit, and a fresh start."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Protocol

from bot.playground.clock import PlaygroundClock
from bot.playground.json_types import JSON

Tell = Callable[[JSON], Awaitable[None]]
"""Hears what a step of the visit does, as it does it: ``{"act": sentence, "who": persona, "channel": name}``.

Last, ``act`` is empty and ``message`` may be the identifier of what there is to see. ``{"done": key}`` is another step, which had to
be done first, and is.
"""


class Host(Protocol):
    """Whoever opened the playground, and knows what the bot there is for."""

    def words(self, locale: str) -> Mapping[str, object]:
        """The page's own words in a language: a sentence by its key, or ``one`` and ``other`` of a plural."""
        ...

    async def advance(self, delta: timedelta) -> None:
        """Move the clock forward; what becomes due meanwhile happens, in order, before this returns."""
        ...

    async def next_at(self) -> datetime | None:
        """The next instant at which something is planned; None where nothing is."""
        ...

    async def to_next(self) -> None:
        """Move the clock to ``next_at``, as it is once whoever moves it already has done; nowhere where nothing is planned."""
        ...

    def visit(self, locale: str) -> list[JSON]:
        """The steps of the guided visit: ``key``, ``title``, ``text``, ``who``, ``channel``."""
        ...

    async def play(self, step: str, locale: str, tell: Tell) -> None:
        """Do a step, telling each act; raise ``StepRefused`` where it cannot be done."""
        ...

    async def reset(self, locale: str) -> None:
        """Begin again from nothing; raise ``StepRefused``, in that language, where it cannot be done."""
        ...


class StepRefused(Exception):
    """What was asked of the host cannot be done; its sentence, in the member's language, says why."""


class LoneHost:
    """A playground that nobody furnished: it has a clock."""

    def __init__(self, clock: PlaygroundClock) -> None:
        self._clock = clock

    def words(self, locale: str) -> Mapping[str, object]:
        """None: the page shows the keys."""
        del locale
        return {}

    async def advance(self, delta: timedelta) -> None:
        """Jump."""
        self._clock.advance(delta)

    async def next_at(self) -> datetime | None:
        """None is planned, as far as is known."""
        return None

    async def to_next(self) -> None:
        """Jump there."""
        at = await self.next_at()
        if at is not None:
            await self.advance(max(at - self._clock.now(), timedelta()))

    def visit(self, locale: str) -> list[JSON]:
        """No visit."""
        del locale
        return []

    async def play(self, step: str, locale: str, tell: Tell) -> None:
        """There is no step."""
        del locale, tell
        raise StepRefused(step)

    async def reset(self, locale: str) -> None:
        """There is nothing to begin again from."""
        del locale
        raise StepRefused
