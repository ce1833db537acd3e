"""The gateway: clients identify, receive events, lose their connection and resume (Discord's reference, "Gateway")."""

import asyncio
import secrets
import time
from datetime import datetime, timedelta
from http import HTTPStatus

from aiohttp import WSCloseCode, WSMsgType, web

from bot.playground.answered import send_channel_info, send_members, send_sounds
from bot.playground.events import unfinished_events
from bot.playground.guild import DIRECT_CHANNEL, TEXT_CHANNEL
from bot.playground.json_types import JSON
from bot.playground.payloads import (
    Close,
    Rejected,
    fields_of,
    read_identify,
    read_payload,
    read_resume,
    require_presence,
    require_token,
    unserved,
    version_asked,
)
from bot.playground.sessions import Connection, Intent, Op, Session
from bot.playground.state import State

STARTS_A_DAY = 1_000
_DAY = timedelta(days=1)
_TOLERANCE = 1.25
"""How much later than its interval a heartbeat may be; Discord does not say how much it lets pass."""


class Gateway:
    """All sessions, connected or waiting to be resumed.

    ``heartbeat_seconds`` is how often a client has to show that it is there, from its next connection on.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self.heartbeat_seconds = 41.25
        self._starts: list[datetime] = []
        self.sessions: dict[str, Session] = {}
        self._connections: set[Connection] = set()

    @property
    def connected(self) -> bool:
        """Whether a bot has identified and is listening."""
        return any(session.connection is not None for session in self.sessions.values())

    @property
    def start_limit(self) -> JSON:
        """How many more times the bot may identify today, as Get Gateway Bot says it."""
        now = self._state.clock.now()
        self._starts = [start for start in self._starts if now - start < _DAY]
        left = self._starts[0] + _DAY - now if self._starts else timedelta()
        used, reset = len(self._starts), round(left.total_seconds() * 1000)
        return {
            "total": STARTS_A_DAY,
            "remaining": max(STARTS_A_DAY - used, 0),
            "reset_after": reset,
            "max_concurrency": 1,
        }

    def publish(self, event: str, data: JSON, intent: Intent = Intent.NONE, *, guild_id: str | None = None) -> None:
        """Send an event to the sessions that asked for it and whose shard has the guild; lost ones get it on resuming."""
        for session in self.sessions.values():
            if session.serves(guild_id) and (intent is Intent.NONE or session.intents & intent):
                session.dispatch(event, data)

    def publish_message(self, event: str, message: JSON, guild_id: str | None) -> None:
        """Send a message's event, without its content where the session may not read it."""
        intent = Intent.DIRECT_MESSAGES if guild_id is None else Intent.GUILD_MESSAGES
        whole = message | self._of_event(message, guild_id)
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

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one websocket until it closes; 400 where it asks for an encoding that the playground does not have."""
        if (reason := unserved(request.query)) is not None:
            return web.Response(status=HTTPStatus.BAD_REQUEST, text=reason)
        socket = web.WebSocketResponse(heartbeat=None, compress=False, max_msg_size=0)
        await socket.prepare(request)
        connection = Connection(socket, request.transport, compressed=request.query.get("compress") == "zlib-stream")
        self._connections.add(connection)
        tasks = [asyncio.create_task(connection.pump())]
        try:
            connection.version = version_asked(request.query)
            tasks.append(asyncio.create_task(self._watch(connection)))
            interval = round(self.heartbeat_seconds * 1000)
            connection.send({"op": Op.HELLO, "d": {"heartbeat_interval": interval}, "s": None, "t": None})
            async for frame in socket:
                if frame.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                    self._receive(connection, frame.data)
        except Rejected as rejected:
            await connection.close(rejected.code)
        finally:
            for task in tasks:
                task.cancel()
            self._connections.discard(connection)
            self._release(connection, socket.close_code)
        return socket

    async def _watch(self, connection: Connection) -> None:
        """Close a connection whose client has stopped sending heartbeats; it may resume."""
        while True:
            await asyncio.sleep(self.heartbeat_seconds * _TOLERANCE)
            if not connection.alive:
                await connection.close(Close.UNKNOWN_ERROR)
                return
            connection.alive = False

    def _receive(self, connection: Connection, frame: str | bytes) -> None:
        if connection.too_many(time.monotonic()):
            raise Rejected(Close.RATE_LIMITED)
        op, data = read_payload(frame)
        match op:
            case Op.HEARTBEAT:
                connection.alive = True
                connection.send({"op": Op.HEARTBEAT_ACK, "d": None, "s": None, "t": None})
            case Op.IDENTIFY | Op.RESUME:
                fields = fields_of(data)
                require_token(fields, self._state.token)
                if self._session_on(connection) is not None:
                    raise Rejected(Close.ALREADY_AUTHENTICATED)
                (self._identify if op is Op.IDENTIFY else self._resume)(connection, fields)
            case _:
                self._carry_out(connection, op, data)

    def _carry_out(self, connection: Connection, op: Op, data: object) -> None:
        """What only a client that has identified may send; what it does in voice channels is left out."""
        session = self._session_on(connection)
        if session is None:
            raise Rejected(Close.NOT_AUTHENTICATED)
        match op:
            case Op.PRESENCE:
                require_presence(data)
            case Op.VOICE_STATE:
                fields_of(data)
            case Op.REQUEST_MEMBERS:
                send_members(self._state, session, data)
            case Op.REQUEST_SOUNDS:
                send_sounds(self._state, session, data)
            case Op.REQUEST_CHANNEL_INFO:
                send_channel_info(self._state, session, data)
            case _:
                raise Rejected(Close.UNKNOWN_OPCODE)

    def _session_on(self, connection: Connection) -> Session | None:
        return next((one for one in self.sessions.values() if one.connection is connection), None)

    def _identify(self, connection: Connection, data: JSON) -> None:
        asked = read_identify(data, self._state.allowed_intents)
        session = Session(secrets.token_hex(16), asked.intents, asked.shard, connection)
        self._forget_lost(session.shard)
        self.sessions[session.id] = session
        self._starts.append(self._state.clock.now())
        guilds = [guild for guild in self._state.guilds.values() if session.serves(guild.id)]
        ready: JSON = {
            "v": connection.version,
            "user": self._state.myself,
            "guilds": [{"id": guild.id, "unavailable": True} for guild in guilds],
            "private_channels": [],
            "session_id": session.id,
            "resume_gateway_url": self._state.gateway_url,
            "application": {"id": self._state.bot_id, "flags": self._state.application["flags"]},
        }
        session.dispatch("READY", ready | ({"shard": list(asked.shard)} if asked.asked_shard else {}))
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
        session_id, seen = read_resume(data)
        session = self.sessions.get(session_id)
        if session is None or not session.has_since(seen):
            if session is not None and seen > session.sequence:
                raise Rejected(Close.INVALID_SEQUENCE)
            connection.send({"op": Op.INVALID_SESSION, "d": False, "s": None, "t": None})
            return
        session.connection = connection
        for sequence, text in session.events:
            if sequence > seen:
                connection.send_text(text)
        session.dispatch("RESUMED", {})
        self._state.touch()

    def _of_event(self, message: JSON, guild_id: str | None) -> JSON:
        """What only a message's event has: where it was written, and its author as a member where it is no webhook's."""
        if guild_id is None:
            return {"channel_type": DIRECT_CHANNEL}
        said: JSON = {"channel_type": TEXT_CHANNEL, "guild_id": guild_id}
        member = self._state.guilds[guild_id].members.get(message["author"]["id"])
        if member is None or "webhook_id" in message:
            return said
        return said | {"member": {key: value for key, value in member.items() if key != "user"}}

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
