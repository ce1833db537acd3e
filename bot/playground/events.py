"""Guild scheduled events: what a request makes of one, and what time makes of it (Discord's reference)."""

import hashlib
from datetime import UTC, datetime
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from bot.playground.errors import Refusal, Refused, invalid_form
from bot.playground.json_types import JSON
from bot.playground.limits_events import VENUES, EntityType, check_event

if TYPE_CHECKING:
    from bot.playground.guild import Guild
    from bot.playground.state import State

MOST_EVENTS: Final = 100
"""How many events a guild has that are scheduled or active (error 30038)."""


class EventStatus(IntEnum):
    """Where an event is; the last two are for good."""

    SCHEDULED = 1
    ACTIVE = 2
    COMPLETED = 3
    CANCELED = 4


_UNFINISHED: Final = (EventStatus.SCHEDULED, EventStatus.ACTIVE)
_WRITTEN: Final = ("name", "description", "privacy_level", "entity_type", "channel_id", "entity_metadata")


def make_event(state: "State", guild: "Guild", payload: JSON) -> JSON:
    """A new event of the bot's; raise ``Refused`` (50035, 10003, 50024, 30038) where Discord would."""
    if wrong := check_event(payload, None, state.clock.now()):
        raise invalid_form(wrong)
    _require_venue(guild, payload)
    if len(unfinished_events(guild, state.clock.now())) >= MOST_EVENTS:
        raise Refused(Refusal.TOO_MANY_EVENTS)
    event: JSON = {
        "id": state.ids.new(),
        "guild_id": guild.id,
        "channel_id": None,
        "creator_id": state.bot_id,
        "creator": state.cast.bot,
        "description": None,
        "image": None,
        "scheduled_end_time": None,
        "status": int(EventStatus.SCHEDULED),
        "entity_id": None,
        "entity_metadata": None,
        "recurrence_rule": None,
        "guild_scheduled_event_exceptions": [],
    }
    guild.events[event["id"]] = event | _said(payload)
    return guild.events[event["id"]]


def change_event(state: "State", guild: "Guild", event: JSON, payload: JSON) -> None:
    """Change an event as a request says, all or nothing; raise ``Refused`` (50035, 180000…) where Discord would."""
    if event["status"] not in _UNFINISHED:
        raise Refused(Refusal.FINISHED_EVENT)
    if wrong := check_event(payload, event, state.clock.now()):
        raise invalid_form(wrong)
    said = _said(payload)
    _require_venue(guild, event | said)
    event |= said


def find_event(guild: "Guild", event_id: str, now: datetime) -> JSON:
    """An event, finished or not; raise ``Refused`` (10070) where there is none."""
    _pass_time(guild, now)
    try:
        return guild.events[event_id]
    except KeyError:
        raise Refused(Refusal.UNKNOWN_EVENT) from None


def unfinished_events(guild: "Guild", now: datetime) -> list[JSON]:
    """The events that are scheduled or active, which are those that Discord lists."""
    _pass_time(guild, now)
    return [event for event in guild.events.values() if event["status"] in _UNFINISHED]


def all_events(guild: "Guild", now: datetime) -> list[JSON]:
    """Every event that was not deleted, finished or not."""
    _pass_time(guild, now)
    return list(guild.events.values())


def _pass_time(guild: "Guild", now: datetime) -> None:
    """Discord itself begins and ends the events that are outside of it, at their hours."""
    for event in guild.events.values():
        if event["entity_type"] != EntityType.EXTERNAL or event["status"] not in _UNFINISHED:
            continue
        if datetime.fromisoformat(event["scheduled_end_time"]) <= now:
            event["status"] = int(EventStatus.COMPLETED)
        elif datetime.fromisoformat(event["scheduled_start_time"]) <= now:
            event["status"] = int(EventStatus.ACTIVE)


def _said(payload: JSON) -> JSON:
    """What a request says of an event, as the event keeps it."""
    said: JSON = {name: payload[name] for name in _WRITTEN if name in payload}
    if "description" in said:
        said["description"] = said["description"] or None
    if payload.get("status") is not None:
        said["status"] = int(payload["status"])
    for name in ("scheduled_start_time", "scheduled_end_time"):
        if name in payload:
            said[name] = payload[name] and datetime.fromisoformat(payload[name]).astimezone(UTC).isoformat()
    if "image" in payload:
        said["image"] = payload["image"] and hashlib.sha256(payload["image"].encode()).hexdigest()[:32]
    return said


def _require_venue(guild: "Guild", event: JSON) -> None:
    """Refuse an event in a channel that is not there, or not one where people speak."""
    if event["entity_type"] == EntityType.EXTERNAL:
        return
    channel = guild.channels.get(str(event["channel_id"]))
    if channel is None:
        raise Refused(Refusal.UNKNOWN_CHANNEL)
    if channel["type"] != VENUES[event["entity_type"]]:
        raise Refused(Refusal.WRONG_CHANNEL_TYPE)
