"""What Discord members say of themselves, until the coordination answers."""

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.directory import LinkRequest
from storage.models import LinkRequest as Row
from storage.sqlite import owe_clean_file


async def link_requests(session: AsyncSession, guild_id: int) -> tuple[LinkRequest, ...]:
    """The guild's, the oldest first."""
    rows = await session.scalars(select(Row).where(Row.guild_id == guild_id).order_by(Row.id))
    return tuple(
        LinkRequest(
            id=row.id,
            user_id=row.user_id,
            name=row.name,
            requested_at=row.requested_at,
            function=row.function,
            email=row.email,
            phone=row.phone,
            organization_id=row.organization_id,
            person_id=row.person_id,
        )
        for row in rows
    )


async def add_link_request(session: AsyncSession, guild_id: int, request: LinkRequest) -> int:
    """Write a request, whose own ``id`` does not count, in the place of the member's last; give its id."""
    await forget_link_request(session, guild_id, request.user_id)
    values = {
        "user_id": request.user_id,
        "name": request.name,
        "function": request.function,
        "email": request.email,
        "phone": request.phone,
        "organization_id": request.organization_id,
        "person_id": request.person_id,
        "requested_at": request.requested_at,
    }
    return (await session.scalars(insert(Row).values(guild_id=guild_id, **values).returning(Row.id))).one()


async def forget_link_request(session: AsyncSession, guild_id: int, user_id: int) -> None:
    """The member asks for nothing any more."""
    gone = delete(Row).where(Row.guild_id == guild_id, Row.user_id == user_id).returning(Row.id)
    if (await session.scalars(gone)).all():
        await owe_clean_file(session)
