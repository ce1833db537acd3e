"""Who has answered a survey that is open, where it is asked; how many; and who came to what it is asked about."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.assembly import Attendee
from bot.domain.survey import AudienceKind, Survey
from storage.ballot_boxes import count_cast, have_cast
from storage.gatherings import attendees_of
from storage.models import SurveyResponse


async def have_answered(session: AsyncSession, survey: Survey, voices: Collection[str]) -> frozenset[str]:
    """Which of ``voices`` (``u12``, ``o3``) have answered; of an anonymous survey that is closed, nobody knows any more."""
    if not survey.anonymous:
        mine = SurveyResponse.guild_id == survey.guild_id, SurveyResponse.survey_id == survey.id
        sent = select(SurveyResponse.participant).where(
            *mine, SurveyResponse.participant.in_(voices), SurveyResponse.submitted_at.is_not(None)
        )
        return frozenset(await session.scalars(sent))
    if survey.box_id is None:
        return frozenset()
    return await have_cast(session, survey.guild_id, survey.box_id, voices)


async def count_answered(session: AsyncSession, survey: Survey) -> int:
    """How many answers an open survey has."""
    if not survey.anonymous:
        mine = SurveyResponse.guild_id == survey.guild_id, SurveyResponse.survey_id == survey.id
        sent = select(func.count()).select_from(SurveyResponse).where(*mine, SurveyResponse.submitted_at.is_not(None))
        return await session.scalar(sent) or 0
    return 0 if survey.box_id is None else await count_cast(session, survey.guild_id, survey.box_id)


async def invited_attendees(session: AsyncSession, survey: Survey) -> tuple[Attendee, ...]:
    """Who came to the assembly that a survey is asked about; nobody where it is asked of others."""
    audience = survey.audience
    if audience.kind is not AudienceKind.PRESENT or audience.id is None:
        return ()
    return await attendees_of(session, survey.guild_id, audience.id)
