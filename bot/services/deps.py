"""What use cases need, wired once in ``bot/app.py``."""

from dataclasses import dataclass

from bot.domain.clock import Clock
from bot.services.snapshots import Snapshots
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Deps:
    """The database, the time, and the guilds held in memory."""

    database: Database
    clock: Clock
    snapshots: Snapshots
