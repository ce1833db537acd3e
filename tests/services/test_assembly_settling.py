"""A delivery that settles while its assembly changes: neither waits for the other for ever, and nothing of either is lost."""

import asyncio
from dataclasses import replace

import pytest

from bot.domain.outbox import State, Topic
from bot.services.assemblies import modify_assembly
from bot.services.deps import Deps
from storage.assemblies import remember_event, remember_message
from storage.database import Database
from storage.outbox import Settlement, claim, settle
from tests.services.assembly_tools import convened, draft, stored, waiting
from tests.services.directories import COORDINATION, deps_of
from tests.storage.tools import same_database

OWNER = "worker"


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


async def settle_all(deps: Deps) -> None:
    """As the delivery does: each row that is due is sent, and where its message or its event is remembered with it."""
    now = deps.clock.now()
    async with deps.database.transaction() as session:
        claimed = await claim(session, OWNER, now, 50)
    for row in claimed:
        done = Settlement(State.SENT, sent_at=now, channel_id=5, message_id=row.id)
        async with deps.database.transaction() as session:
            await settle(session, row, OWNER, done)
            # What else another transaction does meanwhile has its time.
            await asyncio.sleep(0)
            if row.delivery.topic is Topic.CONVOCATION:
                await remember_message(session, row.guild_id, row.delivery.subject_id, 5, row.id)
            elif row.delivery.topic is Topic.ASSEMBLY_EVENT:
                await remember_event(session, row.guild_id, row.delivery.subject_id, row.id)


async def test_what_is_sent_while_an_assembly_changes_is_remembered_and_the_change_is_kept(deps: Deps) -> None:
    assembly = await convened(deps)
    async with same_database(deps.database) as other:
        delivering = replace(deps, database=other)
        for number in range(12):
            said = draft(title=f"Titre {number}")
            await asyncio.gather(modify_assembly(deps, 1, COORDINATION, assembly.id, said), settle_all(delivering))
    await settle_all(deps)
    found = await stored(deps, assembly.id)
    assert (found.title, found.sequence, found.channel_id) == ("Titre 11", 12, 5)
    assert found.message_id is not None
    assert found.event_id is not None
    assert await waiting(deps, assembly.id, Topic.CONVOCATION, Topic.ASSEMBLY_EVENT, Topic.ASSEMBLY_UPDATE) == []
