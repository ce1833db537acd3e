"""The words of a command line: which command they name, and which option each of the others goes to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from bot.playground.commandline_values import CommandLineError, LineFault, OptionType, answers_to, shown_name
from bot.playground.json_types import JSON

CHAT_INPUT: Final = 1
ONE_WORD: Final = (OptionType.INTEGER, OptionType.BOOLEAN, OptionType.NUMBER)
_NESTING: Final = (OptionType.SUBCOMMAND, OptionType.GROUP)
_WORD: Final = re.compile(r"\S+")
_OPTION_NAME: Final = re.compile(r"(?<!\S)([^\s:]+)[ \u00a0\u202f]?:")
_URL_REST: Final = "//"


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


def _named(items: Sequence[JSON], written: str, locale: str) -> JSON | None:
    """The item of that name; a name of the member's language wins over a default one."""
    found = [item for item in items if answers_to(item, written, locale)]
    found.sort(key=lambda item: shown_name(item, locale).casefold() != written.casefold())
    return found[0] if found else None


def _near(items: Sequence[JSON], written: str, locale: str) -> tuple[str, ...]:
    return tuple(get_close_matches(written.casefold(), [shown_name(item, locale) for item in items], cutoff=0.6))


def find(text: str, commands: Sequence[JSON], locale: str) -> Typed:
    """The command that ``text`` names; a blank at its end stays in ``rest``.

    Raises:
        CommandLineError: there is none, or a subcommand is missing.
    """
    line = text.strip()
    if not line.startswith("/"):
        raise CommandLineError(LineFault.NOT_A_COMMAND, line)
    name, rest = _first_word(line[1:])
    known = chat_inputs(commands)
    command = _named(known, name, locale)
    if command is None:
        raise CommandLineError(LineFault.UNKNOWN_COMMAND, name, tuple(f"/{one}" for one in _near(known, name, locale)))
    way: list[JSON] = []
    level = command
    while nests(level.get("options") or []):
        options = level["options"]
        name, rest = _first_word(rest)
        every = tuple(shown_name(option, locale) for option in options)
        if not name:
            raise CommandLineError(LineFault.MISSING_SUBCOMMAND, shown_name(level, locale), every)
        found = _named(options, name, locale)
        if found is None:
            raise CommandLineError(LineFault.UNKNOWN_SUBCOMMAND, name, _near(options, name, locale) or every)
        level = found
        way.append(level)
    return Typed(command, tuple(way), rest + text[len(text.rstrip()) :])


def _first_word(text: str) -> tuple[str, str]:
    word = _WORD.search(text)
    return (word[0], text[word.end() :].lstrip()) if word else ("", "")


def assigned(typed: Typed, locale: str) -> list[tuple[JSON, str]]:
    """The options that are given and what is written for each, in the order typed.

    Raises:
        CommandLineError: words that no option takes, an option given twice or misspelt.
    """
    names = [
        (found, option)
        for found in _OPTION_NAME.finditer(typed.rest)
        if (option := _named(typed.options, found[1], locale)) is not None
    ]
    positional = typed.rest[: names[0][0].start()] if names else typed.rest
    bounds = [*(found.start() for found, _ in names), len(typed.rest)]
    named = [
        (option, typed.rest[found.end() : end].strip()) for (found, option), end in zip(names, bounds[1:], strict=True)
    ]
    taken = [option["name"] for option, _ in named]
    for name in taken:
        if taken.count(name) > 1:
            raise CommandLineError(LineFault.REPEATED_OPTION, name)
    waiting = [option for option in typed.options if option["name"] not in taken]
    _refuse_near_names(positional, waiting, locale)
    return _spread(positional.strip(), waiting) + named


def _refuse_near_names(positional: str, waiting: Sequence[JSON], locale: str) -> None:
    """« anne:2012 » is an option misspelt, not something to look for."""
    for found in _OPTION_NAME.finditer(positional):
        near = _near(waiting, found[1], locale)
        if near and not positional.startswith(_URL_REST, found.end()):
            raise CommandLineError(LineFault.UNKNOWN_OPTION, found[1], near)


def _spread(positional: str, waiting: Sequence[JSON]) -> list[tuple[JSON, str]]:
    """Give the words to the options that wait for one, in their order."""
    spread: list[tuple[JSON, str]] = []
    left = positional
    for place, option in enumerate(waiting):
        if not left:
            break
        one_word = option["type"] in ONE_WORD or any(later.get("required") for later in waiting[place + 1 :])
        written, left = _first_word(left) if one_word else (left, "")
        spread.append((option, written))
    if left:
        raise CommandLineError(LineFault.UNEXPECTED_WORDS, left)
    return spread
