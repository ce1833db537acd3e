"""What Discord's client lists in a menu of members, roles or channels, in a message or in a form."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from bot.playground.component_kinds import Kind
from bot.playground.guild import Guild
from bot.playground.json_types import JSON
from bot.playground.permissions import Permission, channel_permissions


def listing(guild: Guild, user_id: str) -> Callable[[JSON], JSON]:
    """What gives a component its options as a member's client lists them; those that have their own stay as they are.

    A message or a form goes in whole: the components inside get theirs.
    """

    def listed(component: JSON) -> JSON:
        nested: JSON = {key: listed(component[key]) for key in ("component", "accessory") if component.get(key)}
        if "components" in component:
            nested["components"] = [listed(part) for part in component["components"]]
        kinds = _LISTED.get(component.get("type", 0))
        return component | nested | ({"options": _options(guild, component, kinds, user_id)} if kinds else {})

    return listed


def entity_name(guild: Guild, identifier: str) -> str | None:
    """« @Denis Roy », « @Coordination », « #plan »; None for what the guild does not have."""
    if identifier in guild.members:
        user = guild.members[identifier]["user"]
        return f"@{user['global_name'] or user['username']}"
    if identifier in guild.roles:
        return f"@{str(guild.roles[identifier]['name']).removeprefix('@')}"
    return f"#{guild.channels[identifier]['name']}" if identifier in guild.channels else None


def _options(guild: Guild, menu: JSON, kinds: tuple[str, ...], user_id: str) -> list[JSON]:
    proposed = {str(entry["id"]) for entry in menu.get("default_values") or []}
    found = [key for kind in kinds for key in _KEYS[kind](guild, menu, user_id)]
    return [{"label": entity_name(guild, key), "value": key, "default": key in proposed} for key in found]


def _members(guild: Guild, _menu: JSON, _user_id: str) -> list[str]:
    return list(guild.members)


def _roles(guild: Guild, _menu: JSON, _user_id: str) -> list[str]:
    return list(guild.roles)


def _channels(guild: Guild, menu: JSON, user_id: str) -> list[str]:
    """The channels of the menu's types that the member sees."""
    types = menu.get("channel_types")
    return [
        key
        for key, channel in guild.channels.items()
        if (not types or channel["type"] in types)
        and channel_permissions(guild, user_id, channel) & Permission.VIEW_CHANNEL
    ]


_KEYS: Final[Mapping[str, Callable[[Guild, JSON, str], list[str]]]] = MappingProxyType(
    {"members": _members, "roles": _roles, "channels": _channels}
)
_LISTED: Final[Mapping[int, tuple[str, ...]]] = MappingProxyType(
    {
        Kind.USER_SELECT: ("members",),
        Kind.ROLE_SELECT: ("roles",),
        Kind.MENTIONABLE_SELECT: ("members", "roles"),
        Kind.CHANNEL_SELECT: ("channels",),
    }
)
