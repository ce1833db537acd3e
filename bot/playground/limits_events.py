"""What Discord refuses in a guild scheduled event (Guild Scheduled Event, "Field Requirements By Entity Type")."""

from datetime import datetime
from enum import IntEnum
from types import MappingProxyType
from typing import Final

from bot.playground.fields import Field, FieldError
from bot.playground.json_types import JSON

NAME: Final = 100
DESCRIPTION: Final = 1_000
LOCATION: Final = 100
GUILD_ONLY: Final = 2
"""The one privacy level that there is."""


class EntityType(IntEnum):
    """Where an event takes place."""

    STAGE = 1
    VOICE = 2
    EXTERNAL = 3


VENUES: Final = MappingProxyType({EntityType.STAGE: 13, EntityType.VOICE: 2})
"""The type of the channel where an event takes place."""

# Its reference: scheduled to active, active to completed, scheduled to cancelled.
_TRANSITIONS: Final = ((1, 1), (2, 2), (1, 2), (2, 3), (1, 4))


def check_event(payload: object, known: JSON | None, now: datetime) -> list[FieldError]:
    """What is wrong with a request that makes an event, or that changes the one that is ``known``."""
    event = Field(payload)
    if not event.model() or not isinstance(payload, dict):
        return event.faults
    for name in ("name", "scheduled_start_time", "privacy_level", "entity_type"):
        if known is None or (name in payload and name != "entity_type"):
            event[name].required()
    event["name"].text(NAME, minimum=1)
    event["description"].text(DESCRIPTION)
    event["image"].text(16 * 2**20)
    if not event["privacy_level"].absent:
        event["privacy_level"].one_of((GUILD_ONLY,))
    if not event["entity_type"].absent:
        event["entity_type"].one_of(tuple(map(int, EntityType)))
    if not event["recurrence_rule"].absent:
        event["recurrence_rule"].refuse("BASE_TYPE_CHOICES", "The playground knows single events only.")
    if not event["status"].absent:
        _check_status(event["status"], known)
    _check_hours(event, known, now)
    _check_place(event, payload, known)
    return event.faults


def _check_status(status: Field, known: JSON | None) -> None:
    before = 1 if known is None else known["status"]
    if (before, status.value) not in _TRANSITIONS:
        status.refuse("GUILD_SCHEDULED_EVENT_INVALID_STATUS", f"An event of status {before} does not become that.")


def _check_hours(event: Field, known: JSON | None, now: datetime) -> None:
    """It begins later than now, unless its hour does not change, and ends later than it begins."""
    kept = known or {}
    begins, ends = event["scheduled_start_time"].instant(), event["scheduled_end_time"].instant()
    before = _instant(kept.get("scheduled_start_time"))
    if begins is not None and begins != before and begins <= now:
        event["scheduled_start_time"].refuse(
            "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "Cannot schedule event in the past."
        )
    begins, ends = begins or before, ends or _instant(kept.get("scheduled_end_time"))
    if begins is not None and ends is not None and ends <= begins:
        event["scheduled_end_time"].refuse(
            "GUILD_SCHEDULED_EVENT_END_BEFORE_START", "Cannot schedule event to end before it starts."
        )


def _check_place(event: Field, payload: JSON, known: JSON | None) -> None:
    """An event elsewhere has a place, an end and no channel; the others have a channel."""
    kept = known or {}
    if (event["entity_type"].value or kept.get("entity_type")) != EntityType.EXTERNAL:
        if known is None or "channel_id" in payload:
            event["channel_id"].required()
        return
    if not event["channel_id"].absent:
        event["channel_id"].refuse("BASE_TYPE_CHOICES", "An external event has no channel.")
    moved = kept.get("entity_type") != EntityType.EXTERNAL
    if moved or "scheduled_end_time" in payload:
        event["scheduled_end_time"].required()
    if moved or "entity_metadata" in payload:
        place = event["entity_metadata"]
        if place.required() and place.model() and place["location"].required():
            place["location"].text(LOCATION, minimum=1)


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
