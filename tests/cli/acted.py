"""Steps of a scenario, played on a playground: what is said and shown, and why one cannot be done."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.cli.acting import Acting, StepFailed
from bot.cli.scenario import Step
from bot.playground.clock import StillClock
from bot.playground.server import Playground
from tests.cli.form_bot import FormBot
from tests.playground.conformity import conforming_playground
from tests.playground.small_bot import point_at, running


@asynccontextmanager
async def form_world(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Playground]:
    """A playground whose time stands still, and the bot with forms in it."""
    async with conforming_playground(clock=StillClock()) as world:
        point_at(world, monkeypatch)
        async with running(FormBot(world), world):
            yield world


async def played(world: Playground, *steps: Step, locale: str = "fr") -> str:
    """What is said of each step, and shown after it."""
    acting = Acting(world, locale)
    said = [f"> {acting.announced(step)}\n{await acting.do(step)}" for step in steps]
    return "\n".join(said).replace("\xa0", " ")


async def failure(world: Playground, *steps: Step) -> str:
    """Why the last step cannot be done."""
    with pytest.raises(StepFailed) as failed:
        await played(world, *steps)
    return str(failed.value).replace("\xa0", " ")
