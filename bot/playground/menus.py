"""What Discord's client lists in a menu of members, roles or channels, in a message or in a form."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from bot.playground.component_kinds import Kind
from bot.playground.guild import Guild
from bot.playground.json_types import JSON
from bot.playground.permissions import Permission, channel_permissions
from bot.playground.transcript_markdown import Names


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


def names_in(guild: Guild) -> Names:
    """What the guild's members, roles and channels are called, without the sign before."""
    return Names(
        users={key: called(member["user"]) for key, member in guild.members.items()},
        roles={key: role["name"].removeprefix("@") for key, role in guild.roles.items()},
        channels={key: channel["name"] for key, channel in guild.channels.items()},
    )


def called(user: JSON) -> str:
    """What Discord calls a user: by the name that they show, or by their username."""
    return str(user["global_name"] or user["username"])


def _options(guild: Guild, menu: JSON, kinds: tuple[str, ...], user_id: str) -> list[JSON]:
    proposed = {str(entry["id"]) for entry in menu.get("default_values") or []}
    names = names_in(guild)
    named = {
        "members": {key: f"@{name}" for key, name in names.users.items()},
        "roles": {key: f"@{name}" for key, name in names.roles.items()},
        "channels": {key: f"#{names.channels[key]}" for key in _channels(guild, menu, user_id)},
    }
    found = [one for kind in kinds for one in named[kind].items()]
    return [{"label": label, "value": key, "default": key in proposed} for key, label in found]


def _channels(guild: Guild, menu: JSON, user_id: str) -> list[str]:
    """The channels of the menu's types that the member sees."""
    types = menu.get("channel_types")
    return [
        key
        for key, channel in guild.channels.items()
        if (not types or channel["type"] in types)
        and channel_permissions(guild, user_id, channel) & Permission.VIEW_CHANNEL
    ]


_LISTED: Final[Mapping[int, tuple[str, ...]]] = MappingProxyType(
    {
        Kind.USER_SELECT: ("members",),
        Kind.ROLE_SELECT: ("roles",),
        Kind.MENTIONABLE_SELECT: ("members", "roles"),
        Kind.CHANNEL_SELECT: ("channels",),
    }
)
