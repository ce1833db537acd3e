"""A survey as the tests of storage and services write it: published, open for a week, with answers of several members."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.domain.survey import Answers, Question, QuestionKind, Survey, SurveyStatus
from storage.ballot_boxes import cast, open_box
from storage.database import Database
from storage.guilds import lock_guild
from storage.surveys import add_survey
from tests.storage.tools import NOW

QUESTIONS = (
    Question(1, QuestionKind.SATISFACTION, "Êtes-vous satisfait de la tournée?"),
    Question(2, QuestionKind.RECOMMENDATION, "La recommanderiez-vous?"),
    Question(3, QuestionKind.LONG, "Que faudrait-il changer?", required=False),
)
GUILD = 1


async def publish(database: Database, **different: Any) -> Survey:  # noqa: ANN401 - any field of a survey
    """An open survey, of the guild 1 and anonymous unless told otherwise, that closes in a week."""
    survey = Survey(
        id=0,
        guild_id=GUILD,
        status=SurveyStatus.OPEN,
        title="La tournée des organismes",
        time_zone="America/Toronto",
        changed_at=NOW,
        questions=QUESTIONS,
        opens_at=NOW,
        closes_at=NOW + timedelta(days=7),
        published_at=NOW,
    )
    survey = replace(survey, **different)
    async with database.transaction() as session:
        await lock_guild(session, survey.guild_id, NOW)
        box_id = await open_box(session, survey.guild_id) if survey.anonymous else None
        return await add_survey(session, replace(survey, box_id=box_id))


async def answer(database: Database, survey: Survey, user_id: int, answers: Answers, stratum: str = "") -> bool:
    """One member's ballot, in a transaction of its own."""
    assert survey.box_id is not None
    async with database.transaction() as session:
        voice = f"u{user_id}"
        return await cast(session, survey.guild_id, survey.box_id, voice, answers, user_id=user_id, stratum=stratum)


async def answer_all(database: Database, survey: Survey, ballots: Mapping[int, Answers]) -> None:
    """Each member's ballot, in that order."""
    for user_id, answers in ballots.items():
        assert await answer(database, survey, user_id, answers)
