"""What goes with an interaction's values that are identifiers: the members, roles, channels and files they name."""

from collections.abc import Iterator
from typing import cast

from bot.playground.component_kinds import SELECTS, Kind, walk
from bot.playground.guild import Guild
from bot.playground.json_types import JSON

_IDENTIFIERS = (6, 7, 8, 9)
"""Options that are a user, a channel, a role, or a user or role."""


def resolve_command(guild: Guild, data: JSON, attachments: list[JSON]) -> JSON:
    """The ``resolved`` of a command's data, as a part of the data; empty where nothing needs it."""
    values = [str(option["value"]) for option in _leaves(data) if option["type"] in _IDENTIFIERS]
    resolved = resolve_values(guild, values)
    if attachments:
        resolved["attachments"] = {attachment["id"]: attachment for attachment in attachments}
    return {"resolved": resolved} if resolved else {}


def resolve_form(guild: Guild, filled: list[JSON], attachments: list[JSON]) -> JSON:
    """The ``resolved`` of a form's data, as a part of the data; empty where nothing needs it."""
    inputs = [part for part in walk(filled) if part["type"] in SELECTS and part["type"] != Kind.STRING_SELECT]
    resolved = resolve_values(guild, [value for part in inputs for value in cast("list[str]", part["values"])])
    if attachments:
        resolved["attachments"] = {attachment["id"]: attachment for attachment in attachments}
    return {"resolved": resolved} if resolved else {}


def resolve_values(guild: Guild, identifiers: list[str]) -> JSON:
    """What each identifier names, by kind: ``users`` and ``members``, ``roles``, ``channels``."""
    resolved: dict[str, JSON] = {}
    for identifier in identifiers:
        if identifier in guild.members:
            member = guild.members[identifier]
            without_user = {key: value for key, value in member.items() if key != "user"}
            resolved.setdefault("users", {})[identifier] = member["user"]
            resolved.setdefault("members", {})[identifier] = without_user | {"permissions": "0"}
        elif identifier in guild.roles:
            resolved.setdefault("roles", {})[identifier] = guild.roles[identifier]
        elif identifier in guild.channels:
            resolved.setdefault("channels", {})[identifier] = guild.channels[identifier] | {"permissions": "0"}
    return dict(resolved)


def _leaves(item: JSON) -> Iterator[JSON]:
    for option in item.get("options") or []:
        if "options" in option:
            yield from _leaves(option)
        elif "value" in option:
            yield option
