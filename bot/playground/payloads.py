"""What a client may send on the gateway, and how a connection that sends anything else is closed (Discord's reference)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from bot.playground.json_types import JSON
from bot.playground.sessions import EVERY_INTENT, Intent, Op

VERSIONS: Final = (9, 10)
"""The versions of the API that Discord's reference calls available."""

LARGEST_PAYLOAD: Final = 4096
_STATUSES: Final = ("online", "dnd", "idle", "invisible", "offline")


class Close(IntEnum):
    """Close codes; those of the reference that mean « do not come back » are 4004 and from 4010 on."""

    UNKNOWN_ERROR = 4000
    UNKNOWN_OPCODE = 4001
    DECODE_ERROR = 4002
    NOT_AUTHENTICATED = 4003
    AUTHENTICATION_FAILED = 4004
    ALREADY_AUTHENTICATED = 4005
    INVALID_SEQUENCE = 4007
    RATE_LIMITED = 4008
    INVALID_SHARD = 4010
    INVALID_VERSION = 4012
    INVALID_INTENTS = 4013
    DISALLOWED_INTENTS = 4014


class Rejected(Exception):
    """A client sent what closes its connection, with ``code``."""

    def __init__(self, code: Close) -> None:
        super().__init__(code.name)
        self.code = code


@dataclass(frozen=True, slots=True)
class Identify:
    """What an Identify asks; ``asked_shard`` says whether it names one."""

    intents: Intent
    shard: tuple[int, int] = (0, 1)
    asked_shard: bool = False


def unserved(query: Mapping[str, str]) -> str | None:
    """Why a websocket cannot be opened with those parameters, where it cannot: Discord has ETF and zstd, the playground not."""
    if query.get("encoding", "json") != "json":
        return "This playground speaks JSON alone: ask for encoding=json."
    if query.get("compress") not in (None, "", "zlib-stream"):
        return "This playground compresses by zlib-stream alone: ask for it, or for no compression."
    return None


def version_asked(query: Mapping[str, str]) -> int:
    """The version of the API that a client asks for, the newest by default; ``Rejected`` (4012) where it is none that lasts."""
    asked = query.get("v", str(VERSIONS[-1]))
    if not asked.isdecimal() or int(asked) not in VERSIONS:
        raise Rejected(Close.INVALID_VERSION)
    return int(asked)


def read_payload(frame: str | bytes) -> tuple[Op, Any]:
    """The opcode and the data of a frame, text or binary; ``Rejected`` (4002, 4001) where it is no payload, or of no opcode."""
    data = frame.encode() if isinstance(frame, str) else frame
    if len(data) > LARGEST_PAYLOAD:
        raise Rejected(Close.DECODE_ERROR)
    try:
        payload = json.loads(data)
        op, inner = int(payload["op"]), payload.get("d")
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Rejected(Close.DECODE_ERROR) from None
    try:
        return Op(op), inner
    except ValueError:
        raise Rejected(Close.UNKNOWN_OPCODE) from None


def fields_of(data: object) -> JSON:
    """The data of an opcode that takes an object; ``Rejected`` (4001) where it is none."""
    if not isinstance(data, dict):
        raise Rejected(Close.UNKNOWN_OPCODE)
    return data


def require_token(data: JSON, token: str) -> None:
    """``Rejected`` (4004) where the token is wrong; several clients send it as the REST side takes it, after « Bot »."""
    if str(data.get("token")).removeprefix("Bot ") != token:
        raise Rejected(Close.AUTHENTICATION_FAILED)


def read_identify(data: JSON, allowed: Intent) -> Identify:
    """What an Identify asks; ``Rejected`` where its properties, shard or intents are wrong (4001, 4010, 4013, 4014)."""
    if not isinstance(data.get("properties"), dict):
        raise Rejected(Close.UNKNOWN_OPCODE)
    if data.get("presence") is not None:
        require_presence(data["presence"])
    bits = data.get("intents")
    if not isinstance(bits, int) or bits < 0 or bits & ~EVERY_INTENT:
        raise Rejected(Close.INVALID_INTENTS)
    if bits & ~allowed:
        raise Rejected(Close.DISALLOWED_INTENTS)
    shard = data.get("shard")
    if shard is None:
        return Identify(Intent(bits))
    match shard:
        case [int(number), int(count)] if 0 <= number < count:
            return Identify(Intent(bits), (number, count), asked_shard=True)
    raise Rejected(Close.INVALID_SHARD)


def read_resume(data: JSON) -> tuple[str, int]:
    """The session and the last sequence number of a Resume; ``Rejected`` (4001, 4007) where they are none."""
    session_id, sequence = data.get("session_id"), data.get("seq")
    if not isinstance(session_id, str):
        raise Rejected(Close.UNKNOWN_OPCODE)
    if not isinstance(sequence, int) or sequence < 0:
        raise Rejected(Close.INVALID_SEQUENCE)
    return session_id, sequence


def require_presence(data: object) -> None:
    """``Rejected`` (4001) where a presence has a status that does not exist, or activities that are no list.

    What is left out or null keeps its default: hikari and Eris say no activity so.
    """
    presence = fields_of(data)
    status, activities = presence.get("status"), presence.get("activities")
    if status not in (None, *_STATUSES) or not isinstance(activities, list | None):
        raise Rejected(Close.UNKNOWN_OPCODE)
