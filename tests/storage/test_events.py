"""``action_event`` is append-only: the database itself holds to it."""

from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.models import ActionEvent
from storage.plans import store_plan
from storage.snapshots import load_snapshot
from tests.samples import SMALL_PLAN
from tests.storage.tools import NOW


@pytest.fixture
async def with_event(database: Database) -> Database:
    async with database.transaction() as session:
        await store_plan(session, 1, SMALL_PLAN, imported_at=NOW)
        action = next((await load_snapshot(session, 1)).plans[0].plan.actions()).item
        said = {"kind": "state", "value": "done", "actor_id": 42, "evidence_text": "Fait hier", "evidence_url": None}
        await session.execute(insert(ActionEvent).values(guild_id=1, item_id=action.id, happened_at=NOW, **said))
    return database


async def change(database: Database, **values: object) -> None:
    async with database.transaction() as session:
        await session.execute(update(ActionEvent).values(**values))


async def test_an_event_cannot_be_deleted(with_event: Database) -> None:
    async def remove() -> None:
        async with with_event.transaction() as session:
            await session.execute(delete(ActionEvent))

    with pytest.raises(IntegrityError, match="append-only"):
        await remove()


@pytest.mark.parametrize(
    "values",
    [
        {"value": "blocked"},
        {"kind": "note"},
        {"actor_id": 43},
        {"evidence_text": "Fait avant-hier"},
        {"evidence_url": "https://exemple.org"},
        {"actor_id": None, "value": "blocked"},
    ],
)
async def test_what_an_event_says_cannot_change(with_event: Database, values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match="append-only"):
        await change(with_event, **values)


async def test_who_said_it_and_the_evidence_can_be_forgotten(with_event: Database) -> None:
    await change(with_event, actor_id=None, evidence_text=None)
    async with with_event.reading() as session:
        event = (await session.scalars(select(ActionEvent))).one()
    assert (event.actor_id, event.evidence_text, event.value) == (None, None, "done")
