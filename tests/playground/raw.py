"""A client that is not discord.py: plain JSON over HTTP and a websocket, as Discord's reference describes them."""

import asyncio
import json
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import aiohttp

from bot.playground.json_types import JSON
from bot.playground.server import Playground

PROPERTIES: Final = {"os": "", "browser": "", "device": ""}
_FLUSHED: Final = b"\x00\x00\xff\xff"


class RawSocket:
    """A gateway connection: what it asks for in its address, how it writes its frames."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, *, binary: bool = False) -> None:
        self.socket = socket
        self._binary = binary
        self._inflator = zlib.decompressobj()
        self.sequence: int | None = None

    async def tell(self, op: int, data: object) -> None:
        text = json.dumps({"op": op, "d": data})
        await (self.socket.send_bytes(text.encode()) if self._binary else self.socket.send_str(text))

    async def next(self) -> JSON:
        """What comes next; ``Closed`` where the connection is."""
        async with asyncio.timeout(5):
            frame = await self.socket.receive()
        if frame.type is aiohttp.WSMsgType.TEXT:
            payload: JSON = json.loads(frame.data)
        elif frame.type is aiohttp.WSMsgType.BINARY:
            assert frame.data.endswith(_FLUSHED)
            payload = json.loads(self._inflator.decompress(frame.data))
        else:
            raise Closed(self.socket.close_code)
        self.sequence = payload["s"] or self.sequence
        return payload

    async def hear(self, event: str | int) -> JSON:
        """The data of the next event of that name, or of that opcode."""
        while True:
            payload = await self.next()
            if event in (payload["t"], payload["op"]):
                data: JSON = payload["d"]
                return data

    async def identify(self, token: str, **said: object) -> JSON:
        """Identify, and give back READY."""
        await self.tell(2, {"token": token, "intents": 1, "properties": PROPERTIES} | said)
        return await self.hear("READY")

    async def closed(self) -> int | None:
        """The code that the playground closes the connection with, whatever it says before."""
        try:
            while True:
                await self.next()
        except Closed as closed:
            return closed.code


class Closed(Exception):
    """The playground closed the connection."""

    def __init__(self, code: int | None) -> None:
        super().__init__(code)
        self.code = code


class RawClient(RawSocket):
    """A bot in a few lines."""

    def __init__(
        self, http: aiohttp.ClientSession, socket: aiohttp.ClientWebSocketResponse, base: str, *, binary: bool = False
    ) -> None:
        super().__init__(socket, binary=binary)
        self._http = http
        self._base = base

    async def call(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        async with self._http.request(method, self._base + path, json=body) as response:
            return response.status, await response.json() if response.status != 204 else {}

    async def answer(self, kind: int, data: JSON) -> JSON:
        """Answer the next interaction, and give it back."""
        interaction = await self.hear("INTERACTION_CREATE")
        path = f"/interactions/{interaction['id']}/{interaction['token']}/callback"
        assert await self.call("POST", path, {"type": kind, "data": data}) == (204, {})
        return interaction


@asynccontextmanager
async def opened(
    world: Playground, query: str = "?v=10&encoding=json", *, binary: bool = False
) -> AsyncIterator[RawSocket]:
    """A gateway connection that has been greeted."""
    async with aiohttp.ClientSession() as http, http.ws_connect(world.state.gateway_url + query) as socket:
        raw = RawSocket(socket, binary=binary)
        assert (await raw.next())["op"] == 10
        yield raw


@asynccontextmanager
async def connected(
    world: Playground,
    *,
    base: str | None = None,
    query: str = "/?v=10&encoding=json",
    binary: bool = False,
    prefix: str = "",
    intents: int = 1,
) -> AsyncIterator[tuple[RawClient, JSON]]:
    """The client, logged in, and what READY said.

    Args:
        world: where.
        base: the address of the REST side, where it is not the usual one.
        query: what follows the gateway's address.
        binary: whether its frames are binary.
        prefix: what it writes before its token on the gateway.
        intents: what it asks to hear of.
    """
    base = base or world.api_base
    headers = {"Authorization": f"Bot {world.token}"}
    async with aiohttp.ClientSession(headers=headers) as http:
        async with http.get(f"{base}/gateway/bot") as response:
            gateway = await response.json()
        async with http.ws_connect(gateway["url"] + query) as socket:
            client = RawClient(http, socket, base, binary=binary)
            assert (await client.next())["op"] == 10
            yield client, await client.identify(prefix + world.token, intents=intents)
