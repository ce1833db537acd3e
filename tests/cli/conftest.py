"""What the command line's playgrounds hear in this process is held against Discord's own document."""

from collections.abc import Iterator

import pytest

from bot.cli import playing
from bot.playground.server import Playground
from tests.playground.conformity import require_conformity
from tests.scenarios.stage import keep_discord_addresses


@pytest.fixture(autouse=True)
def worlds(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Playground]]:
    """The playgrounds that the test has made by commands, in their order."""
    made: list[Playground] = []

    class Kept(Playground):
        def __init__(self) -> None:
            super().__init__()
            made.append(self)

    keep_discord_addresses(monkeypatch)
    monkeypatch.setattr(playing, "Playground", Kept)
    yield made
    for world in made:
        require_conformity(world.requests)
