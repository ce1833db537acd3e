"""The tables and committees of a guild's roundtable."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.directory import GroupKind
from bot.domain.directory_drafts import folded_name
from bot.domain.plan import WorkingGroup
from bot.domain.text_folding import content_words
from storage.models import VersionWorkingGroup
from storage.models import WorkingGroup as WorkingGroupRow

_COMMITTEES: Final = ("comit", "groupe")


async def working_groups(session: AsyncSession, guild_id: int) -> tuple[WorkingGroup, ...]:
    """The guild's tables, inactive ones too, in the order in which they came."""
    of_guild = select(WorkingGroupRow.name, WorkingGroupRow.active).where(WorkingGroupRow.guild_id == guild_id)
    rows = await session.execute(of_guild.order_by(WorkingGroupRow.id))
    return tuple(WorkingGroup(name, active) for name, active in rows)


async def working_group_id(session: AsyncSession, guild_id: int, name: str) -> int:
    """The id of the table of that name, which is made where there is none."""
    named = select(WorkingGroupRow.id).where(WorkingGroupRow.guild_id == guild_id, WorkingGroupRow.name == name)
    found = await session.scalar(named)
    if found is not None:
        return found
    row = _named(guild_id, name)
    session.add(row)
    await session.flush()
    return row.id


async def keep_working_groups(
    session: AsyncSession, guild_id: int, groups: Iterable[WorkingGroup], *, since: int | None
) -> None:
    """Add the tables that are new, and mark each as active or not; one that is named no more stays as it is.

    What the version ``since`` said already is left to the directory, which may have renamed a table or put it to rest.
    Accents and case do not make a table new: the directory may write its name better than the plan does.
    """
    found = await session.scalars(select(WorkingGroupRow).where(WorkingGroupRow.guild_id == guild_id))
    known = {folded_name(row.name): row for row in found}
    said = await _said(session, since)
    for group in groups:
        if said.get(folded_name(group.name)) is group.active:
            continue
        row = known.get(folded_name(group.name))
        if row is None:
            row = _named(guild_id, group.name)
            session.add(row)
        row.active = group.active
    await session.flush()


async def _said(session: AsyncSession, version_id: int | None) -> dict[str, bool]:
    """The tables of a version by their folded names, and whether each was active."""
    of_version = VersionWorkingGroup.version_id == version_id
    rows = await session.execute(select(VersionWorkingGroup.name, VersionWorkingGroup.active).where(of_version))
    return {folded_name(name): active for name, active in rows}


def _named(guild_id: int, name: str) -> WorkingGroupRow:
    """A group that a plan names: recognised, with a seat on the board; its name says whether it is a committee."""
    is_committee = next(iter(content_words(name)), "").startswith(_COMMITTEES)
    kind = GroupKind.COMMITTEE if is_committee else GroupKind.TABLE
    return WorkingGroupRow(guild_id=guild_id, name=name, active=True, kind=kind, recognised=True)
