"""What ``courroie db`` and the nightly backup do."""

from datetime import timedelta
from pathlib import Path

from bot.domain.clock import SettableClock
from bot.services.maintenance import (
    backup_database,
    check_database,
    nightly_backup,
    restore_database,
    upgrade_database,
)
from storage.database import Database
from storage.migrate import Upgrade, head
from tests.storage.tools import fill, names, restorable


async def test_a_database_is_made_checked_taken_away_and_brought_back(blank_url: str, tmp_path: Path) -> None:
    database, clock = Database(blank_url), SettableClock()
    assert await upgrade_database(database) == Upgrade(None, head())
    assert (await check_database(database)).sound
    await fill(database)
    before = await restorable(database)
    made = await backup_database(database, tmp_path / "plan.courroie", clock)
    await fill(database, 2)
    restored = await restore_database(database, made.file, force=True)
    assert await restorable(database) == before
    assert (restored.taken_at, restored.rows) == (clock.now(), made.rows)
    await database.close()


async def test_each_night_adds_a_backup_and_removes_the_oldest(database: Database, tmp_path: Path) -> None:
    folder, clock = tmp_path / "backups" / "nightly", SettableClock()
    removed = []
    for _ in range(4):
        clock.advance(timedelta(days=1))
        removed += [file.name for file in (await nightly_backup(database, folder, 2, clock)).removed]
    assert removed == ["courroie-2012-09-11T14-00-00Z.courroie", "courroie-2012-09-12T14-00-00Z.courroie"]
    assert names(folder) == ["courroie-2012-09-13T14-00-00Z.courroie", "courroie-2012-09-14T14-00-00Z.courroie"]
