"""What is done to plans is in the journal with the act itself, or not at all; on both databases."""

from dataclasses import replace

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Connection

from bot.domain.clock import SettableClock
from bot.domain.doubt import Doubt, DoubtKind, DoubtStatus
from bot.domain.errors import SupersededImport
from bot.domain.journal import SHELL, Act, Actor, Change, Entry, Subject
from bot.domain.journal_query import JournalQuery
from bot.domain.plan import Plan
from bot.importers.draft import Draft
from bot.services.deps import Deps
from bot.services.journal import read_journal
from bot.services.plans import confirm_read, doubts_of, import_plan, preview_import, settle
from bot.services.snapshots import Snapshots
from storage.database import Database
from tests.samples import SMALL_PLAN
from tests.storage.tools import NOW

CLAIRE = Actor.member(500)


class Accident(Exception):
    """What happens between the last write and the commit."""


@pytest.fixture
def deps(database: Database) -> Deps:
    return Deps(database, SettableClock(NOW), Snapshots(database, 10))


async def load(deps: Deps, plan: Plan, *doubts: Doubt, actor: Actor = SHELL, plan_id: int | None = None) -> int:
    preview = await preview_import(deps, 1, Draft(plan, doubts), plan_id=plan_id)
    return (await import_plan(deps, 1, preview, actor=actor)).plan_id


async def journal(deps: Deps) -> list[Entry]:
    return [*reversed((await read_journal(deps, 1, JournalQuery())).entries)]


async def changes(deps: Deps) -> list[Change]:
    return [entry.change for entry in await journal(deps)]


async def test_an_import_says_who_brought_which_version(deps: Deps) -> None:
    plan_id = await load(deps, SMALL_PLAN)
    await load(deps, replace(SMALL_PLAN, title="Plan 2014-2017"), actor=CLAIRE, plan_id=plan_id)
    first, second = await journal(deps)
    assert (first.actor, second.actor) == (SHELL, CLAIRE)
    new = {"version": 1, "table": None}
    assert first.change == Change(Subject.PLAN, Act.ADDED, plan_id, SMALL_PLAN.title, {}, new)
    before, after = {"version": 1, "title": SMALL_PLAN.title}, {"version": 2, "title": "Plan 2014-2017"}
    assert second.change == Change(Subject.PLAN, Act.CHANGED, plan_id, "Plan 2014-2017", before, after)


async def test_the_same_plan_again_is_no_change(deps: Deps) -> None:
    await load(deps, SMALL_PLAN)
    await load(deps, SMALL_PLAN, actor=CLAIRE)
    assert len(await journal(deps)) == 1


async def test_a_channel_given_to_a_table_is_told_with_the_one_that_lost_it(deps: Deps) -> None:
    await load(deps, SMALL_PLAN)
    tables = [group.name for group in (await deps.snapshots.get(1)).snapshot.directory.groups.values()][:2]
    for name in tables:
        preview = await preview_import(deps, 1, Draft(replace(SMALL_PLAN, title=name)), working_group=name)
        await import_plan(deps, 1, preview, working_group=name, channel_id=55)
    told = [(c.label, dict(c.before), dict(c.after)) for c in await changes(deps) if c.subject is Subject.GROUP]
    given, taken = ({"channel_id": None}, {"channel_id": 55}), ({"channel_id": 55}, {"channel_id": None})
    assert told[0] == (tables[0], *given)
    assert sorted(told[1:]) == sorted([(tables[0], *taken), (tables[1], *given)])


async def test_a_doubt_that_is_settled_is_told_once(deps: Deps) -> None:
    plan_id = await load(deps, SMALL_PLAN, Doubt(DoubtKind.LOOSE_LINE, 7, "z"), Doubt(DoubtKind.LOOSE_LINE, 9, "z"))
    first, second = await doubts_of(deps, 1, plan_id)
    await settle(deps, 1, first.id or 0, DoubtStatus.DISMISSED, by=500)
    await settle(deps, 1, first.id or 0, DoubtStatus.CONFIRMED, by=501)
    await confirm_read(deps, 1, plan_id, first.id or 0, second.id or 0, by=501)
    _imported, *settled = await journal(deps)
    title, opened = SMALL_PLAN.title, {"status": "open"}
    assert [(entry.actor, entry.change) for entry in settled] == [
        (CLAIRE, Change(Subject.DOUBT, Act.CHANGED, first.id, title, opened, {"status": "dismissed", "line": 7})),
        (
            Actor.member(501),
            Change(Subject.DOUBT, Act.CHANGED, second.id, title, opened, {"status": "confirmed", "line": 9}),
        ),
    ]


async def test_an_import_that_another_overtook_leaves_no_word(deps: Deps) -> None:
    preview = await preview_import(deps, 1, Draft(SMALL_PLAN))
    await load(deps, replace(SMALL_PLAN, introduction="Autre."))
    with pytest.raises(SupersededImport):
        await import_plan(deps, 1, preview)
    assert len(await journal(deps)) == 1


async def test_what_could_not_be_written_whole_leaves_no_word(deps: Deps) -> None:
    plan_id = await load(deps, SMALL_PLAN, Doubt(DoubtKind.LOOSE_LINE, 7, "z"))
    (doubt,) = await doubts_of(deps, 1, plan_id)

    def fail(_connection: Connection) -> None:
        raise Accident

    engine = deps.database.engine.sync_engine
    event.listen(engine, "commit", fail)
    try:
        with pytest.raises(Accident):
            await settle(deps, 1, doubt.id or 0, DoubtStatus.CONFIRMED, by=500)
        with pytest.raises(Accident):
            await load(deps, replace(SMALL_PLAN, introduction="Autre."))
    finally:
        event.remove(engine, "commit", fail)
    assert len(await journal(deps)) == 1
    assert await doubts_of(deps, 1, plan_id) == (doubt,)
