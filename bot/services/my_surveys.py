"""A member's surveys: what they may answer, have begun or have answered, what comes, and what is over."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey import SurveyStatus
from bot.domain.survey_errors import NoOrganization, NotInvited
from bot.domain.survey_standing import Mine, Where
from bot.services.deps import Deps
from bot.services.survey_voices import Voice, as_it_stands, voice_of
from storage.ballot_boxes import have_cast
from storage.survey_responses import response_of


async def surveys_for(deps: Deps, guild_id: int, user_id: int, role_ids: Collection[int]) -> tuple[Mine, ...]:
    """Every survey that members know of, and where that one stands with each: those to answer first, then by their end."""
    snapshot = (await deps.snapshots.get(guild_id)).snapshot
    now = deps.clock.now()
    async with deps.database.reading() as session:
        found = [await _mine(session, snapshot, user_id, role_ids, each.id, now) for each in snapshot.surveys]
    return tuple(sorted((each for each in found if each is not None), key=_by_need))


async def _mine(
    session: AsyncSession,
    snapshot: GuildSnapshot,
    user_id: int,
    role_ids: Collection[int],
    survey_id: int,
    now: datetime,
) -> Mine | None:
    held = snapshot.survey_by_id(survey_id)
    if held.status in (SurveyStatus.DRAFT, SurveyStatus.ARCHIVED):
        return None
    survey = await as_it_stands(session, held)
    if survey.is_over(now):
        return Mine(survey, Where.OVER)
    if survey.is_to_come(now):
        return Mine(survey, Where.TO_COME)
    try:
        voice = await voice_of(session, snapshot, user_id, role_ids, survey_id, now)
    except (NotInvited, NoOrganization):
        return Mine(survey, Where.FOR_OTHERS)
    return Mine(survey, await _where(session, voice))


async def _where(session: AsyncSession, voice: Voice) -> Where:
    survey = voice.survey
    if survey.anonymous:
        done = await have_cast(session, survey.guild_id, survey.box_id or 0, [voice.participant])
        return Where.ANSWERED if done else Where.TO_ANSWER
    response = await response_of(session, survey.guild_id, survey.id, voice.participant)
    if response is None:
        return Where.TO_ANSWER
    return Where.BEGUN if response.draft or response.submitted_at is None else Where.ANSWERED


def _by_need(mine: Mine) -> tuple[int, float]:
    closes = mine.survey.closes_at.timestamp() if mine.survey.closes_at else 0.0
    return mine.where.value, -closes if mine.where is Where.OVER else closes
