"""The bot on stage, with the shipped plan; every request and answer is held against Discord's own document."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.playground.server import Playground
from tests.playground.conformity import conforming_playground, require_alt_text
from tests.scenarios.stage import Stage, keep_discord_addresses, migrated_database, on_stage


@pytest.fixture(autouse=True)
def _discord_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_discord_addresses(monkeypatch)


@pytest.fixture
async def world() -> AsyncIterator[Playground]:
    async with conforming_playground() as playground:
        yield playground
    require_alt_text(playground.requests)


@pytest.fixture
async def url(request: pytest.FixtureRequest, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a migrated SQLite database: empty, or with the shipped plan for who asks for the ``stage``."""
    planned = "stage" in request.fixturenames
    file = tmp_path / "courroie.db"
    shutil.copy(await migrated_database(tmp_path_factory.getbasetemp(), planned=planned), file)
    return f"sqlite:///{file}"


@pytest.fixture
async def empty_stage(world: Playground, url: str) -> AsyncIterator[Stage]:
    """The bot in a guild without a plan."""
    async with on_stage(world, url) as stage:
        yield stage


@pytest.fixture
async def stage(empty_stage: Stage) -> Stage:
    """The bot in a guild that has the shipped plan, and that it holds already."""
    await empty_stage.app.deps.snapshots.get(int(empty_stage.world.guild_id))
    return empty_stage
