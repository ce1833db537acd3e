"""The words of a command line that name a command."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from bot.playground.commandline_values import CommandLineError, LineFault, OptionType, answers_to, shown_name
from bot.playground.json_types import JSON

CHAT_INPUT: Final = 1
_NESTING: Final = (OptionType.SUBCOMMAND, OptionType.GROUP)
_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Typed:
    """A command found: the way down to what runs (groups, subcommand), and the text left for its options."""

    command: JSON
    way: tuple[JSON, ...]
    rest: str

    @property
    def options(self) -> list[JSON]:
        """The options of what runs."""
        last = self.way[-1] if self.way else self.command
        return last.get("options") or []

    def data(self, leaves: list[JSON]) -> JSON:
        """The interaction's data with these options, nested as Discord nests them."""
        options = leaves
        for level in reversed(self.way):
            options = [{"name": level["name"], "type": level["type"], "options": options}]
        data = {"id": self.command.get("id"), "name": self.command["name"], "type": CHAT_INPUT}
        if self.command.get("guild_id"):
            data["guild_id"] = self.command["guild_id"]
        return data | {"options": options} if options else data


def chat_inputs(commands: Sequence[JSON]) -> list[JSON]:
    """The commands that are typed, without those of menus."""
    return [command for command in commands if (command.get("type") or CHAT_INPUT) == CHAT_INPUT]


def nests(options: Sequence[JSON]) -> bool:
    """Whether the options are subcommands or groups."""
    return any(option["type"] in _NESTING for option in options)


def named(items: Sequence[JSON], written: str, locale: str) -> JSON | None:
    """The item of that name; a name of the member's language wins over a default one."""
    found = [item for item in items if answers_to(item, written, locale)]
    found.sort(key=lambda item: shown_name(item, locale).casefold() != written.casefold())
    return found[0] if found else None


def near(items: Sequence[JSON], written: str, locale: str) -> tuple[str, ...]:
    """The names that are much like ``written``."""
    return tuple(get_close_matches(written.casefold(), [shown_name(item, locale) for item in items], cutoff=0.6))


def find(text: str, commands: Sequence[JSON], locale: str) -> Typed:
    """The command that ``text`` names; a blank at its end stays in ``rest``.

    Raises:
        CommandLineError: there is none, or a subcommand is missing.
    """
    line = text.strip()
    if not line.startswith("/"):
        raise CommandLineError(LineFault.NOT_A_COMMAND, line)
    name, rest = first_word(line[1:])
    known = chat_inputs(commands)
    command = named(known, name, locale)
    if command is None:
        raise CommandLineError(LineFault.UNKNOWN_COMMAND, name, tuple(f"/{one}" for one in near(known, name, locale)))
    way: list[JSON] = []
    level = command
    while nests(level.get("options") or []):
        options = level["options"]
        name, rest = first_word(rest)
        every = tuple(shown_name(option, locale) for option in options)
        if not name:
            raise CommandLineError(LineFault.MISSING_SUBCOMMAND, shown_name(level, locale), every)
        found = named(options, name, locale)
        if found is None:
            raise CommandLineError(LineFault.UNKNOWN_SUBCOMMAND, name, near(options, name, locale) or every)
        level = found
        way.append(level)
    return Typed(command, tuple(way), rest + text[len(text.rstrip()) :])


def first_word(text: str) -> tuple[str, str]:
    """The first word, and what follows the blanks after it; both empty where there is none."""
    word = _WORD.search(text)
    return (word[0], text[word.end() :].lstrip()) if word else ("", "")
