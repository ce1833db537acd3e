"""Importing a plan: seen first, then all of it or nothing, on both databases."""

import asyncio
import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.domain.clock import SettableClock
from bot.domain.doubt import Doubt, DoubtKind, DoubtStatus
from bot.domain.errors import SupersededImport, UnknownWorkingGroup, UnreadableFile
from bot.domain.importing import Imported
from bot.domain.plan import ActionState, Plan
from bot.importers.draft import Draft
from bot.services.deps import Deps
from bot.services.plans import confirm_read, doubts_of, import_plan, preview_import, settle
from bot.services.snapshots import Snapshots
from storage.check import check
from storage.database import Database
from storage.models import ActionEvent
from tests.samples import SMALL_PLAN
from tests.storage.tools import NOW, contents, url_of

pytestmark = pytest.mark.promise

ROOT = Path(__file__).parents[2]
DOUBT = Doubt(DoubtKind.LOOSE_LINE, 7, "z")
CORRECTED = replace(SMALL_PLAN, axes=(replace(SMALL_PLAN.axes[0], title="Mobilisation du milieu"),))
IMPORT_AND_DIE = """
import asyncio, os, signal, sys
from sqlalchemy import event
from bot.domain.clock import SettableClock
from bot.importers.draft import Draft
from bot.services.deps import Deps
from bot.services.plans import import_plan, preview_import
from bot.services.snapshots import Snapshots
from storage.database import Database
from tests.services.test_plans import CORRECTED

async def main():
    database = Database(sys.argv[1])
    deps = Deps(database, SettableClock(), Snapshots(database, 1))
    preview = await preview_import(deps, 1, Draft(CORRECTED))

    def die(connection, cursor, statement, *rest):
        if statement.startswith(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(database.engine.sync_engine, "after_cursor_execute", die)
    await import_plan(deps, 1, preview)

asyncio.run(main())
"""


@pytest.fixture
def deps(database: Database) -> Deps:
    return Deps(database, SettableClock(NOW), Snapshots(database, 10))


async def load(deps: Deps, plan: Plan, *doubts: Doubt, guild_id: int = 1, working_group: str | None = None) -> Imported:
    preview = await preview_import(deps, guild_id, Draft(plan, doubts), working_group=working_group)
    return await import_plan(deps, guild_id, preview, working_group=working_group)


async def held(deps: Deps, guild_id: int = 1) -> Plan:
    return (await deps.snapshots.get(guild_id)).snapshot.plan_for(None).plan


def ids(plan: Plan) -> list[int | None]:
    return [node.item.id for node in plan.walk()]


async def test_a_preview_writes_nothing(deps: Deps) -> None:
    before = await contents(deps.database)
    preview = await preview_import(deps, 1, Draft(SMALL_PLAN, (DOUBT,)))
    assert (preview.plan, preview.doubts, preview.revised) == (SMALL_PLAN, (DOUBT,), None)
    assert await contents(deps.database) == before


async def test_whoever_imports_reads_it_at_once(deps: Deps) -> None:
    await deps.snapshots.get(1)
    assert await load(deps, SMALL_PLAN) == Imported(1, 1, changed=True)
    assert await held(deps) == SMALL_PLAN


async def test_the_same_plan_again_changes_nothing(deps: Deps) -> None:
    first = await load(deps, SMALL_PLAN, DOUBT)
    before = await contents(deps.database)
    assert await load(deps, SMALL_PLAN, DOUBT) == replace(first, changed=False)
    assert await contents(deps.database) == before


async def test_a_corrected_plan_keeps_the_history_of_its_actions(deps: Deps) -> None:
    await load(deps, SMALL_PLAN)
    before = await held(deps)
    action = next(node.action for node in before.actions() if node.action)
    async with deps.database.transaction() as session:
        event = {"guild_id": 1, "item_id": action.id, "happened_at": NOW, "kind": "state", "value": "done"}
        await session.execute(insert(ActionEvent).values(event))
    assert (await load(deps, CORRECTED)).version == 2
    after = await held(deps)
    assert after == CORRECTED
    assert ids(after) == ids(before)
    loaded = (await deps.snapshots.get(1)).snapshot.plan_for(None)
    assert [loaded.state_of(node.action) for node in after.actions() if node.action] == [
        ActionState.DONE,
        ActionState.UNREPORTED,
    ]


async def test_a_preview_that_another_import_overtook_is_refused_whole(deps: Deps) -> None:
    await load(deps, SMALL_PLAN)
    overtaken = await preview_import(deps, 1, Draft(CORRECTED))
    await load(deps, replace(SMALL_PLAN, introduction="Entretemps."))
    before = await contents(deps.database)
    with pytest.raises(SupersededImport):
        await import_plan(deps, 1, overtaken)
    assert await contents(deps.database) == before


async def test_of_two_first_imports_at_once_one_is_refused(deps: Deps) -> None:
    previews = [await preview_import(deps, 1, Draft(plan)) for plan in (SMALL_PLAN, CORRECTED)]
    done = await asyncio.gather(*(import_plan(deps, 1, each) for each in previews), return_exceptions=True)
    assert sorted(type(each).__name__ for each in done) == ["Imported", "SupersededImport"]


async def test_of_two_corrections_at_once_one_is_refused(deps: Deps) -> None:
    await load(deps, SMALL_PLAN)
    corrections = (CORRECTED, replace(SMALL_PLAN, introduction="Revue."))
    previews = [await preview_import(deps, 1, Draft(plan)) for plan in corrections]
    done = await asyncio.gather(*(import_plan(deps, 1, each) for each in previews), return_exceptions=True)
    assert sorted(type(each).__name__ for each in done) == ["Imported", "SupersededImport"]


