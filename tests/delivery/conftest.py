"""A worker of the tests' own, with a handler that says what each row asks, on the loopback Discord."""

from collections.abc import AsyncIterator, Iterator

import pytest

from bot.domain.guild_settings import SettingKey
from bot.playground.server import Playground
from storage.database import Database
from tests.delivery.desk import Desk
from tests.delivery.killing import Killed
from tests.delivery.lives import Lives, lives
from tests.playground.conformity import conforming_playground
from tests.scenarios.stage import keep_discord_addresses

HASTY_SECONDS = 0.4


@pytest.fixture(autouse=True)
def _discord_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_discord_addresses(monkeypatch)


@pytest.fixture
async def world() -> AsyncIterator[Playground]:
    async with conforming_playground() as playground:
        yield playground


@pytest.fixture
async def desk(world: Playground, database: Database) -> AsyncIterator[Desk]:
    """A worker that runs, logged in, on an empty database."""
    async with Desk.open(world, database) as found:
        yield found


@pytest.fixture
async def hasty_desk(world: Playground, database: Database) -> AsyncIterator[Desk]:
    """The same, for which an attempt that lasts half a second has failed; the coordination has its channel."""
    async with Desk.open(world, database, patience=HASTY_SECONDS) as found:
        await found.set(SettingKey.COORDINATION_CHANNEL, found.channel("coordination"))
        yield found


@pytest.fixture(scope="session")
def forking() -> Iterator[Lives]:
    """A process that forks small bots."""
    with lives() as found:
        yield found


@pytest.fixture
async def killed(world: Playground, database: Database, forking: Lives) -> Killed:
    for route in ("/channels/{channel_id}/messages", "/users/@me/channels"):
        world.limits.set("POST", route, 10_000, 1.0)
    world.limits.set_global(10_000)
    return Killed(world, database, forking)
