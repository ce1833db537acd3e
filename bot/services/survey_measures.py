"""The plan's indicator gets its measure when the survey that is linked to it closes."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.survey import SealedAnswer, Survey
from bot.domain.survey_measure import measure_of
from bot.domain.survey_results import survey_results
from storage.action_events import add_measure
from storage.survey_results import answers_of


async def write_measure(session: AsyncSession, survey: Survey, answers: Sequence[SealedAnswer], at: datetime) -> None:
    """Keep, for good, what the closed ``survey`` says of its indicator: only what everyone may see (its threshold holds).

    Nothing is written where it is linked to none, or where too few answered. ``answers`` are those of its sealed box; a nominal
    survey's are read here.
    """
    if survey.item_id is None:
        return
    counted = answers if survey.anonymous else await answers_of(session, survey)
    results = survey_results(survey, counted, survey.answered or 0, survey.invited)
    measure = measure_of(results, at.astimezone(ZoneInfo(survey.time_zone)).date())
    if measure is not None:
        await add_measure(session, survey.guild_id, survey.item_id, measure, at)
