"""Who and what is in the demonstration's guild: its members, roles and channels."""

from dataclasses import dataclass

from bot.playground.guild import Guild, channel_json, member_json, role_json, user_json
from bot.playground.json_types import JSON
from bot.playground.overrides import override
from bot.playground.permissions import EVERYONE, EVERYTHING, Permission
from bot.playground.snowflake import Snowflakes

GUILD_NAME = "Concert'Action Lachine"
PERSONAS = {
    "membre": ("mireille", "Mireille Gagnon"),
    "responsable": ("rachid", "Rachid Benali"),
    "coordination": ("claire", "Claire Fortin"),
    "administration": ("denis", "Denis Roy"),
    "nouveau": ("nadia", "Nadia Pierre"),
}
"""Persona -> username and display name, all invented. « administration » owns the guild."""

OWNER = "administration"
COORDINATION_ROLE = "Coordination"
COORDINATION_COMMAND = "gerer"
"""What server settings › Integrations open to that role: it is hidden from who does not manage the server."""

RESPONSIBLE_ROLE = "Responsable"
ROLES_OF = {"coordination": (COORDINATION_ROLE,), "responsable": (RESPONSIBLE_ROLE,)}
ANNOUNCEMENTS = "annonces"
PUBLIC_CHANNELS = (ANNOUNCEMENTS, "plan", "sondages", "table-aines", "table-jeunesse", "table-habitation")
PRIVATE_CHANNEL = "coordination"
TOPICS = {
    "annonces": "Les convocations, les rappels et les nouvelles de la table",
    "plan": "Le plan d'action : où on en est, et qui fait quoi",
    "sondages": "Les sondages, et leurs résultats",
    "table-aines": "La table de concertation des personnes aînées",
    "table-jeunesse": "La table de concertation jeunesse",
    "table-habitation": "La table de concertation en habitation",
    PRIVATE_CHANNEL: "Entre les personnes qui coordonnent",
}
"""What is written beside a channel's name, as its server writes it."""

_BOT_PERMISSIONS = (
    EVERYONE | Permission.MANAGE_EVENTS | Permission.CREATE_EVENTS | Permission.PIN_MESSAGES | Permission.SEND_POLLS
)


@dataclass(frozen=True, slots=True)
class Cast:
    """The users that every guild of a playground has: the bot, and the personas by name."""

    bot: JSON
    personas: dict[str, JSON]


def make_cast(ids: Snowflakes) -> Cast:
    """Draw identifiers for the bot and the personas."""
    return Cast(
        user_json(ids.new(), "Courroie", None, bot=True),
        {persona: user_json(ids.new(), *names) for persona, names in PERSONAS.items()},
    )


def make_guild(ids: Snowflakes, cast: Cast, name: str, joined_at: str) -> Guild:
    """A guild with the whole cast, its roles and its channels."""
    guild = Guild(ids.new(), name, cast.personas[OWNER]["id"], joined_at)
    roles = _add_roles(guild, ids, cast.bot["id"])
    guild.members[cast.bot["id"]] = member_json(cast.bot, [roles["bot"]], joined_at)
    for persona, user in cast.personas.items():
        role_ids = [roles[role] for role in ROLES_OF.get(persona, ())]
        guild.members[user["id"]] = member_json(user, role_ids, joined_at)
    override(guild, COORDINATION_COMMAND, roles[COORDINATION_ROLE], allowed=True)
    for position, channel in enumerate(PUBLIC_CHANNELS):
        _add_channel(guild, ids, channel, position, [])
    hidden = [
        {"id": guild.id, "type": 0, "allow": "0", "deny": str(int(Permission.VIEW_CHANNEL))},
        {"id": roles[COORDINATION_ROLE], "type": 0, "allow": str(int(Permission.VIEW_CHANNEL)), "deny": "0"},
        {"id": roles["bot"], "type": 0, "allow": str(int(Permission.VIEW_CHANNEL)), "deny": "0"},
    ]
    _add_channel(guild, ids, PRIVATE_CHANNEL, len(PUBLIC_CHANNELS), hidden)
    return guild


def _add_roles(guild: Guild, ids: Snowflakes, bot_id: str) -> dict[str, str]:
    """Fill the guild's roles, and give their identifiers by name (``bot`` for the bot's own)."""
    roles = [
        role_json(guild.id, "@everyone", EVERYONE, 0),
        role_json(ids.new(), RESPONSIBLE_ROLE, 0, 1),
        role_json(ids.new(), COORDINATION_ROLE, Permission.MANAGE_MESSAGES, 2),
        role_json(ids.new(), "bot", _BOT_PERMISSIONS & EVERYTHING, 3, bot_id=bot_id),
    ]
    guild.roles = {role["id"]: role for role in roles}
    return {role["name"]: role["id"] for role in roles}


def _add_channel(guild: Guild, ids: Snowflakes, name: str, position: int, overwrites: list[JSON]) -> None:
    channel = channel_json(ids.new(), guild.id, name, position, overwrites, TOPICS.get(name))
    guild.channels[channel["id"]] = channel
