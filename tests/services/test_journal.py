"""The journal as it is asked for: whole days of the guild's time zone, the last one included, to the ends of the calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.clock import SettableClock
from bot.domain.guild_settings import SettingKey
from bot.domain.journal import SHELL, Act, Change, Subject
from bot.domain.journal_query import JournalQuery
from bot.services.deps import Deps
from bot.services.journal import read_journal
from bot.services.settings import change_setting
from bot.services.snapshots import Snapshots
from storage.database import Database
from storage.guilds import lock_guild
from storage.journal import write_journal

NOW = datetime(2013, 7, 31, 16, 0, tzinfo=UTC)
DAY = date(2013, 3, 10)  # the clocks go forward: a day of 23 hours in Toronto
BEGINS, ENDS = datetime(2013, 3, 10, 5, tzinfo=UTC), datetime(2013, 3, 11, 4, tzinfo=UTC)
A_MOMENT = timedelta(seconds=1)


@pytest.fixture
async def deps(database: Database) -> Deps:
    deps = Deps(database, SettableClock(NOW), Snapshots(database, 10))
    moments = {"eve": BEGINS - A_MOMENT, "first": BEGINS, "last": ENDS - A_MOMENT, "morrow": ENDS}
    async with database.transaction() as session:
        await lock_guild(session, 1, NOW)
        for label, at in moments.items():
            await write_journal(session, 1, SHELL, at, [Change(Subject.PLAN, Act.CHANGED, label=label)])
    return deps


async def labels(deps: Deps, since: date | None = None, until: date | None = None) -> list[str]:
    query = JournalQuery(subject=Subject.PLAN, since=since, until=until)
    return [entry.change.label for entry in (await read_journal(deps, 1, query)).entries][::-1]


async def test_days_are_whole_in_the_guilds_time_zone_the_last_one_included(deps: Deps) -> None:
    assert await labels(deps, DAY, DAY) == ["first", "last"]
    assert await labels(deps, until=DAY) == ["eve", "first", "last"]
    assert await labels(deps, since=DAY) == ["first", "last", "morrow"]
    await change_setting(deps, 1, SHELL, SettingKey.TIME_ZONE, "America/Winnipeg")  # an hour later
    assert await labels(deps, DAY, DAY) == ["last", "morrow"]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Vancouver"])
async def test_a_day_at_an_end_of_the_calendar_leaves_nothing_out(deps: Deps, zone: str) -> None:
    await change_setting(deps, 1, SHELL, SettingKey.TIME_ZONE, zone)
    everything = ["eve", "first", "last", "morrow"]
    assert await labels(deps, date.min, date.max) == everything
    assert await labels(deps, since=date.max) == []
    assert await labels(deps, until=date.min) == []
