"""Commands of menus: those of a message and of a member (Discord's reference, Application Commands)."""

from collections.abc import Sequence
from typing import Final

from bot.playground.commandline_values import answers_to
from bot.playground.guild import Guild
from bot.playground.json_types import JSON
from bot.playground.resolve import resolve_values

USER_MENU: Final = 2
MESSAGE_MENU: Final = 3


def menu_data(
    guild: Guild, commands: Sequence[JSON], wanted: str, locale: str, *, message: JSON | None, user: str | None
) -> tuple[JSON, JSON]:
    """The data of the interaction when a menu's command is chosen, and that command as it was registered.

    Args:
        guild: where it is.
        commands: the commands that the guild has.
        wanted: the command's identifier, or its name in ``locale`` or by default.
        locale: the member's.
        message: the message whose menu it is.
        user: the identifier of the member whose menu it is, where there is no message.

    Raises:
        KeyError: there is no such command in that menu, or no such member.
        ValueError: there is neither a message nor a member.
    """
    if message is not None:
        kind, target = MESSAGE_MENU, message["id"]
        resolved: JSON = {"messages": {target: message}}
    elif user is not None:
        kind, target = USER_MENU, guild.members[user]["user"]["id"]
        resolved = resolve_values(guild, [user])
    else:
        msg = "a menu is that of a message or of a member"
        raise ValueError(msg)
    command = _chosen([one for one in commands if one.get("type") == kind], wanted, locale)
    data = {"id": command["id"], "name": command["name"], "type": kind, "target_id": target, "resolved": resolved}
    if command.get("guild_id"):
        data["guild_id"] = command["guild_id"]
    return data, command


def _chosen(commands: Sequence[JSON], wanted: str, locale: str) -> JSON:
    for command in commands:
        if wanted == command["id"] or answers_to(command, wanted, locale):
            return command
    raise KeyError(wanted)
