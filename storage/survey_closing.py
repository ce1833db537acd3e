"""What closing a survey settles in its rows, whoever answered: named answers that were not sent, reminders that were."""

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.outbox import SubjectKind, Topic
from storage.models import Outbox, Survey, SurveyResponse
from storage.sqlite import owe_clean_file


async def settle_responses(session: AsyncSession, guild_id: int, survey_id: int) -> int:
    """Forget what nobody sent of a survey where names are given; give how many answers were sent. Nobody answers meanwhile."""
    # Before the answers, as whoever answers does (``storage.survey_responses.standing_of``).
    here = Survey.guild_id == guild_id, Survey.id == survey_id
    await session.execute(select(Survey.id).where(*here).with_for_update())
    mine = SurveyResponse.guild_id == guild_id, SurveyResponse.survey_id == survey_id
    unsent = delete(SurveyResponse).where(*mine, SurveyResponse.submitted_at.is_(None))
    forgotten = (await session.scalars(unsent.returning(SurveyResponse.participant))).all()
    kept = update(SurveyResponse).where(*mine).values(draft={}).returning(SurveyResponse.participant)
    if forgotten:
        await owe_clean_file(session)
    return len((await session.scalars(kept)).all())


async def forget_reminders(session: AsyncSession, guild_id: int, survey_id: int) -> None:
    """Delete its reminders, sent or not: whom the last one was not sent to had answered."""
    mine = Outbox.guild_id == guild_id, Outbox.subject == SubjectKind.SURVEY, Outbox.subject_id == survey_id
    # In the order in which a worker settles them: on PostgreSQL the two would wait for each other.
    which = select(Outbox.id).where(*mine, Outbox.topic == Topic.SURVEY_REMINDER).order_by(Outbox.id).with_for_update()
    ids = (await session.scalars(which)).all()
    await session.execute(delete(Outbox).where(Outbox.id.in_(ids)))
