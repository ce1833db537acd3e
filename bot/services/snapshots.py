"""What every command reads, held in memory: a bounded cache of guilds, refreshed when their revision moves.

A member's command never waits for the database where the guild is held. Who writes calls ``refresh``; ``poll``, run every
few seconds, notices what another process wrote (the command line, a second bot on PostgreSQL).
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.domain.completion import Completion
from bot.domain.directory_search import DirectoryIndex
from bot.domain.guild_settings import DEFAULT_SETTINGS, GuildSettings
from bot.domain.search import SearchIndex
from bot.domain.snapshot import GuildSnapshot, LoadedPlan
from storage.database import Database
from storage.guilds import guild_revisions
from storage.snapshots import load_snapshot

_log = logging.getLogger(__name__)
_LAST_LOADS_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A guild's snapshot, what each of its plans is searched and completed with, by the plan's id, and its directory's index."""

    snapshot: GuildSnapshot
    indexes: Mapping[int, SearchIndex]
    completions: Mapping[int, Completion]
    directory: DirectoryIndex

    def index_of(self, loaded: LoadedPlan) -> SearchIndex:
        """The search index of ``loaded``."""
        return self.indexes[loaded.plan_id]

    def completion_of(self, loaded: LoadedPlan) -> Completion:
        """What completes a reference in ``loaded``."""
        return self.completions[loaded.plan_id]


class Snapshots:
    """At most ``capacity`` guilds, the least recently read going first. Belongs to one event loop.

    ``defaults`` are the settings of a guild that has answered nothing.
    """

    def __init__(self, database: Database, capacity: int, defaults: GuildSettings = DEFAULT_SETTINGS) -> None:
        self._database = database
        self.defaults = defaults
        self._capacity = capacity
        self._held: OrderedDict[int, Knowledge] = OrderedDict()
        self._loading: dict[int, asyncio.Task[Knowledge]] = {}

    def peek(self, guild_id: int) -> Knowledge | None:
        """What is held of the guild, at once, or None; never touches the database."""
        held = self._held.get(guild_id)
        if held is not None:
            self._held.move_to_end(guild_id)
        return held

    async def get(self, guild_id: int) -> Knowledge:
        """What is held of the guild, or what the database says where nothing is; callers at once share one reading."""
        held = self.peek(guild_id)
        return held if held is not None else await asyncio.shield(self._load_once(guild_id))

    def peek_or_begin(self, guild_id: int) -> Knowledge | None:
        """What is held of the guild; where nothing is, begin to load it and give None, without waiting."""
        held = self.peek(guild_id)
        if held is None:
            _ = self._load_once(guild_id)
        return held

    def warm(self, guild_id: int) -> None:
        """Begin to load the guild where there is room for one more, without waiting."""
        if len(self._held) + len(self._loading) < self._capacity:
            self.peek_or_begin(guild_id)

    async def refresh(self, guild_id: int) -> Knowledge:
        """Read the guild again: what is under way may have begun before the change that the caller made."""
        while (under_way := self._loading.get(guild_id)) is not None:
            await asyncio.wait([under_way])
        return await asyncio.shield(self._load_once(guild_id))

    async def poll(self) -> None:
        """Read again each held guild whose revision moved."""
        if not self._held:
            return
        async with self._database.reading() as session:
            revisions = await guild_revisions(session, list(self._held))
        for guild_id, held in list(self._held.items()):
            if revisions.get(guild_id, 0) != held.snapshot.revision:
                await self.refresh(guild_id)

    async def close(self) -> None:
        """Let what is loading end, for a second; then give it up."""
        # SQLite's driver opens a connection in a thread: one that is cancelled meanwhile wakes a loop that is closed.
        tasks = list(self._loading.values())
        if tasks:
            await asyncio.wait(tasks, timeout=_LAST_LOADS_SECONDS)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _load_once(self, guild_id: int) -> asyncio.Task[Knowledge]:
        task = self._loading.get(guild_id)
        if task is None:
            task = asyncio.create_task(self._load(guild_id), name=f"load guild {guild_id}")
            self._loading[guild_id] = task
            task.add_done_callback(lambda done: self._loaded(guild_id, done))
        return task

    async def _load(self, guild_id: int) -> Knowledge:
        before = self._held.get(guild_id)
        async with self._database.reading() as session:
            held = before.snapshot if before is not None else None
            snapshot = await load_snapshot(session, guild_id, self.defaults, held)
        return await asyncio.to_thread(_know, snapshot, before)

    def _loaded(self, guild_id: int, task: asyncio.Task[Knowledge]) -> None:
        del self._loading[guild_id]
        if task.cancelled():
            return
        if (error := task.exception()) is not None:
            _log.warning("guild %d could not be loaded: %s", guild_id, error)
            return
        self._held[guild_id] = task.result()
        self._held.move_to_end(guild_id)
        while len(self._held) > self._capacity:
            self._held.popitem(last=False)


def _know(snapshot: GuildSnapshot, before: Knowledge | None) -> Knowledge:
    """What ``snapshot`` is searched with; a plan that is the very one of ``before`` keeps its indexes."""
    plans = {loaded.plan_id: loaded.plan for loaded in snapshot.plans}
    was = {loaded.plan_id: loaded.plan for loaded in before.snapshot.plans} if before is not None else {}
    same = {plan_id for plan_id, plan in plans.items() if was.get(plan_id) is plan}
    indexes = before.indexes if before is not None else {}
    completions = before.completions if before is not None else {}
    return Knowledge(
        snapshot,
        {key: indexes[key] if key in same else SearchIndex.build(plan) for key, plan in plans.items()},
        {key: completions[key] if key in same else Completion.build(plan) for key, plan in plans.items()},
        DirectoryIndex.build(snapshot.directory),
    )
