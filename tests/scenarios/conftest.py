"""The bot on stage, with the shipped plan; every request and answer is held against Discord's own document."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.playground.server import Playground
from storage.database import Database
from storage.migrate import upgrade
from tests.playground.conformity import conforming_playground, require_alt_text
from tests.scenarios.stage import Stage, keep_discord_addresses, on_stage


@pytest.fixture(autouse=True)
def _discord_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_discord_addresses(monkeypatch)


@pytest.fixture
async def world() -> AsyncIterator[Playground]:
    async with conforming_playground() as playground:
        yield playground
    require_alt_text(playground.requests)


@pytest.fixture
async def url(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of an empty, migrated SQLite database."""
    template = tmp_path_factory.getbasetemp() / "scenarios.db"
    if not template.exists():
        database = Database(f"sqlite:///{template}")
        await upgrade(database)
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
    """The bot in a guild that has the shipped plan."""
    await empty_stage.load()
    return empty_stage
