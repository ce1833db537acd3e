"""Surveys whose answers are in, written straight through the storage."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import insert

from bot.domain.survey import Answers, Question, Survey, SurveyStatus
from bot.domain.survey_answers import written_answers
from bot.services.deps import Deps
from storage.ballot_boxes import cast, open_box, seal
from storage.guilds import bump_revision, lock_guild
from storage.models import SurveyResponse
from storage.surveys import add_survey, keep_survey


async def answered_survey(
    deps: Deps,
    questions: Sequence[Question],
    answers: Sequence[Answers],
    *,
    guild_id: int = 1,
    anonymous: bool = True,
    strata: Sequence[str] = (),
    closed: bool = True,
    **fields: Any,  # noqa: ANN401 - any field of a survey
) -> Survey:
    """A survey that each of ``answers`` was given to, by a member each; closed, with its answers sealed, unless said otherwise."""
    now = deps.clock.now()
    survey = replace(_survey(guild_id, questions, now, anonymous=anonymous), **fields)
    async with deps.database.transaction() as session:
        await lock_guild(session, guild_id, now)
        box_id = await open_box(session, guild_id) if anonymous else None
        survey = await add_survey(session, replace(survey, box_id=box_id))
        for number, said in enumerate(answers):
            stratum = strata[number] if strata else ""
            if box_id is not None:
                assert await cast(session, guild_id, box_id, f"u{number}", said, user_id=number, stratum=stratum)
            else:
                await session.execute(insert(SurveyResponse), [_response(survey, number, said, stratum, now)])
        if closed:
            if box_id is not None:
                await seal(session, guild_id, box_id, now, lambda counts: {each: each for each in counts})
            survey = replace(survey, status=SurveyStatus.CLOSED, closed_at=now, answered=len(answers), invited=30)
            await keep_survey(session, survey)
        await bump_revision(session, guild_id)
    await deps.snapshots.refresh(guild_id)
    return survey


def _survey(guild_id: int, questions: Sequence[Question], now: datetime, *, anonymous: bool) -> Survey:
    return Survey(
        id=0,
        guild_id=guild_id,
        status=SurveyStatus.OPEN,
        title="Satisfaction 2013",
        time_zone="America/Toronto",
        changed_at=now,
        questions=tuple(questions),
        anonymous=anonymous,
        opens_at=now,
        published_at=now,
    )


def _response(survey: Survey, number: int, said: Answers, stratum: str, now: datetime) -> Mapping[str, object]:
    return {
        "guild_id": survey.guild_id,
        "survey_id": survey.id,
        "participant": f"u{number}",
        "user_id": number,
        "stratum": stratum,
        "answers": written_answers(said),
        "draft": {},
        "submitted_at": now,
    }
