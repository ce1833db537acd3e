"""What is said of an action, as it is said: an event each, never changed."""

from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.deadline_answers import StateSaid
from bot.domain.plan import ActionState
from bot.domain.survey_measure import Measure
from storage.models import ActionEvent as Row
from storage.models import EventKind


async def add_state(
    session: AsyncSession, guild_id: int, item_id: int, state: ActionState, note: str, user_id: int | None, at: datetime
) -> int:
    """Say that an action is in a state, with what was noted; give the event's id."""
    said = {"item_id": item_id, "kind": EventKind.STATE, "value": state, "evidence_text": note or None}
    row = insert(Row).values(guild_id=guild_id, actor_id=user_id, happened_at=at, **said)
    return (await session.scalars(row.returning(Row.id))).one()


async def add_decision_event(
    session: AsyncSession, guild_id: int, item_id: int, decision_id: int, user_id: int | None, at: datetime
) -> int:
    """Say that an assembly decided something about an action; give the event's id."""
    said = {"item_id": item_id, "kind": EventKind.DECISION, "value": str(decision_id)}
    row = insert(Row).values(guild_id=guild_id, actor_id=user_id, happened_at=at, **said)
    return (await session.scalars(row.returning(Row.id))).one()


async def add_measure(session: AsyncSession, guild_id: int, item_id: int, measure: Measure, at: datetime) -> int:
    """Keep what a survey measured of an indicator or an action; give the event's id. Nobody said it: the survey did."""
    said = {"item_id": item_id, "kind": EventKind.SURVEY, "value": measure.written()}
    row = insert(Row).values(guild_id=guild_id, happened_at=at, **said)
    return (await session.scalars(row.returning(Row.id))).one()


async def state_said(session: AsyncSession, guild_id: int, event_id: int) -> StateSaid | None:
    """What such an event says; None where there is none of that id."""
    here = select(Row).where(Row.guild_id == guild_id, Row.id == event_id, Row.kind == EventKind.STATE)
    row = await session.scalar(here)
    if row is None:
        return None
    return StateSaid(row.item_id, ActionState(row.value), row.evidence_text or "", row.actor_id, row.happened_at)
