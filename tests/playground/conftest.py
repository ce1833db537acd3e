"""A playground for each test, and discord.py pointed at it."""

from collections.abc import AsyncIterator

import pytest

from bot.playground.server import Playground
from tests.playground.small_bot import point_at


@pytest.fixture
async def world(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Playground]:
    async with Playground() as playground:
        point_at(playground, monkeypatch)
        yield playground
