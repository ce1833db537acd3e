"""The real bot in a process of its own, on a playground in this one: it is killed and started again as a machine does.

In its process the time is the machine's: ``present_playground`` is a playground whose clock says the same.
"""

import asyncio
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bench.bots import clean_environment
from bot.domain.clock import SystemClock
from bot.playground.clock import PlaygroundClock
from bot.playground.server import Playground
from tests.playground.conformity import conforming_playground

_START_SECONDS: Final = 60.0
_END_SECONDS: Final = 20.0


class BotStopped(Exception):
    """A bot that ended before it was ready: with which code, and what it said."""


@dataclass(slots=True)
class BotProcess:
    """One process after the other, each with the same environment; ``start`` waits until it is ready."""

    world: Playground
    environment: Mapping[str, str]
    folder: Path
    _process: asyncio.subprocess.Process | None = field(default=None, init=False)
    _session: str = field(default="", init=False)

    @property
    def running(self) -> bool:
        """Whether a process is there."""
        return self._process is not None and self._process.returncode is None

    @property
    def pid(self) -> int:
        """The last process."""
        return self._started.pid

    @property
    def returncode(self) -> int | None:
        """The last process's code, a signal's number below zero; None while it runs."""
        return self._started.returncode

    @property
    def log(self) -> str:
        """What every process of this bot said."""
        return self._log_file.read_text(encoding="utf-8", errors="replace")

    async def launch(self, **more: str) -> None:
        """Start a process, with more in its environment, and do not wait until it is ready."""
        if self.running:
            msg = f"it still runs: {self.pid}"
            raise RuntimeError(msg)
        with self._log_file.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"),
                cwd=self.folder,
                env={**self.environment, **more},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    async def start(self, *, seconds: float = _START_SECONDS, **more: str) -> None:
        """Start a process, and return once it is ready; ``BotStopped`` where it ends before, ``TimeoutError`` if too late."""
        known = set(self.world.gateway.sessions)
        await self.launch(**more)
        ready = asyncio.ensure_future(self.world.until(lambda: bool(self._new(known)), seconds=seconds))
        ended = asyncio.ensure_future(self._started.wait())
        await asyncio.wait({ready, ended}, return_when=asyncio.FIRST_COMPLETED)
        ended.cancel()
        if not ready.done():
            ready.cancel()
            msg = f"code {self.returncode}: {self.log[-2000:]}"
            raise BotStopped(msg)
        await ready
        self._session = self._new(known)

    async def kill(self) -> None:
        """Kill the process (SIGKILL), and return once it is gone, from Discord too."""
        self._started.kill()
        await self.gone()

    async def stop(self) -> None:
        """Ask the process to end, as Ctrl-C does, and return once it has."""
        self._started.send_signal(signal.SIGINT)
        await self.gone()

    async def gone(self) -> int:
        """Return the process's code once it has ended, by itself or not; ``TimeoutError`` after 20 seconds."""
        async with asyncio.timeout(_END_SECONDS):
            code = await self._started.wait()
        await self.world.until(lambda: not self._connected(self._session))
        return code

    @property
    def _started(self) -> asyncio.subprocess.Process:
        if self._process is None:
            msg = "it was never started"
            raise RuntimeError(msg)
        return self._process

    @property
    def _log_file(self) -> Path:
        return self.folder / "bot.log"

    def _new(self, known: set[str]) -> str:
        """A session that was not there before and listens; empty where there is none yet."""
        return next((one for one in self.world.gateway.sessions if one not in known and self._connected(one)), "")

    def _connected(self, session_id: str) -> bool:
        session = self.world.gateway.sessions.get(session_id)
        return session is not None and session.connection is not None


@asynccontextmanager
async def bot_process(
    world: Playground, database_url: str, *, env: Mapping[str, str] | None = None, start: bool = True
) -> AsyncIterator[BotProcess]:
    """The real bot, by its real entry, in a process of its own; killed at the end.

    Args:
        world: where it connects.
        database_url: its database; a first start makes the tables.
        env: more of its environment, as ``COURROIE_LOG__LEVEL``.
        start: whether to start it and wait until it is ready.
    """
    own = {
        "COURROIE_STORAGE__URL": database_url,
        "COURROIE_DISCORD__TOKEN": world.token,
        "COURROIE_DISCORD__API_BASE": world.api_base,
    }
    with tempfile.TemporaryDirectory(prefix="courroie-bot-") as folder:
        bot = BotProcess(world, clean_environment() | own | dict(env or {}), Path(folder))
        try:
            if start:
                await bot.start()
            yield bot
        finally:
            if bot.running:
                await bot.kill()


def present_playground(*, guilds: int = 1) -> AbstractAsyncContextManager[Playground]:
    """A playground of today, held against Discord's document at its end."""
    return conforming_playground(guilds=guilds, clock=PlaygroundClock(SystemClock().now()))
