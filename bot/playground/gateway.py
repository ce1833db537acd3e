"""The gateway: clients identify, receive events, lose their connection and resume (Discord's reference, "Gateway")."""

import asyncio
import json
import secrets
from enum import IntEnum

from aiohttp import WSCloseCode, WSMsgType, web

from bot.playground.events import unfinished_events
from bot.playground.json_types import JSON
from bot.playground.sessions import Connection, Intent, Op, Session
from bot.playground.state import State

HEARTBEAT_INTERVAL_MS = 41_250
API_VERSION = 10


class Close(IntEnum):
    """Close codes; a client may resume after the first two."""

    UNKNOWN_ERROR = 4000
    DECODE_ERROR = 4002
    NOT_AUTHENTICATED = 4003
    AUTHENTICATION_FAILED = 4004


class Gateway:
    """All sessions, connected or waiting to be resumed."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.sessions: dict[str, Session] = {}
        self._connections: set[Connection] = set()

    @property
    def connected(self) -> bool:
        """Whether a bot has identified and is listening."""
        return any(session.connection is not None for session in self.sessions.values())

    def publish(self, event: str, data: JSON, intent: Intent = Intent.NONE, *, guild_id: str | None = None) -> None:
        """Send an event to the sessions that asked for it and whose shard has the guild; lost ones get it on resuming."""
        for session in self.sessions.values():
            if session.serves(guild_id) and (intent is Intent.NONE or session.intents & intent):
                session.dispatch(event, data)

    def publish_message(self, event: str, message: JSON, guild_id: str | None) -> None:
        """Send a message's event, without its content where the session may not read it."""
        intent = Intent.DIRECT_MESSAGES if guild_id is None else Intent.GUILD_MESSAGES
        whole = message | ({"guild_id": guild_id} if guild_id else {})
        for session in self.sessions.values():
            if session.serves(guild_id) and session.intents & intent:
                session.dispatch(event, whole if self._may_read(session, message, guild_id) else _hollow(whole))

    def publish_deleted(self, message: JSON, guild_id: str | None) -> None:
        """Tell that a message is gone."""
        intent = Intent.DIRECT_MESSAGES if guild_id is None else Intent.GUILD_MESSAGES
        gone = {"id": message["id"], "channel_id": message["channel_id"]} | ({"guild_id": guild_id} if guild_id else {})
        self.publish("MESSAGE_DELETE", gone, intent, guild_id=guild_id)

    async def close(self, code: int = Close.UNKNOWN_ERROR) -> None:
        """Close every connection; the sessions can be resumed."""
        await asyncio.gather(*(connection.close(code) for connection in self._connections))

    def cut(self) -> None:
        """Lose every connection without a closing word, as a network does; the sessions can be resumed."""
        for connection in list(self._connections):
            connection.cut()

    def ask_to_reconnect(self) -> None:
        """Tell every client to reconnect and resume (opcode 7)."""
        self._tell_all({"op": Op.RECONNECT, "d": None, "s": None, "t": None})

    def invalidate(self) -> None:
        """Forget every session, and tell the clients to identify again (opcode 9)."""
        self.sessions.clear()
        self._tell_all({"op": Op.INVALID_SESSION, "d": False, "s": None, "t": None})

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one websocket until it closes."""
        socket = web.WebSocketResponse(heartbeat=None, compress=False, max_msg_size=0)
        await socket.prepare(request)
        connection = Connection(socket, request.transport, compressed=request.query.get("compress") == "zlib-stream")
        self._connections.add(connection)
        pump = asyncio.create_task(connection.pump())
        connection.send({"op": Op.HELLO, "d": {"heartbeat_interval": HEARTBEAT_INTERVAL_MS}, "s": None, "t": None})
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    await self._receive(connection, frame.data)
        finally:
            pump.cancel()
            self._connections.discard(connection)
            self._release(connection, socket.close_code)
        return socket

    async def _receive(self, connection: Connection, text: str) -> None:
        try:
            payload = json.loads(text)
            op, data = Op(payload["op"]), payload.get("d") or {}
        except (ValueError, KeyError, TypeError):
            await connection.socket.close(code=Close.DECODE_ERROR)
            return
        match op:
            case Op.HEARTBEAT:
                connection.send({"op": Op.HEARTBEAT_ACK, "d": None, "s": None, "t": None})
            case Op.IDENTIFY | Op.RESUME if data.get("token") != self._state.token:
                await connection.socket.close(code=Close.AUTHENTICATION_FAILED)
            case Op.IDENTIFY:
                self._identify(connection, data)
            case Op.RESUME:
                self._resume(connection, data)
            case Op.REQUEST_MEMBERS:
                await self._send_members(connection, data)
            case _:
                pass

    def _identify(self, connection: Connection, data: JSON) -> None:
        number, count = data.get("shard", (0, 1))
        session = Session(secrets.token_hex(16), Intent(data.get("intents", 0)), (number, count), connection)
        self._forget_lost(session.shard)
        self.sessions[session.id] = session
        guilds = [guild for guild in self._state.guilds.values() if session.serves(guild.id)]
        ready: JSON = {
            "v": API_VERSION,
            "user": self._state.cast.bot,
            "guilds": [{"id": guild.id, "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self._state.gateway_url,
            "application": {"id": self._state.bot_id, "flags": 0},
        }
        session.dispatch("READY", ready | ({"shard": [number, count]} if "shard" in data else {}))
        if session.intents & Intent.GUILDS:
            for guild in guilds:
                members = list(guild.members) if session.intents & Intent.GUILD_MEMBERS else [self._state.bot_id]
                events = unfinished_events(guild, self._state.clock.now())
                session.dispatch("GUILD_CREATE", guild.created(members, events))
        self._state.touch()

    def _forget_lost(self, shard: tuple[int, int]) -> None:
        """Forget the sessions of a shard that nobody listens to: a client that identifies does not come back to them."""
        lost = [key for key, one in self.sessions.items() if one.shard == shard and one.connection is None]
        for key in lost:
            del self.sessions[key]

    def _resume(self, connection: Connection, data: JSON) -> None:
        session = self.sessions.get(data["session_id"])
        if session is None or not session.has_since(data["seq"]):
            connection.send({"op": Op.INVALID_SESSION, "d": False, "s": None, "t": None})
            return
        session.connection = connection
        for sequence, text in session.events:
            if sequence > data["seq"]:
                connection.send_text(text)
        session.dispatch("RESUMED", {})
        self._state.touch()

    async def _send_members(self, connection: Connection, data: JSON) -> None:
        session = next((one for one in self.sessions.values() if one.connection is connection), None)
        if session is None:
            await connection.close(Close.NOT_AUTHENTICATED)
            return
        guild = self._state.guilds[str(data["guild_id"])]
        wanted = data.get("user_ids")
        starts = data.get("query") or ""
        members = [
            member
            for member in guild.members.values()
            if (wanted is None or member["user"]["id"] in map(str, wanted))
            and member["user"]["username"].startswith(starts)
        ]
        chunk = {"guild_id": guild.id, "members": members, "chunk_index": 0, "chunk_count": 1, "not_found": []}
        session.dispatch("GUILD_MEMBERS_CHUNK", chunk | {"nonce": data.get("nonce")})

    def _may_read(self, session: Session, message: JSON, guild_id: str | None) -> bool:
        mine = message["author"]["id"] == self._state.bot_id
        named = any(user["id"] == self._state.bot_id for user in message["mentions"])
        return guild_id is None or mine or named or bool(session.intents & Intent.MESSAGE_CONTENT)

    def _tell_all(self, payload: JSON) -> None:
        for connection in self._connections:
            connection.send(payload)

    def _release(self, connection: Connection, code: int | None) -> None:
        """Detach the session of a lost connection; a client that says goodbye (1000, 1001) has ended it."""
        for session in list(self.sessions.values()):
            if session.connection is connection:
                session.connection = None
                if not connection.closed_here and code in (WSCloseCode.OK, WSCloseCode.GOING_AWAY):
                    del self.sessions[session.id]
        self._state.touch()


def _hollow(message: JSON) -> JSON:
    """A message as a bot without the content intent sees it."""
    hollow = message | {"content": "", "embeds": [], "attachments": [], "components": []}
    hollow.pop("poll", None)
    return hollow
