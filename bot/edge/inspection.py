"""Looking at the servers over REST, without joining the gateway: what ``courroie doctor`` asks of Discord."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
import discord

from bot.domain.errors import DiscordUnreachable, TokenRefused
from bot.domain.guild_settings import GuildSettings
from bot.domain.setting_findings import Finding
from bot.edge.channel_checks import problems_of


@dataclass(frozen=True, slots=True)
class Inspected:
    """A server, and what keeps its settings from working. ``name`` is None where Courroie is not in it any more.

    ``channels`` gives the names of its channels by their ids.
    """

    guild_id: int
    name: str | None
    channels: Mapping[int, str]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Inspection:
    """The name by which Discord knows the token's bot, and each server."""

    bot: str
    guilds: tuple[Inspected, ...]


async def inspect(token: str, settings: Mapping[int, GuildSettings]) -> Inspection:
    """Look at each guild whose settings are given.

    Raises:
        TokenRefused: Discord does not know the token.
        DiscordUnreachable: it does not answer.
    """
    async with _logged_in(token) as client:
        guilds = [await _inspect(client, guild_id, wanted) for guild_id, wanted in settings.items()]
        return Inspection(str(client.user), tuple(guilds))


@asynccontextmanager
async def _logged_in(token: str) -> AsyncIterator[discord.Client]:
    try:
        async with discord.Client(intents=discord.Intents.none()) as client:
            await client.login(token)
            yield client
    except discord.LoginFailure as refusal:
        raise TokenRefused from refusal
    except (discord.HTTPException, aiohttp.ClientError, OSError) as problem:
        raise DiscordUnreachable(str(problem)) from problem


async def _inspect(client: discord.Client, guild_id: int, settings: GuildSettings) -> Inspected:
    user = client.user
    try:
        guild = await client.fetch_guild(guild_id, with_counts=False)
        channels = await guild.fetch_channels()
        me = await guild.fetch_member(user.id if user else 0)
    except (discord.Forbidden, discord.NotFound):
        return Inspected(guild_id, None, {})
    names = {channel.id: channel.name for channel in channels}
    return Inspected(guild_id, guild.name, names, problems_of(settings, channels, guild.roles, me))
