"""SIGKILL in the middle of a change that is journaled: all of it or nothing; and no name is left in the file."""

from pathlib import Path

import pytest

from bot.domain.personal_data import DataKind
from bot.services.traces import clean_file
from storage.database import Database
from storage.sqlite import owes_clean_file
from tests.storage.markers import Planting
from tests.storage.test_kill import killed
from tests.storage.test_no_trace import on_disk
from tests.storage.tools import contents

pytestmark = pytest.mark.promise

PERSON, USER = 810_000_000_000_000_001, 712_000_000_000_000_001
STOPPING = """
    import time
    from sqlalchemy import event
    from bot.domain.clock import SettableClock
    from bot.domain.directory_drafts import OrganizationDraft
    from bot.domain.guild_settings import SettingKey
    from bot.domain.journal import COURROIE
    from bot.services.deps import Deps
    from bot.services.directory import enrol_organization
    from bot.services.personal_data import erase_person
    from bot.services.settings import change_setting
    from bot.services.snapshots import Snapshots

    def stop(_connection, _cursor, statement, *_more):
        if statement.startswith({statement!r}):
            print("inside", flush=True)
            time.sleep(3600)

    who = Deps(database, SettableClock(NOW), Snapshots(database, 10)), 1, COURROIE
    event.listen(database.engine.sync_engine, "{moment}_cursor_execute", stop)
    await {act}
"""
ERASING = f"erase_person(*who, person_id={PERSON})"
ACTS = {
    "a directory write": "enrol_organization(*who, OrganizationDraft('Auberge'))",
    "a setting": "change_setting(*who, SettingKey.LANGUAGE, 'en')",
    "an erasure": ERASING,
}


def until(statement: str, act: str, moment: str = "after") -> str:
    """A process that does ``act`` and stops ``moment`` a statement of it."""
    return STOPPING.format(statement=statement, act=act, moment=moment)


async def plant(database: Database) -> Planting:
    """Somebody, and a neighbour who came later: SQLite's own count of the ids given is then the neighbour's."""
    planting = Planting(1, 1, USER, PERSON)
    async with database.transaction() as session:
        await planting.plant(session)
        await Planting(2, 1, USER + 1, PERSON + 1).plant(session, DataKind.PRIVACY_OFFICER)
    return planting


@pytest.mark.parametrize("statement", ["INSERT INTO journal_entry", "UPDATE guild SET"])
@pytest.mark.parametrize("act", ACTS)
async def test_a_kill_leaves_both_a_change_and_its_entry_or_neither(
    database: Database, tmp_path: Path, act: str, statement: str
) -> None:
    await plant(database)
    before = await contents(database)
    async with killed(until(statement, ACTS[act]), database, tmp_path, rounds=1):
        pass
    assert await contents(database) == before


@pytest.mark.parametrize("statement", ["VACUUM", "PRAGMA wal_checkpoint", "PRAGMA user_version = 0"])
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_kill_between_an_erasure_and_the_cleaning_of_the_file_leaves_it_owed(
    database: Database, tmp_path: Path, statement: str
) -> None:
    planting = await plant(database)
    async with killed(until(statement, ERASING, "before"), database, tmp_path, rounds=1):
        pass
    async with database.reading() as session:
        assert await owes_clean_file(session)
    await clean_file(database)
    async with database.reading() as session:
        assert not await owes_clean_file(session)
    left = on_disk(database)
    assert [mark for mark in planting.marks if mark.on_disk in left] == []
