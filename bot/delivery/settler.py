"""Settles attempts, as many in one transaction as wait for it: a commit costs a write to the disk, whatever it holds."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.delivery.attempt import Attempt
from bot.delivery.handler import Handler
from bot.delivery.settling import settle_attempt
from bot.domain.guild_settings import GuildSettings
from bot.domain.outbox import Row, Topic
from bot.services.deps import Deps


@dataclass(frozen=True, slots=True)
class _Waiting:
    row: Row
    attempt: Attempt
    settings: GuildSettings
    done: "asyncio.Future[None]"


class Settler:
    """Settles for ``owner``; belongs to one event loop. ``settling`` is called in each transaction, before it commits."""

    def __init__(self, deps: Deps, handlers: Mapping[Topic, Handler], owner: str, settling: Callable[[], None]) -> None:
        self._deps = deps
        self._handlers = handlers
        self._owner = owner
        self._settling = settling
        self._waiting: list[_Waiting] = []
        self._turn = asyncio.Lock()

    async def settle(self, row: Row, attempt: Attempt) -> None:
        """Return once what became of ``row`` is written; raise what kept it from being."""
        settings = (await self._deps.snapshots.get(row.guild_id)).snapshot.settings
        mine = _Waiting(row, attempt, settings, asyncio.get_running_loop().create_future())
        self._waiting.append(mine)
        async with self._turn:
            if not mine.done.done():
                # In the order of their rows, as whoever cancels takes them: on PostgreSQL the two would wait for each other.
                batch, self._waiting = sorted(self._waiting, key=lambda each: each.row.id), []
                await self._write(batch)
        await mine.done

    async def _write(self, batch: list[_Waiting]) -> None:
        """One transaction for all of them; one that cannot be written takes nothing of the others with it."""
        failed: dict[int, Exception] = {}
        try:
            async with self._deps.database.transaction() as session:
                for each in batch:
                    handler = self._handlers[each.row.delivery.topic]
                    now = self._deps.clock.now()
                    settling = settle_attempt(session, each.row, self._owner, each.attempt, handler, each.settings, now)
                    if len(batch) == 1:  # nothing else to be kept from what fails
                        await settling
                        continue
                    try:
                        async with self._deps.database.apart(session):
                            await settling
                    except Exception as error:  # noqa: BLE001 - told to whoever waits for this row
                        failed[each.row.id] = error
                self._settling()
        except BaseException as error:
            for each in batch:
                each.done.set_exception(error if isinstance(error, Exception) else RuntimeError("stopped"))
                each.done.exception()  # whoever waits may be gone
            raise
        for each in batch:
            if each.row.id in failed:
                each.done.set_exception(failed[each.row.id])
            else:
                each.done.set_result(None)
