"""A gateway session, and the websocket that carries it."""

import asyncio
import json
import zlib
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag

from aiohttp import web

from bot.playground.json_types import JSON

KEPT_EVENTS = 5_000
"""How many events a session can miss and still resume."""

MOST_PAYLOADS = 120
PAYLOAD_PERIOD = 60.0
"""How many payloads a client may send on one connection, and in how many seconds."""


class Op(IntEnum):
    """Gateway opcodes."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE = 3
    VOICE_STATE = 4
    RESUME = 6
    RECONNECT = 7
    REQUEST_MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11
    REQUEST_SOUNDS = 31
    REQUEST_CHANNEL_INFO = 43


class Intent(IntFlag):
    """Gateway intents."""

    NONE = 0
    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_MODERATION = 1 << 2
    GUILD_EXPRESSIONS = 1 << 3
    GUILD_INTEGRATIONS = 1 << 4
    GUILD_WEBHOOKS = 1 << 5
    GUILD_INVITES = 1 << 6
    GUILD_VOICE_STATES = 1 << 7
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    GUILD_MESSAGE_REACTIONS = 1 << 10
    GUILD_MESSAGE_TYPING = 1 << 11
    DIRECT_MESSAGES = 1 << 12
    DIRECT_MESSAGE_REACTIONS = 1 << 13
    DIRECT_MESSAGE_TYPING = 1 << 14
    MESSAGE_CONTENT = 1 << 15
    GUILD_SCHEDULED_EVENTS = 1 << 16
    AUTO_MODERATION_CONFIGURATION = 1 << 20
    AUTO_MODERATION_EXECUTION = 1 << 21
    GUILD_MESSAGE_POLLS = 1 << 24
    DIRECT_MESSAGE_POLLS = 1 << 25


PRIVILEGED = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT
"""The intents that an application has to be granted."""

EVERY_INTENT = sum(Intent)


class Connection:
    """One websocket; what is sent goes out in order, compressed as the client asked.

    ``alive`` says that the client sent a heartbeat since it was last looked at.
    """

    def __init__(self, socket: web.WebSocketResponse, transport: asyncio.Transport | None, *, compressed: bool) -> None:
        self.socket = socket
        self.version = 0
        self.alive = False
        self.closed_here = False
        self._received: deque[float] = deque(maxlen=MOST_PAYLOADS)
        self._transport = transport
        self._compressor = zlib.compressobj(level=1) if compressed else None
        self._outgoing: asyncio.Queue[str] = asyncio.Queue()

    def send(self, payload: JSON) -> None:
        """Queue a payload."""
        self.send_text(json.dumps(payload, separators=(",", ":")))

    def send_text(self, text: str) -> None:
        """Queue a payload that is JSON already."""
        self._outgoing.put_nowait(text)

    async def close(self, code: int) -> None:
        """Close the connection with a code."""
        self.closed_here = True
        await self.socket.close(code=code)

    def too_many(self, now: float) -> bool:
        """Count one payload from the client: whether it sent more than Discord takes in a minute, ``now`` being in seconds."""
        over = len(self._received) == MOST_PAYLOADS and now - self._received[0] < PAYLOAD_PERIOD
        self._received.append(now)
        return over

    def cut(self) -> None:
        """Drop the connection at once, without closing it."""
        if self._transport is not None:
            self._transport.abort()

    async def pump(self) -> None:
        """Send what is queued, until cancelled or the socket is gone."""
        with suppress(ConnectionError):
            while True:
                text = await self._outgoing.get()
                if self._compressor is None:
                    await self.socket.send_str(text)
                else:
                    data = self._compressor.compress(text.encode()) + self._compressor.flush(zlib.Z_SYNC_FLUSH)
                    await self.socket.send_bytes(data)


@dataclass(slots=True)
class Session:
    """A client that has identified; it outlives its connection, and keeps the events that it may ask for again."""

    id: str
    intents: Intent
    shard: tuple[int, int]
    connection: Connection | None
    sequence: int = 0
    events: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=KEPT_EVENTS))

    def dispatch(self, event: str, data: JSON) -> None:
        """Number an event, keep it, and send it where there is a connection."""
        self.sequence += 1
        payload = {"op": Op.DISPATCH, "t": event, "s": self.sequence, "d": data}
        text = json.dumps(payload, separators=(",", ":"))
        self.events.append((self.sequence, text))
        if self.connection is not None:
            self.connection.send_text(text)

    def has_since(self, sequence: int) -> bool:
        """Whether every event after ``sequence`` is still kept."""
        return sequence <= self.sequence and (not self.events or self.events[0][0] <= sequence + 1)

    def serves(self, guild_id: str | None) -> bool:
        """Whether events of the guild (of direct messages: ``None``) belong to this session's shard."""
        number, count = self.shard
        return (0 if guild_id is None else (int(guild_id) >> 22) % count) == number
