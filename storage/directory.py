"""A guild's directory, read whole."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.directory import (
    BoardTerm,
    Directory,
    Group,
    GroupKind,
    MemberOrganization,
    OrganizationKind,
    Person,
    Representation,
)
from storage import models
from storage.entrustments import entrustments


async def load_directory(session: AsyncSession, guild_id: int) -> Directory:
    """The guild's directory; what has no id of its own comes in the order in which it was made."""
    return Directory(
        organizations=await _organizations(session, guild_id),
        people=await _people(session, guild_id),
        groups=await _groups(session, guild_id),
        representations=await _representations(session, guild_id),
        terms=await _terms(session, guild_id),
        entrustments=await entrustments(session, guild_id),
    )


async def _organizations(session: AsyncSession, guild_id: int) -> dict[int, MemberOrganization]:
    name = models.OrganizationName
    others: dict[int, list[str]] = {}
    for row in await session.scalars(select(name).where(name.guild_id == guild_id).order_by(name.position)):
        others.setdefault(row.organization_id, []).append(row.name)
    table = models.Organization
    return {
        row.id: MemberOrganization(
            id=row.id,
            name=row.name,
            other_names=tuple(others.get(row.id, ())),
            kind=OrganizationKind(row.kind),
            in_good_standing=row.in_good_standing,
            member_since=row.member_since,
            active=row.active,
        )
        for row in await session.scalars(select(table).where(table.guild_id == guild_id).order_by(table.id))
    }


async def _people(session: AsyncSession, guild_id: int) -> dict[int, Person]:
    table = models.Person
    return {
        row.id: Person(
            id=row.id,
            name=row.name,
            function=row.function,
            email=row.email,
            phone=row.phone,
            organization_id=row.organization_id,
            user_id=row.user_id,
            is_member=row.is_member,
            in_good_standing=row.in_good_standing,
            member_since=row.member_since,
        )
        for row in await session.scalars(select(table).where(table.guild_id == guild_id).order_by(table.id))
    }


async def _groups(session: AsyncSession, guild_id: int) -> dict[int, Group]:
    table = models.WorkingGroup
    return {
        row.id: Group(
            id=row.id,
            name=row.name,
            kind=GroupKind(row.kind),
            active=row.active,
            recognised=row.recognised,
            parent_id=row.parent_id,
            channel_id=row.channel_id,
            role_id=row.role_id,
            lead_id=row.lead_id,
        )
        for row in await session.scalars(select(table).where(table.guild_id == guild_id).order_by(table.id))
    }


async def _representations(session: AsyncSession, guild_id: int) -> tuple[Representation, ...]:
    table = models.Representation
    rows = await session.scalars(select(table).where(table.guild_id == guild_id).order_by(table.id))
    return tuple(
        Representation(row.id, row.person_id, row.organization_id, row.working_group_id, row.since, row.until)
        for row in rows
    )


async def _terms(session: AsyncSession, guild_id: int) -> tuple[BoardTerm, ...]:
    table = models.BoardTerm
    rows = await session.scalars(select(table).where(table.guild_id == guild_id).order_by(table.id))
    return tuple(BoardTerm(row.id, row.working_group_id, row.person_id, row.starts_on, row.ends_on) for row in rows)
