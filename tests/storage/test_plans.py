"""Storing a plan: what goes in comes out, once, with the identities it had."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from bot.domain.doubt import Doubt, DoubtKind
from bot.domain.errors import UnknownPlan
from bot.domain.plan import Action, Plan, WorkingGroup
from bot.domain.reference import Reference
from bot.domain.validation import MAX_NAME, plan_problems
from storage.database import Database
from storage.models import Plan as PlanRow
from storage.models import PlanItem, PlanVersion
from storage.models import WorkingGroup as WorkingGroupRow
from storage.plans import StoredPlan, store_plan
from storage.snapshots import active_plan, load_snapshot
from storage.working_groups import working_groups
from tests.samples import SMALL_PLAN
from tests.storage.tools import NOW
from tests.strategies import plans

DOUBT = Doubt(DoubtKind.NO_RESPONSIBLE, 12, "", ("CA",), Reference(2, 2, 1, 4))


async def stored(
    database: Database, plan: Plan, doubts: tuple[Doubt, ...] = (), guild_id: int = 1, **options: int | str
) -> StoredPlan:
    async with database.transaction() as session:
        return await store_plan(session, guild_id, plan, doubts, imported_at=NOW, **options)  # type: ignore[arg-type]


async def read(database: Database, plan_id: int, guild_id: int = 1) -> Plan:
    async with database.reading() as session:
        found = await active_plan(session, guild_id, plan_id)
    assert found is not None
    return found.plan


def ids_of(plan: Plan) -> list[int | None]:
    """Of everything that has an identity, in the plan's order."""
    ids = []
    for node in plan.walk():
        item = node.item
        ids.append(item.id)
        for name in ("expected_results", "indicators", "notes"):
            ids += [statement.id for statement in getattr(item, name, ())]
    return ids


def retitled(plan: Plan, title: str) -> Plan:
    """The plan with its first axis reworded, as a corrected file would give it once its identities are recognised."""
    first, *others = plan.axes
    return replace(plan, axes=(replace(first, title=title), *others))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(plan=plans())
async def test_any_plan_comes_back_equal(database: Database, plan: Plan) -> None:
    assert await read(database, (await stored(database, plan)).plan_id) == plan


async def test_the_longest_names_that_a_plan_may_have_can_be_stored(database: Database) -> None:
    longest = "".join(chr(0x20000 + 61 * number) for number in range(MAX_NAME))  # four bytes each, hard to compress
    organization = replace(SMALL_PLAN.organization, working_groups=(WorkingGroup(longest),))
    plan = replace(SMALL_PLAN, title=longest, organization=organization)
    assert plan_problems(plan) == ()
    for found in (await stored(database, plan), await stored(database, plan, working_group=longest)):
        assert await read(database, found.plan_id) == plan


async def test_everything_has_an_identity_of_its_own(database: Database) -> None:
    ids = ids_of(await read(database, (await stored(database, SMALL_PLAN)).plan_id))
    assert None not in ids
    assert len(set(ids)) == len(ids) == 13


async def test_the_same_file_again_changes_nothing(database: Database) -> None:
    first = await stored(database, SMALL_PLAN, (DOUBT,))
    again = await stored(database, SMALL_PLAN, (DOUBT,))
    assert first == StoredPlan(first.plan_id, first.version_id, 1, changed=True)
    assert again == replace(first, changed=False)
    async with database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(PlanVersion)) == 1
        assert (await load_snapshot(session, 1)).revision == 1


async def test_a_doubt_more_makes_a_version(database: Database) -> None:
    await stored(database, SMALL_PLAN)
    assert (await stored(database, SMALL_PLAN, (DOUBT,))).number == 2


async def test_a_corrected_file_archives_the_version_before(database: Database) -> None:
    first = await stored(database, SMALL_PLAN)
    second = await stored(database, retitled(SMALL_PLAN, "Mobiliser"))
    assert second == StoredPlan(first.plan_id, second.version_id, 2, changed=True, replaced=first.version_id)
    async with database.reading() as session:
        versions = await session.execute(select(PlanVersion.id, PlanVersion.status).order_by(PlanVersion.number))
        assert versions.all() == [(first.version_id, "archived"), (second.version_id, "active")]
        assert (await load_snapshot(session, 1)).revision == 2


@pytest.mark.parametrize("status", ["active", "adopted"])
async def test_a_plan_has_one_active_version_and_no_unknown_status(database: Database, status: str) -> None:
    await stored(database, SMALL_PLAN)
    await stored(database, retitled(SMALL_PLAN, "Mobiliser"))
    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            await session.execute(update(PlanVersion).where(PlanVersion.number == 1).values(status=status))


async def test_the_roundtable_has_one_plan_of_a_title(database: Database) -> None:
    await stored(database, SMALL_PLAN)
    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            session.add(PlanRow(guild_id=1, title=SMALL_PLAN.title, created_at=NOW))


