"""SQLite files for the bot under measure: the shipped plan in one guild or in many, and a plan of 2,000 actions."""

from pathlib import Path

from bot.domain.clock import SystemClock
from bot.importers.door import read_plan
from bot.importers.draft import Draft
from bot.importers.shipped import SHIPPED_NAME, shipped_plan
from bot.playground.server import Playground
from storage.database import Database
from storage.migrate import upgrade
from storage.plans import store_plan
from tests.domain.plans import large_plan


def shipped() -> Draft:
    """The plan that ships with the product."""
    return read_plan(SHIPPED_NAME, shipped_plan())


def large() -> Draft:
    """A plan of 2,000 actions."""
    return Draft(large_plan(), ())


async def make_database(file: Path, draft: Draft, guilds: int = 1) -> Path:
    """A database at ``file`` where each of a playground's first ``guilds`` guilds has the plan."""
    database = Database(f"sqlite:///{file}")
    try:
        await upgrade(database)
        now = SystemClock().now()
        async with database.transaction() as session:
            for guild_id in Playground(guilds=guilds).guild_ids:
                await store_plan(session, int(guild_id), draft.plan, imported_at=now)
    finally:
        await database.close()
    return file
