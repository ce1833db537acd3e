"""All that the playground remembers."""

import asyncio
import base64
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.playground.cast import GUILD_NAME, make_cast, make_guild
from bot.playground.clock import PlaygroundClock
from bot.playground.commands import CommandBook
from bot.playground.errors import Refusal, Refused
from bot.playground.guild import Guild, direct_channel_json
from bot.playground.json_types import JSON
from bot.playground.message_store import MessageStore
from bot.playground.sessions import EVERY_INTENT, Intent
from bot.playground.snowflake import Snowflakes

if TYPE_CHECKING:
    from datetime import datetime

    from bot.playground.interactions import Interaction
    from bot.playground.polls import Poll


KEPT_INTERACTIONS = 10_000
"""How many interactions, and their ephemeral answers, are remembered: a bench fires hundreds of thousands."""


_GRANTED = {Intent.GUILD_PRESENCES: 1 << 13, Intent.GUILD_MEMBERS: 1 << 15, Intent.MESSAGE_CONTENT: 1 << 19}
"""The application flag that says that a privileged intent is granted to an application of few servers."""


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of an attachment."""

    filename: str
    content_type: str
    data: bytes


class State:
    """The one copy of everything.

    ``origin`` is the server's address without a path, known once it listens. ``users`` has everyone by identifier, members
    or not. ``nonces`` gives the message that a
    channel's nonce made, and when. ``polls`` has those of messages, by the identifiers of these; Discord counts one
    for good ``poll_counting`` after its end. ``allowed_intents`` are those that the developer portal grants the bot. ``closed_direct_messages`` has the users who take none.
    """

    def __init__(self, clock: PlaygroundClock) -> None:
        self.clock = clock
        self.ids = Snowflakes()
        self._lasting_ids = Snowflakes(lasting=True)
        self.cast = make_cast(self._lasting_ids)
        self.users: dict[str, JSON] = {user["id"]: user for user in (self.cast.bot, *self.cast.personas.values())}
        self.token = _bot_token(self.bot_id)
        self.origin = ""
        self.allowed_intents = Intent(EVERY_INTENT)
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, JSON] = {}
        self._direct: dict[str, JSON] = {}
        self.messages = MessageStore()
        self.polls: dict[str, Poll] = {}
        self.poll_counting = timedelta()
        self.commands = CommandBook(self.ids, self.bot_id)
        self.interactions: dict[str, Interaction] = {}
        self.files: dict[str, File] = {}
        self.nonces: dict[tuple[str, str], tuple[str, datetime]] = {}
        self.closed_direct_messages: set[str] = set()
        self._changed = asyncio.Event()

    @property
    def bot_id(self) -> str:
        """The bot's user, which is also the application's identifier."""
        bot_id: str = self.cast.bot["id"]
        return bot_id

    @property
    def gateway_url(self) -> str:
        """Where websockets connect."""
        return f"{self.origin.replace('http', 'ws', 1)}/gateway"

    @property
    def application(self) -> JSON:
        """The application as the protocol writes it, without what only its owner sees; its flags say the intents it has."""
        flags = sum(flag for intent, flag in _GRANTED.items() if intent & self.allowed_intents)
        return {
            "id": self.bot_id,
            "name": self.cast.bot["username"],
            "icon": None,
            "description": "",
            "summary": "",
            "type": None,
            "bot_public": False,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": flags,
            "flags_new": str(flags),
        }

    @property
    def myself(self) -> JSON:
        """The bot as it sees itself: a user, with what its account alone is told."""
        return self.cast.bot | {"mfa_enabled": False, "locale": "fr", "verified": True, "email": None}

    def add_guild(self, name: str = GUILD_NAME) -> Guild:
        """A new guild with the whole cast in it."""
        guild = make_guild(self._lasting_ids, self.cast, name, self.clock.now().isoformat())
        self.guilds[guild.id] = guild
        self.channels.update(guild.channels)
        return guild

    def guild(self, guild_id: str) -> Guild:
        """A guild; raise ``Refused`` (10004) where there is none."""
        try:
            return self.guilds[guild_id]
        except KeyError:
            raise Refused(Refusal.UNKNOWN_GUILD) from None

    def channel(self, channel_id: str) -> JSON:
        """A channel of a guild or of direct messages; raise ``Refused`` (10003) where there is none."""
        try:
            return self.channels[channel_id]
        except KeyError:
            raise Refused(Refusal.UNKNOWN_CHANNEL) from None

    def direct_channel(self, user_id: str) -> JSON:
        """The channel between the bot and a user, opened now where there was none; ``Refused`` (10013) if unknown."""
        if user_id not in self.users:
            raise Refused(Refusal.UNKNOWN_USER)
        if user_id not in self._direct:
            channel = direct_channel_json(self.ids.new(), [self.users[user_id]])
            self._direct[user_id] = self.channels[channel["id"]] = channel
        return self._direct[user_id]

    def user_named(self, username: str) -> JSON:
        """Somebody by their username; raise ``KeyError`` where there is nobody of that name."""
        for user in self.users.values():
            if user["username"] == username:
                return user
        raise KeyError(username)

    def shares_guild(self, user_id: str) -> bool:
        """Whether the bot is in one of the user's guilds."""
        return any(user_id in guild.members for guild in self.guilds.values())

    def remember(self, interaction: "Interaction") -> None:
        """Keep an interaction, and forget the oldest of too many, with the messages that only its member saw."""
        self.interactions[interaction.token] = interaction
        if len(self.interactions) > KEPT_INTERACTIONS:
            oldest = self.interactions.pop(next(iter(self.interactions)))
            for message_id in oldest.message_ids:
                self.messages.forget_hidden(oldest.channel_id, message_id)

    def touch(self) -> None:
        """Tell whoever waits that something has changed."""
        self._changed.set()
        self._changed = asyncio.Event()

    @property
    def changing(self) -> asyncio.Event:
        """What is set at the next change."""
        return self._changed

    async def until(self, holds: Callable[[], bool]) -> None:
        """Return once ``holds()``, looked at again after every change."""
        while not holds():
            await self._changed.wait()


def _bot_token(bot_id: str) -> str:
    """A token of the shape that Discord's have, in three parts of which the first is the bot's identifier: clients read it there."""
    first = base64.urlsafe_b64encode(bot_id.encode()).decode().rstrip("=")
    return f"{first}.{secrets.token_urlsafe(4)}.{secrets.token_urlsafe(27)}"
