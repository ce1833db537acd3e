"""Results that were not to be published are: once, where the survey was asked."""

from dataclasses import replace

from bot.domain.journal import Act, Actor
from bot.domain.outbox import Row, SubjectKind, Topic
from bot.domain.survey import SurveyStatus
from bot.domain.survey_deliveries import results_delivery
from bot.domain.survey_errors import ResultsNotReady
from bot.services.deps import Deps
from bot.services.survey_writing import writing_surveys
from storage.outbox import enqueue
from storage.outbox_rows import posted_rows
from storage.surveys import keep_survey


async def publish_results(deps: Deps, guild_id: int, actor: Actor, survey_id: int) -> Row | None:
    """Have the results of a survey that is over posted, and seen by everyone from then on.

    Give the row of those that were posted already, which says where they are: they are posted once. None where they go out now.

    Raises:
        UnknownSurvey: the guild has none of that id.
        ResultsNotReady: it is not closed.
    """
    async with writing_surveys(deps, guild_id, actor) as writing:
        survey = await writing.survey(survey_id)
        if survey.status not in (SurveyStatus.CLOSED, SurveyStatus.ARCHIVED):
            raise ResultsNotReady(survey.closes_at)
        posted = await posted_rows(writing.session, guild_id, SubjectKind.SURVEY, survey_id, (Topic.SURVEY_RESULTS,))
        if not posted:
            await enqueue(writing.session, guild_id, [results_delivery(survey, writing.at)])
        if not survey.publish_results:
            await keep_survey(writing.session, replace(survey, publish_results=True, changed_at=writing.at))
            writing.journal(survey, Act.CHANGED, {"publish_results": False}, {"publish_results": True})
    return posted[0] if posted else None
