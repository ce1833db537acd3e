"""What a server's administration sets for an app's commands (Discord's reference, "Application Command Permissions")."""

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.playground.guild import Guild
    from bot.playground.json_types import JSON

ALL_COMMANDS: Final = ""
"""Instead of a command's name: what is set holds for those that have nothing of their own."""


class OverrideKind(IntEnum):
    """For whom, or where: Discord's application command permission types."""

    ROLE = 1
    USER = 2
    CHANNEL = 3


def override(guild: "Guild", name: str, target_id: str, *, allowed: bool) -> None:
    """Open or close a command, as server settings › Integrations › the app do; what was set for the same target goes.

    Args:
        guild: where.
        name: the command's root name (``gerer``), or ``ALL_COMMANDS``.
        target_id: a role's, a member's or a channel's; the guild's own is everyone, one less is every channel.
        allowed: open it, or close it.
    """
    target = {"id": target_id, "type": int(_kind(guild, target_id))}
    others = [one for one in guild.command_overrides.get(name, []) if not target.items() <= one.items()]
    guild.command_overrides[name] = [*others, target | {"permission": allowed}]


def overrides_of(guild: "Guild", name: str) -> "list[JSON]":
    """What holds for a command: its own settings, else those of all commands."""
    return guild.command_overrides.get(name) or guild.command_overrides.get(ALL_COMMANDS) or []


def allowed_in(guild: "Guild", name: str, channel_id: str) -> bool:
    """Whether the command may be used in a channel: what is set for it, else for every channel, else yes."""
    verdict = _verdict(overrides_of(guild, name), OverrideKind.CHANNEL, [channel_id])
    if verdict is None:
        verdict = _verdict(overrides_of(guild, name), OverrideKind.CHANNEL, [_every_channel(guild)])
    return verdict is not False


def allowed_to(guild: "Guild", name: str, user_id: str) -> bool | None:
    """Whether it is open to a member: what is set for them, else for one of their roles, else for everyone.

    One role that opens it is enough. None where nothing is said, and the command's default permissions decide.
    """
    set_here = overrides_of(guild, name)
    for kind, targets in (
        (OverrideKind.USER, [user_id]),
        (OverrideKind.ROLE, guild.members[user_id]["roles"]),
        (OverrideKind.ROLE, [guild.id]),
    ):
        verdict = _verdict(set_here, kind, targets)
        if verdict is not None:
            return verdict
    return None


def _verdict(set_here: "Iterable[JSON]", kind: OverrideKind, targets: Iterable[str]) -> bool | None:
    wanted = set(targets)
    said = [one["permission"] for one in set_here if one["type"] == kind and one["id"] in wanted]
    return any(said) if said else None


def _kind(guild: "Guild", target_id: str) -> OverrideKind:
    if target_id == _every_channel(guild):  # before members: the cast's identifiers follow one another
        return OverrideKind.CHANNEL
    if target_id in guild.roles:
        return OverrideKind.ROLE
    return OverrideKind.USER if target_id in guild.members else OverrideKind.CHANNEL


def _every_channel(guild: "Guild") -> str:
    return str(int(guild.id) - 1)
