"""What the outbox posts of a closed survey: its results, with a thank-you; or, kindly, why there are none to show."""

import asyncio
from collections.abc import Mapping
from typing import Final

from bot.delivery.effects import Attachment, Effect, NoPlace, Nothing, Post
from bot.delivery.handler import Due, Handler, Plain
from bot.domain.guild_settings import SettingKey
from bot.domain.outbox import Topic
from bot.domain.survey_errors import ResultsNotReady, UnknownSurvey, WrongSurveyStatus
from bot.exporters.survey_door import draw
from bot.services.survey_results import read_results
from bot.views.survey_posted import survey_channel
from bot.views.survey_results_posted import posted_results


class SurveyResultsPosted(Plain):
    """The results, where the survey was asked."""

    async def render(self, due: Due) -> Effect:
        """The message with its pictures, drawn in a thread; nothing of a survey that is there no more, or open again."""
        try:
            results = await read_results(due.session, due.snapshot, due.row.delivery.subject_id, publicly=True)
        except (UnknownSurvey, WrongSurveyStatus, ResultsNotReady):
            return Nothing("gone")
        channel_id = survey_channel(due.snapshot, results.survey)
        if channel_id is None:
            return NoPlace(SettingKey.ANNOUNCEMENTS_CHANNEL)
        screen, drawn = posted_results(due.t, results)
        files = [
            Attachment(
                each.picture.file_name,
                await asyncio.to_thread(draw, due.t, each.results, each.page, each.heading),
                each.picture.alt,
            )
            for each in drawn
        ]
        return Post(screen, channel_id=channel_id, files=files)


HANDLERS: Final[Mapping[Topic, Handler]] = {Topic.SURVEY_RESULTS: SurveyResultsPosted()}
