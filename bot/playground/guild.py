"""A guild of the playground: its roles, channels and members, in the shapes of the protocol."""

from dataclasses import dataclass, field
from typing import Any

from bot.playground.json_types import JSON
from bot.playground.permissions import base_permissions, channel_permissions

TEXT_CHANNEL = 0
DIRECT_CHANNEL = 1


@dataclass(slots=True)
class Guild:
    """A guild; roles, channels, members and scheduled events are by identifier, each as the protocol writes it.

    ``command_overrides`` has what the administration set for the app's commands, by their root names; ``override`` of
    ``overrides.py`` writes it.
    """

    id: str
    name: str
    owner_id: str
    joined_at: str
    locale: str = "fr"
    roles: dict[str, JSON] = field(default_factory=dict)
    channels: dict[str, JSON] = field(default_factory=dict)
    members: dict[str, JSON] = field(default_factory=dict)
    command_overrides: dict[str, list[JSON]] = field(default_factory=dict)
    events: dict[str, JSON] = field(default_factory=dict)

    def role_id(self, name: str) -> str:
        """The role of that name; raise ``KeyError`` where there is none."""
        return _named(self.roles, name)

    def channel_id(self, name: str) -> str:
        """The channel of that name; raise ``KeyError`` where there is none."""
        return _named(self.channels, name)

    def member_in(self, channel: JSON, user_id: str) -> JSON:
        """The member as an interaction carries it, with the permissions in ``channel``."""
        return self.members[user_id] | {"permissions": str(channel_permissions(self, user_id, channel))}

    @property
    def counts(self) -> JSON:
        """What is told of a guild only where it is asked for: everyone is there."""
        return {"approximate_member_count": len(self.members), "approximate_presence_count": len(self.members)}

    def partial(self) -> JSON:
        """The few fields that an interaction carries."""
        return {"id": self.id, "locale": self.locale, "features": []}

    def summary(self, user_id: str) -> JSON:
        """The guild in the list of those of a user."""
        return {
            "id": self.id,
            "name": self.name,
            "icon": None,
            "banner": None,
            "owner": user_id == self.owner_id,
            "permissions": str(base_permissions(self, user_id)),
            "features": [],
        }

    def as_json(self) -> JSON:
        """The guild as REST answers it."""
        return _SETTINGS | {
            "id": self.id,
            "name": self.name,
            "owner_id": self.owner_id,
            "preferred_locale": self.locale,
            "roles": list(self.roles.values()),
        }

    def created(self, member_ids: list[str], events: list[JSON]) -> JSON:
        """The guild as GUILD_CREATE sends it, with only those members and scheduled events."""
        return self.as_json() | {
            "joined_at": self.joined_at,
            "large": False,
            "unavailable": False,
            "member_count": len(self.members),
            "members": [self.members[member_id] for member_id in member_ids],
            "channels": list(self.channels.values()),
            "voice_states": [],
            "threads": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": events,
            "soundboard_sounds": [],
        }


def _named(items: dict[str, JSON], name: str) -> str:
    for key, item in items.items():
        if item["name"] == name:
            return key
    raise KeyError(name)


def user_json(user_id: str, username: str, display_name: str | None, *, bot: bool = False) -> JSON:
    """A user as the protocol writes it."""
    return {
        "id": user_id,
        "username": username,
        "global_name": display_name,
        "discriminator": "0",
        "avatar": None,
        "public_flags": 0,
        "flags": 0,
        "bot": bot,
        "primary_guild": None,
    }


def member_json(user: JSON, role_ids: list[str], joined_at: str) -> JSON:
    """A member of a guild as the protocol writes it."""
    return {
        "user": user,
        "roles": role_ids,
        "joined_at": joined_at,
        "nick": None,
        "avatar": None,
        "banner": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "premium_since": None,
        "communication_disabled_until": None,
    }


def role_json(role_id: str, name: str, permissions: int, position: int, *, bot_id: str | None = None) -> JSON:
    """A role as the protocol writes it; ``bot_id`` marks the role that comes with a bot."""
    tags: JSON = {} if bot_id is None else {"tags": {"bot_id": bot_id}}
    return {
        "id": role_id,
        "name": name,
        "permissions": str(int(permissions)),
        "position": position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": bot_id is not None,
        "mentionable": bot_id is None,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
        **tags,
    }


def channel_json(
    channel_id: str, guild_id: str, name: str, position: int, overwrites: list[JSON], topic: str | None = None
) -> JSON:
    """A text channel of a guild as the protocol writes it."""
    return {
        "id": channel_id,
        "type": TEXT_CHANNEL,
        "guild_id": guild_id,
        "name": name,
        "position": position,
        "topic": topic,
        "nsfw": False,
        "flags": 0,
        "parent_id": None,
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "permission_overwrites": overwrites,
    }


def direct_channel_json(channel_id: str, recipients: list[JSON]) -> JSON:
    """A direct message channel as the protocol writes it."""
    return {"id": channel_id, "type": DIRECT_CHANNEL, "flags": 0, "last_message_id": None, "recipients": recipients}


_SETTINGS: dict[str, Any] = {
    "icon": None,
    "description": None,
    "home_header": None,
    "splash": None,
    "discovery_splash": None,
    "features": [],
    "banner": None,
    "application_id": None,
    "region": "us-east",
    "afk_channel_id": None,
    "afk_timeout": 300,
    "system_channel_id": None,
    "system_channel_flags": 0,
    "widget_enabled": False,
    "widget_channel_id": None,
    "verification_level": 1,
    "default_message_notifications": 1,
    "mfa_level": 0,
    "explicit_content_filter": 2,
    "max_presences": None,
    "max_members": 500_000,
    "max_stage_video_channel_users": 50,
    "max_video_channel_users": 25,
    "vanity_url_code": None,
    "premium_tier": 0,
    "premium_subscription_count": 0,
    "rules_channel_id": None,
    "safety_alerts_channel_id": None,
    "public_updates_channel_id": None,
    "premium_progress_bar_enabled": False,
    "nsfw": False,
    "nsfw_level": 0,
    "emojis": [],
    "stickers": [],
    "incidents_data": None,
}
