"""What a member types (``/plan axe II``), as the data of the interaction that Discord's client would send.

Names are those of the member's language, or the default ones. Text goes to the first options: each takes a word, the last
that must be given takes all that remain. ``option:value`` takes the words up to the next ``option:``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from bot.playground.commandline_values import (
    CommandLineError,
    Known,
    LineFault,
    OptionType,
    answers_to,
    shown_name,
    value_of,
)
from bot.playground.json_types import JSON

__all__ = ["CommandLineError", "LineFault", "ParsedCommand", "complete", "parse", "usages"]

CHAT_INPUT: Final = 1
_NONE: Final[Mapping[str, str]] = MappingProxyType({})
_NESTING: Final = (OptionType.SUBCOMMAND, OptionType.GROUP)
_ONE_WORD: Final = (OptionType.INTEGER, OptionType.BOOLEAN, OptionType.NUMBER)
_WORD: Final = re.compile(r"\S+")
_OPTION_NAME: Final = re.compile(r"(?<!\S)([^\s:]+)[ \u00a0\u202f]?:")
_URL_REST: Final = "//"


@dataclass(frozen=True, slots=True)
class ParsedCommand:
    """What a member runs: the ``command`` as it was registered, and the interaction's ``data``."""

    command: JSON
    data: JSON


@dataclass(frozen=True, slots=True)
class _Typed:
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


def parse(
    text: str,
    commands: Sequence[JSON],
    locale: str,
    *,
    files: Mapping[str, str] = _NONE,
    mentions: Mapping[str, str] = _NONE,
) -> ParsedCommand:
    """Read a command line.

    Args:
        text: what is typed, from the slash on.
        commands: the commands as they were registered, with their ids.
        locale: the member's, as Discord writes it.
        files: for options that are attachments, a file's name to the attachment's id (``resolved`` is the caller's).
        mentions: names of members, roles and channels, without ``@`` or ``#``, to their ids.

    Raises:
        CommandLineError: it cannot be sent.
    """
    typed = _find(text, commands, locale)
    known = Known(files, mentions)
    given = {option["name"]: written for option, written in _assigned(typed, locale) if written}
    leaves = []
    for option in typed.options:
        written = given.get(option["name"])
        if written:
            leaves.append(_leaf(option, value_of(option, written, locale, known)))
        elif option.get("required"):
            choices = tuple(shown_name(choice, locale) for choice in option.get("choices") or ())
            raise CommandLineError(LineFault.MISSING_OPTION, shown_name(option, locale), choices)
    return ParsedCommand(typed.command, typed.data(leaves))


def complete(
    text: str, commands: Sequence[JSON], locale: str, *, mentions: Mapping[str, str] = _NONE
) -> ParsedCommand | None:
    """Read a command line that is being typed: its last option has ``focused: true``; None where it does not complete.

    Options that are filled and good go with it, as Discord sends them; the focused one's value is the text so far.

    Raises:
        CommandLineError: there is no such command.
    """
    typed = _find(text, commands, locale)
    filled = _assigned(typed, locale)
    focus, written = _focused(typed, filled)
    if focus is None or not focus.get("autocomplete"):
        return None
    leaves = []
    for option, value in filled:
        if option is not focus and value:
            try:
                leaves.append(_leaf(option, value_of(option, value, locale, Known(mentions=mentions))))
            except CommandLineError:
                continue
    leaves.append(_leaf(focus, written) | {"focused": True})
    return ParsedCommand(typed.command, typed.data(leaves))


def usages(commands: Sequence[JSON], locale: str) -> list[str]:
    """How each command is typed in ``locale``: ``/plan voir reference: [plan:]``, its description on a second line."""
    lines: list[str] = []
    for command in _chat_inputs(commands):
        lines += _usages(command, "/", locale)
    return lines


def _usages(item: JSON, before: str, locale: str) -> list[str]:
    name = before + shown_name(item, locale)
    options = item.get("options") or []
    if _nests(options):
        return [line for option in options for line in _usages(option, f"{name} ", locale)]
    wanted = [f"{shown_name(option, locale)}:" for option in options]
    words = [one if option.get("required") else f"[{one}]" for option, one in zip(options, wanted, strict=True)]
    description = (item.get("description_localizations") or {}).get(locale) or item.get("description", "")
    return [f"{' '.join([name, *words])}\n    {description}"]


def _chat_inputs(commands: Sequence[JSON]) -> list[JSON]:
    return [command for command in commands if (command.get("type") or CHAT_INPUT) == CHAT_INPUT]


def _nests(options: Sequence[JSON]) -> bool:
    return any(option["type"] in _NESTING for option in options)


def _leaf(option: JSON, value: object) -> JSON:
    return {"name": option["name"], "type": option["type"], "value": value}


def _named(items: Sequence[JSON], written: str, locale: str) -> JSON | None:
    """The item of that name; a name of the member's language wins over a default one."""
    found = [item for item in items if answers_to(item, written, locale)]
    found.sort(key=lambda item: shown_name(item, locale).casefold() != written.casefold())
    return found[0] if found else None


def _near(items: Sequence[JSON], written: str, locale: str) -> tuple[str, ...]:
    return tuple(get_close_matches(written.casefold(), [shown_name(item, locale) for item in items], cutoff=0.6))


def _find(text: str, commands: Sequence[JSON], locale: str) -> _Typed:
    line = text.strip()
    if not line.startswith("/"):
        raise CommandLineError(LineFault.NOT_A_COMMAND, line)
    name, rest = _first_word(line[1:])
    known = _chat_inputs(commands)
    command = _named(known, name, locale)
    if command is None:
        raise CommandLineError(LineFault.UNKNOWN_COMMAND, name, tuple(f"/{one}" for one in _near(known, name, locale)))
    way: list[JSON] = []
    level = command
    while _nests(level.get("options") or []):
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
    return _Typed(command, tuple(way), rest + text[len(text.rstrip()) :])


def _first_word(text: str) -> tuple[str, str]:
    word = _WORD.search(text)
    return (word[0], text[word.end() :].lstrip()) if word else ("", "")


def _assigned(typed: _Typed, locale: str) -> list[tuple[JSON, str]]:
    """The options that are given and what is written for each, in the order typed."""
    names = [
        (found, option)
        for found in _OPTION_NAME.finditer(typed.rest)
        if (option := _named(typed.options, found[1], locale)) is not None
    ]
    positional = typed.rest[: names[0][0].start()] if names else typed.rest
    ends = [found.start() for found, _ in names[1:]] + [len(typed.rest)]
    named = [(option, typed.rest[found.end() : end].strip()) for (found, option), end in zip(names, ends, strict=True)]
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
        one_word = option["type"] in _ONE_WORD or any(later.get("required") for later in waiting[place + 1 :])
        written, left = _first_word(left) if one_word else (left, "")
        spread.append((option, written))
    if left:
        raise CommandLineError(LineFault.UNEXPECTED_WORDS, left)
    return spread


def _focused(typed: _Typed, filled: Sequence[tuple[JSON, str]]) -> tuple[JSON | None, str]:
    """The option whose value is being typed, and the value so far."""
    names = [option["name"] for option, _ in filled]
    waiting = [option for option in typed.options if option["name"] not in names]
    if not filled:
        return (waiting[0] if waiting else None), ""
    option, written = filled[-1]
    moved_on = typed.rest[-1:].isspace() and written and option["type"] in _ONE_WORD
    if moved_on:
        return (waiting[0] if waiting else None), ""
    return option, written
