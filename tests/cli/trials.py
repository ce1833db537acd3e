"""A trial for tests: no pause between two acts, and what its visit tells."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.cli.hosting import TrialHost
from bot.cli.trying import Trial
from bot.playground.json_types import JSON
from bot.playground.server import Playground
from bot.settings import Settings, StorageSettings


def settings_in(folder: Path) -> Settings:
    return Settings(storage=StorageSettings(url=f"sqlite:///{folder / 'courroie.db'}"))


@asynccontextmanager
async def trial_in(folder: Path) -> AsyncIterator[Trial]:
    """A trial whose database is in a folder, furnished as ``courroie run`` does."""
    trial = Trial(settings_in(folder))

    def furnish(world: Playground) -> None:
        world.page.host = TrialHost(trial, pause=0)

    trial.on_world = furnish
    async with trial:
        yield trial


async def play(trial: Trial, key: str, locale: str = "fr") -> list[JSON]:
    """Play a step of the visit, and give the acts that it told."""
    return [act for act in await told(trial, key, locale) if "act" in act]


async def told(trial: Trial, key: str, locale: str = "fr") -> list[JSON]:
    """Play a step of the visit, and give all that it told: its acts, and the steps that it had to do first."""
    told: list[JSON] = []

    async def tell(act: JSON) -> None:
        told.append(act)

    await trial.world.page.host.play(key, locale, tell)
    return told
