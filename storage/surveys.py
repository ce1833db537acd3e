"""Surveys and their questions: read as domain values, written one at a time. Who calls has locked the guild.

A use case touches a survey's rows of the outbox before the survey itself, as a delivery that settles does (``storage.assemblies``).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.survey import (
    Audience,
    AudienceKind,
    Breakdown,
    Condition,
    Question,
    QuestionKind,
    Survey,
    SurveyStatus,
)
from storage.models import Survey as Row
from storage.models import SurveyQuestion as QuestionRow
from storage.wall_times import read_local, written_local

_SAME: Final = (
    "title",
    "introduction",
    "template",
    "anonymous",
    "by_organization",
    "channel_id",
    "time_zone",
    "opens_at",
    "closes_at",
    "after_assembly_id",
    "open_minutes",
    "rule",
    "previous_id",
    "item_id",
    "threshold",
    "publish_results",
    "box_id",
    "changed_at",
    "published_at",
    "closed_at",
    "answered",
    "invited",
    "published_title",
    "published_introduction",
    "corrected_at",
)
_OF_QUESTION: Final = ("number", "text", "help", "required", "published_text", "corrected_at")


async def load_surveys(session: AsyncSession, guild_id: int) -> tuple[Survey, ...]:
    """All of the guild's, the latest first."""
    rows = (await session.scalars(select(Row).where(Row.guild_id == guild_id).order_by(Row.id.desc()))).all()
    if not rows:
        return ()
    asked = select(QuestionRow).where(QuestionRow.guild_id == guild_id)
    return _surveys(rows, (await session.scalars(asked.order_by(QuestionRow.number))).all())


async def survey_by_id(session: AsyncSession, guild_id: int, survey_id: int) -> Survey | None:
    """The guild's survey of that id, as it stands; None where there is none."""
    row = await session.scalar(select(Row).where(Row.guild_id == guild_id, Row.id == survey_id))
    if row is None:
        return None
    asked = select(QuestionRow).where(QuestionRow.guild_id == guild_id, QuestionRow.survey_id == survey_id)
    return _surveys([row], (await session.scalars(asked.order_by(QuestionRow.number))).all())[0]


async def surveys_to_close(session: AsyncSession, now: datetime) -> list[tuple[int, int]]:
    """The guild and the id of each published survey whose end has passed, in every guild."""
    ended = select(Row.guild_id, Row.id).where(Row.status == SurveyStatus.OPEN, Row.closes_at <= now)
    return [(guild_id, survey_id) for guild_id, survey_id in await session.execute(ended.order_by(Row.closes_at))]


async def add_survey(session: AsyncSession, survey: Survey) -> Survey:
    """Write a new one, whose own ``id`` does not count; give it with its id."""
    values = _columns(survey) | {"guild_id": survey.guild_id}
    survey_id: int = (await session.scalars(insert(Row).values(values).returning(Row.id))).one()
    added = replace(survey, id=survey_id)
    await _write_questions(session, added)
    return added


async def keep_survey(session: AsyncSession, survey: Survey) -> None:
    """Write it over what the guild has at its id, but for where its message is (``remember_survey``)."""
    here = update(Row).where(Row.guild_id == survey.guild_id, Row.id == survey.id)
    await session.execute(here.values(_columns(survey)))
    await session.execute(
        delete(QuestionRow).where(QuestionRow.guild_id == survey.guild_id, QuestionRow.survey_id == survey.id)
    )
    await _write_questions(session, survey)


async def remove_survey(session: AsyncSession, guild_id: int, survey_id: int) -> None:
    """Delete a draft, which nobody has been told of."""
    here = Row.guild_id == guild_id, Row.id == survey_id, Row.status == SurveyStatus.DRAFT
    await session.execute(delete(Row).where(*here))


async def remember_survey(
    session: AsyncSession, guild_id: int, survey_id: int, channel_id: int, message_id: int | None
) -> None:
    """Where it was posted."""
    here = update(Row).where(Row.guild_id == guild_id, Row.id == survey_id)
    await session.execute(here.values(posted_channel_id=channel_id, message_id=message_id))


async def _write_questions(session: AsyncSession, survey: Survey) -> None:
    rows = [_question_columns(survey, each) for each in survey.questions]
    if rows:
        await session.execute(insert(QuestionRow), rows)


def _columns(survey: Survey) -> dict[str, Any]:
    return {name: getattr(survey, name) for name in _SAME} | {
        "status": survey.status,
        "breakdown": survey.breakdown,
        "audience": survey.audience.kind,
        "audience_id": survey.audience.id,
        "opens_local": written_local(survey.opens_local),
        "closes_local": written_local(survey.closes_local),
    }


def _question_columns(survey: Survey, question: Question) -> dict[str, Any]:
    condition = question.condition
    return {name: getattr(question, name) for name in _OF_QUESTION} | {
        "guild_id": survey.guild_id,
        "survey_id": survey.id,
        "kind": question.kind,
        "options": list(question.options),
        "condition_number": condition.number if condition else None,
        "condition_codes": sorted(condition.codes) if condition else None,
    }


def _surveys(rows: Iterable[Row], asked: Iterable[QuestionRow]) -> tuple[Survey, ...]:
    questions: defaultdict[int, list[Question]] = defaultdict(list)
    for each in asked:
        questions[each.survey_id].append(_question(each))
    return tuple(_survey(row, tuple(questions[row.id])) for row in rows)


def _survey(row: Row, questions: tuple[Question, ...]) -> Survey:
    return Survey(
        id=row.id,
        guild_id=row.guild_id,
        status=SurveyStatus(row.status),
        questions=questions,
        breakdown=Breakdown(row.breakdown),
        audience=Audience(AudienceKind(row.audience), row.audience_id),
        opens_local=read_local(row.opens_local),
        closes_local=read_local(row.closes_local),
        posted_channel_id=row.posted_channel_id,
        message_id=row.message_id,
        **{name: getattr(row, name) for name in _SAME},
    )


def _question(row: QuestionRow) -> Question:
    condition = None
    if row.condition_number is not None:
        condition = Condition(row.condition_number, frozenset(row.condition_codes or ()))
    return Question(
        kind=QuestionKind(row.kind),
        options=tuple(row.options),
        condition=condition,
        **{name: getattr(row, name) for name in _OF_QUESTION},
    )