async def test_an_import_that_the_database_refuses_leaves_the_former_plan(deps: Deps) -> None:
    await load(deps, SMALL_PLAN)
    preview = await preview_import(deps, 1, Draft(CORRECTED))
    elsewhere = replace(preview.plan, axes=(replace(preview.plan.axes[0], id=404),))
    before = await contents(deps.database)
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await import_plan(deps, 1, replace(preview, plan=elsewhere))
    assert await contents(deps.database) == before


@pytest.mark.parametrize("statement", ["UPDATE plan_version", "INSERT INTO plan_node", "UPDATE guild"])
async def test_an_import_that_is_killed_leaves_the_former_plan(deps: Deps, statement: str) -> None:
    await load(deps, SMALL_PLAN, DOUBT)
    before = await contents(deps.database)
    importing = await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "ignore", "-c", IMPORT_AND_DIE, url_of(deps.database), statement), cwd=ROOT
    )
    assert await importing.wait() == -signal.SIGKILL
    assert await contents(deps.database) == before
    assert (await check(deps.database)).sound
    assert (await load(deps, CORRECTED)).version == 2


async def test_a_tables_plan_stands_beside_the_roundtables_own(deps: Deps) -> None:
    own = await load(deps, SMALL_PLAN)
    theirs = await load(deps, CORRECTED, working_group="Table habitation")
    assert (theirs.version, theirs.plan_id != own.plan_id) == (1, True)
    owners = [loaded.working_group for loaded in (await deps.snapshots.get(1)).snapshot.plans]
    assert owners == [None, "Table habitation"]


async def test_a_plan_for_a_table_that_does_not_exist_is_refused(deps: Deps) -> None:
    await load(deps, SMALL_PLAN)
    with pytest.raises(UnknownWorkingGroup) as refused:
        await preview_import(deps, 1, Draft(SMALL_PLAN), working_group="Table ronde")
    assert refused.value.known == ("Table habitation", "Comité de lutte")


async def test_a_tables_name_that_no_index_can_hold_is_refused(deps: Deps) -> None:
    with pytest.raises(UnreadableFile):
        await preview_import(deps, 1, Draft(SMALL_PLAN), working_group="é" * 601)
    await preview_import(deps, 1, Draft(SMALL_PLAN), working_group="é" * 600)


async def test_a_tables_channel_is_its_own_guilds_alone(deps: Deps) -> None:
    for guild_id in (1, 2):
        await load(deps, SMALL_PLAN, guild_id=guild_id)
        await load(deps, CORRECTED, guild_id=guild_id, working_group="Table habitation")
    preview = await preview_import(deps, 1, Draft(SMALL_PLAN), working_group="Table habitation")
    await import_plan(deps, 1, preview, working_group="Table habitation", channel_id=55)
    await deps.snapshots.refresh(2)
    owners = [(await deps.snapshots.get(guild_id)).snapshot.plan_for(55).working_group for guild_id in (1, 2)]
    assert owners == ["Table habitation", None]


async def test_another_process_learns_of_a_channel_given_without_any_other_change(deps: Deps) -> None:
    await load(deps, SMALL_PLAN)
    await load(deps, CORRECTED, working_group="Table habitation")
    other = Snapshots(deps.database, 1)
    await other.get(1)
    preview = await preview_import(deps, 1, Draft(CORRECTED), working_group="Table habitation")
    done = await import_plan(deps, 1, preview, working_group="Table habitation", channel_id=55)
    await other.poll()
    assert not done.changed
    assert (await other.get(1)).snapshot.plan_for(55).working_group == "Table habitation"


async def test_a_doubt_is_settled_by_its_own_guild_alone(deps: Deps) -> None:
    plan_id = (await load(deps, SMALL_PLAN, DOUBT)).plan_id
    (doubt,) = await doubts_of(deps, 1, plan_id)
    assert await doubts_of(deps, 2, plan_id) == ()
    assert not await settle(deps, 2, doubt.id or 0, DoubtStatus.CONFIRMED, by=9)
    assert await doubts_of(deps, 1, plan_id) == (doubt,)
    assert await settle(deps, 1, doubt.id or 0, DoubtStatus.CONFIRMED, by=9)
    assert not await settle(deps, 1, doubt.id or 0, DoubtStatus.DISMISSED, by=9)
    assert await doubts_of(deps, 1, plan_id) == ()


async def test_what_was_listed_is_confirmed_and_nothing_around_it(deps: Deps) -> None:
    state = Doubt(DoubtKind.STATE_PROPOSED, 4, "Reporté.", ("postponed",))
    before, first, second, last, after = (Doubt(DoubtKind.LOOSE_LINE, line, "z") for line in (1, 2, 3, 5, 6))
    plan_id = (await load(deps, SMALL_PLAN, before, first, second, state, last, after)).plan_id
    listed = [doubt.id or 0 for doubt in await doubts_of(deps, 1, plan_id)]
    await confirm_read(deps, 2, plan_id, listed[0], listed[-1], by=9)
    assert len(await doubts_of(deps, 1, plan_id)) == 6
    await settle(deps, 1, listed[1], DoubtStatus.DISMISSED, by=8)
    await confirm_read(deps, 1, plan_id, listed[1], listed[4], by=9)
    assert await doubts_of(deps, 1, plan_id) == (before, state, after)