async def test_what_is_recognised_keeps_its_identity(database: Database) -> None:
    plan_id = (await stored(database, SMALL_PLAN)).plan_id
    before = await read(database, plan_id)
    await stored(database, retitled(before, "Mobiliser"))
    after = await read(database, plan_id)
    assert after.axes[0].title == "Mobiliser"
    assert ids_of(after) == ids_of(before)


async def test_what_is_new_gets_an_identity_that_nothing_had(database: Database) -> None:
    plan_id = (await stored(database, SMALL_PLAN)).plan_id
    before = await read(database, plan_id)
    axis = before.axes[0]
    objective = axis.objectives[0]
    specific = objective.specific_objectives[0]
    wider = replace(specific, actions=(*specific.actions, Action(6, "Recruter")))
    axes = (replace(axis, objectives=(replace(objective, specific_objectives=(wider,)),)),)
    await stored(database, replace(before, axes=axes))
    after = ids_of(await read(database, plan_id))
    assert after[:-1] == ids_of(before)
    assert after[-1] not in ids_of(before)


async def test_a_plan_revised_by_its_id_may_change_its_title(database: Database) -> None:
    first = await stored(database, SMALL_PLAN)
    second = await stored(database, replace(SMALL_PLAN, title="Plan 2011-2014"), plan_id=first.plan_id)
    assert (second.plan_id, second.number) == (first.plan_id, 2)
    assert (await stored(database, replace(SMALL_PLAN, title="Plan 2014-2017"))).plan_id != first.plan_id


async def test_a_plan_of_another_guild_cannot_be_revised(database: Database) -> None:
    plan_id = (await stored(database, SMALL_PLAN, guild_id=1)).plan_id
    with pytest.raises(UnknownPlan):
        await stored(database, SMALL_PLAN, guild_id=2, plan_id=plan_id)


async def test_one_guild_never_sees_anothers(database: Database) -> None:
    mine = await stored(database, SMALL_PLAN, guild_id=1)
    theirs = await stored(database, retitled(SMALL_PLAN, "Le leur"), guild_id=2)
    async with database.reading() as session:
        assert [plan.plan_id for plan in (await load_snapshot(session, 1)).plans] == [mine.plan_id]
        assert await active_plan(session, 1, theirs.plan_id) is None
        owners = select(PlanItem.guild_id, func.count()).group_by(PlanItem.guild_id).order_by(PlanItem.guild_id)
        assert (await session.execute(owners)).all() == [(1, 13), (2, 13)]


async def test_a_table_that_was_struck_out_is_inactive(database: Database) -> None:
    await stored(database, SMALL_PLAN)
    async with database.reading() as session:
        assert await working_groups(session, 1) == SMALL_PLAN.organization.working_groups


async def test_a_table_that_is_named_no_more_stays(database: Database) -> None:
    await stored(database, SMALL_PLAN)
    named = (WorkingGroup("Table habitation", active=False), WorkingGroup("Table jeunesse"))
    await stored(database, replace(SMALL_PLAN, organization=replace(SMALL_PLAN.organization, working_groups=named)))
    async with database.reading() as session:
        kept = WorkingGroup("Comité de lutte", active=False)
        assert await working_groups(session, 1) == (named[0], kept, named[1])


async def test_a_table_that_the_directory_renamed_or_put_to_rest_stays_so_where_the_plan_says_nothing_new(
    database: Database,
) -> None:
    await stored(database, SMALL_PLAN)
    async with database.transaction() as session:
        await session.execute(
            update(WorkingGroupRow).where(WorkingGroupRow.active).values(name="Habitation et logement", active=False)
        )
    await stored(database, replace(SMALL_PLAN, introduction="Revue."))
    async with database.reading() as session:
        resting = WorkingGroup("Habitation et logement", active=False)
        assert await working_groups(session, 1) == (resting, WorkingGroup("Comité de lutte", active=False))


async def test_the_plan_of_a_table_leaves_the_tables_alone(database: Database) -> None:
    await stored(database, SMALL_PLAN)
    struck = (WorkingGroup("Table habitation", active=False),)
    plan = replace(SMALL_PLAN, organization=replace(SMALL_PLAN.organization, working_groups=struck))
    owned = await stored(database, plan, working_group="Table habitation")
    async with database.reading() as session:
        assert await working_groups(session, 1) == SMALL_PLAN.organization.working_groups
    assert await read(database, owned.plan_id) == plan


async def test_a_version_keeps_what_its_source_said_of_a_table(database: Database) -> None:
    plan_id = (await stored(database, SMALL_PLAN)).plan_id
    async with database.transaction() as session:
        await session.execute(update(WorkingGroupRow).values(active=False))
    assert await read(database, plan_id) == SMALL_PLAN
