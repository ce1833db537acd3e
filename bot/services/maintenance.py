"""Looking after the database: what ``courroie db`` and the nightly backup do."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from bot.domain.clock import Clock
from bot.services.traces import clean_file
from storage.backup import Backup, back_up, dated_name, rotate
from storage.check import Check, check
from storage.database import Database
from storage.migrate import Upgrade, upgrade
from storage.restore import Restored, restore


@dataclass(frozen=True, slots=True)
class NightlyBackup:
    """The backup made, and the old ones removed."""

    backup: Backup
    removed: tuple[Path, ...]


async def upgrade_database(database: Database) -> Upgrade:
    """Bring the database to the code's revision; nothing is done where it is there already."""
    return await upgrade(database)


async def check_database(database: Database) -> Check:
    """Look for damage, for rows without their parent, and for migrations that wait; change nothing."""
    return await check(database)


async def backup_database(database: Database, file: Path, clock: Clock) -> Backup:
    """Write the whole database to ``file``, while it is in use."""
    return await back_up(database, file, clock.now())


async def restore_database(database: Database, file: Path, *, force: bool = False) -> Restored:
    """Make the database what the backup ``file`` holds; one that holds a guild is replaced by ``force`` alone.

    What it replaces leaves no trace, ballots of an open survey among it: at once, or at the next start or night.
    """
    restored = await restore(database, file, force=force)
    await clean_file(database)
    return restored


async def nightly_backup(database: Database, folder: Path, keep: int, clock: Clock) -> NightlyBackup:
    """Add a backup to ``folder``, and keep its last ``keep`` only; none is removed before the new one is whole."""
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    now = clock.now()
    made = await back_up(database, folder / dated_name(now), now)
    return NightlyBackup(made, await asyncio.to_thread(rotate, folder, keep))
