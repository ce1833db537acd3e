"""Tables and committees."""

from dataclasses import replace

import pytest

from bot.domain.directory import Group, GroupKind
from bot.domain.directory_drafts import GroupDraft
from bot.domain.errors import DuplicateEntry, InvalidEntry
from bot.domain.plan import Plan
from bot.services.deps import Deps
from bot.services.directory_groups import correct_group, enrol_group, give_channel, give_lead, give_role
from storage.database import Database
from storage.plans import store_plan
from tests.samples import SMALL_PLAN
from tests.services.directories import COORDINATION, deps_of, directory_of, journal, roundtable
from tests.storage.tools import NOW


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


async def groups(deps: Deps, guild_id: int = 1) -> dict[int, Group]:
    return dict((await directory_of(deps, guild_id)).groups)


async def store(deps: Deps, plan: Plan) -> None:
    async with deps.database.transaction() as session:
        await store_plan(session, 1, plan, imported_at=NOW)
    await deps.snapshots.refresh(1)


async def test_a_committee_stands_under_its_table(deps: Deps) -> None:
    ids = await roundtable(deps)
    draft = GroupDraft("Logement social", GroupKind.SUBCOMMITTEE, recognised=False, parent_id=ids.habitation)
    below = await enrol_group(deps, 1, COORDINATION, draft)
    expected = Group(below, "Logement social", GroupKind.SUBCOMMITTEE, recognised=False, parent_id=ids.habitation)
    assert (await groups(deps))[below] == expected
    assert ((await journal(deps))[-1].after or {})["parent"] == "Table habitation"


async def test_no_table_stands_under_itself_at_any_depth(deps: Deps) -> None:
    ids = await roundtable(deps)
    below = await enrol_group(deps, 1, COORDINATION, GroupDraft("A", parent_id=ids.habitation))
    deeper = await enrol_group(deps, 1, COORDINATION, GroupDraft("B", parent_id=below))
    for parent_id in (ids.habitation, below, deeper):
        with pytest.raises(InvalidEntry) as refused:
            await correct_group(
                deps, 1, COORDINATION, ids.habitation, GroupDraft("Table habitation", parent_id=parent_id)
            )
        assert (refused.value.field, refused.value.reason) == ("parent_id", "parent_loop")


async def test_a_tables_name_is_its_own_even_once_it_is_inactive(deps: Deps) -> None:
    ids = await roundtable(deps)
    with pytest.raises(DuplicateEntry) as refused:
        await enrol_group(deps, 1, COORDINATION, GroupDraft("COMITE DE LUTTE"))
    assert refused.value.id == ids.lutte
    with pytest.raises(DuplicateEntry):
        await correct_group(deps, 1, COORDINATION, ids.habitation, GroupDraft("Comité de lutte"))


async def test_a_channel_is_one_tables_alone_in_its_guild(deps: Deps) -> None:
    ids, others = await roundtable(deps), await roundtable(deps, 2)
    await give_channel(deps, 2, COORDINATION, others.habitation, 55)
    await give_channel(deps, 1, COORDINATION, ids.habitation, 55)
    await give_channel(deps, 1, COORDINATION, ids.lutte, 55)
    held = await groups(deps)
    assert (held[ids.habitation].channel_id, held[ids.lutte].channel_id) == (None, 55)
    assert [(entry.subject_id, entry.after) for entry in (await journal(deps))[-2:]] == [
        (ids.habitation, {"channel_id": None}),
        (ids.lutte, {"channel_id": 55}),
    ]
    assert (await groups(deps, 2))[others.habitation].channel_id == 55
    await give_channel(deps, 1, COORDINATION, ids.lutte, None)
    assert (await groups(deps))[ids.lutte].channel_id is None


async def test_whoever_leads_a_table_is_journaled_by_their_id_alone(deps: Deps) -> None:
    ids = await roundtable(deps)
    await give_lead(deps, 1, COORDINATION, ids.habitation, ids.claire)
    await give_role(deps, 1, COORDINATION, ids.habitation, 66)
    await give_lead(deps, 1, COORDINATION, ids.habitation, ids.luc)
    held = (await groups(deps))[ids.habitation]
    assert (held.lead_id, held.role_id) == (ids.luc, 66)
    role, lead = (await journal(deps))[-2:]
    assert (role.after, role.person_id) == ({"role_id": 66}, None)
    assert (lead.before, lead.after, lead.person_id) == ({"lead_id": ids.claire}, {"lead_id": ids.luc}, ids.luc)


async def test_an_import_of_the_plan_keeps_what_a_table_was_given(deps: Deps) -> None:
    ids = await roundtable(deps)
    await correct_group(
        deps, 1, COORDINATION, ids.habitation, GroupDraft("Table habitation", GroupKind.COMMITTEE, recognised=False)
    )
    await give_channel(deps, 1, COORDINATION, ids.habitation, 55)
    await give_lead(deps, 1, COORDINATION, ids.habitation, ids.claire)
    before = await groups(deps)
    await store(deps, replace(SMALL_PLAN, introduction="Revue."))
    assert await groups(deps) == before


async def test_a_name_that_the_directory_writes_otherwise_is_the_same_table(deps: Deps) -> None:
    ids = await roundtable(deps)
    await correct_group(deps, 1, COORDINATION, ids.lutte, GroupDraft("COMITE de lutte", active=False))
    awake = tuple(replace(group, active=True) for group in SMALL_PLAN.organization.working_groups)
    await store(deps, replace(SMALL_PLAN, organization=replace(SMALL_PLAN.organization, working_groups=awake)))
    held = await groups(deps)
    assert (len(held), held[ids.lutte].name, held[ids.lutte].active) == (2, "COMITE de lutte", True)
