"""Which commands Discord offers to a member in a channel."""

from bot.playground.access import permissions_in
from bot.playground.guild import DIRECT_CHANNEL
from bot.playground.json_types import JSON
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
    """Whether the member may use the command: its contexts, then its default permissions."""
    direct = channel["type"] == DIRECT_CHANNEL
    contexts = command["contexts"]
    if contexts is not None and _CONTEXTS[direct] not in contexts:
        return False
    if direct:
        return contexts is not None or command["dm_permission"] is not False
    granted = permissions_in(state, channel, user_id)
    needed = command["default_member_permissions"]
    if not granted & Permission.USE_APPLICATION_COMMANDS:
        return False
    if needed is None or granted & Permission.ADMINISTRATOR:
        return True
    # "0" means administrators only.
    return int(needed) != 0 and int(needed) & ~granted == 0


def require_offered(state: State, command: JSON, channel: JSON, user_id: str) -> None:
    """Raise ``CommandRefused`` where the member may not use the command."""
    if not is_offered(state, command, channel, user_id):
        raise CommandRefused(command["name"])
