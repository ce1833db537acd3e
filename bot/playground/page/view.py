"""What a member's Discord shows of the playground, as the JSON that the page reads."""

from collections.abc import Iterable
from copy import deepcopy
from itertools import islice

from bot.playground.access import permissions_in
from bot.playground.cast import PERSONAS
from bot.playground.events import all_events
from bot.playground.guild import DIRECT_CHANNEL, Guild
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.menus import called
from bot.playground.message_store import Stored
from bot.playground.messages import EPHEMERAL, quoted
from bot.playground.page.marks import Marks, mentions
from bot.playground.permissions import Permission
from bot.playground.state import State

WINDOW = 50
"""How many messages come at once."""


class View:
    """One member's eyes, in one language."""

    def __init__(self, state: State, guild: Guild, marks: Marks, hand: Hand, persona: str) -> None:
        self._state = state
        self._guild = guild
        self._marks = marks
        self.hand = hand
        self.persona = persona

    @property
    def user_id(self) -> str:
        """Who looks."""
        return str(self.hand.user["id"])

    def me(self) -> JSON:
        """Who looks, as the page writes it."""
        user = self.hand.user
        return {
            "id": user["id"],
            "name": called(user),
            "username": user["username"],
            "persona": self.persona,
            "roles": self._roles(),
        }

    def people(self) -> list[JSON]:
        """Whoever the page can be: the cast that is still there, then who was added."""
        names = {user["id"]: persona for persona, user in self._state.cast.personas.items()}
        users = [member["user"] for member in self._guild.members.values() if not member["user"]["bot"]]
        users.sort(key=lambda user: list(PERSONAS).index(names[user["id"]]) if user["id"] in names else len(PERSONAS))
        return [{"key": names.get(user["id"], user["username"]), "name": called(user)} for user in users]

    def channels(self) -> list[JSON]:
        """The channels that the member sees, by position, and the direct messages with the bot."""
        seen = [one for one in self._guild.channels.values() if self.sees(one)]
        seen.sort(key=lambda channel: channel["position"])
        return [self._channel(channel) for channel in [*seen, self._state.direct_channel(self.user_id)]]

    def members(self) -> list[JSON]:
        """Who is in the guild."""
        return [
            {
                "id": key,
                "name": called(member["user"]),
                "username": member["user"]["username"],
                "bot": member["user"]["bot"],
                "roles": member["roles"],
            }
            for key, member in self._guild.members.items()
        ]

    def roles(self) -> list[JSON]:
        """The roles of the guild."""
        return [{"id": key, "name": role["name"]} for key, role in self._guild.roles.items()]

    def events(self) -> list[JSON]:
        """The scheduled events, finished ones too."""
        return deepcopy(all_events(self._guild, self._state.clock.now()))

    def commands(self, channel: JSON) -> list[JSON]:
        """The commands that Discord offers to the member in a channel, of menus too."""
        return self.hand.commands(channel["id"])

    def sees(self, channel: JSON) -> bool:
        """Whether the member sees a channel: their own direct messages, and what the guild opens to them."""
        if channel["type"] == DIRECT_CHANNEL:
            return any(user["id"] == self.user_id for user in channel["recipients"])
        return bool(permissions_in(self._state, channel, self.user_id) & Permission.VIEW_CHANNEL)

    def channel(self, channel_id: str) -> JSON:
        """A channel that the member sees; raise ``KeyError`` otherwise."""
        channel = self._state.channels[channel_id]
        if not self.sees(channel):
            raise KeyError(channel_id)
        return channel

    def latest(self, channel: JSON, before: int | None = None) -> tuple[list[JSON], bool]:
        """The last messages before one, oldest first, and whether there are more."""
        stored = self._state.messages.latest_in(channel["id"])
        seen = (one for one in stored if self._reads(one) and (before is None or int(one.raw["id"]) < before))
        found = list(islice(seen, WINDOW + 1))
        return [self._message(one) for one in reversed(found[:WINDOW])], len(found) > WINDOW

    def pins(self, channel: JSON) -> list[JSON]:
        """What is pinned in a channel, the latest first."""
        pinned = [one for one in self._state.messages.stored_in(channel["id"]) if one.pinned_at is not None]
        pinned.sort(key=lambda one: str(one.pinned_at), reverse=True)
        return [self._message(one) for one in pinned]

    def changes(self, keys: Iterable[tuple[str, str]]) -> tuple[list[JSON], list[str]]:
        """Those messages as they are now, and the identifiers of those that are gone for the member."""
        upsert, gone = [], []
        for channel_id, message_id in keys:
            stored = self._state.messages.get(channel_id, message_id)
            if stored is not None and self._reads(stored):
                upsert.append(self._message(stored))
            else:
                gone.append(message_id)
        return upsert, gone

    def read(self, channel: JSON, message_id: int) -> None:
        """The member has read a channel that far."""
        self._marks.mark(self.user_id, channel["id"], message_id)

    def _reads(self, stored: Stored) -> bool:
        return stored.seen_by in (None, self.user_id)

    def _roles(self) -> list[str]:
        member = self._guild.members.get(self.user_id)
        return list(member["roles"]) if member else []

    def _channel(self, channel: JSON) -> JSON:
        direct = channel["type"] == DIRECT_CHANNEL
        unread, named = self._marks.unread(self.user_id, channel, self._roles())
        can_send = direct or bool(permissions_in(self._state, channel, self.user_id) & Permission.SEND_MESSAGES)
        return {
            "id": channel["id"],
            "name": called(self._state.cast.bot) if direct else channel["name"],
            "kind": "direct" if direct else "text",
            "topic": channel.get("topic"),
            "unread": unread,
            "mentions": named,
            "read": str(self._marks.read(self.user_id, channel["id"])),
            "can_send": can_send,
        }

    def _message(self, stored: Stored) -> JSON:
        message = self.hand.listed(deepcopy(stored.raw))
        if "referenced_message" in message:
            # As it is now: what it answers may have been edited since, or be gone.
            answered = self._state.messages.get(message["channel_id"], message["message_reference"]["message_id"])
            message["referenced_message"] = quoted(answered.raw) if answered else None
        message["page"] = {
            "ephemeral": bool(message["flags"] & EPHEMERAL),
            "mine": message["author"]["id"] == self.user_id,
            "mentions_me": mentions(message, self.user_id, self._roles()),
        }
        if "poll" in message:
            votes = self._state.polls[message["id"]].votes
            for counted in message["poll"]["results"]["answer_counts"]:
                counted["me_voted"] = self.user_id in votes[counted["id"]]
        return message
