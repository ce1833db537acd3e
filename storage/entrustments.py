"""To whom the plans' parties and actions are entrusted."""

from typing import Final

from sqlalchemy import ColumnElement, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.directory import Carrier, CarrierKind, Entrustment
from storage.models import Entrustment as Row

_COLUMN: Final = {
    CarrierKind.ROLE: "role_id",
    CarrierKind.GROUP: "working_group_id",
    CarrierKind.ORGANIZATION: "organization_id",
    CarrierKind.PERSON: "person_id",
}


async def entrustments(session: AsyncSession, guild_id: int) -> tuple[Entrustment, ...]:
    """All of the guild's, in the order in which they were made."""
    rows = await session.scalars(select(Row).where(Row.guild_id == guild_id).order_by(Row.id))
    return tuple(Entrustment(_carrier(row), row.party, row.item_id) for row in rows)


async def keep_entrustment(session: AsyncSession, guild_id: int, entrustment: Entrustment) -> None:
    """Entrust it, in the place of what stood for the same party or action."""
    await forget_entrustment(session, guild_id, party=entrustment.party, item_id=entrustment.item_id)
    carrier = entrustment.carrier
    to = {_COLUMN[carrier.kind]: carrier.id} if carrier.kind in _COLUMN else {}
    what = {"party": entrustment.party, "item_id": entrustment.item_id}
    await session.execute(insert(Row).values(guild_id=guild_id, kind=carrier.kind, **what, **to))


async def forget_entrustment(
    session: AsyncSession, guild_id: int, *, party: str | None = None, item_id: int | None = None
) -> None:
    """The party (by its folded name), or the action, is entrusted to nobody any more."""
    await session.execute(delete(Row).where(Row.guild_id == guild_id, _of(party, item_id)))


def _of(party: str | None, item_id: int | None) -> ColumnElement[bool]:
    return Row.item_id == item_id if party is None else Row.party == party


def _carrier(row: Row) -> Carrier:
    kind = CarrierKind(row.kind)
    return Carrier(kind, getattr(row, _COLUMN[kind]) if kind in _COLUMN else None)
