"""Who changed what: the journal as the coordination asks for it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.journal_query import Cursor, JournalFilter, JournalPage, JournalQuery
from bot.domain.snapshot import GuildSnapshot
from bot.services.deps import Deps
from storage import journal_reading

_MOST: Final = 12


async def read_journal(deps: Deps, guild_id: int, query: JournalQuery, cursor: Cursor | None = None) -> JournalPage:
    """At most a dozen entries next to ``cursor``, newest first; days are those of the guild's time zone, whole."""
    snapshot = (await deps.snapshots.get(guild_id)).snapshot
    wanted = _filter(snapshot, query)
    async with deps.database.reading() as session:
        return await journal_reading.read_journal(session, guild_id, wanted, cursor, limit=_MOST)


def _filter(snapshot: GuildSnapshot, query: JournalQuery) -> JournalFilter:
    zone = ZoneInfo(snapshot.settings.time_zone)
    person = snapshot.directory.person_of(query.user_id) if query.user_id is not None else None
    return JournalFilter(
        user_id=query.user_id,
        person_id=person.id if person else None,
        subject=query.subject,
        since=_midnight(query.since, 0, zone) if query.since else None,
        before=_midnight(query.until, 1, zone) if query.until else None,
        thing=query.thing,
    )


def _midnight(day: date, later: int, zone: ZoneInfo) -> datetime | None:
    """The beginning of the day that comes ``later`` days after ``day``; None at an end of the calendar: nothing is beyond."""
    try:
        return datetime.combine(day + timedelta(days=later), time(), zone).astimezone(UTC)
    except OverflowError:
        return None
