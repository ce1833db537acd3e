"""What a member's composer offers: their commands, who and what they can name, and what the bot answers."""

from bot.playground.commandline_places import Picked
from bot.playground.commandline_values import CommandLineError
from bot.playground.composer import compose
from bot.playground.composer_items import ItemKind, Nameable
from bot.playground.guild import Guild
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.menus import called
from bot.playground.offers import CommandRefused
from bot.playground.permissions import Permission, channel_permissions
from bot.playground.shown import Shown


async def compose_for(hand: Hand, channel: str, text: str, cursor: int, picked: Picked, *, ask: bool = True) -> JSON:
    """What is being typed in a channel, as the page reads it.

    Positions are those of JavaScript, in UTF-16 units. With ``ask``, the bot is asked where it says what could be typed,
    which takes what it takes: ``unanswered`` says that it did not answer. Without, ``autocomplete`` says that it could be.
    """
    at = len(_utf16(text)[: 2 * max(cursor, 0)].decode("utf-16-le", "ignore"))
    names = nameables(hand.guild, str(hand.user["id"]))
    found = compose(text, at, hand.commands(channel), hand.locale, names, picked)
    items, failed = list(found.items), False
    if ask and found.asks:
        shown = await _answered(hand, channel, text, at, picked)
        items = found.with_choices((shown and shown.choices) or [], hand.locale)
        failed = shown is not None and shown.choices is None
    return _in_units(text, found.as_json() | {"items": [item.as_json() for item in items], "unanswered": failed})


def nameables(guild: Guild, user_id: str) -> list[Nameable]:
    """The members, the roles and the channels that a member can name in a guild."""
    members = [member["user"] for member in guild.members.values()]
    seen = [
        channel
        for channel in guild.channels.values()
        if channel_permissions(guild, user_id, channel) & Permission.VIEW_CHANNEL
    ]
    return [
        *(Nameable(ItemKind.MEMBER, user["id"], called(user), user["username"]) for user in members),
        *(Nameable(ItemKind.ROLE, key, role["name"]) for key, role in guild.roles.items() if key != guild.id),
        *(Nameable(ItemKind.CHANNEL, one["id"], one["name"], type=one["type"]) for one in seen),
    ]


async def _answered(hand: Hand, channel: str, text: str, cursor: int, picked: Picked) -> Shown | None:
    """What the bot answers; it is not asked about a line that is not good yet."""
    try:
        return await hand.suggestions(text, channel, picked, cursor)
    except (CommandLineError, CommandRefused):
        return None


def _in_units(text: str, composition: JSON) -> JSON:
    """The composition, its positions in UTF-16 units."""
    options = composition["usage"]["options"] if composition["usage"] else []
    for insert in filter(None, (part["insert"] for part in (composition, *composition["items"], *options))):
        for side in ("start", "end"):
            insert[side] = len(_utf16(text[: insert[side]])) // 2
    return composition


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")
