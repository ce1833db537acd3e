"""What keeps a guild's settings from working on Discord: found by looking at the server, said in words elsewhere."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain.guild_settings import SettingKey


class Need(StrEnum):
    """A permission that Courroie needs in a channel, by Discord's name for it."""

    VIEW = "view_channel"
    SEND = "send_messages"
    ATTACH = "attach_files"
    HISTORY = "read_message_history"
    PIN = "pin_messages"
    POLLS = "create_polls"


class FindingKind(StrEnum):
    """What is wrong: something that is gone, closed to Courroie, full, open to everyone, or that nobody has named."""

    CHANNEL_GONE = "channel_gone"
    CHANNEL_CLOSED = "channel_closed"
    CHANNEL_FULL = "channel_full"
    CHANNEL_OPEN = "channel_open"
    ROLE_GONE = "role_gone"
    NO_OFFICER = "no_officer"
    EVENTS_CLOSED = "events_closed"


IN_DISCORD: Final = frozenset(
    {FindingKind.CHANNEL_CLOSED, FindingKind.CHANNEL_FULL, FindingKind.CHANNEL_OPEN, FindingKind.EVENTS_CLOSED}
)
"""What is mended in Discord itself, and can then be looked at again."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with the answer to ``key``.

    ``channel_id`` is the channel; ``missing`` says what Courroie lacks in one that is closed.
    """

    kind: FindingKind
    key: SettingKey
    channel_id: int | None = None
    missing: tuple[Need, ...] = ()
