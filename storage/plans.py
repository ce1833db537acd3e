"""Plans and their versions: finding one, storing the next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.doubt import Doubt
from bot.domain.errors import UnknownPlan
from bot.domain.plan import Plan
from storage.doubts import store_doubts
from storage.fingerprint import content_hash
from storage.guilds import bump_revision, lock_guild
from storage.models import ItemKind, PlanItem, PlanVersion, VersionStatus
from storage.models import Plan as PlanRow
from storage.models import WorkingGroup as WorkingGroupRow
from storage.plan_rows import Part, parts_of, rows_of
from storage.working_groups import keep_working_groups, working_group_id


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """The version of a plan that is active now; ``changed`` is False where that very content was active already.

    ``replaced`` is the id of the version that was active before, None where there was none.
    """

    plan_id: int
    version_id: int
    number: int
    changed: bool
    replaced: int | None = None


async def find_plan(session: AsyncSession, guild_id: int, title: str, working_group: str | None = None) -> int | None:
    """The id of the plan of that title that the table owns (None: the roundtable), or None."""
    titled = select(PlanRow.id).where(PlanRow.guild_id == guild_id, PlanRow.title == title)
    return await session.scalar(titled.outerjoin(PlanRow.working_group).where(_owned_by(working_group)))


def _owned_by(working_group: str | None) -> ColumnElement[bool]:
    return PlanRow.working_group_id.is_(None) if working_group is None else WorkingGroupRow.name == working_group


async def store_plan(
    session: AsyncSession,
    guild_id: int,
    plan: Plan,
    doubts: Sequence[Doubt] = (),
    *,
    imported_at: datetime,
    imported_by: int | None = None,
    working_group: str | None = None,
    plan_id: int | None = None,
) -> StoredPlan:
    """Make ``plan`` the active version of its plan, and archive the version that was.

    The plan revised is ``plan_id``; without it, the plan of that title that ``working_group`` owns (None: the
    roundtable), else a new one. What carries an ``id`` keeps its identity; what has none is given one. A doubt settled
    in the last version stays settled. Raise ``UnknownPlan`` where ``plan_id`` is not a plan of the guild.
    """
    await lock_guild(session, guild_id, imported_at)
    if plan_id is None:
        plan_id = await find_plan(session, guild_id, plan.title, working_group)
    row = await _plan_row(session, guild_id, plan_id, working_group, imported_at)
    row.title = plan.title
    await session.flush()
    active = await session.scalar(
        select(PlanVersion).where(PlanVersion.plan_id == row.id, PlanVersion.status == VersionStatus.ACTIVE)
    )
    content = content_hash(plan, doubts)
    if active is not None and active.content_hash == content:
        return StoredPlan(row.id, active.id, active.number, changed=False)
    if active is not None:
        active.status = VersionStatus.ARCHIVED
    version = await _add_version(session, row, plan, content, imported_at, imported_by)
    await _add_parts(session, version, plan)
    since = active.id if active else None
    await store_doubts(session, guild_id, version.id, doubts, since=since)
    if row.working_group_id is None:
        await keep_working_groups(session, guild_id, plan.organization.working_groups, since=since)
    await bump_revision(session, guild_id)
    return StoredPlan(row.id, version.id, version.number, changed=True, replaced=active.id if active else None)


async def _plan_row(
    session: AsyncSession, guild_id: int, plan_id: int | None, working_group: str | None, at: datetime
) -> PlanRow:
    if plan_id is not None:
        found = await session.scalar(select(PlanRow).where(PlanRow.guild_id == guild_id, PlanRow.id == plan_id))
        if found is None:
            raise UnknownPlan(str(plan_id))
        return found
    owner_id = None if working_group is None else await working_group_id(session, guild_id, working_group)
    row = PlanRow(guild_id=guild_id, working_group_id=owner_id, created_at=at)
    session.add(row)
    return row


async def _add_version(
    session: AsyncSession, row: PlanRow, plan: Plan, content: str, at: datetime, by: int | None
) -> PlanVersion:
    await session.flush()  # the version that was active is archived before there is another
    last = await session.scalar(select(func.max(PlanVersion.number)).where(PlanVersion.plan_id == row.id))
    version = PlanVersion(
        guild_id=row.guild_id,
        plan_id=row.id,
        number=(last or 0) + 1,
        status=VersionStatus.ACTIVE,
        content_hash=content,
        title=plan.title,
        introduction=plan.introduction,
        organization_name=plan.organization.name,
        organization_description=plan.organization.description,
        organization_mission=plan.organization.mission,
        organization_history=plan.organization.history,
        organization_structure=plan.organization.structure,
        imported_at=at,
        imported_by=by,
    )
    session.add(version)
    await session.flush()
    return version


async def _add_parts(session: AsyncSession, version: PlanVersion, plan: Plan) -> None:
    parts = parts_of(plan)
    new = await _new_identities(session, version, [part for part in parts if part.item_id is None])
    ids = [part.item_id or next(new[part.kind]) for part in parts]
    keys = {"guild_id": version.guild_id, "version_id": version.id}
    for table, rows in rows_of(plan, parts, ids):
        if rows:
            await session.execute(insert(table), [keys | row for row in rows])


async def _new_identities(
    session: AsyncSession, version: PlanVersion, parts: list[Part]
) -> Mapping[ItemKind, Iterator[int]]:
    """As many new ids of each kind as ``parts`` need, in growing order (RETURNING promises none)."""
    rows = [{"guild_id": version.guild_id, "plan_id": version.plan_id, "kind": part.kind} for part in parts]
    added = insert(PlanItem).returning(PlanItem.id, PlanItem.kind)
    found = sorted(await session.execute(added, rows)) if rows else []
    return {kind: iter([item_id for item_id, its_kind in found if its_kind == kind]) for kind in ItemKind}
