"""The messages of every channel, in the order of their identifiers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.playground.errors import Refusal, Refused
from bot.playground.json_types import JSON


@dataclass(slots=True)
class Stored:
    """A message as the protocol writes it, the only user who sees it where it is ephemeral, and since when it is pinned."""

    raw: JSON
    seen_by: str | None = None
    pinned_at: datetime | None = None


class MessageStore:
    """Messages by channel, then by identifier; identifiers only grow, so the order of insertion is theirs."""

    def __init__(self) -> None:
        self._channels: dict[str, dict[str, Stored]] = {}

    def add(self, stored: Stored) -> None:
        """Keep a new message."""
        self._channels.setdefault(stored.raw["channel_id"], {})[stored.raw["id"]] = stored

    def get(self, channel_id: str, message_id: str) -> Stored | None:
        """A message, ephemeral or not, where there is one."""
        return self._channels.get(channel_id, {}).get(message_id)

    def find(self, channel_id: str, message_id: str) -> Stored:
        """A message, ephemeral or not; raise ``Refused`` (10008) where there is none."""
        stored = self.get(channel_id, message_id)
        if stored is None:
            raise Refused(Refusal.UNKNOWN_MESSAGE)
        return stored

    def find_public(self, channel_id: str, message_id: str) -> Stored:
        """A message that everyone in the channel sees; raise ``Refused`` (10008) where there is none."""
        stored = self.find(channel_id, message_id)
        if stored.seen_by is not None:
            raise Refused(Refusal.UNKNOWN_MESSAGE)
        return stored

    def remove(self, channel_id: str, message_id: str) -> None:
        """Forget a message; raise ``Refused`` (10008) where there is none."""
        self.find(channel_id, message_id)
        del self._channels[channel_id][message_id]

    def forget_hidden(self, channel_id: str, message_id: str) -> None:
        """Forget a message that is ephemeral; leave any other."""
        stored = self.get(channel_id, message_id)
        if stored is not None and stored.seen_by is not None:
            self.remove(channel_id, message_id)

    def forget_channel(self, channel_id: str) -> None:
        """Forget every message of a channel."""
        self._channels.pop(channel_id, None)

    def stored_in(self, channel_id: str) -> Collection[Stored]:
        """Every message of a channel, oldest first, ephemeral or not."""
        return self._channels.get(channel_id, {}).values()

    def seen_in(self, channel_id: str, user_id: str | None = None) -> list[JSON]:
        """The messages of a channel, oldest first: the public ones and those that only ``user_id`` sees."""
        return [stored.raw for stored in self.stored_in(channel_id) if stored.seen_by in (None, user_id)]
