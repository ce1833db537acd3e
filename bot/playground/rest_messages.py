"""Messages of a channel: sending, reading, editing, deleting, history."""

from datetime import timedelta

from bot.playground.access import permissions_in, require
from bot.playground.call import Call, Reply, Route, no_content, ok
from bot.playground.errors import Refusal, Refused
from bot.playground.guild import DIRECT_CHANNEL
from bot.playground.json_types import JSON
from bot.playground.messages import create_message, edit_message
from bot.playground.permissions import Permission

NONCE_WINDOW = timedelta(minutes=5)
"""How long a nonce is remembered; Discord says « the past few minutes »."""


def _send(call: Call) -> Reply:
    """A new message. Its nonce is in the answer and its event alone: Discord does not keep it with the message."""
    state, payload = call.state, call.payload
    needed = Permission.SEND_MESSAGES | (Permission.ATTACH_FILES if call.files else Permission.NONE)
    needed |= Permission.SEND_POLLS if payload.get("poll") else Permission.NONE
    channel = require(state, call.params["channel_id"], needed)
    for user in channel.get("recipients", []):
        if not state.shares_guild(user["id"]):
            raise Refused(Refusal.NO_MUTUAL_GUILDS)
        if user["id"] in state.closed_direct_messages:
            raise Refused(Refusal.CLOSED_DIRECT_MESSAGES)
    echo = {} if payload.get("nonce") is None else {"nonce": payload["nonce"]}
    said_before = _same_nonce(call, channel["id"])
    if said_before is not None:
        return ok(said_before | echo)
    message = create_message(state, channel["id"], state.cast.bot, payload, call.files).raw
    if echo:
        state.nonces[channel["id"], str(payload["nonce"])] = (message["id"], state.clock.now())
    call.gateway.publish_message("MESSAGE_CREATE", message | echo, channel.get("guild_id"))
    state.touch()
    return ok(message | echo)


def _same_nonce(call: Call, channel_id: str) -> JSON | None:
    """The message that the same nonce made in the past few minutes, where the request asks to enforce it."""
    known = call.state.nonces.get((channel_id, str(call.payload.get("nonce"))))
    if not call.payload.get("enforce_nonce") or known is None:
        return None
    message_id, sent_at = known
    stored = call.state.messages.get(channel_id, message_id)
    recent = call.state.clock.now() - sent_at <= NONCE_WINDOW
    return stored.raw if stored is not None and recent else None


def _read(call: Call) -> Reply:
    channel = require(call.state, call.params["channel_id"], Permission.READ_MESSAGE_HISTORY)
    return ok(call.state.messages.find_public(channel["id"], call.params["message_id"]).raw)


def _history(call: Call) -> Reply:
    channel = require(call.state, call.params["channel_id"])
    limit = call.number("limit", 50, 1, 100)
    if not permissions_in(call.state, channel, call.state.bot_id) & Permission.READ_MESSAGE_HISTORY:
        return ok([])
    chosen = _chosen(call, call.state.messages.seen_in(channel["id"]), limit)
    return ok(chosen[::-1])


def _chosen(call: Call, messages: list[JSON], limit: int) -> list[JSON]:
    """The messages that a query asks for, oldest first; the latest where it names no message."""
    if (after := call.snowflake("after")) is not None:
        return [message for message in messages if int(message["id"]) > after][:limit]
    if (around := call.snowflake("around")) is not None:
        begins = max(sum(int(message["id"]) < around for message in messages) - limit // 2, 0)
        return messages[begins : begins + limit]
    if (before := call.snowflake("before")) is not None:
        messages = [message for message in messages if int(message["id"]) < before]
    return messages[-limit:]


def _edit(call: Call) -> Reply:
    channel = require(call.state, call.params["channel_id"])
    message = call.state.messages.find_public(channel["id"], call.params["message_id"]).raw
    if message["author"]["id"] != call.state.bot_id:
        raise Refused(Refusal.NOT_THE_AUTHOR)
    edit_message(call.state, message, call.payload, call.files)
    call.gateway.publish_message("MESSAGE_UPDATE", message, channel.get("guild_id"))
    call.state.touch()
    return ok(message)


def _delete(call: Call) -> Reply:
    channel = require(call.state, call.params["channel_id"])
    message = call.state.messages.find_public(channel["id"], call.params["message_id"]).raw
    if message["author"]["id"] != call.state.bot_id:
        if channel["type"] == DIRECT_CHANNEL:
            raise Refused(Refusal.MISSING_PERMISSIONS)
        require(call.state, channel["id"], Permission.MANAGE_MESSAGES)
    call.state.messages.remove(channel["id"], message["id"])
    call.gateway.publish_deleted(message, channel.get("guild_id"))
    call.state.touch()
    return no_content()


_MESSAGES = "/channels/{channel_id}/messages"

ROUTES = (
    Route("POST", _MESSAGES, _send),
    Route("GET", _MESSAGES, _history),
    Route("GET", f"{_MESSAGES}/{{message_id}}", _read),
    Route("PATCH", f"{_MESSAGES}/{{message_id}}", _edit),
    Route("DELETE", f"{_MESSAGES}/{{message_id}}", _delete),
)
