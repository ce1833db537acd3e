"""A command line as a member of a guild types it: names after « @ » and « # » are mentions, picked or not."""

from collections.abc import Mapping, Sequence

from bot.playground.commandline import ParsedCommand, complete, parse
from bot.playground.commandline_places import Picked
from bot.playground.commandline_values import OptionType
from bot.playground.guild import Guild
from bot.playground.json_types import JSON
from bot.playground.mentions import with_mentions


def parse_there(
    guild: Guild, text: str, commands: Sequence[JSON], locale: str, *, files: Mapping[str, str], picked: Picked
) -> ParsedCommand:
    """``commandline.parse`` of what is typed in the guild."""
    picks = _with_mentions(guild, picked)
    return parse(with_mentions(guild, text), commands, locale, files=files, kinds=_kinds(guild), picked=picks)


def complete_there(
    guild: Guild, text: str, commands: Sequence[JSON], locale: str, *, picked: Picked, cursor: int | None
) -> ParsedCommand | None:
    """``commandline.complete`` of what is being typed in the guild, at ``cursor`` or at the end."""
    at = None if cursor is None else len(with_mentions(guild, text[:cursor]))
    picks = _with_mentions(guild, picked)
    return complete(with_mentions(guild, text), commands, locale, picked=picks, cursor=at)


def _kinds(guild: Guild) -> dict[str, int]:
    by_type = {OptionType.USER: guild.members, OptionType.ROLE: guild.roles, OptionType.CHANNEL: guild.channels}
    return {key: kind for kind, there in by_type.items() for key in there}


def _with_mentions(guild: Guild, picked: Picked) -> dict[str, JSON]:
    return {option: pick | {"text": with_mentions(guild, str(pick.get("text", "")))} for option, pick in picked.items()}
