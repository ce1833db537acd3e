"""The one door to the database: transactions that commit, readings that cannot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from bot.domain.errors import DatabaseProblem
from storage.problems import as_problems
from storage.sqlite import Journal, own_journal, prepare_reader, prepare_writer

# What an error says may be logged: it never holds the values of a row, which may be somebody's name.
_DISCREET: Final = {"hide_parameters": True}
DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}


class Database:
    """A SQLite file or a PostgreSQL database, by URL.

    ``patience`` is how many seconds a transaction waits for another's lock before it gives up. Building one opens
    nothing; raise ``DatabaseProblem`` (``unsupported``) on a URL of neither.
    """

    def __init__(self, url: str, *, patience: float = 15.0) -> None:
        try:
            parsed = make_url(url)
            self.url = parsed.set(drivername=DRIVERS[parsed.get_backend_name()])
        except (ArgumentError, KeyError) as problem:
            raise DatabaseProblem("unsupported", url.partition(":")[0]) from problem
        self.dialect = self.url.get_backend_name()
        self.patience = patience
        if self.dialect == "sqlite":
            options = {"isolation_level": None, "timeout": patience}
            # One writing connection: this process's writers queue here, in order, instead of polling SQLite's lock.
            self._writer = create_async_engine(
                self.url, connect_args=options, pool_size=1, max_overflow=0, pool_timeout=2 * patience, **_DISCREET
            )
            self._reader = create_async_engine(self.url, connect_args=options, **_DISCREET)
            prepare_writer(self._writer.sync_engine)
            prepare_reader(self._reader.sync_engine)
        else:
            settings = {"lock_timeout": str(int(patience * 1000))}
            connect = {"server_settings": settings, "timeout": patience}
            self._writer = create_async_engine(self.url, connect_args=connect, pool_pre_ping=True, **_DISCREET)
            self._reader = self._writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    @property
    def engine(self) -> AsyncEngine:
        """The engine that writes, for the storage room's own tools."""
        return self._writer

    @property
    def file(self) -> Path | None:
        """SQLite's file; None on PostgreSQL."""
        return Path(self.url.database or "") if self.dialect == "sqlite" else None

    def exists(self) -> bool:
        """Whether SQLite's file is there; an upgrade or a restore makes it. On PostgreSQL the server says."""
        return self.file is None or self.file.exists()

    @property
    def journal(self) -> Journal | None:
        """How SQLite's commits reach the disk; None on PostgreSQL."""
        return own_journal() if self.dialect == "sqlite" else None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A session whose work is committed on leaving, or rolled back by an exception; nothing else commits.

        Never nest two, and call nothing slow inside. Raise ``DatabaseProblem`` (``locked``, ``unreachable`` …).
        """
        with as_problems():
            async with AsyncSession(self._writer, expire_on_commit=False) as session, session.begin():
                yield session

    @staticmethod
    @asynccontextmanager
    async def apart(session: AsyncSession) -> AsyncIterator[None]:
        """A part of a transaction that an exception undoes by itself; the rest is committed all the same."""
        async with session.begin_nested():
            yield

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session that sees one state of the database throughout, and in which a write is refused."""
        with as_problems():
            async with AsyncSession(self._reader) as session:
                yield session

    async def close(self) -> None:
        """Close every connection."""
        await self._writer.dispose()
        await self._reader.dispose()
