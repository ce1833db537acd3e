"""What two organisations that become one answered to the same survey, where names are given: one answer, while it is open."""

from sqlalchemy import and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.domain.survey import SurveyStatus
from storage.models import Survey, SurveyResponse


async def absorb_responses(session: AsyncSession, guild_id: int, kept: str, merged: str) -> None:
    """Make one of two participants (``o3``, ``o5``): of an open survey that both answered, what was sent counts, the kept one's first.

    What a closed survey counted twice stays counted so: the merged one's answer is then that of an organisation that is gone. Ballots
    of anonymous surveys are nobody's, and stay.
    """
    mine = SurveyResponse.guild_id == guild_id
    of_kept, of_merged = (
        and_(mine, SurveyResponse.participant == kept),
        and_(mine, SurveyResponse.participant == merged),
    )
    is_open = SurveyResponse.survey_id.in_(
        select(Survey.id).where(Survey.guild_id == guild_id, Survey.status == SurveyStatus.OPEN)
    )
    other = aliased(SurveyResponse)
    theirs = select(other.survey_id).where(other.guild_id == guild_id)
    with_kept = SurveyResponse.survey_id.in_(theirs.where(other.participant == kept))
    merged_is_sent = SurveyResponse.survey_id.in_(
        theirs.where(other.participant == merged, other.submitted_at.is_not(None))
    )
    steps = (
        delete(SurveyResponse).where(of_kept, is_open, SurveyResponse.submitted_at.is_(None), merged_is_sent),
        delete(SurveyResponse).where(of_merged, is_open, with_kept),
        update(SurveyResponse).where(of_merged, ~with_kept).values(participant=kept),
    )
    for step in steps:
        await session.execute(step, execution_options={"synchronize_session": False})
