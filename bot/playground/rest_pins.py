"""Pinned messages of a channel (Discord's reference, "Message Pin Object"); the older routes answer too."""

from datetime import UTC, datetime
from itertools import islice
from typing import Final

from bot.playground.access import permissions_in, require
from bot.playground.call import Call, Reply, Route, no_content, ok
from bot.playground.errors import Refusal, Refused, invalid_field
from bot.playground.json_types import JSON
from bot.playground.message_store import Stored
from bot.playground.messages import blank_message
from bot.playground.permissions import Permission
from bot.playground.sessions import Intent

MOST_PINS: Final = 250
"""How many messages a channel keeps pinned (error 30003)."""

_PIN_NOTICE: Final = 6
"""The type of the message by which Discord tells that another was pinned."""

_PINNABLE: Final = (0, 19, 20, 23)
"""The types of messages that people and bots write: plain, a reply, a slash command's answer, a context menu's."""

_PAGE: Final = 50


def _pin(call: Call) -> Reply:
    channel, stored = _message(call)
    if stored.pinned_at is None:
        if stored.raw["type"] not in _PINNABLE:
            raise Refused(Refusal.SYSTEM_MESSAGE)
        if len(_pinned(call, channel["id"])) >= MOST_PINS:
            raise Refused(Refusal.TOO_MANY_PINS)
        stored.pinned_at = call.state.clock.now()
        _tell(call, channel, stored)
        _notice(call, channel, stored.raw)
    return no_content()


def _unpin(call: Call) -> Reply:
    channel, stored = _message(call)
    if stored.pinned_at is not None:
        stored.pinned_at = None
        _tell(call, channel, stored)
    return no_content()


def _list(call: Call) -> Reply:
    """A page of the pins, the latest first."""
    limit, before = call.number("limit", _PAGE, 1, _PAGE), _before(call)
    found = [(at, stored) for at, stored in _readable(call) if before is None or at < before]
    items = [{"pinned_at": at.isoformat(), "message": stored.raw} for at, stored in found[:limit]]
    return ok({"items": items, "has_more": len(found) > limit})


def _list_first(call: Call) -> Reply:
    return ok([stored.raw for _, stored in islice(_readable(call), _PAGE)])


def _message(call: Call) -> tuple[JSON, Stored]:
    channel = require(call.state, call.params["channel_id"], Permission.PIN_MESSAGES)
    return channel, call.state.messages.find_public(channel["id"], call.params["message_id"])


def _readable(call: Call) -> list[tuple[datetime, Stored]]:
    """The channel's pins, where the bot may read its history; none otherwise."""
    channel = require(call.state, call.params["channel_id"])
    if not permissions_in(call.state, channel, call.state.bot_id) & Permission.READ_MESSAGE_HISTORY:
        return []
    return _pinned(call, channel["id"])


def _pinned(call: Call, channel_id: str) -> list[tuple[datetime, Stored]]:
    """What is pinned in a channel and since when, the latest first."""
    stored = call.state.messages.stored_in(channel_id)
    pins = [(one.pinned_at, one) for one in stored if one.pinned_at is not None]
    return sorted(pins, key=lambda pin: pin[0], reverse=True)


def _before(call: Call) -> datetime | None:
    text = call.query.get("before")
    if text is None:
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        message = f'Value "{text}" is not a valid ISO8601 timestamp.'
        raise invalid_field(("before",), "DATE_TIME_TYPE_PARSE", message) from None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def _tell(call: Call, channel: JSON, stored: Stored) -> None:
    """Write on the message whether it is pinned, and send the two events of a pin that comes or goes."""
    guild_id = channel.get("guild_id")
    stored.raw["pinned"] = stored.pinned_at is not None
    call.state.messages.note(channel["id"], stored.raw["id"])
    latest = next((at.isoformat() for at, _ in _pinned(call, channel["id"])), None)
    update: JSON = {"channel_id": channel["id"], "last_pin_timestamp": latest}
    update |= {"guild_id": guild_id} if guild_id else {}
    call.gateway.publish("CHANNEL_PINS_UPDATE", update, _intent(guild_id), guild_id=guild_id)
    call.gateway.publish_message("MESSAGE_UPDATE", stored.raw, guild_id)
    call.state.touch()


def _intent(guild_id: str | None) -> Intent:
    return Intent.GUILDS if guild_id else Intent.DIRECT_MESSAGES


def _notice(call: Call, channel: JSON, pinned: JSON) -> None:
    """Write « X pinned a message to this channel » as Discord does."""
    guild_id = channel.get("guild_id")
    reference = {"type": 0, "channel_id": channel["id"], "message_id": pinned["id"]}
    reference |= {"guild_id": guild_id} if guild_id else {}
    message = blank_message(call.state, channel["id"], call.state.cast.bot)
    message |= {"type": _PIN_NOTICE, "message_reference": reference}
    call.state.messages.add(Stored(message))
    channel["last_message_id"] = message["id"]
    call.gateway.publish_message("MESSAGE_CREATE", message, guild_id)


_PINS = "/channels/{channel_id}/messages/pins"
_OLDER_PINS = "/channels/{channel_id}/pins"

ROUTES = (
    Route("GET", _PINS, _list),
    Route("PUT", f"{_PINS}/{{message_id}}", _pin),
    Route("DELETE", f"{_PINS}/{{message_id}}", _unpin),
    Route("GET", _OLDER_PINS, _list_first),
    Route("PUT", f"{_OLDER_PINS}/{{message_id}}", _pin),
    Route("DELETE", f"{_OLDER_PINS}/{{message_id}}", _unpin),
)
