"""The journal's entries go once they are older than their own guild's settings say, and not a day before."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.clock import SettableClock
from bot.domain.guild_settings import Retention, SettingKey
from bot.domain.journal import SHELL, Act, Change, Subject
from bot.services.deps import Deps
from bot.services.retention import forget_old_entries
from bot.services.settings import change_setting
from bot.services.snapshots import Snapshots
from storage.database import Database
from storage.guilds import lock_guild
from storage.journal import write_journal
from storage.models import JournalEntry

# Half past midnight in Toronto, on July 31: a month earlier is June 30.
NOW = datetime(2013, 7, 31, 4, 30, tzinfo=UTC)
OLDEST_KEPT = datetime(2013, 6, 30, 4, 0, tzinfo=UTC)


@pytest.fixture
def deps(database: Database) -> Deps:
    return Deps(database, SettableClock(NOW), Snapshots(database, 10))


async def write(deps: Deps, guild_id: int, label: str, at: datetime) -> None:
    async with deps.database.transaction() as session:
        await lock_guild(session, guild_id, NOW)
        await write_journal(session, guild_id, SHELL, at, [Change(Subject.PLAN, Act.CHANGED, label=label)])


async def labels(deps: Deps) -> set[str]:
    async with deps.database.reading() as session:
        return set(await session.scalars(select(JournalEntry.label).where(JournalEntry.subject == Subject.PLAN)))


async def test_entries_are_forgotten_by_their_own_guilds_months(deps: Deps) -> None:
    await change_setting(deps, 1, SHELL, SettingKey.RETENTION, Retention(journal_months=1))
    await write(deps, 1, "old", OLDEST_KEPT - timedelta(seconds=1))
    await write(deps, 1, "kept", OLDEST_KEPT)
    await write(deps, 2, "elsewhere", OLDEST_KEPT - timedelta(days=300))
    await write(deps, 2, "forgotten elsewhere", NOW - timedelta(days=36 * 31))
    assert await forget_old_entries(deps) == 2
    assert await labels(deps) == {"kept", "elsewhere"}
    assert await forget_old_entries(deps) == 0


async def test_the_day_is_that_of_the_guilds_time_zone(deps: Deps) -> None:
    await change_setting(deps, 1, SHELL, SettingKey.RETENTION, Retention(journal_months=2))
    await change_setting(deps, 1, SHELL, SettingKey.TIME_ZONE, "America/Vancouver")
    # It is still July 30 in Vancouver, and May has 31 days.
    await write(deps, 1, "kept", datetime(2013, 5, 30, 7, 0, tzinfo=UTC))
    await write(deps, 1, "old", datetime(2013, 5, 30, 6, 59, tzinfo=UTC))
    assert await forget_old_entries(deps) == 1
    assert await labels(deps) == {"kept"}


async def test_an_empty_database_has_nothing_to_forget(deps: Deps) -> None:
    assert await forget_old_entries(deps) == 0
