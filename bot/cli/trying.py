"""A trial: a playground with its page, the real bot kept on it, and starting over, on the same address throughout."""

import asyncio
import logging
import secrets
from collections.abc import Callable
from contextlib import AsyncExitStack
from errno import EADDRINUSE
from pathlib import Path
from typing import Final, Self

from bot.app import App
from bot.cli.playing import name_channels, on_playground, prepared
from bot.cli.setup import up_to_date
from bot.cli.stepping import Stepping
from bot.cli.supervising import Supervised
from bot.domain.clock import SystemClock
from bot.playground.clock import PlaygroundClock
from bot.playground.server import Playground
from bot.services.starting_over import require_own, start_over
from bot.settings import Settings
from storage.backup import Backup
from storage.database import Database

_log = logging.getLogger(__name__)
_COPIES: Final = Path("var")
_REOPENINGS: Final = 40
_REOPENING_PAUSE: Final = 0.25


def _silent(_text: str) -> None:
    """Where nobody listens."""


class Trial:
    """``async with Trial(settings, port) as trial``; the port is a free one where that one is taken, the clock made for each playground.

    Attributes:
        world: the playground of the moment: another one once it has started over.
        bot: the bot of the moment.
        on_world: hears each new playground before it listens: what shows on its page is its doing.
        on_renewed: hears that it has started over, once the bot is ready again.
        on_bot: hears each new supervision.
        failed: what kept it from starting over; never fulfilled otherwise.
    """

    def __init__(
        self,
        settings: Settings,
        port: int = 0,
        tell: Callable[[str], None] = _silent,
        *,
        clock: Callable[[], PlaygroundClock] = PlaygroundClock,
    ) -> None:
        self.on_world: Callable[[Playground], None] = lambda _world: None
        self.on_renewed: Callable[[], None] = lambda: None
        self.on_bot: Callable[[Supervised], None] = lambda _bot: None
        self.failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._settings = settings
        self._port = port
        self._token = secrets.token_urlsafe(16)
        self._tell = tell
        self._clock = clock
        self._world: Playground | None = None
        self._stepping: Stepping | None = None
        self._bot: Supervised | None = None
        self._stack = AsyncExitStack()
        self._changing = asyncio.Lock()
        self._emptying: set[asyncio.Task[Backup | None]] = set()
        self._renewing: asyncio.Task[None] | None = None

    @property
    def world(self) -> Playground:
        """The playground of the moment; there is one from the start to the end."""
        if self._world is None:
            raise RuntimeError("a trial that has not begun has no playground")
        return self._world

    @property
    def stepping(self) -> Stepping:
        """What moves its clock."""
        if self._stepping is None:
            raise RuntimeError("a trial that has not begun has no clock")
        return self._stepping

    @property
    def app(self) -> App | None:
        """The bot that runs; None while it is away."""
        return None if self._bot is None else self._bot.app

    @property
    def bot(self) -> Supervised | None:
        """The bot's supervision; None while it starts over."""
        return self._bot

    async def __aenter__(self) -> Self:
        try:
            await self._open()
            await self._start()
        except BaseException:
            await self._close()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in filter(None, (*self._emptying, self._renewing)):
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        await self._close()

    async def start_over(self) -> Backup | None:
        """Empty the database, a copy of it made first, and begin again: give the copy, None where there was nothing to copy.

        The copy is made and the database is empty when it returns; the playground gives way to a new one at the same address right
        after, so that whoever asked by its page is answered. Raise ``DatabaseProblem`` (``others``…): nothing has changed then.
        """
        # A task of its own, that who asked does not cut short by leaving: half-way, there is no bot.
        emptying = asyncio.create_task(self._start_over(), name="start over")
        self._emptying.add(emptying)
        emptying.add_done_callback(self._emptying.discard)
        return await asyncio.shield(emptying)

    async def _start_over(self) -> Backup | None:
        async with self._changing:
            await self._renewed()
            database = Database(self._settings.storage.url)
            try:
                guild_ids = [int(each) for each in self.world.guild_ids]
                await require_own(database, guild_ids)
                await self._stop()
                try:
                    made = await start_over(database, guild_ids, self._folder(database), SystemClock().now())
                except Exception:
                    await self._start_again()
                    raise
            finally:
                await database.close()
            self._renewing = asyncio.create_task(self._renew(), name="renewal")
            return made

    async def _start_again(self) -> None:
        """Have the bot back where nothing was emptied; what keeps it away ends the trial."""
        try:
            await self._start()
        except Exception as problem:
            self._fail(problem)
            raise

    def _fail(self, problem: Exception) -> None:
        if not self.failed.done():
            self.failed.set_exception(problem)

    async def renewed(self) -> None:
        """Return once what starts over is there again."""
        if self._emptying:
            await asyncio.wait(self._emptying)
        await self._renewed()

    async def _renewed(self) -> None:
        if self._renewing is not None:
            await asyncio.shield(self._renewing)

    async def _renew(self) -> None:
        """Another playground in the place of this one, at its address, with the bot on it."""
        try:
            await self._close()
            await self._reopen()
            await self._start()
        except Exception as problem:
            self._fail(problem)
            raise
        self.on_renewed()

    async def _reopen(self) -> None:
        for left in range(_REOPENINGS, -1, -1):
            try:
                await self._open(same=True)
            except OSError:  # the port is not free at once everywhere
                if not left:
                    raise
                await asyncio.sleep(_REOPENING_PAUSE)
            else:
                return

    async def _open(self, *, same: bool = False) -> None:
        """Open a playground; at a port of the machine's choosing where the one wanted is taken, but for the ``same`` as before."""
        try:
            world = await self._opened(self._port)
        except OSError as problem:
            if same or problem.errno != EADDRINUSE:
                raise
            world = await self._opened(0)
        self._port = int(world.state.origin.rpartition(":")[2])
        self._world = world
        self._stepping = Stepping(world, lambda: self.app)

    async def _opened(self, port: int) -> Playground:
        world = Playground(port, clock=self._clock(), page_token=self._token)
        self.on_world(world)
        stack = AsyncExitStack()
        await stack.enter_async_context(world)
        self._stack = stack
        return world

    async def _start(self) -> None:
        """Have a bot on the playground, on a database that is up to date and prepared."""
        async with up_to_date(self._settings, self._tell) as database:
            deps = await prepared(database, self.world)
            await name_channels(deps, self.world)
        bot = Supervised(on_playground(self._settings, self.world), self.world)
        self.on_bot(bot)
        self._bot = bot
        try:
            await bot.__aenter__()
        except BaseException:
            self._bot = None
            raise

    async def _stop(self) -> None:
        bot, self._bot = self._bot, None
        if bot is not None:
            await bot.__aexit__(None, None, None)

    async def _close(self) -> None:
        await self._stop()
        await self._stack.aclose()

    def _folder(self, database: Database) -> Path:
        """Where a copy goes: beside SQLite's file; else with the nightly copies, or in the folder of what varies."""
        if database.file is not None:
            return database.file.parent
        return self._settings.storage.backup_folder or _COPIES
