"""What every command reads."""

from dataclasses import replace

import pytest
from sqlalchemy import event, insert, update

from bot.domain.plan import ActionState
from bot.domain.snapshot import GuildSnapshot, LoadedPlan
from storage.database import Database
from storage.guilds import guild_revisions
from storage.models import ActionEvent, WorkingGroup
from storage.plans import store_plan
from storage.snapshots import load_snapshot
from tests.samples import SMALL_PLAN
from tests.storage.tools import NOW


async def snapshot(database: Database, guild_id: int = 1) -> GuildSnapshot:
    async with database.reading() as session:
        return await load_snapshot(session, guild_id)


async def store(database: Database, guild_id: int = 1, title: str = "Plan", working_group: str | None = None) -> None:
    async with database.transaction() as session:
        plan = replace(SMALL_PLAN, title=title)
        await store_plan(session, guild_id, plan, imported_at=NOW, working_group=working_group)


async def say(database: Database, item_id: int | None, value: str, kind: str = "state") -> None:
    async with database.transaction() as session:
        row = {"guild_id": 1, "item_id": item_id, "happened_at": NOW, "kind": kind, "value": value}
        await session.execute(insert(ActionEvent).values(row))


async def test_a_guild_that_nothing_is_known_of_has_an_empty_snapshot(database: Database) -> None:
    assert await snapshot(database) == GuildSnapshot(1, 0)


async def test_the_roundtables_own_plan_comes_first(database: Database) -> None:
    await store(database, working_group="Table habitation")
    await store(database)
    await store(database, working_group="Table des aînés")
    owners = [loaded.working_group for loaded in (await snapshot(database)).plans]
    assert owners == [None, "Table des aînés", "Table habitation"]


async def test_the_newest_plan_of_the_roundtable_comes_first(database: Database) -> None:
    await store(database, title="2011-2014")
    await store(database, title="2014-2017")
    assert [loaded.plan.title for loaded in (await snapshot(database)).plans] == ["2014-2017", "2011-2014"]


async def test_a_plan_is_known_by_its_tables_channel(database: Database) -> None:
    await store(database)
    await store(database, title="Le leur", working_group="Table habitation")
    async with database.transaction() as session:
        habitation = WorkingGroup.name == "Table habitation"
        await session.execute(update(WorkingGroup).where(habitation).values(channel_id=55))
    found = await snapshot(database)
    assert found.plan_for(55).plan.title == "Le leur"
    assert found.plan_for(56).plan.title == "Plan"


async def test_nobody_has_said_anything_of_an_action_yet(database: Database) -> None:
    await store(database)
    assert states(await only_plan(database)) == [ActionState.UNREPORTED] * 2


async def only_plan(database: Database) -> LoadedPlan:
    (loaded,) = (await snapshot(database)).plans
    return loaded


def states(loaded: LoadedPlan) -> list[ActionState]:
    return [loaded.state_of(node.action) for node in loaded.plan.actions() if node.action]


async def test_the_last_state_that_was_said_is_the_actions(database: Database) -> None:
    await store(database)
    first, second = [node.action.id for node in (await only_plan(database)).plan.actions() if node.action]
    await say(database, first, "in_progress")
    await say(database, second, "blocked")
    await say(database, first, "done")
    await say(database, first, "40 participants", kind="measure")
    assert states(await only_plan(database)) == [ActionState.DONE, ActionState.BLOCKED]


async def test_a_state_is_kept_from_one_version_to_the_next(database: Database) -> None:
    await store(database)
    before = (await only_plan(database)).plan
    await say(database, next(node.action.id for node in before.actions() if node.action), "done")
    async with database.transaction() as session:
        await store_plan(session, 1, replace(before, introduction="Corrigée."), imported_at=NOW)
    assert states(await only_plan(database)) == [ActionState.DONE, ActionState.UNREPORTED]


@pytest.mark.parametrize("plans", [1, 4])
async def test_a_snapshot_takes_as_many_queries_however_many_plans(database: Database, plans: int) -> None:
    for number in range(plans):
        await store(database, title=f"Plan {number}")
    queries = []
    async with database.reading() as session:
        connection = (await session.connection()).sync_connection
        assert connection is not None
        event.listen(connection, "before_cursor_execute", lambda *args: queries.append(args[2]))
        await load_snapshot(session, 1)
    assert len(queries) == 23


async def test_revisions_are_polled_of_many_guilds_at_once(database: Database) -> None:
    await store(database, guild_id=1)
    await store(database, guild_id=2)
    await store(database, guild_id=2, title="Deuxième")
    async with database.reading() as session:
        assert await guild_revisions(session, [1, 2, 3]) == {1: 1, 2: 2, 3: 0}
        assert await guild_revisions(session, []) == {}
