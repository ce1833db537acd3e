from dataclasses import replace

import pytest

from bot.domain.doubt import Doubt, DoubtKind, DoubtStatus
from bot.domain.reference import Reference
from storage.database import Database
from storage.doubts import open_doubts, settle_doubt
from storage.plans import store_plan
from tests.samples import SMALL_PLAN
from tests.storage.tools import NOW

NOTE = Doubt(DoubtKind.NOTE_AMBIGUOUS, 40, "Reportée |", ("II.B.1", "II.B"), Reference(2, 2, 1))
LOOSE = Doubt(DoubtKind.LOOSE_LINE, 7, "z")


async def store(database: Database, *doubts: Doubt) -> int:
    async with database.transaction() as session:
        return (await store_plan(session, 1, SMALL_PLAN, doubts, imported_at=NOW)).plan_id


async def still_open(database: Database, plan_id: int, guild_id: int = 1) -> tuple[Doubt, ...]:
    async with database.reading() as session:
        return await open_doubts(session, guild_id, plan_id)


async def settle(database: Database, doubt: Doubt, guild_id: int = 1) -> bool:
    assert doubt.id is not None
    async with database.transaction() as session:
        done = await settle_doubt(session, guild_id, doubt.id, DoubtStatus.CONFIRMED, settled_at=NOW, settled_by=99)
    return done is not None


async def test_doubts_come_back_in_the_order_of_their_lines(database: Database) -> None:
    found = await still_open(database, await store(database, NOTE, LOOSE))
    assert found == (LOOSE, NOTE)
    assert None not in {doubt.id for doubt in found}


async def test_a_doubt_is_settled_once(database: Database) -> None:
    plan_id = await store(database, NOTE, LOOSE)
    loose, _note = await still_open(database, plan_id)
    assert await settle(database, loose)
    assert not await settle(database, loose)
    assert await still_open(database, plan_id) == (NOTE,)


async def test_a_doubt_of_another_guild_cannot_be_seen_or_settled(database: Database) -> None:
    plan_id = await store(database, LOOSE)
    (loose,) = await still_open(database, plan_id)
    assert await still_open(database, plan_id, guild_id=2) == ()
    assert not await settle(database, loose, guild_id=2)
    assert await still_open(database, plan_id) == (LOOSE,)


@pytest.mark.parametrize("line", [7, 8])
async def test_what_was_settled_stays_so_in_the_next_version(database: Database, line: int) -> None:
    (loose,) = await still_open(database, await store(database, LOOSE))
    await settle(database, loose)
    assert await still_open(database, await store(database, replace(LOOSE, line=line), NOTE)) == (NOTE,)


async def test_only_the_active_versions_doubts_are_open(database: Database) -> None:
    await store(database, LOOSE)
    assert await still_open(database, await store(database, NOTE)) == (NOTE,)
