"""Whether the bot may do something in a channel."""

from bot.playground.errors import Refusal, Refused
from bot.playground.guild import DIRECT_CHANNEL
from bot.playground.json_types import JSON
from bot.playground.permissions import DIRECT, Permission, channel_permissions
from bot.playground.state import State


def permissions_in(state: State, channel: JSON, user_id: str) -> int:
    """What a user may do in a channel of a guild or of direct messages."""
    if channel["type"] == DIRECT_CHANNEL:
        return DIRECT
    return channel_permissions(state.guilds[channel["guild_id"]], user_id, channel)


def require(state: State, channel_id: str, needed: Permission = Permission.NONE) -> JSON:
    """The channel, where the bot sees it and has ``needed`` there; ``Refused`` (10003, 50001, 50013) otherwise."""
    channel = state.channel(channel_id)
    granted = permissions_in(state, channel, state.bot_id)
    if not granted & Permission.VIEW_CHANNEL:
        raise Refused(Refusal.MISSING_ACCESS)
    if needed & ~granted:
        raise Refused(Refusal.MISSING_PERMISSIONS)
    return channel
