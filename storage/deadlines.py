"""Due dates of the plan's actions, and what is said of an action: rows to and from the domain's values."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.deadline import Deadline, DeadlineStatus
from bot.domain.directory import Carrier, CarrierKind
from storage.models import Deadline as Row
from storage.wall_times import read_local, written_local

_MINUTE: Final = timedelta(minutes=1)
_WITHOUT_ID: Final = frozenset({CarrierKind.COORDINATION, CarrierKind.NOBODY})


async def load_deadlines(session: AsyncSession, guild_id: int) -> tuple[Deadline, ...]:
    """The guild's open due dates, by date."""
    rows = select(Row).where(Row.guild_id == guild_id, Row.status == DeadlineStatus.OPEN).order_by(Row.due_at, Row.id)
    return tuple(deadline_in(row) for row in await session.scalars(rows))


async def deadline_by_id(session: AsyncSession, guild_id: int, deadline_id: int) -> Deadline | None:
    """The guild's due date of that id, met or withdrawn too; None where there is none."""
    row = await session.scalar(select(Row).where(Row.guild_id == guild_id, Row.id == deadline_id))
    return None if row is None else deadline_in(row)


async def series_of(session: AsyncSession, guild_id: int, series_key: str) -> tuple[Deadline, ...]:
    """Every occurrence of a recurrence that there is, met and withdrawn ones too, in the rule's order."""
    rows = select(Row).where(Row.guild_id == guild_id, Row.series_key == series_key).order_by(Row.slot_local)
    return tuple(deadline_in(row) for row in await session.scalars(rows))


async def recurring_series(session: AsyncSession) -> tuple[tuple[int, str], ...]:
    """Each guild's recurrences that go on, by guild and key."""
    rows = select(Row.guild_id, Row.series_key).where(Row.rule.is_not(None), Row.series_key.is_not(None)).distinct()
    found = await session.execute(rows.order_by(Row.guild_id, Row.series_key))
    return tuple((guild_id, key) for guild_id, key in found if key is not None)


async def add_deadline(session: AsyncSession, deadline: Deadline, created_at: datetime, created_by: int | None) -> int:
    """Write a new due date, whose own ``id`` does not count; give the id that it has from now on."""
    values = {**_columns(deadline), "created_at": created_at, "created_by": created_by}
    added = await session.scalars(insert(Row).values(guild_id=deadline.guild_id, **values).returning(Row.id))
    return added.one()


async def keep_deadline(session: AsyncSession, deadline: Deadline) -> None:
    """Write a due date over what the guild has at its id."""
    here = update(Row).where(Row.guild_id == deadline.guild_id, Row.id == deadline.id)
    await session.execute(here.values(_columns(deadline)))


async def keep_follow_up(session: AsyncSession, guild_id: int, deadline_id: int, at: datetime) -> None:
    """Whoever is responsible was asked once more, at that instant."""
    here = update(Row).where(Row.guild_id == guild_id, Row.id == deadline_id)
    await session.execute(here.values(followed_up_at=at))


async def end_series(session: AsyncSession, guild_id: int, series_key: str) -> None:
    """No occurrence of a recurrence brings another one any more."""
    here = update(Row).where(Row.guild_id == guild_id, Row.series_key == series_key)
    await session.execute(here.values(rule=None))


def _columns(deadline: Deadline) -> dict[str, Any]:
    carrier, offsets = deadline.carrier, deadline.offsets
    return {
        "item_id": deadline.item_id,
        "due_local": written_local(deadline.due_local),
        "time_zone": deadline.time_zone,
        "due_at": deadline.due_at,
        "rule": deadline.rule,
        "series_key": deadline.series_key,
        "slot_local": written_local(deadline.slot_local),
        "offsets": None if offsets is None else [offset // _MINUTE for offset in offsets],
        "carrier_kind": None if carrier is None else carrier.kind,
        "carrier_id": None if carrier is None else carrier.id,
        "status": deadline.status,
        "answered_at": deadline.answered_at,
        "followed_up_at": deadline.followed_up_at,
    }


def deadline_in(row: Row) -> Deadline:
    """What a row holds."""
    return Deadline(
        id=row.id,
        guild_id=row.guild_id,
        item_id=row.item_id,
        due_local=datetime.fromisoformat(row.due_local),
        time_zone=row.time_zone,
        due_at=row.due_at,
        status=DeadlineStatus(row.status),
        rule=row.rule,
        series_key=row.series_key,
        slot_local=read_local(row.slot_local),
        offsets=None if row.offsets is None else tuple(minutes * _MINUTE for minutes in row.offsets),
        carrier=_carrier(row),
        answered_at=row.answered_at,
        followed_up_at=row.followed_up_at,
    )


def _carrier(row: Row) -> Carrier | None:
    """Whom the row names; somebody who was erased is named no more, and whoever carries the action is responsible again."""
    if row.carrier_kind is None:
        return None
    kind = CarrierKind(row.carrier_kind)
    return None if row.carrier_id is None and kind not in _WITHOUT_ID else Carrier(kind, row.carrier_id)
