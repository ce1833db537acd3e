"""Answers to nominal surveys: one row a participant, with what is sent and what is not yet.

Whoever writes one holds it first, then writes what they read and added: two devices at once lose nothing of each other.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.survey import Response, SurveyStatus
from bot.domain.survey_answers import read_answers, written_answers
from storage.models import Survey, SurveyResponse


@dataclass(frozen=True, slots=True)
class Standing:
    """How a survey stands now, which the snapshot may be seconds late to know; the fields are those of ``Survey``."""

    status: SurveyStatus
    published_at: datetime | None
    opens_at: datetime | None
    closes_at: datetime | None
    closed_at: datetime | None
    box_id: int | None
    posted_channel_id: int | None
    message_id: int | None


async def standing_of(session: AsyncSession, guild_id: int, survey_id: int, *, hold: bool = False) -> Standing | None:
    """How the survey stands; None where there is none. ``hold`` keeps it so until the transaction ends: who closes it waits.

    An anonymous survey is held by its box instead (``storage.ballot_boxes.cast``): who closes takes the box first.
    """
    columns = (
        *(Survey.status, Survey.published_at, Survey.opens_at, Survey.closes_at, Survey.closed_at),
        *(Survey.box_id, Survey.posted_channel_id, Survey.message_id),
    )
    here = select(*columns).where(Survey.guild_id == guild_id, Survey.id == survey_id)
    row = (await session.execute(here.with_for_update(read=True) if hold else here)).first()
    return None if row is None else Standing(SurveyStatus(row[0]), *row[1:])


async def response_of(session: AsyncSession, guild_id: int, survey_id: int, participant: str) -> Response | None:
    """What that participant answered, or has begun to; None where nothing."""
    row = await session.scalar(select(SurveyResponse).where(*_here(guild_id, survey_id, participant)))
    return None if row is None else _response(row)


async def hold_response(session: AsyncSession, guild_id: int, survey_id: int, blank: Response) -> Response:
    """What that participant answered, held until the transaction ends; ``blank``, written, where there was nothing."""
    values = _columns(blank) | {"guild_id": guild_id, "survey_id": survey_id, "participant": blank.participant}
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    await session.execute(dialect.insert(SurveyResponse).values(values).on_conflict_do_nothing())
    held = select(SurveyResponse).where(*_here(guild_id, survey_id, blank.participant)).with_for_update()
    return _response((await session.scalars(held)).one())


async def keep_response(session: AsyncSession, guild_id: int, survey_id: int, response: Response) -> None:
    """Write it over what was held."""
    here = _here(guild_id, survey_id, response.participant)
    await session.execute(update(SurveyResponse).where(*here).values(_columns(response)))


def _here(guild_id: int, survey_id: int, participant: str) -> tuple[ColumnElement[bool], ...]:
    mine = SurveyResponse.guild_id == guild_id, SurveyResponse.survey_id == survey_id
    return (*mine, SurveyResponse.participant == participant)


def _columns(response: Response) -> dict[str, object]:
    return {
        "user_id": response.user_id,
        "stratum": response.stratum,
        "answers": written_answers(response.answers),
        "draft": written_answers(response.draft),
        "submitted_at": response.submitted_at,
    }


def _response(row: SurveyResponse) -> Response:
    return Response(
        participant=row.participant,
        user_id=row.user_id,
        answers=read_answers(row.answers),
        draft=read_answers(row.draft),
        submitted_at=row.submitted_at,
        stratum=row.stratum,
    )
