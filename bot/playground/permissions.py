"""What a member may do in a channel (Discord's reference, "Permissions")."""

from enum import IntFlag
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.playground.guild import Guild
    from bot.playground.json_types import JSON


class Permission(IntFlag):
    """The permissions that the playground looks at."""

    NONE = 0
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_EVENTS = 1 << 33
    CREATE_EVENTS = 1 << 44
    SEND_POLLS = 1 << 49
    PIN_MESSAGES = 1 << 51


EVERYTHING = (1 << 53) - 1
EVERYONE = (
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_APPLICATION_COMMANDS
)
"""What the role of everyone gives in the demonstration's guild."""

DIRECT = EVERYONE | Permission.PIN_MESSAGES | Permission.SEND_POLLS
"""What anyone has in a direct message."""


def base_permissions(guild: "Guild", user_id: str) -> int:
    """What the roles of a member give in the whole guild; the owner and administrators have everything."""
    if user_id == guild.owner_id:
        return EVERYTHING
    granted = int(guild.roles[guild.id]["permissions"])
    for role_id in guild.members[user_id]["roles"]:
        granted |= int(guild.roles[role_id]["permissions"])
    return EVERYTHING if granted & Permission.ADMINISTRATOR else granted


def channel_permissions(guild: "Guild", user_id: str, channel: "JSON") -> int:
    """What a member may do in one channel: the roles, then the overwrites of everyone, of roles, of the member.

    Who is no member, or no longer, may do nothing there.
    """
    if user_id not in guild.members:
        return Permission.NONE
    granted = base_permissions(guild, user_id)
    if granted == EVERYTHING:
        return granted
    overwrites = {overwrite["id"]: overwrite for overwrite in channel["permission_overwrites"]}
    roles = [overwrites[role] for role in guild.members[user_id]["roles"] if role in overwrites]
    for layer in ([overwrites.get(guild.id)], roles, [overwrites.get(user_id)]):
        present = [overwrite for overwrite in layer if overwrite]
        for overwrite in present:
            granted &= ~int(overwrite["deny"])
        for overwrite in present:
            granted |= int(overwrite["allow"])
    return granted if granted & Permission.VIEW_CHANNEL else 0
