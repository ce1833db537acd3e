"""Reading the journal: filtered by the database, a page at a time from a known entry on."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.directory_search import EntryKind
from bot.domain.journal import Act, Actor, ActorKind, Change, Entry, Subject
from bot.domain.journal_query import Cursor, JournalFilter, JournalPage, Thing
from storage.models import JournalEntry as Row


async def read_journal(
    session: AsyncSession, guild_id: int, wanted: JournalFilter, cursor: Cursor | None = None, *, limit: int
) -> JournalPage:
    """At most ``limit`` of the guild's entries next to ``cursor``, newest first; the newest of all without one.

    Entries follow one another as they were written, whatever the clock said.
    """
    newer = cursor is not None and cursor.newer
    which = [Row.guild_id == guild_id, *_conditions(wanted)]
    if cursor is not None:
        which.append(Row.id > cursor.id if newer else Row.id < cursor.id)
    order = Row.id.asc() if newer else Row.id.desc()
    rows = (await session.scalars(select(Row).where(*which).order_by(order).limit(limit + 1))).all()
    more, shown = len(rows) > limit, rows[:limit]
    if newer:
        return JournalPage(_entries(shown[::-1]), has_newer=more, has_older=True)
    return JournalPage(_entries(shown), has_newer=cursor is not None, has_older=more)


def _conditions(wanted: JournalFilter) -> list[ColumnElement[bool]]:
    conditions = []
    if wanted.subject is not None:
        conditions.append(Row.subject == wanted.subject)
    if wanted.since is not None:
        conditions.append(Row.happened_at >= wanted.since)
    if wanted.before is not None:
        conditions.append(Row.happened_at < wanted.before)
    if wanted.user_id is not None:
        conditions.append(or_(*_about(wanted.user_id, wanted.person_id)))
    if wanted.thing is not None:
        conditions.append(or_(*_of(wanted.thing)))
    return conditions


def _about(user_id: int, person_id: int | None) -> list[ColumnElement[bool]]:
    by_or_about = [Row.actor_id == user_id, Row.user_id == user_id]
    return by_or_about if person_id is None else [*by_or_about, *_of(Thing(EntryKind.PERSON, person_id))]


def _of(thing: Thing) -> list[ColumnElement[bool]]:
    """Entries of the thing itself, and whatever else is about a person."""
    itself = and_(Row.subject == Subject(thing.kind), Row.subject_id == thing.id)
    return [itself, Row.person_id == thing.id] if thing.kind is EntryKind.PERSON else [itself]


def _entries(rows: Sequence[Row]) -> tuple[Entry, ...]:
    return tuple(_entry(row) for row in rows)


def _entry(row: Row) -> Entry:
    change = Change(
        subject=Subject(row.subject),
        act=Act(row.act),
        subject_id=row.subject_id,
        label=row.label,
        before=row.before or {},
        after=row.after or {},
        person_id=row.person_id,
        user_id=row.user_id,
    )
    return Entry(row.id, row.happened_at, Actor(ActorKind(row.actor_kind), row.actor_id), change)
