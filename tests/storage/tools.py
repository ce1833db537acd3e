"""What the tests of storage share."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from storage.database import Database

NOW = datetime(2012, 9, 10, 14, 0, tzinfo=UTC)


def url_of(database: Database) -> str:
    return database.url.render_as_string(hide_password=False)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@asynccontextmanager
async def same_database(database: Database, patience: float = 15.0) -> AsyncIterator[Database]:
    """Another process's door to it."""
    other = Database(url_of(database), patience=patience)
    yield other
    await other.close()
