"""``make run``'s own trial, with its visit: what a test or a picture of the page looks at. It waits between two acts where it is told to."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.cli.hosting import TrialHost
from bot.cli.trying import Trial
from bot.playground.clock import PlaygroundClock
from bot.playground.server import Playground
from bot.settings import Settings, StorageSettings


def settings_in(folder: Path) -> Settings:
    """The settings of a trial whose database is in a folder."""
    return Settings(storage=StorageSettings(url=f"sqlite:///{folder / 'courroie.db'}"))


@asynccontextmanager
async def trial_in(
    folder: Path, *, pause: float = 0.0, clock: Callable[[], PlaygroundClock] = PlaygroundClock
) -> AsyncIterator[Trial]:
    """A trial whose data are in a folder, and whose visit waits so long between two acts."""
    trial = Trial(settings_in(folder), clock=clock)

    def furnish(world: Playground) -> None:
        world.page.host = TrialHost(trial, pause)

    trial.on_world = furnish
    async with trial:
        yield trial
