"""What every command begins with: the settings, the log, a database that is up to date."""

import logging
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.cli.output import TEXTS, warn
from bot.settings import Settings, load_settings, readable_by_others
from bot.texts.maintenance import journal_sentence, upgrade_sentence
from bot.texts.settings_problems import token_file_warning
from storage.database import Database
from storage.migrate import upgrade


def read_settings() -> Settings:
    """The settings of this process; raise ``SettingsError`` with all that is wrong."""
    settings = load_settings(os.environ, Path.cwd())
    path = readable_by_others(settings)
    if path is not None:
        warn(token_file_warning(TEXTS, path))
    return settings


def set_up_logging(level: str) -> None:
    """Log to the error output: ``client.start`` sets nothing up, and what it would say would be lost.

    The database's driver and discord.py never say all that they could: it would be what is held about people, and what
    members type.
    """
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s", force=True)
    for chatty in ("aiosqlite", "apscheduler", "alembic"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, logging.getLogger().level))
    logging.getLogger("discord").setLevel(max(logging.INFO, logging.getLogger().level))


def tell_journal(database: Database, tell: Callable[[str], None]) -> None:
    """Say how SQLite's commits reach the disk, where the database is SQLite's."""
    if database.journal is not None:
        tell(journal_sentence(TEXTS, database.journal.mode, database.journal.sqlite_version))


@asynccontextmanager
async def up_to_date(settings: Settings, tell: Callable[[str], None] | None = None) -> AsyncIterator[Database]:
    """The settings' database, brought up to date; ``tell`` is given what was done, and how it is kept."""
    database = Database(settings.storage.url)
    try:
        done = await upgrade(database)
        if tell is not None:
            tell(upgrade_sentence(TEXTS, done.before, done.after, settings.storage.shown_url))
            tell_journal(database, tell)
        yield database
    finally:
        await database.close()
