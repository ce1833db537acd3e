"""Which commands Discord offers to a member in a channel."""

from bot.playground.access import permissions_in
from bot.playground.guild import DIRECT_CHANNEL
from bot.playground.json_types import JSON
from bot.playground.overrides import allowed_in, allowed_to
from bot.playground.permissions import Permission
from bot.playground.state import State

_CONTEXTS = {True: 1, False: 0}
"""Whether it is a direct message -> the context's number."""


class CommandRefused(Exception):
    """A command that Discord does not offer to this member there: its name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def is_offered(state: State, command: JSON, channel: JSON, user_id: str) -> bool:
    """Whether the member may use the command: its contexts, what the server set for it, then its default permissions."""
    direct = channel["type"] == DIRECT_CHANNEL
    contexts = command["contexts"]
    if contexts is not None and _CONTEXTS[direct] not in contexts:
        return False
    if direct:
        return contexts is not None or command["dm_permission"] is not False
    granted = permissions_in(state, channel, user_id)
    if granted & Permission.ADMINISTRATOR:
        return True
    guild, name = state.guilds[channel["guild_id"]], command["name"]
    if not granted & Permission.USE_APPLICATION_COMMANDS or not allowed_in(guild, name, channel["id"]):
        return False
    opened = allowed_to(guild, name, user_id)
    return _by_default(command, granted) if opened is None else opened


def _by_default(command: JSON, granted: int) -> bool:
    """Whether the permissions in the channel are those that the command asks for; « 0 » is administrators only."""
    needed = command["default_member_permissions"]
    return needed is None or (int(needed) != 0 and int(needed) & ~granted == 0)


def require_offered(state: State, command: JSON, channel: JSON, user_id: str) -> None:
    """Raise ``CommandRefused`` where the member may not use the command."""
    if not is_offered(state, command, channel, user_id):
        raise CommandRefused(command["name"])
