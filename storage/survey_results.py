"""What the results of a survey are made of: the answers that count, sealed or nominal, parted from one another."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.survey import Response, SealedAnswer, Survey
from bot.domain.survey_answers import read_answers
from storage.ballot_boxes import sealed_answers
from storage.models import SurveyResponse as Row


async def answers_of(session: AsyncSession, survey: Survey) -> tuple[SealedAnswer, ...]:
    """Every answer that was sent; of an anonymous survey, nothing before its box is sealed."""
    if survey.anonymous:
        return await sealed_answers(session, survey.guild_id, survey.box_id) if survey.box_id is not None else ()
    return tuple(
        SealedAnswer(number, value, each.stratum)
        for each in await sent_responses(session, survey)
        for number, value in each.answers.items()
    )


async def sent_responses(session: AsyncSession, survey: Survey) -> tuple[Response, ...]:
    """What everybody sent to a nominal survey, by participant; what is only begun does not count."""
    rows = select(Row).where(Row.guild_id == survey.guild_id, Row.survey_id == survey.id, Row.submitted_at.is_not(None))
    return tuple(
        Response(
            row.participant, row.user_id, read_answers(row.answers), read_answers({}), row.submitted_at, row.stratum
        )
        for row in await session.scalars(rows.order_by(Row.participant))
    )
