"""The doubts of an import, until somebody settles them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.doubt import Doubt, DoubtKind, DoubtStatus
from bot.domain.reference import Reference
from storage.models import Doubt as DoubtRow
from storage.models import PlanVersion, VersionStatus


@dataclass(frozen=True, slots=True)
class SettledDoubt:
    """A doubt that was open until now: where it stood, in the version of which plan."""

    id: int
    line: int
    plan_title: str


async def open_doubts(session: AsyncSession, guild_id: int, plan_id: int) -> tuple[Doubt, ...]:
    """What nobody has settled in the plan's active version, in the order of the file's lines."""
    active = select(PlanVersion.id).where(
        PlanVersion.guild_id == guild_id, PlanVersion.plan_id == plan_id, PlanVersion.status == VersionStatus.ACTIVE
    )
    rows = await session.scalars(
        select(DoubtRow)
        .where(DoubtRow.version_id == active.scalar_subquery(), DoubtRow.status == DoubtStatus.OPEN)
        .order_by(DoubtRow.line, DoubtRow.id)
    )
    return tuple(_doubt(row) for row in rows)


async def settle_doubt(
    session: AsyncSession,
    guild_id: int,
    doubt_id: int,
    status: DoubtStatus,
    *,
    settled_at: datetime,
    settled_by: int | None = None,
) -> SettledDoubt | None:
    """Say what came of a doubt; None where the guild has no such doubt that is open."""
    still_open = DoubtRow.id == doubt_id, DoubtRow.guild_id == guild_id, DoubtRow.status == DoubtStatus.OPEN
    settled = {"status": status, "settled_at": settled_at, "settled_by": settled_by}
    done = update(DoubtRow).where(*still_open).values(settled).returning(DoubtRow.line, DoubtRow.version_id)
    found = (await session.execute(done)).one_or_none()
    if found is None:
        return None
    title = select(PlanVersion.title).where(PlanVersion.id == found.version_id)
    return SettledDoubt(doubt_id, found.line, (await session.scalars(title)).one())


async def store_doubts(
    session: AsyncSession, guild_id: int, version_id: int, doubts: Iterable[Doubt], *, since: int | None
) -> None:
    """Write the doubts of a version; one that was settled in version ``since`` stays so, on whatever line it is now."""
    before = (await session.scalars(select(DoubtRow).where(DoubtRow.version_id == since))).all() if since else ()
    settled = {_same(row.kind, row.found, row.values, row.reference): row for row in before}
    rows = []
    for doubt in doubts:
        reference = _written(doubt.reference)
        last = settled.get(_same(doubt.kind, doubt.found, doubt.values, reference))
        rows.append(
            {
                "guild_id": guild_id,
                "version_id": version_id,
                "line": doubt.line,
                "kind": doubt.kind,
                "found": doubt.found,
                "values": list(doubt.values),
                "reference": reference,
                "status": last.status if last else DoubtStatus.OPEN,
                "settled_at": last.settled_at if last else None,
                "settled_by": last.settled_by if last else None,
            }
        )
    if rows:
        await session.execute(insert(DoubtRow), rows)


def _same(kind: str, found: str, values: Iterable[str], reference: str | None) -> tuple[object, ...]:
    return str(kind), found, tuple(values), reference


def _written(reference: Reference | None) -> str | None:
    return None if reference is None else ".".join(str(number) for number in reference.parts)


def _doubt(row: DoubtRow) -> Doubt:
    reference = None if row.reference is None else Reference(*(int(number) for number in row.reference.split(".")))
    return Doubt(DoubtKind(row.kind), row.line, row.found, tuple(row.values), reference, id=row.id)
