"""What the tests of storage share."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from bot.domain.doubt import Doubt, DoubtKind
from bot.domain.reference import Reference
from storage.database import Database
from storage.models import ActionEvent, Base
from storage.plans import store_plan
from storage.snapshots import load_snapshot
from tests.samples import SMALL_PLAN

NOW = datetime(2012, 9, 10, 14, 0, tzinfo=UTC)


def url_of(database: Database) -> str:
    return database.url.render_as_string(hide_password=False)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@asynccontextmanager
async def same_database(database: Database, patience: float = 15.0) -> AsyncIterator[Database]:
    """Another process's door to it."""
    other = Database(url_of(database), patience=patience)
    yield other
    await other.close()


async def fill(database: Database, guild_id: int = 1, title: str = "Plan") -> None:
    """A guild with a plan of two versions, a doubt of each kind of value, and an event of an action."""
    doubt = Doubt(
        DoubtKind.SHIFTED_CELLS, 12, "« CA » | \\", ("Partenaires: CA", "2011-2012: X"), Reference(2, 2, 1, 4)
    )
    plan = replace(SMALL_PLAN, title=title)
    async with database.transaction() as session:
        await store_plan(session, guild_id, plan, imported_at=NOW)
        await store_plan(
            session, guild_id, replace(plan, introduction="Revue."), (doubt,), imported_at=NOW, imported_by=7
        )
        action = next((await load_snapshot(session, guild_id)).plans[0].plan.actions()).item
        event = {"guild_id": guild_id, "item_id": action.id, "happened_at": NOW, "kind": "state", "value": "done"}
        await session.execute(insert(ActionEvent).values(event))


async def contents(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, as values that both databases give alike."""
    async with database.reading() as session:
        return {
            table.name: [tuple(row) for row in await session.execute(select(table).order_by(*table.primary_key))]
            for table in Base.metadata.sorted_tables
        }


async def restorable(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """``contents`` but for the guilds' revisions, which a restore draws anew."""
    found = await contents(database)
    revision = list(Base.metadata.tables["guild"].columns.keys()).index("revision")
    return found | {"guild": [row[:revision] + row[revision + 1 :] for row in found["guild"]]}
