"""The real bot on the loopback Discord, in one process: they meet only through the API's base address."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from pydantic import SecretStr

from bot.app import App, building
from bot.cli.setup import up_to_date
from bot.domain.guild_settings import SettingKey
from bot.domain.journal import COURROIE
from bot.importers.door import read_plan
from bot.importers.shipped import SHIPPED_NAME, shipped_plan
from bot.playground.cast import ANNOUNCEMENTS, COORDINATION_ROLE, PRIVATE_CHANNEL
from bot.playground.clock import PlaygroundClock
from bot.playground.server import Playground
from bot.services.deps import Deps
from bot.services.plans import import_plan, preview_import
from bot.services.settings import change_setting
from bot.services.snapshots import Snapshots
from bot.settings import Settings
from storage.database import Database


@asynccontextmanager
async def playing(
    settings: Settings,
    tell: Callable[[str], None] | None = None,
    *,
    clock: PlaygroundClock | None = None,
    set_up: bool = True,
    started: Callable[[App], None] | None = None,
) -> AsyncIterator[Playground]:
    """A playground where the bot answers, on the settings' database, with the shipped plan where its guild has none.

    Unless it is ``set_up``, nobody has answered a setting yet. ``started`` is given the bot, before it is there.
    """
    async with Playground(clock=clock) as world:
        async with up_to_date(settings, tell) as database:
            await prepared(database, world, set_up=set_up)
        bot = asyncio.create_task(_bot(on_playground(settings, world), world, started), name="bot")
        try:
            await _first(bot, asyncio.create_task(world.ready(seconds=30), name="ready"))
            yield world
        finally:
            bot.cancel()
            await asyncio.gather(bot, return_exceptions=True)


async def _bot(settings: Settings, world: Playground, started: Callable[[App], None] | None) -> None:
    async with building(settings, world.clock) as app:
        if started is not None:
            started(app)
        await app.run(world.token)


async def prepared(database: Database, world: Playground, *, set_up: bool = True) -> Deps:
    """The database with the shipped plan where the playground's guild has none and, where it is ``set_up``, a coordination."""
    deps = Deps(database, world.clock, Snapshots(database, len(world.guild_ids)))
    await _load_shipped_plan(deps, int(world.guild_id))
    if set_up:
        await name_coordination(deps, world)
    return deps


def on_playground(settings: Settings, world: Playground) -> Settings:
    """The same settings, with the playground for Discord."""
    discord = settings.discord.model_copy(update={"token": SecretStr(world.token), "api_base": world.api_base})
    return settings.model_copy(update={"discord": discord})


async def name_coordination(deps: Deps, world: Playground) -> None:
    """Say that the role « Coordination » of each of the playground's guilds is the coordination, where nobody has said."""
    for guild_id, guild in world.state.guilds.items():
        settings = (await deps.snapshots.get(int(guild_id))).snapshot.settings
        if SettingKey.COORDINATION_ROLES not in settings.chosen:
            roles = (int(guild.role_id(COORDINATION_ROLE)),)
            await change_setting(deps, int(guild_id), COURROIE, SettingKey.COORDINATION_ROLES, roles)


async def name_channels(deps: Deps, world: Playground) -> None:
    """Say where to announce and where the coordination is told, where nobody has said: whoever tries it begins at once."""
    wanted = {SettingKey.ANNOUNCEMENTS_CHANNEL: ANNOUNCEMENTS, SettingKey.COORDINATION_CHANNEL: PRIVATE_CHANNEL}
    for guild_id, guild in world.state.guilds.items():
        settings = (await deps.snapshots.get(int(guild_id))).snapshot.settings
        for key, channel in wanted.items():
            if key not in settings.chosen:
                await change_setting(deps, int(guild_id), COURROIE, key, int(guild.channel_id(channel)))


async def _load_shipped_plan(deps: Deps, guild_id: int) -> None:
    if (await deps.snapshots.get(guild_id)).snapshot.plans:
        return
    draft = await asyncio.to_thread(read_plan, SHIPPED_NAME, shipped_plan())
    await import_plan(deps, guild_id, await preview_import(deps, guild_id, draft), actor=COURROIE)


async def _first(bot: "asyncio.Task[None]", ready: "asyncio.Task[None]") -> None:
    """Wait until ``ready``; raise what stopped the bot where it stopped before."""
    await asyncio.wait({bot, ready}, return_when=asyncio.FIRST_COMPLETED)
    if bot.done():
        ready.cancel()
        await bot
    await ready
