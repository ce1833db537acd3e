"""What a due row comes to, once it is rendered from current data; nothing here asks anything of Discord."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.guild_settings import SettingKey
from bot.views.layout import Screen


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a message; ``description`` is its alt text, 1,024 characters at most."""

    name: str
    data: bytes
    description: str = ""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Whom a message notifies: these and nobody else, whatever its text holds."""

    users: tuple[int, ...] = ()
    roles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """A message for a channel, or for a member's direct messages; one of the two ids."""

    screen: Screen
    channel_id: int | None = None
    user_id: int | None = None
    files: Sequence[Attachment] = ()
    mentions: Mentions = Mentions()


@dataclass(frozen=True, slots=True)
class NativePoll:
    """A poll of Discord's own: 2 to 10 answers of 55 characters at most; ``hours`` whole, from 1 to 768."""

    question: str
    answers: Sequence[str]
    several: bool
    hours: int


@dataclass(frozen=True, slots=True)
class PostPoll:
    """A poll for a channel, under a few words of Markdown: Discord lets it stand in no layout, and never be changed."""

    text: str
    poll: NativePoll
    channel_id: int


@dataclass(frozen=True, slots=True)
class ReadPoll:
    """The votes of a poll are read where it was posted."""

    channel_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class PostToOwner:
    """A message for whoever owns the guild: Discord knows who that is."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Edit:
    """A message that is there already becomes this; ``files`` None keeps those that it has."""

    screen: Screen
    channel_id: int
    message_id: int
    files: Sequence[Attachment] | None = None


@dataclass(frozen=True, slots=True)
class EventSync:
    """The guild's Discord event as it should be: made where ``event_id`` is None, else changed, or ended."""

    event_id: int | None
    name: str
    description: str
    location: str
    starts_at: datetime
    ends_at: datetime
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Nothing:
    """There is nothing more to say; ``why`` is a word for the ledger."""

    why: str


@dataclass(frozen=True, slots=True)
class Later:
    """Not yet: to be looked at again at that instant; it is no failed attempt."""

    at: datetime


@dataclass(frozen=True, slots=True)
class NoPlace:
    """The guild has not said where this goes: the setting that would say it."""

    setting: SettingKey


Effect = Post | PostPoll | ReadPoll | PostToOwner | Edit | EventSync | Nothing | Later | NoPlace
