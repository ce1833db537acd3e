"""The outbox's rows: enqueued by use cases, claimed and settled by workers. ``bot.domain.outbox`` has the table of states."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    case,
    func,
    insert,
    or_,
    select,
    text,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.outbox import LEASE, Delivery, Lane, Place, Row, State, SubjectKind, Topic
from storage.models import Guild
from storage.models import Outbox as Table
from storage.outbox_rows import row_of

_WAITING = (State.PENDING, State.CLAIMED)
# Written out as the index has it: SQLite does not see that the index serves where the states are parameters.
_WAITS = text("outbox.state IN ('pending', 'claimed')")


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of a claimed row. ``not_before`` is for PENDING; ``sent_at`` and what follows, for SENT.

    ``may_be_sent``: of a row that goes back to PENDING, that Discord may have taken it all the same.
    """

    state: State
    not_before: datetime | None = None
    may_be_sent: bool = False
    sent_at: datetime | None = None
    late: bool = False
    channel_id: int | None = None
    message_id: int | None = None
    duplicates_prevented: int = 0
    problem: str | None = None
    counts: bool = True


# Only the handler knows where a row goes whose place is its subject's.
_SUBJECT_OF_PLACE: Final = case((Table.destination == Place.SUBJECT, Table.subject_id))


class Settled(IntEnum):
    """Whether it was written: NOT, for a row that is another's; WITHDRAWN, of what was sent while it was cancelled."""

    NOT = 0
    MINE = 1
    WITHDRAWN = 2


async def enqueue(session: AsyncSession, guild_id: int, deliveries: Iterable[Delivery]) -> None:
    """Add what is to be sent; the guild's row must be there.

    A key that waits already, or that was cancelled, takes the new instants; what was claimed, sent, parked or expired stays.
    """
    rows = [_values(guild_id, each) for each in deliveries]
    if not rows:
        return
    adding = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = adding(Table)
    new = statement.excluded
    renewed = {
        **{name: new[name] for name in ("due_at", "not_before", "expires_at", "destination", "user_id", "variant")},
        "state": State.PENDING,
        "attempts": 0,
        "problem": None,
    }
    statement = statement.on_conflict_do_update(
        index_elements=["guild_id", "dedupe_key"],
        set_=renewed,
        # Not IN: SQLAlchemy refuses it where many rows are written at once.
        where=or_(Table.state == State.PENDING, Table.state == State.CANCELLED),
    )
    await session.execute(statement, rows)


async def cancel(
    session: AsyncSession,
    guild_id: int,
    subject: SubjectKind,
    subject_id: int,
    *,
    topics: Collection[Topic] | None = None,
    user_id: int | None = None,
    but: Collection[str] = (),
    problem: str = "withdrawn",
) -> int:
    """Nothing more of that subject starts to be sent, of those topics, to that member; give how many rows that stopped.

    ``but`` are keys that go on.
    """
    which = [
        *(Table.guild_id == guild_id, Table.subject == subject, Table.subject_id == subject_id),
        Table.state.in_(_WAITING),
    ]
    if topics is not None:
        which.append(Table.topic.in_(topics))
    if user_id is not None:
        which.append(Table.user_id == user_id)
    if but:
        which.append(Table.dedupe_key.not_in(but))
    # In the order in which a worker settles them: on PostgreSQL the two would wait for each other.
    ids = (await session.scalars(select(Table.id).where(*which).order_by(Table.id).with_for_update())).all()
    stopped = update(Table).where(Table.id.in_(ids)).values(state=State.CANCELLED, problem=problem, claimed_by=None)
    await session.execute(stopped, execution_options={"synchronize_session": False})
    return len(ids)


async def claim(
    session: AsyncSession, owner: str, now: datetime, limit: int, *, busy: Collection[Lane] = (), in_a_lane: int = 3
) -> tuple[Row, ...]:
    """Take at most ``limit`` rows that are due, the earliest first; they are ``owner``'s for ``LEASE``.

    At most ``in_a_lane`` of one lane, none of the lanes ``busy``: a slow place keeps nobody else waiting. ``uncertain_since`` of
    what comes back is what stood there before: None where the row was certainly not sent yet. Two workers never take the same
    row: SQLite has one writer, PostgreSQL skips what another transaction holds.
    """
    place = (Table.guild_id, Table.destination, Table.user_id, _SUBJECT_OF_PLACE)
    number = func.row_number().over(partition_by=place, order_by=(Table.not_before, Table.id)).label("number")
    free = [~and_(*map(_is, place, lane)) for lane in busy]
    waiting = select(Table.id, number).where(_WAITS, Table.not_before <= now, *free).subquery()
    due = select(Table).where(Table.id.in_(select(waiting.c.id).where(waiting.c.number <= in_a_lane)))
    due = due.where(_WAITS, Table.not_before <= now)
    due = due.order_by(Table.not_before, Table.id).limit(limit).with_for_update(skip_locked=True)
    rows = [row_of(row) for row in await session.scalars(due)]
    if rows:
        taken = update(Table).where(Table.id.in_([row.id for row in rows]))
        taken = taken.values(
            state=State.CLAIMED,
            claimed_by=owner,
            not_before=now + LEASE,
            attempts=Table.attempts + 1,
            uncertain_since=func.coalesce(Table.uncertain_since, now),
        )
        await session.execute(taken, execution_options={"synchronize_session": False})
    return tuple(replace(row, state=State.CLAIMED, claimed_by=owner, attempts=row.attempts + 1) for row in rows)


