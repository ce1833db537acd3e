"""What a member types (``/plan axe II``), as the data of the interaction that Discord's client would send.

Names are those of the member's language, or the default ones. Text goes to the first options: each takes a word, the last
that must be given takes all that remain. ``option:value`` takes the words up to the next ``option:``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from bot.playground.commandline_values import CommandLineError, Known, LineFault, OptionType, shown_name, value_of
from bot.playground.commandline_words import ONE_WORD, Typed, assigned, chat_inputs, find, nests
from bot.playground.json_types import JSON

__all__ = ["CommandLineError", "LineFault", "ParsedCommand", "attachments", "complete", "parse", "usages"]

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ParsedCommand:
    """What a member runs: the ``command`` as it was registered, and the interaction's ``data``."""

    command: JSON
    data: JSON


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
    typed = find(text, commands, locale)
    known = Known(files, mentions)
    given = {option["name"]: written for option, written in assigned(typed, locale) if written}
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
    typed = find(text, commands, locale)
    filled = assigned(typed, locale)
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


def attachments(text: str, commands: Sequence[JSON], locale: str) -> list[str]:
    """What a command line gives to the options that are files, as it is written there.

    Raises:
        CommandLineError: there is no such command.
    """
    filled = assigned(find(text, commands, locale), locale)
    return [written for option, written in filled if option["type"] == OptionType.ATTACHMENT and written]


def usages(commands: Sequence[JSON], locale: str) -> list[str]:
    """How each command is typed in ``locale``: ``/plan voir reference: [plan:]``, its description on a second line."""
    lines: list[str] = []
    for command in chat_inputs(commands):
        lines += _usages(command, "/", locale)
    return lines


def _usages(item: JSON, before: str, locale: str) -> list[str]:
    name = before + shown_name(item, locale)
    options = item.get("options") or []
    if nests(options):
        return [line for option in options for line in _usages(option, f"{name} ", locale)]
    wanted = [f"{shown_name(option, locale)}:" for option in options]
    words = [one if option.get("required") else f"[{one}]" for option, one in zip(options, wanted, strict=True)]
    description = (item.get("description_localizations") or {}).get(locale) or item.get("description", "")
    return [f"{' '.join([name, *words])}\n    {description}"]


def _leaf(option: JSON, value: object) -> JSON:
    return {"name": option["name"], "type": option["type"], "value": value}


def _focused(typed: Typed, filled: Sequence[tuple[JSON, str]]) -> tuple[JSON | None, str]:
    """The option whose value is being typed, and the value so far."""
    names = [option["name"] for option, _ in filled]
    waiting = [option for option in typed.options if option["name"] not in names]
    if not filled:
        return (waiting[0] if waiting else None), ""
    option, written = filled[-1]
    moved_on = typed.rest[-1:].isspace() and written and option["type"] in ONE_WORD
    if moved_on:
        return (waiting[0] if waiting else None), ""
    return option, written
