"""A playground for each test, discord.py pointed at it, and all that was said held against Discord's document."""

from collections.abc import AsyncIterator

import pytest

from bot.playground.server import Playground
from tests.playground.conformity import conforming_playground
from tests.playground.small_bot import SmallBot, point_at


@pytest.fixture
async def world(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Playground]:
    async with conforming_playground(refusals=True) as playground:
        point_at(playground, monkeypatch)
        yield playground


@pytest.fixture
async def bot() -> SmallBot:
    return SmallBot()