async def standing_of(session: AsyncSession, row: Row, owner: str, now: datetime) -> tuple[int, bool]:
    """The revision of the row's guild, and whether ``owner`` may still send it, in one reading."""
    held = _still_claimed(row, owner, now).exists()
    revision, mine = (await session.execute(select(Guild.revision, held).where(Guild.id == row.guild_id))).one()
    return revision, mine


async def is_still_claimed(session: AsyncSession, row: Row, owner: str, now: datetime) -> bool:
    """Whether ``owner`` may still send ``row``: it was not cancelled meanwhile, nor its lease taken by another."""
    return await session.scalar(_still_claimed(row, owner, now)) is not None


async def settle(session: AsyncSession, row: Row, owner: str, done: Settlement) -> Settled:
    """Write what became of a claimed row, where it is still ``owner``'s. What was sent is written in any case."""
    values: dict[str, Any] = {"state": done.state, "claimed_by": None, "problem": done.problem}
    if done.not_before is not None:
        values["not_before"] = done.not_before
    if not done.may_be_sent:
        values["uncertain_since"] = None
    if not done.counts:
        values["attempts"] = Table.attempts - 1
    if done.duplicates_prevented:
        values["duplicates_prevented"] = Table.duplicates_prevented + done.duplicates_prevented
    if done.state is State.SENT:
        values |= {"sent_at": done.sent_at, "late": done.late}
        values |= {"channel_id": done.channel_id, "message_id": done.message_id}
    written = update(Table).where(Table.id == row.id).values(values).returning(Table.id)
    mine = written.where(Table.claimed_by == owner, Table.state == State.CLAIMED)
    if (await session.scalars(mine)).first() is not None:
        return Settled.MINE
    if done.state is State.SENT and (await session.scalars(written.where(Table.state != State.SENT))).first():
        return Settled.WITHDRAWN
    return Settled.NOT


async def give_back_orphans(session: AsyncSession, now: datetime) -> int:
    """Let every claimed row be claimed again at once: for a process that knows itself to be the only one."""
    orphans = update(Table).where(Table.state == State.CLAIMED).values(not_before=now)
    return len((await session.scalars(orphans.returning(Table.id))).all())


async def next_due(session: AsyncSession) -> datetime | None:
    """When the outbox is to be looked at next; None where nothing waits."""
    earliest = select(Table.not_before).where(_WAITS).order_by(Table.not_before).limit(1)
    return await session.scalar(earliest)


async def next_planned(session: AsyncSession, after: datetime) -> datetime | None:
    """When the first row falls due that waits and is due later than ``after``; None where none does."""
    waiting = select(Table.not_before).where(Table.state == State.PENDING, _WAITS, Table.not_before > after)
    return await session.scalar(waiting.order_by(Table.not_before).limit(1))


async def superseded(session: AsyncSession, row: Row, now: datetime) -> bool:
    """Whether a later row of the same topic, subject and place is due already: after an outage the last one alone serves."""
    mine = row.delivery
    later = select(Table.id).where(
        *(Table.guild_id == row.guild_id, Table.topic == mine.topic, Table.destination == mine.destination),
        *(Table.subject == mine.subject, Table.subject_id == mine.subject_id, Table.state.in_(_WAITING)),
        Table.user_id.is_(None) if mine.user_id is None else Table.user_id == mine.user_id,
        tuple_(Table.due_at, Table.id) > (mine.due_at, row.id),
        Table.due_at <= now,
    )
    return await session.scalar(later.limit(1)) is not None


async def insert_rows(session: AsyncSession, guild_id: int, deliveries: Sequence[Delivery]) -> None:
    """Add many new rows at once, for the benches: a key that is there already is an error."""
    await session.execute(insert(Table), [_values(guild_id, each) for each in deliveries])


def _still_claimed(row: Row, owner: str, now: datetime) -> Select[int]:
    return select(Table.id).where(
        Table.id == row.id, Table.state == State.CLAIMED, Table.claimed_by == owner, Table.not_before > now
    )


def _is(column: SQLColumnExpression[Any], value: str | int | None) -> ColumnElement[bool]:
    return column.is_(None) if value is None else column == value


def _values(guild_id: int, delivery: Delivery) -> dict[str, object]:
    return {
        "guild_id": guild_id,
        "dedupe_key": delivery.dedupe_key,
        "topic": delivery.topic,
        "subject": delivery.subject,
        "subject_id": delivery.subject_id,
        "variant": delivery.variant,
        "destination": delivery.destination,
        "user_id": delivery.user_id,
        "due_at": delivery.due_at,
        "not_before": delivery.due_at,
        "expires_at": delivery.expires_at,
        "state": State.PENDING,
        "attempts": 0,
        "late": False,
        "duplicates_prevented": 0,
    }
