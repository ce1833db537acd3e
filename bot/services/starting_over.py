"""A trial starts over: what was there is copied first, and nobody else's data are ever touched."""

import asyncio
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from bot.domain.errors import DatabaseProblem
from bot.services.traces import clean_file
from storage.backup import SUFFIX, Backup, back_up
from storage.database import Database
from storage.emptying import empty
from storage.guilds import known_guilds
from storage.sole_process import sole_process


async def require_own(database: Database, guild_ids: Collection[int]) -> bool:
    """Whether the database holds anything at all; raise ``DatabaseProblem`` (``others``) where it is not only of ``guild_ids``."""
    async with database.reading() as session:
        known = await known_guilds(session)
    if not set(known) <= set(guild_ids):
        raise DatabaseProblem("others")
    return bool(known)


async def start_over(database: Database, guild_ids: Collection[int], folder: Path, now: datetime) -> Backup | None:
    """Empty the database of these guilds, once a copy of it is in ``folder``: give the copy, None where there was nothing.

    A kill leaves what was there, or nothing: the copy is whole before anything is removed, and all is removed at once. Raise
    ``DatabaseProblem``: ``others`` where it holds another guild, ``in_use`` where a bot still runs on its SQLite file, or as ``back_up``.
    """
    with sole_process(database.file):
        made = None
        if await require_own(database, guild_ids):
            await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
            made = await back_up(database, _free_name(folder, now), now)
        await empty(database, guild_ids)
    await clean_file(database)
    return made


def _free_name(folder: Path, now: datetime) -> Path:
    """A name that no copy has, and that the nightly copies' rotation does not take for one of its own."""
    name = f"essai-{now:%Y-%m-%dT%H-%M-%S}"
    names = (name, *(f"{name}-{number}" for number in range(2, 1000)))
    return next(file for each in names if not (file := folder / f"{each}{SUFFIX}").exists())
