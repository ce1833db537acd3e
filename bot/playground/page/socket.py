"""One open page: what it asks is done, and what changes on the member's screen is pushed to it."""

import asyncio
import json
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from aiohttp import WSCloseCode, WSMsgType, web

from bot.playground.commandline_values import CommandLineError
from bot.playground.errors import Refused
from bot.playground.json_types import JSON
from bot.playground.offers import CommandRefused
from bot.playground.page.host import StepRefused
from bot.playground.page.operations import OPERATIONS, clock_of
from bot.playground.screen import FormRefused, NotOnScreen

if TYPE_CHECKING:
    from bot.playground.page.server import Page

_log = logging.getLogger(__name__)
_TOGETHER: Final = 0.02
"""Seconds in which changes are gathered: what a burst brings comes in few frames."""

_JUMP: Final = 0.5
"""Seconds by which a clock that was not moved may seem to have been."""


class Socket:
    """A websocket, whoever it is for the time being, and what its page has on the screen."""

    def __init__(self, page: "Page", socket: web.WebSocketResponse, who: str, locale: str) -> None:
        self._page = page
        self._socket = socket
        self._desk = page.desk(self, who, locale)
        self._watched: dict[str, int] = {}
        self._revision = page.state.messages.revision
        self._shown: dict[str, str] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._telling = asyncio.Lock()  # who one becomes must not be told between two pushes to who one was

    async def serve(self) -> None:
        """Serve until the page is gone."""
        await self._greet()
        pushing = asyncio.create_task(self._push_changes(), name="page")
        try:
            async for frame in self._socket:
                if frame.type is WSMsgType.TEXT:
                    # Each in a task of its own: a bot that does not answer holds nothing else up.
                    task = asyncio.create_task(self._answer(frame.data))
                    self._tasks.add(task)
                    task.add_done_callback(self._tasks.discard)
        finally:
            for task in (pushing, *self._tasks):
                task.cancel()
            await asyncio.gather(pushing, *self._tasks, return_exceptions=True)

    def watch(self, channel_id: str, oldest: int) -> None:
        """The page shows a channel's messages from one on; those before it are not pushed."""
        self._watched[channel_id] = oldest

    def offer(self, channel_id: str, commands: list[JSON]) -> bool:
        """The page is given a channel's commands; whether they are others than those it had."""
        key, versions = f"commands {channel_id}", _text([command["version"] for command in commands])
        differs = self._shown.get(key) != versions
        self._shown[key] = versions
        return differs

    async def become(self, who: str, locale: str) -> None:
        """Be somebody else, or speak another language; raise ``KeyError`` where there is nobody of that name."""
        desk = self._page.desk(self, who, locale)
        async with self._telling:
            self._desk = desk
            self._watched.clear()
            await self._greet()

    def renew(self, *, renewing: bool) -> None:
        """Every open page is told that all begins again, or that it does not after all."""
        self._page.renewing = renewing
        self._page.state.touch()

    async def _greet(self) -> None:
        page, view = self._page, self._desk.view
        clock = await clock_of(page.state, page.host)  # first: what changes while it is asked is in what is told
        self._revision = page.state.messages.revision
        state = self._state()
        self._shown = {name: _text(value) for name, value in state.items()}
        hello = {
            "push": "hello",
            "world": page.world,
            "locale": self._desk.hand.locale,
            "me": view.me(),
            "guild": {"id": page.guild.id, "name": page.guild.name},
            "words": dict(page.host.words(self._desk.hand.locale)),
            "visit": page.host.visit(self._desk.hand.locale),
            "clock": clock,
        }
        await self._send(hello | state)

    def _state(self) -> JSON:
        """What is pushed whole where any of it has changed."""
        view = self._desk.view
        return {
            "bot": {"connected": self._page.gateway.connected, "renewing": self._page.renewing},
            "people": view.people(),
            "channels": view.channels(),
            "members": view.members(),
            "roles": view.roles(),
            "events": view.events(),
            "tour": self._page.visit.shown(),
        }

    async def _push_changes(self) -> None:
        """Push for as long as it is open; one that cannot be pushed to is let go, for it comes back and is told all again."""
        try:
            await self._push_each_change()
        except Exception:  # noqa: BLE001 - whatever it is, the page must not go on as if nothing changed
            _log.exception("what has changed could not be told to a page")
            await self._socket.close(code=WSCloseCode.INTERNAL_ERROR)

    async def _push_each_change(self) -> None:
        offset = self._offset()
        while True:
            changing = self._page.state.changing
            async with self._telling:
                await self._push()
            if abs(self._offset() - offset) > _JUMP:
                offset = self._offset()
                await self._send({"push": "clock"} | await clock_of(self._page.state, self._page.host))
            await changing.wait()
            await asyncio.sleep(_TOGETHER)

    async def _push(self) -> None:
        """Push what differs from what the page was last told."""
        for name, value in self._state().items():
            text = _text(value)
            if self._shown.get(name) != text:
                self._shown[name] = text
                await self._send({"push": name, name: value})
        await self._push_commands()
        keys = self._page.state.messages.changed_since(self._revision)
        self._revision = self._page.state.messages.revision
        if keys is None:
            await self._greet()
            return
        by_channel: dict[str, list[tuple[str, str]]] = {}
        for channel_id, message_id in keys:
            if int(message_id) >= self._watched.get(channel_id, int(message_id) + 1):
                by_channel.setdefault(channel_id, []).append((channel_id, message_id))
        for channel_id, changed in by_channel.items():
            upsert, gone = self._desk.view.changes(changed)
            await self._send({"push": "messages", "channel": channel_id, "upsert": upsert, "gone": gone})

    async def _push_commands(self) -> None:
        """The commands offered in each open channel, where they are others than before."""
        for channel_id in list(self._watched):
            with suppress(KeyError):
                commands = self._desk.view.commands(self._desk.view.channel(channel_id))
                if self.offer(channel_id, commands):
                    await self._send({"push": "commands", "channel": channel_id, "commands": commands})

    def _offset(self) -> float:
        """How far the playground's clock is from the machine's, in seconds."""
        return self._page.state.clock.now().timestamp() - asyncio.get_running_loop().time()

    async def _answer(self, text: str) -> None:
        key: object = None
        answer: JSON
        try:
            asked = json.loads(text)
            key = asked["id"]
            answer = {"ok": True} | await OPERATIONS[asked["op"]](self._desk, asked)
        except _FORESEEN as problem:
            answer = {"ok": False, "error": _problem(problem)}
        except Exception:  # noqa: BLE001 - one request that fails closes nothing
            _log.exception("the page asked for something that failed")
            answer = {"ok": False, "error": {"code": "failed"}}
        await self._send({"re": key} | answer)

    async def _send(self, payload: JSON) -> None:
        if not self._socket.closed:
            with suppress(ConnectionError):
                await self._socket.send_str(json.dumps(payload, separators=(",", ":")))


_FORESEEN: Final = (
    CommandLineError, CommandRefused, Refused, NotOnScreen, FormRefused, StepRefused, KeyError, ValueError, TypeError,
)  # fmt: skip


def _problem(problem: Exception) -> JSON:
    """Why something could not be done: a word for it, and what it is about."""
    match problem:
        case CommandLineError(code=code, detail=detail, suggestions=suggestions, option=option):
            return {"code": code, "detail": detail, "suggestions": list(suggestions), "option": option}
        case CommandRefused(name=name):
            return {"code": "not_offered", "detail": name}
        case FormRefused(custom_id=custom_id, reason=reason):
            return {"code": "form_refused", "option": custom_id, "detail": reason}
        case NotOnScreen(wanted=wanted, there=there):
            return {"code": "not_on_screen", "detail": wanted, "suggestions": list(there)}
        case Refused(refusal=refusal):
            return {"code": refusal.name.lower(), "detail": str(problem)}
        case StepRefused():
            return {"code": "step_refused", "detail": str(problem)}
        case _:
            _log.info("the page asked for something that is not there", exc_info=problem)
            return {"code": "unknown", "detail": str(problem)}


def _text(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
