"""What a server's people do to it while the bot is there: channels come, go and close, members come and leave."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.playground.guild import channel_json, member_json, user_json
from bot.playground.json_types import JSON
from bot.playground.sessions import Intent

if TYPE_CHECKING:
    from bot.playground.gateway import Gateway
    from bot.playground.guild import Guild
    from bot.playground.permissions import Permission
    from bot.playground.state import State

_MEMBER = 1  # a permission overwrite is a role's or a member's


class Administration:
    """Server settings, as those who manage a server use them; the bot is told of each change."""

    def __init__(self, state: "State", gateway: "Gateway") -> None:
        self._state = state
        self._gateway = gateway

    def channel(self, name_or_id: str) -> JSON:
        """A channel, of direct messages too by its identifier; raise ``KeyError`` where there is none."""
        if name_or_id in self._state.channels:
            return self._state.channels[name_or_id]
        for channel in self._state.channels.values():
            if channel.get("name") == name_or_id:
                return channel
        raise KeyError(name_or_id)

    def add_channel(self, guild: "Guild", name: str) -> JSON:
        """A new text channel that everyone sees, after the others."""
        channel = channel_json(self._state.ids.new(), guild.id, name, len(guild.channels), [])
        guild.channels[channel["id"]] = self._state.channels[channel["id"]] = channel
        self._tell("CHANNEL_CREATE", channel, guild.id)
        return channel

    def delete_channel(self, name_or_id: str) -> None:
        """Delete a guild's channel and its messages; raise ``KeyError`` where there is none."""
        channel = self.channel(name_or_id)
        del self._state.guilds[channel["guild_id"]].channels[channel["id"]]
        del self._state.channels[channel["id"]]
        self._state.messages.forget_channel(channel["id"])
        self._tell("CHANNEL_DELETE", channel, channel["guild_id"])

    def set_denied(self, name_or_id: str, denied: "Permission") -> None:
        """Deny the bot those permissions in a guild's channel, and no others; raise ``KeyError`` where there is none."""
        channel = self.channel(name_or_id)
        others = [one for one in channel["permission_overwrites"] if one["id"] != self._state.bot_id]
        own = {"id": self._state.bot_id, "type": _MEMBER, "allow": "0", "deny": str(int(denied))}
        channel["permission_overwrites"] = [*others, own] if denied else others
        self._tell("CHANNEL_UPDATE", channel, channel["guild_id"])

    def add_member(self, guild: "Guild", username: str, name: str, roles: Sequence[str]) -> JSON:
        """A newcomer with roles by their names, given as a user; raise ``KeyError`` for a role that there is not."""
        role_ids = [guild.role_id(role) for role in roles]
        user = user_json(self._state.ids.new(), username, name)
        self._state.users[user["id"]] = user
        member = member_json(user, role_ids, self._state.clock.now().isoformat())
        guild.members[user["id"]] = member
        self._tell("GUILD_MEMBER_ADD", member | {"guild_id": guild.id}, guild.id, Intent.GUILD_MEMBERS)
        return user

    def remove_member(self, guild: "Guild", user: JSON) -> None:
        """Somebody leaves; they are still a user of Discord. Raise ``KeyError`` where they are no member."""
        del guild.members[user["id"]]
        self._tell("GUILD_MEMBER_REMOVE", {"guild_id": guild.id, "user": user}, guild.id, Intent.GUILD_MEMBERS)

    def _tell(self, event: str, data: JSON, guild_id: str, intent: Intent = Intent.GUILDS) -> None:
        self._gateway.publish(event, data, intent, guild_id=guild_id)
        self._state.touch()
