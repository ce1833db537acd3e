"""Which surveys are to be looked after: those that an assembly opens, those that come back, those that are open."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.domain.survey import SurveyStatus
from storage.models import PlanItem
from storage.models import Survey as Row
from storage.wall_times import written_local


async def surveys_after(session: AsyncSession, guild_id: int, assembly_id: int) -> tuple[int, ...]:
    """The ids of the published surveys that open after an assembly, and are not closed."""
    which = Row.guild_id == guild_id, Row.after_assembly_id == assembly_id, Row.status == SurveyStatus.OPEN
    return tuple(await session.scalars(select(Row.id).where(*which).order_by(Row.id)))


async def last_waves(session: AsyncSession) -> list[tuple[int, int]]:
    """The guild and the id of each survey that comes back and of which no later wave is there yet, in every guild."""
    later = aliased(Row)
    followed = select(later.id).where(
        *(later.guild_id == Row.guild_id, later.previous_id == Row.id),
        *(later.rule.is_not(None), later.status != SurveyStatus.DRAFT),
    )
    going = select(Row.guild_id, Row.id).where(
        Row.rule.is_not(None), Row.status.in_((SurveyStatus.OPEN, SurveyStatus.CLOSED)), ~followed.exists()
    )
    return [(guild_id, survey_id) for guild_id, survey_id in await session.execute(going.order_by(Row.id))]


async def open_surveys(session: AsyncSession, now: datetime) -> list[tuple[int, int]]:
    """The guild and the id of each published survey that is not over, in every guild."""
    standing = select(Row.guild_id, Row.id).where(Row.status == SurveyStatus.OPEN, Row.closes_at > now)
    return [(guild_id, survey_id) for guild_id, survey_id in await session.execute(standing.order_by(Row.id))]


async def next_end(session: AsyncSession, after: datetime) -> datetime | None:
    """When the first of the published surveys ends, of those that end later than ``after``; None where none does."""
    ends = select(func.min(Row.closes_at)).where(Row.status == SurveyStatus.OPEN, Row.closes_at > after)
    return await session.scalar(ends)


async def has_wave(
    session: AsyncSession, guild_id: int, previous_id: int, opens_local: datetime, *, but: int | None = None
) -> bool:
    """Whether a survey that follows ``previous_id`` opens then already, other than ``but``."""
    which = Row.guild_id == guild_id, Row.previous_id == previous_id, Row.opens_local == written_local(opens_local)
    found = await session.scalars(select(Row.id).where(*which))
    return any(each != but for each in found)


async def has_item(session: AsyncSession, guild_id: int, item_id: int) -> bool:
    """Whether the guild's plans have that element: an action, an indicator."""
    which = PlanItem.guild_id == guild_id, PlanItem.id == item_id
    return await session.scalar(select(PlanItem.id).where(*which)) is not None
