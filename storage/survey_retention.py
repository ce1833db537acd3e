"""Named answers that were kept long enough become nobody's: what was answered stays, without who did."""

from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.survey_answers import read_answers
from bot.domain.survey_strata import merged_strata
from storage.ballot_boxes import write_sealed
from storage.models import BallotBox, Survey, SurveyResponse
from storage.sqlite import owe_clean_file


async def unname_responses(session: AsyncSession, guild_id: int, instant: datetime, at: datetime) -> int:
    """Make the answers to the surveys that were closed before ``instant`` answers of nobody, as an anonymous one's are; give their count.

    The survey is an anonymous one from then on: its results follow its threshold, and nobody is named in what is exported of it. Who
    calls has locked the guild.
    """
    mine = Survey.guild_id == guild_id, Survey.anonymous.is_(False), Survey.closed_at < instant
    surveys = (await session.execute(select(Survey.id, Survey.threshold).where(*mine).order_by(Survey.id))).all()
    return sum([await _unname(session, guild_id, survey_id, threshold, at) for survey_id, threshold in surveys])


async def _unname(session: AsyncSession, guild_id: int, survey_id: int, threshold: int, at: datetime) -> int:
    theirs = SurveyResponse.guild_id == guild_id, SurveyResponse.survey_id == survey_id
    rows = (await session.execute(select(SurveyResponse.stratum, SurveyResponse.answers).where(*theirs))).all()
    # Closed from the first: what the disk still holds of the names is destroyed as ballots are (``storage.ballot_traces``).
    box = insert(BallotBox).values(guild_id=guild_id, closed_at=at).returning(BallotBox.id)
    box_id: int = (await session.scalars(box)).one()
    ballots = [(stratum, read_answers(answers)) for stratum, answers in rows]
    await write_sealed(session, guild_id, box_id, ballots, merged_strata(threshold))
    await session.execute(delete(SurveyResponse).where(*theirs))
    here = update(Survey).where(Survey.guild_id == guild_id, Survey.id == survey_id)
    await session.execute(here.values(anonymous=True, box_id=box_id))
    await owe_clean_file(session)
    return len(rows)
