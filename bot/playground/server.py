"""The playground: one loopback server with the REST side, the gateway and the CDN."""

import asyncio
from collections.abc import Callable, Sequence
from copy import deepcopy
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.playground.administration import Administration
from bot.playground.clock import PlaygroundClock
from bot.playground.events import all_events
from bot.playground.faults import Faults
from bot.playground.gateway import Gateway
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.page.server import Page
from bot.playground.permissions import Permission
from bot.playground.poll_events import end_due_polls
from bot.playground.rate_limits import RateLimits
from bot.playground.request_log import RequestLog
from bot.playground.rest import API_PATH, Rest
from bot.playground.state import State

HOST = "127.0.0.1"
_LARGEST_REQUEST = 64 * 1024 * 1024
_APART = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "X-Content-Type-Options": "nosniff",
}
"""A file that the bot wrote is shown as if it came from another site: Discord's CDN is one."""


class Playground:
    """A Discord of one's own: ``async with Playground() as world``.

    Attributes:
        clock: the playground's time, which can be moved.
        administration: what people change in the guilds; the usual is by methods of the playground itself.
        faults: what goes wrong on demand.
        limits: the rate limits.
        requests: every request received.
        state: guilds, channels, messages, commands, interactions.
        gateway: the sessions; it can close, cut, ask to reconnect, invalidate.
        page: a member's Discord in a browser.
    """

    def __init__(
        self, port: int = 0, *, guilds: int = 1, clock: PlaygroundClock | None = None, page_token: str | None = None
    ) -> None:
        self.clock = clock or PlaygroundClock()
        self.state = State(self.clock)
        self.gateway = Gateway(self.state)
        self.page = Page(self.state, self.gateway, page_token)
        self.clock.on_move = self._pass_time
        self.administration = Administration(self.state, self.gateway)
        self.faults = Faults()
        self.limits = RateLimits()
        self.requests = RequestLog()
        self._port = port
        self._runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=1)
        for _ in range(guilds):
            self.state.add_guild()

    @property
    def api_base(self) -> str:
        """The address of the REST side; the gateway is at ``/gateway`` and files are at ``/cdn`` of the same origin."""
        return self.state.origin + API_PATH

    @property
    def token(self) -> str:
        """The bot's token, drawn anew for each playground."""
        return self.state.token

    @property
    def guild_id(self) -> str:
        """The first guild."""
        return next(iter(self.state.guilds))

    @property
    def guild_ids(self) -> list[str]:
        """Every guild."""
        return list(self.state.guilds)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, self._port)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.state.origin = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.page.close()
        await self.gateway.close(1001)
        await self._runner.cleanup()

    def hand(self, persona: str, *, locale: str = "fr", guild_id: str | None = None) -> Hand:
        """A member's hand: types commands, presses buttons, fills forms.

        Args:
            persona: one of the cast, or the username of somebody who was added.
            locale: the language of their Discord.
            guild_id: where they are, by default the first guild.

        Raises:
            KeyError: nobody of that name.
        """
        user = self.state.cast.personas.get(persona) or self.state.user_named(persona)
        return Hand(self.state, self.gateway, user, guild_id or self.guild_id, locale)

    def messages(self, channel: str | None = None) -> list[JSON]:
        """The messages that everyone sees in a channel (its name or identifier), or in all of them, oldest first.

        Copies; those of direct messages are among them. Raises ``KeyError`` where there is no such channel.
        """
        ids = list(self.state.channels) if channel is None else [self.administration.channel(channel)["id"]]
        found = [message for channel_id in ids for message in self.state.messages.seen_in(channel_id)]
        return deepcopy(sorted(found, key=lambda message: int(message["id"])))

    def count_messages(self, channel: str | None = None) -> int:
        """How many messages ``messages`` would give, without copying them: what ``until`` can ask at every change."""
        ids = list(self.state.channels) if channel is None else [self.administration.channel(channel)["id"]]
        return sum(len(self.state.messages.seen_in(channel_id)) for channel_id in ids)

    def events(self, guild_id: str | None = None) -> list[JSON]:
        """The scheduled events that a guild (by default the first) has or had, but for those that were deleted; copies."""
        return deepcopy(all_events(self.state.guild(guild_id or self.guild_id), self.clock.now()))

    def add_channel(self, name: str, *, guild_id: str | None = None) -> JSON:
        """A new text channel that everyone sees; the bot is told of it."""
        return self.administration.add_channel(self.state.guild(guild_id or self.guild_id), name)

    def delete_channel(self, name_or_id: str) -> None:
        """Delete a channel and what was said there; the bot is told. Raises ``KeyError`` where there is none."""
        self.administration.delete_channel(name_or_id)

    def deny(self, channel: str, *permissions: Permission) -> None:
        """Deny the bot those permissions in a channel, in place of what it was denied before; none opens it again.

        Without ``VIEW_CHANNEL`` what it does there is refused by 50001, without another permission by 50013.
        """
        denied = Permission.NONE
        for permission in permissions:
            denied |= permission
        self.administration.set_denied(channel, denied)

    def add_member(self, username: str, name: str, roles: Sequence[str] = (), *, guild_id: str | None = None) -> JSON:
        """Somebody more in a guild, with roles by their names, given as a user; ``hand(username)`` is theirs."""
        return self.administration.add_member(self.state.guild(guild_id or self.guild_id), username, name, roles)

    def remove_member(self, persona: str, *, guild_id: str | None = None) -> None:
        """One of the cast, or somebody who was added, leaves a guild: direct messages to them are refused by 50278."""
        user = self.state.cast.personas.get(persona) or self.state.user_named(persona)
        self.administration.remove_member(self.state.guild(guild_id or self.guild_id), user)

    async def ready(self, *, seconds: float = 10.0) -> None:
        """Return once a bot has identified and registered its commands; raise ``TimeoutError`` after ``seconds``."""
        await self.until(lambda: self.gateway.connected and self.state.commands.any_registered, seconds=seconds)

    async def until(self, holds: Callable[[], bool], *, seconds: float = 10.0) -> None:
        """Return once ``holds()``; raise ``TimeoutError`` after ``seconds`` of the machine's time."""
        async with asyncio.timeout(seconds):
            await self.state.until(holds)

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=_LARGEST_REQUEST)
        Rest(self.state, self.gateway, self.faults, self.limits, self.requests).add_to(app)
        app.router.add_get("/gateway", self.gateway.handle)
        app.router.add_get("/gateway/", self.gateway.handle)
        app.router.add_get("/cdn/{path:.+}", self._serve_file)
        self.page.add_to(app)
        return app

    def _pass_time(self) -> None:
        """What a jump of the clock does here: polls end, and whoever looks at the time sees it."""
        end_due_polls(self.state, self.gateway)
        self.state.touch()

    async def _serve_file(self, request: web.Request) -> web.Response:
        file = self.state.files.get(request.match_info["path"])
        if file is None:
            raise web.HTTPNotFound
        return web.Response(body=file.data, content_type=file.content_type, headers=_APART)
