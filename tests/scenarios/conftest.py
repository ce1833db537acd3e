"""The bot on stage, with the shipped plan; every request and answer is held against Discord's own document."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.playground.server import Playground
from bot.services.deps import Deps
from bot.services.snapshots import Snapshots
from storage.database import Database
from storage.migrate import upgrade
from tests.playground.conformity import conforming_playground, require_alt_text
from tests.scenarios.stage import Stage, keep_discord_addresses, load_plan, on_stage


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
    template = tmp_path_factory.getbasetemp() / ("planned.db" if planned else "scenarios.db")
    if not template.exists():
        database = Database(f"sqlite:///{template}")
        await upgrade(database)
        if planned:
            playground = Playground()
            deps = Deps(database, playground.clock, Snapshots(database, 1))
            await load_plan(deps, int(playground.guild_id))
        await database.close()
    file = tmp_path / "courroie.db"
    shutil.copy(template, file)
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
