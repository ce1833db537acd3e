"""The commands that are offered while one is being named."""

from collections.abc import Iterator, Sequence

from bot.playground.commandline_values import CommandLineError, shown_name
from bot.playground.commandline_words import chat_inputs, find, nests
from bot.playground.composer_items import Item, ItemKind, matching
from bot.playground.json_types import JSON

Way = tuple[JSON, ...]
"""A command, then its group and subcommand where it has some."""


def shown_description(item: JSON, locale: str) -> str:
    """The description of a command or option in ``locale``, else the default one."""
    return str((item.get("description_localizations") or {}).get(locale) or item.get("description") or "")


def way_name(way: Sequence[JSON], locale: str) -> str:
    """How a command is typed: ``/plan axe``."""
    return "/" + " ".join(shown_name(one, locale) for one in way)


def named_commands(text: str, cursor: int, commands: Sequence[JSON], locale: str) -> list[Item]:
    """The commands found by what is typed before the cursor, each in place of the name that is there."""
    slash = text.index("/")
    query = " ".join(text[slash + 1 : cursor].split()) + (" " if text[cursor - 1 : cursor].isspace() else "")

    def texts(way: Way) -> list[str]:
        return [way_name(way, locale)[1:], " ".join(one["name"] for one in way)]

    ways = [way for command in chat_inputs(commands) for way in _ways((command,))]
    return [
        _item(way, text, slash, _name_end(text, cursor, commands, locale), locale)
        for way in matching(query.lstrip(), ways, texts)
    ]


def _ways(way: Way) -> Iterator[Way]:
    options = way[-1].get("options") or []
    if not nests(options):
        yield way
        return
    for option in options:
        yield from _ways((*way, option))


def _name_end(text: str, cursor: int, commands: Sequence[JSON], locale: str) -> int:
    """Where the command's name ends: that of the whole line where it has one, else the word at the cursor."""
    try:
        return max(cursor, len(text) - len(find(text, commands, locale).rest))
    except CommandLineError:
        rest = text[cursor:]
        return cursor + len(rest) - len(rest.lstrip() if rest[:1].isspace() else rest[_word_length(rest) :].lstrip())


def _word_length(text: str) -> int:
    return len(text.split(None, 1)[0]) if text else 0


def _item(way: Way, text: str, start: int, end: int, locale: str) -> Item:
    """A command in place of another's name; what was typed for that one stays, where this one has options."""
    name, takes = way_name(way, locale), bool(way[-1].get("options"))
    written = f"{name} " if takes else name
    description = shown_description(way[-1], locale)
    return Item(ItemKind.COMMAND, name, description, start, end if takes else len(text), written)
