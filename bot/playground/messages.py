"""Messages as Discord makes them of a request: created, edited, shown while a deferred answer is awaited."""

import re
from collections.abc import Mapping
from copy import deepcopy

from bot.playground.access import permissions_in
from bot.playground.attachments import attach, discard, link_media, staying
from bot.playground.component_kinds import COMPONENTS_V2, Kind, walk
from bot.playground.errors import Refusal, Refused, invalid_field, invalid_form
from bot.playground.json_types import JSON
from bot.playground.limits import is_empty, message_errors
from bot.playground.message_store import Stored
from bot.playground.permissions import Permission
from bot.playground.polls import start_poll
from bot.playground.state import File, State

EPHEMERAL = 1 << 6
LOADING = 1 << 7
_SETTABLE = COMPONENTS_V2 | 1 << 2 | 1 << 12
"""What a request may set besides « ephemeral »: components V2, suppressed embeds, silent."""

_USER_MENTION = re.compile(r"<@!?(\d+)>")
_ROLE_MENTION = re.compile(r"<@&(\d+)>")


def blank_message(state: State, channel_id: str, author: JSON) -> JSON:
    """A message that says nothing yet."""
    return {
        "id": state.ids.new(),
        "channel_id": channel_id,
        "type": 0,
        "author": author,
        "content": "",
        "timestamp": state.clock.now().isoformat(),
        "edited_timestamp": None,
        "tts": False,
        "pinned": False,
        "flags": 0,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": [],
    }


def fill(state: State, message: JSON, payload: JSON, files: Mapping[int, File]) -> None:
    """Write into ``message`` what a request says; raise ``Refused`` (50035, 50006) where Discord would."""
    stays = staying(payload, message["attachments"])
    names = {attachment["filename"] for attachment in stays} | {file.filename for file in files.values()}
    if wrong := message_errors(payload, components_v2=bool(message["flags"] & COMPONENTS_V2), files=names):
        raise invalid_form(wrong)
    said = {name: payload.get(name, message[name]) for name in ("content", "embeds", "components")}
    attachments = attach(state, message["channel_id"], payload, files, message["attachments"])
    if is_empty(said | {"attachments": attachments}) and "poll" not in payload:
        raise Refused(Refusal.EMPTY_MESSAGE)
    components = _numbered(deepcopy(said["components"] or []))
    embeds = [{"type": "rich"} | embed for embed in deepcopy(said["embeds"] or [])]
    link_media(components, embeds, attachments)
    message |= {
        "flags": message["flags"] | ((payload.get("flags") or 0) & _SETTABLE),
        "content": said["content"] or "",
        "embeds": embeds,
        "components": components,
        "attachments": attachments,
    }
    message |= _mentions(state, message, payload.get("allowed_mentions"))


def create_message(
    state: State, channel_id: str, author: JSON, payload: JSON, files: Mapping[int, File], extra: JSON | None = None
) -> Stored:
    """Keep a new message in a channel; ``extra`` has fields that the request does not decide."""
    message = blank_message(state, channel_id, author)
    fill(state, message, payload, files)
    message |= extra or {}
    if payload.get("poll"):
        start_poll(state, message, payload)
    if payload.get("message_reference"):
        message |= _reply(state, channel_id, payload["message_reference"])
    stored = Stored(message)
    state.messages.add(stored)
    state.channels[channel_id]["last_message_id"] = message["id"]
    return stored


def edit_message(state: State, message: JSON, payload: JSON, files: Mapping[int, File]) -> None:
    """Change a message as a request says; all or nothing. One that has a poll is never changed (520003)."""
    if "poll" in message or payload.get("poll"):
        raise Refused(Refusal.POLL_NOT_EDITABLE)
    edited = deepcopy(message)
    fill(state, edited, payload, files)
    stayed = {attachment["id"] for attachment in edited["attachments"]}
    discard(state, [old for old in message["attachments"] if old["id"] not in stayed])
    message |= edited | {"edited_timestamp": state.clock.now().isoformat()}
    state.messages.note(message["channel_id"], message["id"])


def _reply(state: State, channel_id: str, reference: JSON) -> JSON:
    stored = state.messages.get(channel_id, str(reference.get("message_id")))
    if stored is None or stored.seen_by is not None:  # who answers shows it to all
        if reference.get("fail_if_not_exists") is False:
            return {}
        raise invalid_field(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
    where = {"type": 0, "channel_id": channel_id, "message_id": stored.raw["id"]}
    return {"type": 19, "message_reference": where, "referenced_message": quoted(stored.raw)}


def quoted(message: JSON) -> JSON:
    """A copy of a message as an answer to it carries it: without the one that it answers itself, else a long talk has no end."""
    return deepcopy({name: value for name, value in message.items() if name != "referenced_message"})


def _numbered(components: list[JSON]) -> list[JSON]:
    """Give each component without an ``id`` the first number that is free, and write what menus propose, as Discord does."""
    taken = {component["id"] for component in walk(components) if component.get("id")}
    free = (number for number in range(1, 10_000) if number not in taken)
    for component in walk(components):
        if not component.get("id"):
            component["id"] = next(free)
        proposed = component.get("default_values")
        if isinstance(proposed, list):  # of numbers, as the client sends them; Discord answers snowflakes
            component["default_values"] = [{**each, "id": str(each["id"])} for each in proposed]
        options = component.get("options")
        for decorated in (component, *(options if isinstance(options, list) else ())):
            emoji = decorated.get("emoji")
            if isinstance(emoji, dict):  # one of Unicode has no ``id``; clients send null
                decorated["emoji"] = {key: value for key, value in emoji.items() if value is not None}
    return components


def _mentions(state: State, message: JSON, allowed: JSON | None) -> JSON:
    """Whom the message's text names, of those whom ``allowed_mentions`` and the author's permissions let it notify."""
    texts = [str(part["content"]) for part in walk(message["components"]) if part["type"] == Kind.TEXT_DISPLAY]
    text = "\n".join([message["content"], *texts])
    users = [user for user in dict.fromkeys(_USER_MENTION.findall(text)) if _allowed(allowed, "users", user)]
    roles = [role for role in dict.fromkeys(_ROLE_MENTION.findall(text)) if _allowed(allowed, "roles", role)]
    named = ("@everyone" in text or "@here" in text) and _allowed(allowed, "everyone", "")
    channel = state.channels[message["channel_id"]]
    if not permissions_in(state, channel, message["author"]["id"]) & Permission.MENTION_EVERYONE:
        known = state.guilds[channel["guild_id"]].roles if "guild_id" in channel else {}
        roles, named = [role for role in roles if role in known and known[role]["mentionable"]], False
    return {
        "mentions": [state.users[user] for user in users if user in state.users],
        "mention_roles": roles,
        "mention_everyone": named,
    }


def _allowed(allowed: JSON | None, kind: str, identifier: str) -> bool:
    if allowed is None:
        return True
    return kind in (allowed.get("parse") or []) or identifier in map(str, allowed.get(kind) or [])
