"""Surveys that are open, as if they had been made and published."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from bot.domain.survey import (
    Answers,
    Condition,
    Question,
    QuestionKind,
    Response,
    Survey,
    SurveyStatus,
)
from bot.services.deps import Deps
from storage.ballot_boxes import count_cast, open_box, seal
from storage.guilds import bump_revision, lock_guild
from storage.survey_responses import response_of
from storage.surveys import add_survey, keep_survey
from tests.storage.tools import NOW

CLOSES = NOW + timedelta(days=7)
QUESTIONS = (
    Question(1, QuestionKind.YES_NO, "Étiez-vous à la dernière assemblée?"),
    Question(2, QuestionKind.SATISFACTION, "L'accueil", condition=Condition(1, frozenset({1}))),
    Question(3, QuestionKind.SEVERAL, "Ce qui vous aiderait", options=("Un local", "Du temps", "Une formation")),
    Question(4, QuestionKind.LONG, "Un mot pour la table?", required=False),
)
"""The first question decides on the second, which a second step asks with the others."""
WHOLE: Final[Answers] = {1: 1, 2: 5, 3: (1, 3), 4: "Merci."}
"""All of them, answered."""


async def opened(deps: Deps, guild_id: int = 1, **said: Any) -> Survey:  # noqa: ANN401 - a survey's fields
    """An open survey of those questions, anonymous unless said otherwise."""
    at = deps.clock.now()
    fields: dict[str, Any] = {
        "opens_at": at,
        "closes_at": CLOSES,
        "published_at": at,
        "anonymous": True,
        "status": SurveyStatus.OPEN,
    }
    async with deps.database.transaction() as session:
        await lock_guild(session, guild_id, at)
        box_id = await open_box(session, guild_id) if said.get("anonymous", True) else None
        made: dict[str, Any] = {
            "id": 0,
            "guild_id": guild_id,
            "title": "Vos attentes",
            "time_zone": "America/Toronto",
            "changed_at": at,
        }
        survey = Survey(**(made | {"questions": QUESTIONS, "box_id": box_id} | fields | said))
        added = await add_survey(session, survey)
        await bump_revision(session, guild_id)
    await deps.snapshots.refresh(guild_id)
    return added


async def changed(deps: Deps, survey: Survey, **fields: Any) -> None:  # noqa: ANN401 - a survey's fields
    """The survey is changed, by another process: the snapshot does not know yet. Closed, its box is sealed."""
    async with deps.database.transaction() as session:
        if fields.get("status") is SurveyStatus.CLOSED and survey.box_id is not None:
            await seal(
                session, survey.guild_id, survey.box_id, deps.clock.now(), lambda parts: dict.fromkeys(parts, "")
            )
        await keep_survey(session, replace(survey, **fields))


async def counted(deps: Deps, survey: Survey) -> int:
    """How many ballots an anonymous survey has."""
    async with deps.database.reading() as session:
        return await count_cast(session, survey.guild_id, survey.box_id or 0)


async def responded(deps: Deps, survey: Survey, participant: str) -> Response | None:
    """What a participant of a nominal survey answered."""
    async with deps.database.reading() as session:
        return await response_of(session, survey.guild_id, survey.id, participant)
