"""A page without a browser: the websocket, what it asks, and the messages that it would show."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot.playground.json_types import JSON
from bot.playground.server import Playground


class Asked(Exception):
    """What the server would not do."""

    def __init__(self, error: JSON) -> None:
        super().__init__(error["code"])
        self.code: str = error["code"]
        self.error = error


class PageClient:
    """One open page; ``messages`` mirrors the channels that it has open, as the pushes say."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._asked = 0
        self._answers: dict[int, asyncio.Future[JSON]] = {}
        self._changed = asyncio.Event()
        self.shown: JSON = {}
        self.hellos = 0
        self.messages: dict[str, dict[str, JSON]] = {}

    async def listen(self) -> None:
        """Hear frames until the socket closes."""
        async for frame in self._socket:
            self._hear(frame.json())
            self._changed.set()
            self._changed = asyncio.Event()

    async def ask(self, op: str, **data: object) -> JSON:
        """Ask for something; raise ``Asked`` where it is refused."""
        self._asked += 1
        answer = self._answers[self._asked] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": self._asked, "op": op} | data)
        async with asyncio.timeout(10):
            given: JSON = await answer
        if not given["ok"]:
            raise Asked(given["error"])
        return given

    async def open(self, name: str) -> JSON:
        """Open a channel by its name (``@bot`` is the direct messages), and mirror it from now on."""
        channel = self.channel(name)["id"]
        given = await self.ask("open", channel=channel)
        self.messages[channel] = {message["id"]: message for message in given["messages"]}
        return given

    def channel(self, name: str) -> JSON:
        """A channel as the page lists it; raise ``KeyError`` where it does not."""
        channels: list[JSON] = self.shown["channels"]
        for one in channels:
            if one["kind"] == "direct" if name == "@bot" else one["name"] == name:
                return one
        raise KeyError(name)

    def texts(self, name: str) -> list[str]:
        """What the messages of an open channel say."""
        return [message["content"] for message in self.messages[self.channel(name)["id"]].values()]

    async def until(self, holds: Callable[[], bool]) -> None:
        """Return once ``holds()``; ``TimeoutError`` after ten seconds."""
        async with asyncio.timeout(10):
            while not holds():
                await self._changed.wait()

    def _hear(self, frame: JSON) -> None:
        if "re" in frame:
            self._answers.pop(frame["re"]).set_result(frame)
            return
        kind = frame.pop("push")
        match kind:
            case "hello":
                self.hellos += 1
                self.shown, self.messages = frame, {}
            case "messages":
                there = self.messages.get(frame["channel"])
                if there is not None:
                    there |= {message["id"]: message for message in frame["upsert"]}
                    for gone in frame["gone"]:
                        there.pop(gone, None)
            case "clock":
                self.shown["clock"] = frame
            case _:
                self.shown |= frame


@asynccontextmanager
async def page(world: Playground, who: str = "membre", locale: str = "fr") -> AsyncIterator[PageClient]:
    """A page that has been greeted."""
    origin = world.state.origin
    async with (
        aiohttp.ClientSession(headers={"Origin": origin}) as http,
        http.ws_connect(f"{world.page.address}socket", params={"qui": who, "langue": locale}) as socket,
    ):
        client = PageClient(socket)
        listening = asyncio.create_task(client.listen())
        try:
            await client.until(lambda: client.hellos > 0)
            yield client
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)


async def fetched(world: Playground, path: str = "", **headers: str) -> tuple[int, Any, str]:
    """What an address of the page answers: status, headers, text."""
    async with aiohttp.ClientSession() as http, http.get(world.page.address + path, headers=headers) as answer:
        return answer.status, answer.headers, await answer.text()
