"""How far each member has read each channel, and what is unread there."""

from bot.playground.guild import DIRECT_CHANNEL
from bot.playground.json_types import JSON
from bot.playground.state import State


class Marks:
    """The last message that each user has read, by channel."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._read: dict[tuple[str, str], int] = {}

    def mark(self, user_id: str, channel_id: str, message_id: int) -> None:
        """Everything up to a message is read; what was read stays so."""
        key = user_id, channel_id
        self._read[key] = max(self._read.get(key, 0), message_id)

    def read(self, user_id: str, channel_id: str) -> int:
        """The last message read; 0 where none was."""
        return self._read.get((user_id, channel_id), 0)

    def unread(self, user_id: str, channel: JSON, roles: list[str]) -> tuple[int, int]:
        """How many messages of others are unread in a channel, and how many of them name the member."""
        since, unread, named = self.read(user_id, channel["id"]), 0, 0
        for stored in self._state.messages.latest_in(channel["id"]):
            message = stored.raw
            if int(message["id"]) <= since:
                break
            if stored.seen_by not in (None, user_id) or message["author"]["id"] == user_id:
                continue
            unread += 1
            named += channel["type"] == DIRECT_CHANNEL or mentions(message, user_id, roles)
        return unread, named


def mentions(message: JSON, user_id: str, roles: list[str]) -> bool:
    """Whether a message names a member, one of their roles, or everyone."""
    return bool(
        message["mention_everyone"]
        or any(user["id"] == user_id for user in message["mentions"])
        or set(message["mention_roles"]) & set(roles)
    )
