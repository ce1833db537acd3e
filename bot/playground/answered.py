"""What the gateway answers to a client's questions: members, sounds, what voice channels say of themselves."""

from typing import Final

from bot.playground.guild import Guild
from bot.playground.json_types import JSON
from bot.playground.payloads import Close, Rejected, fields_of
from bot.playground.sessions import Intent, Session
from bot.playground.state import State

CHUNK: Final = 1_000
"""How many members are sent at once."""

_MOST_FOUND: Final = 100
"""How many members a beginning or a list of identifiers finds at most."""

_LONGEST_NONCE: Final = 32


def send_members(state: State, session: Session, data: object) -> None:
    """Answer Request Guild Members; ``Rejected`` (4001) where it asks for no guild of the bot's, or for nobody."""
    asked = fields_of(data)
    guild = state.guilds.get(str(asked.get("guild_id")))
    if guild is None or ("query" in asked) == ("user_ids" in asked):
        raise Rejected(Close.UNKNOWN_OPCODE)
    found, missing = (
        _named(guild, asked["user_ids"]) if "user_ids" in asked else (_beginning(guild, session, asked), [])
    )
    chunks = [found[first : first + CHUNK] for first in range(0, len(found), CHUNK)] or [[]]
    echo = {"nonce": asked["nonce"]} if _is_nonce(asked.get("nonce")) else {}
    for number, members in enumerate(chunks):
        chunk = {"guild_id": guild.id, "members": members, "chunk_index": number, "chunk_count": len(chunks)}
        session.dispatch("GUILD_MEMBERS_CHUNK", chunk | {"not_found": missing} | echo)


def send_sounds(state: State, session: Session, data: object) -> None:
    """Answer Request Soundboard Sounds: each guild has none."""
    wanted = fields_of(data).get("guild_ids")
    for guild_id in map(str, wanted if isinstance(wanted, list) else []):
        if guild_id in state.guilds:
            session.dispatch("SOUNDBOARD_SOUNDS", {"guild_id": guild_id, "soundboard_sounds": []})


def send_channel_info(state: State, session: Session, data: object) -> None:
    """Answer Request Channel Info: it is about voice channels, and there is none."""
    guild_id = str(fields_of(data).get("guild_id"))
    if guild_id in state.guilds:
        session.dispatch("CHANNEL_INFO", {"guild_id": guild_id, "channels": []})


def _named(guild: Guild, wanted: object) -> tuple[list[JSON], list[str]]:
    """The members of those identifiers, one or several, and the identifiers that are nobody's."""
    ids = [str(one) for one in (wanted if isinstance(wanted, list) else [wanted])][:_MOST_FOUND]
    return [guild.members[one] for one in ids if one in guild.members], [one for one in ids if one not in guild.members]


def _beginning(guild: Guild, session: Session, asked: JSON) -> list[JSON]:
    """The members whose name begins so: all of them are for a session that may know them."""
    starts, limit = str(asked["query"] or "").casefold(), asked.get("limit")
    if not isinstance(limit, int) or limit < 0:
        raise Rejected(Close.UNKNOWN_OPCODE)
    if not starts and limit == 0:
        return list(guild.members.values()) if session.intents & Intent.GUILD_MEMBERS else []
    found = [member for member in guild.members.values() if member["user"]["username"].casefold().startswith(starts)]
    return found[: min(limit or _MOST_FOUND, _MOST_FOUND)]


def _is_nonce(nonce: object) -> bool:
    return isinstance(nonce, str) and len(nonce.encode()) <= _LONGEST_NONCE
