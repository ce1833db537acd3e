"""The messages of every channel, in the order of their identifiers."""

from collections import OrderedDict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.playground.errors import Refusal, Refused
from bot.playground.json_types import JSON

KEPT_CHANGES: Final = 20_000
"""How many messages' last changes are remembered: whoever looks less often looks at everything again."""


@dataclass(slots=True)
class Stored:
    """A message as the protocol writes it, the only user who sees it where it is ephemeral, and since when it is pinned."""

    raw: JSON
    seen_by: str | None = None
    pinned_at: datetime | None = None


class MessageStore:
    """Messages by channel, then by identifier; identifiers only grow, so the order of insertion is theirs.

    ``revision`` grows with each change of a message, which is told by ``note`` where it is not one of this class's own.
    """

    def __init__(self) -> None:
        self._channels: dict[str, dict[str, Stored]] = {}
        self.revision = 0
        self._changes: OrderedDict[tuple[str, str], int] = OrderedDict()
        self._forgotten = 0

    def note(self, channel_id: str, message_id: str) -> None:
        """A message has changed, come or gone."""
        self.revision += 1
        self._changes[channel_id, message_id] = self.revision
        self._changes.move_to_end((channel_id, message_id))
        if len(self._changes) > KEPT_CHANGES:
            _, self._forgotten = self._changes.popitem(last=False)

    def changed_since(self, revision: int) -> list[tuple[str, str]] | None:
        """The channel and identifier of each message changed since, first change first; None where it is too long ago."""
        if revision < self._forgotten:
            return None
        found = []
        for key, at in reversed(self._changes.items()):
            if at <= revision:
                break
            found.append(key)
        return found[::-1]

    def add(self, stored: Stored) -> None:
        """Keep a new message."""
        self._channels.setdefault(stored.raw["channel_id"], {})[stored.raw["id"]] = stored
        self.note(stored.raw["channel_id"], stored.raw["id"])

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
        self.note(channel_id, message_id)

    def forget_hidden(self, channel_id: str, message_id: str) -> None:
        """Forget a message that is ephemeral; leave any other."""
        stored = self.get(channel_id, message_id)
        if stored is not None and stored.seen_by is not None:
            self.remove(channel_id, message_id)

    def forget_channel(self, channel_id: str) -> None:
        """Forget every message of a channel."""
        for message_id in self._channels.pop(channel_id, {}):
            self.note(channel_id, message_id)

    def stored_in(self, channel_id: str) -> Collection[Stored]:
        """Every message of a channel, oldest first, ephemeral or not."""
        return self._channels.get(channel_id, {}).values()

    def latest_in(self, channel_id: str) -> Iterator[Stored]:
        """Every message of a channel, the latest first, ephemeral or not."""
        return reversed(self._channels.get(channel_id, {}).values())

    def seen_in(self, channel_id: str, user_id: str | None = None) -> list[JSON]:
        """The messages of a channel, oldest first: the public ones and those that only ``user_id`` sees."""
        return [stored.raw for stored in self.stored_in(channel_id) if stored.seen_by in (None, user_id)]
