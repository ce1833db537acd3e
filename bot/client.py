"""The discord.py client: intents, commands and their translations, one router, one error boundary."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final

import aiohttp
import discord
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.edge.access import Gate
from bot.edge.boundary import explain
from bot.edge.command_texts import CommandTranslator
from bot.edge.router import Router
from bot.settings import DiscordSettings

_log = logging.getLogger(__name__)
# discord.py's own connector has no limit: a burst of 2,000 interactions ran out of open files (DISCORD.md).
_CONNECTIONS: Final = 100


class Tree(app_commands.CommandTree["Courroie"]):
    """The commands, behind the gate; their errors all reach the boundary."""

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Whether the member may use the command, or be offered what completes it; who may not is told why."""
        if interaction.command is None:  # one that Discord still offers and that is gone: the tree says so itself
            return True
        try:
            await self.client.gate.admit(interaction, interaction.command.qualified_name)
        except Exception as error:  # noqa: BLE001 - discord.py would leave it in a task's traceback
            await explain(interaction, error)
            return False
        return True

    async def on_error(self, interaction: discord.Interaction, error: app_commands.AppCommandError) -> None:
        """Tell the member what happened."""
        await explain(interaction, error)


async def _nothing() -> None:
    """What is done before closing, until something is."""


class Courroie(discord.Client):
    """The bot on Discord.

    ``install`` adds the cogs' commands and handlers, each behind ``gate``; guild events go to ``on_guild``. ``on_login`` is called
    once messages can be sent, ``before_close`` while they still can.
    """

    def __init__(
        self,
        install: Callable[[Tree, Router], None],
        on_guild: Callable[[int], None],
        gate: Gate,
        on_login: Callable[[], None] = lambda: None,
    ) -> None:
        # Courroie never speaks: discord.py need not say at each start what voice would need.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            connector=aiohttp.TCPConnector(limit=_CONNECTIONS),
        )
        self.tree = Tree(
            self,
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
        )
        self.gate = gate
        self.router = Router(gate)
        self._on_guild = on_guild
        self._on_login = on_login
        self.before_close: Callable[[], Awaitable[None]] = _nothing
        install(self.tree, self.router)

    async def setup_hook(self) -> None:
        """Register the commands with their translations, once logged in."""
        await self.tree.set_translator(CommandTranslator())
        registered = await self.tree.sync()
        _log.info("%d commands registered", len(registered))
        self._on_login()

    async def close(self) -> None:
        """Let what is being sent end, leave Discord, and give up waiting for the guilds that have not come yet.

        discord.py 2.7 goes on waiting, two seconds after the last one, and then fails on the loop that it no longer has.
        """
        try:
            await self.before_close()
        finally:
            waiting = self._connection._ready_task
            if waiting is not None:
                waiting.cancel()
            await super().close()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Route what is not a command."""
        await self.router.dispatch(interaction)

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Warm what the guild's members will read."""
        self._on_guild(guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Warm what the guild's members will read."""
        self._on_guild(guild.id)

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:  # noqa: ARG002
        """Log what an event handler raised: there is nobody to tell."""
        _log.exception("unexpected error in %s", event_method)


def use_api_base(settings: DiscordSettings) -> None:
    """Send REST, the gateway and the CDN to the addresses set; leave discord.py's own alone where none is.

    ``Route.BASE``, ``DiscordWebSocket.DEFAULT_GATEWAY`` and ``Asset.BASE`` are discord.py 2.7's seams for a proxy.
    """
    if settings.api_base is None:
        return
    Route.BASE = settings.api_base
    DiscordWebSocket.DEFAULT_GATEWAY = URL(str(settings.gateway_url))
    discord.Asset.BASE = str(settings.cdn_base)
