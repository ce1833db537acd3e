"""The outbox's rows, looked up: of a guild, of a subject, by their id."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.outbox import Delivery, Place, Row, State, SubjectKind, Topic
from storage.models import Outbox as Table

_WAITING = (State.PENDING, State.CLAIMED)


async def rows_of(
    session: AsyncSession, guild_id: int, subject: SubjectKind | None = None, subject_id: int | None = None
) -> tuple[Row, ...]:
    """The guild's rows, of one subject where it is given, in the order in which they are due."""
    which = [Table.guild_id == guild_id]
    if subject is not None:
        which += [Table.subject == subject, Table.subject_id == subject_id]
    found = await session.scalars(select(Table).where(*which).order_by(Table.due_at, Table.id))
    return tuple(row_of(row) for row in found)


async def row_by_id(session: AsyncSession, guild_id: int, row_id: int) -> Row | None:
    """The guild's row of that id."""
    found = await session.scalar(select(Table).where(Table.guild_id == guild_id, Table.id == row_id))
    return None if found is None else row_of(found)


async def posted_rows(
    session: AsyncSession, guild_id: int, subject: SubjectKind, subject_id: int, topics: Collection[Topic]
) -> tuple[Row, ...]:
    """Of one subject, what was sent of these topics and is still known: where each message is."""
    rows = await rows_of(session, guild_id, subject, subject_id)
    return tuple(row for row in rows if row.delivery.topic in topics and row.state is State.SENT and row.message_id)


async def is_being_sent(
    session: AsyncSession, guild_id: int, subject: SubjectKind, subject_id: int, topic: Topic
) -> bool:
    """Whether a row of that subject and topic waits, or is on its way."""
    rows = await rows_of(session, guild_id, subject, subject_id)
    return any(row.delivery.topic is topic and row.state in _WAITING for row in rows)


def row_of(row: Table) -> Row:
    """The row as the domain knows it."""
    return Row(
        id=row.id,
        guild_id=row.guild_id,
        delivery=Delivery(
            dedupe_key=row.dedupe_key,
            topic=Topic(row.topic),
            subject=SubjectKind(row.subject),
            subject_id=row.subject_id,
            due_at=row.due_at,
            expires_at=row.expires_at,
            destination=Place(row.destination),
            user_id=row.user_id,
            variant=row.variant,
        ),
        state=State(row.state),
        attempts=row.attempts,
        claimed_by=row.claimed_by,
        uncertain_since=row.uncertain_since,
        sent_at=row.sent_at,
        late=row.late,
        duplicates_prevented=row.duplicates_prevented,
        channel_id=row.channel_id,
        message_id=row.message_id,
        problem=row.problem,
    )
