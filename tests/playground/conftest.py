"""A playground for each test, discord.py pointed at it, and all that was said held against Discord's document."""

from collections.abc import AsyncIterator

import pytest

from bot.playground.server import Playground
from tests.playground.conformity import require_conformity
from tests.playground.small_bot import SmallBot, point_at


@pytest.fixture
async def world(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Playground]:
    async with Playground() as playground:
        point_at(playground, monkeypatch)
        yield playground
    require_conformity(playground.requests)


@pytest.fixture
async def bot() -> SmallBot:
    return SmallBot()
