"""The page's addresses: its files, its websocket, the files that it uploads."""

import logging
import mimetypes
import re
import secrets
from pathlib import Path
from typing import Final

from aiohttp import web
from aiohttp.multipart import BodyPartReader

from bot.playground.errors import Refusal, Refused
from bot.playground.gateway import Gateway
from bot.playground.guild import Guild
from bot.playground.member import Hand
from bot.playground.page.guard import guarded, headers
from bot.playground.page.host import Host, LoneHost
from bot.playground.page.marks import Marks
from bot.playground.page.operations import Desk, Forms
from bot.playground.page.socket import Socket
from bot.playground.page.uploads import Uploads
from bot.playground.page.view import View
from bot.playground.page.visit import Visit
from bot.playground.state import State

_log = logging.getLogger(__name__)
_STATIC: Final = Path(__file__).parent / "static"
_NAME: Final = re.compile(r"[\w./-]{1,100}")
"""What a file of the page can be called: a system is asked about nothing else."""

_FIRST: Final = "membre"
_RESTARTING: Final = 1012
_LOST: Final = (
    "Cette adresse n'est pas, ou n'est plus, celle de la page d'essai. Prenez celle que dit le terminal.\n\n"
    "This address is not, or no longer, that of the trial's page. Take the one that the terminal says.\n"
)
"""In both languages: nobody there has said theirs."""


class Page:
    """The page of a playground, for every member of its first guild.

    Attributes:
        token: what the address has that nobody guesses.
        host: who knows what the bot is for; a playground alone has a ``LoneHost``.
        visit: the guided visit.
        renewing: whether it is about to give way to another, where nothing of this one is.
    """

    def __init__(self, state: State, gateway: Gateway, token: str | None = None) -> None:
        self.state = state
        self.gateway = gateway
        self.token = token or secrets.token_urlsafe(16)
        self.world = secrets.token_hex(4)
        self.host: Host = LoneHost(state.clock)
        self.visit = Visit(state)
        self.renewing = False
        self._marks = Marks(state)
        self._uploads = Uploads()
        self._forms: Forms = {}  # here rather than in a socket: a link that was lost loses no form
        self._open: set[web.WebSocketResponse] = set()

    @property
    def address(self) -> str:
        """Where a browser opens the page."""
        return f"{self.state.origin}/essai/{self.token}/"

    @property
    def guild(self) -> Guild:
        """The guild that the page shows."""
        return next(iter(self.state.guilds.values()))

    def add_to(self, app: web.Application) -> None:
        """Register the addresses."""
        root = "/essai/{token}"
        app.router.add_get(root, guarded(self.token, self._to_the_page, lost=_LOST))
        app.router.add_get(f"{root}/", guarded(self.token, self._index, lost=_LOST))
        app.router.add_get(f"{root}/static/{{path:.+}}", guarded(self.token, self._file))
        app.router.add_get(f"{root}/socket", guarded(self.token, self._connect, from_the_page=True))
        app.router.add_post(f"{root}/files", guarded(self.token, self._upload, from_the_page=True))

    def desk(self, socket: Socket, who: str, locale: str) -> Desk:
        """What a socket works with as somebody; raise ``KeyError`` where there is nobody of that name."""
        user = self.state.cast.personas.get(who) or self.state.user_named(who)
        if user["bot"]:
            raise KeyError(who)
        hand = Hand(self.state, self.gateway, user, self.guild.id, locale)
        view = View(self.state, self.guild, self._marks, hand, who)
        return Desk(self.state, view, self.host, self.visit, self._uploads, socket, self._forms)

    async def close(self) -> None:
        """Leave every page, which comes back by itself where another playground takes this one's place."""
        await self.visit.stop()
        for socket in list(self._open):
            await socket.close(code=_RESTARTING)

    async def _to_the_page(self, request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound(f"{request.path}/", headers=headers(request))

    async def _index(self, request: web.Request) -> web.StreamResponse:
        return _served(request, "index.html")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        return _served(request, request.match_info["path"])

    async def _connect(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(heartbeat=20, max_msg_size=1 << 20)
        await socket.prepare(request)
        who, locale = request.query.get("qui") or _FIRST, request.query.get("langue") or "fr"
        try:
            served = Socket(self, socket, who, locale)
        except KeyError:
            served = Socket(self, socket, _FIRST, locale)
        self._open.add(socket)
        try:
            await served.serve()
        finally:
            self._open.discard(socket)
        return socket

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        """One file of a form, given back as a key."""
        try:
            async for part in await request.multipart():
                if isinstance(part, BodyPartReader) and part.filename:
                    key = self._uploads.keep(part.filename, bytes(await part.read()))
                    return web.json_response({"id": key}, headers=headers(request))
        except (Refused, web.HTTPRequestEntityTooLarge):  # the second before it is read whole
            code = Refusal.TOO_LARGE.name.lower()
            return web.json_response({"error": {"code": code}}, status=413, headers=headers(request))
        except (AssertionError, ValueError):  # what aiohttp makes of a body that has no parts
            _log.info("what was uploaded has no parts", exc_info=True)
        return web.json_response({"error": {"code": "unknown"}}, status=400, headers=headers(request))


def _served(request: web.Request, name: str) -> web.StreamResponse:
    path = (_STATIC / name).resolve() if _NAME.fullmatch(name) else _STATIC
    if not path.is_relative_to(_STATIC) or not path.is_file():
        raise web.HTTPNotFound(headers=headers(request))
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix == ".js":
        kind = "text/javascript"
    return web.Response(body=path.read_bytes(), content_type=kind, charset="utf-8", headers=headers(request))
