"""A small bot on the unmodified discord.py client: the judge of the playground."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import discord
import pytest
import yarl
from discord import app_commands
from discord.asset import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.playground.server import Playground

Bot = discord.Interaction["SmallBot"]
Respond = Callable[[Bot], Awaitable[Any]]


class SmallBot(discord.Client):
    """A client whose commands, components and forms are given by each test."""

    def __init__(self, intents: discord.Intents | None = None) -> None:
        super().__init__(intents=intents or discord.Intents(guilds=True), max_messages=None)
        self.tree = app_commands.CommandTree(self)
        self.component: Respond | None = None
        self.form: Respond | None = None
        self.heard: asyncio.Queue[discord.Message] = asyncio.Queue()
        self.errors: asyncio.Queue[Exception] = asyncio.Queue()
        self.resumed = asyncio.Event()
        self.guilds_known = asyncio.Event()

    def answers(self, name: str) -> Callable[[Callable[..., Any]], Any]:
        """Register what follows as a command."""
        return self.tree.command(name=name, description="Une commande")

    async def setup_hook(self) -> None:
        self.tree.error(self._keep_error)
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify again at once: the client's own five seconds are for Discord's sake."""

    async def on_interaction(self, interaction: Bot) -> None:
        answers = {discord.InteractionType.component: self.component, discord.InteractionType.modal_submit: self.form}
        answer = answers.get(interaction.type)
        if answer is not None:
            await answer(interaction)

    async def on_message(self, message: discord.Message) -> None:
        self.heard.put_nowait(message)

    async def on_socket_event_type(self, event: str) -> None:
        if event == "GUILD_CREATE":
            self.guilds_known.set()

    async def on_resumed(self) -> None:
        self.resumed.set()

    async def _keep_error(self, _: Bot, error: app_commands.AppCommandError) -> None:
        self.errors.put_nowait(getattr(error, "original", error))

    def text_channel(self, world: Playground, name: str) -> discord.TextChannel:
        """A channel of the guild, from what the gateway sent."""
        guild = self.get_guild(int(world.guild_id))
        assert guild is not None
        found = discord.utils.get(guild.text_channels, name=name)
        assert found is not None
        return found


def point_at(world: Playground, patch: pytest.MonkeyPatch) -> None:
    """Let discord.py speak with the playground, by its addresses alone."""
    patch.setattr(Route, "BASE", world.api_base)
    patch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(world.state.gateway_url))
    patch.setattr(Asset, "BASE", f"{world.state.origin}/cdn")


@asynccontextmanager
async def running(bot: SmallBot, world: Playground) -> AsyncIterator[SmallBot]:
    """The bot, logged in and connected, its guilds known; closed on the way out."""
    task = asyncio.create_task(bot.start(world.token))
    try:
        await world.ready()
        async with asyncio.timeout(10):
            await bot.guilds_known.wait()
        yield bot
    finally:
        await bot.close()
        await task
