"""What a member types (``/plan axe II``), as the data of the interaction that Discord's client would send.

Names are those of the member's language, or the default ones. Text goes to the first options: each takes a word, the last
that must be given takes all that remain. ``option:value`` takes the words up to the next ``option:``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from bot.playground.commandline_places import NOTHING_PICKED, ONE_WORD, Picked, Place, placed
from bot.playground.commandline_values import CommandLineError, Known, LineFault, OptionType, fits, shown_name, value_of
from bot.playground.commandline_words import Typed, chat_inputs, find, nests
from bot.playground.json_types import JSON

__all__ = [
    "CommandLineError",
    "LineFault",
    "ParsedCommand",
    "attachments",
    "complete",
    "faults",
    "focused",
    "parse",
    "usages",
]

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
    kinds: Mapping[str, int] = MappingProxyType({}),
    picked: Picked = NOTHING_PICKED,
) -> ParsedCommand:
    """Read a command line.

    Args:
        text: what is typed, from the slash on.
        commands: the commands as they were registered, with their ids.
        locale: the member's, as Discord writes it.
        files: for options that are attachments, a file's name to the attachment's id (``resolved`` is the caller's).
        mentions: names of members, roles and channels, without ``@`` or ``#``, to their ids.
        kinds: which type of option takes each of these ids.
        picked: what was picked from lists; text that is exactly that, where it is, stands for the value.

    Raises:
        CommandLineError: it cannot be sent.
    """
    typed = find(text, commands, locale)
    leaves, wrong = _read(typed, placed(typed, text, locale, picked), locale, Known(files, mentions, kinds), picked)
    if wrong:
        raise wrong[0]
    return ParsedCommand(typed.command, typed.data(leaves))


def faults(
    typed: Typed, places: Sequence[Place], locale: str, known: Known, picked: Picked = NOTHING_PICKED
) -> list[CommandLineError]:
    """What keeps a line, whose command and options are found, from being sent; in the order of the options."""
    return _read(typed, places, locale, known, picked)[1]


def complete(
    text: str,
    commands: Sequence[JSON],
    locale: str,
    *,
    mentions: Mapping[str, str] = _NONE,
    picked: Picked = NOTHING_PICKED,
    cursor: int | None = None,
) -> ParsedCommand | None:
    """Read a command line that is being typed: its last option, or the one at ``cursor``, has ``focused: true``.

    Options that are filled and good go with it, as Discord sends them; the focused one's value is the text so far.
    None where it does not complete.

    Raises:
        CommandLineError: there is no such command.
    """
    head = text if cursor is None else text[:cursor]
    typed = find(head, commands, locale)
    before = placed(typed, head, locale, picked)
    focus, written = focused(typed, before)
    if focus is None or not focus.get("autocomplete"):
        return None
    leaves = []
    for place in _around(before, text, commands, locale, picked):
        if place.option["name"] != focus["name"] and place.written:
            try:
                leaves.append(_leaf(place.option, _value_at(place, locale, Known(mentions=mentions), picked)))
            except CommandLineError:
                continue
    leaves.append(_leaf(focus, written) | {"focused": True})
    return ParsedCommand(typed.command, typed.data(leaves))


def focused(typed: Typed, places: Sequence[Place]) -> tuple[JSON | None, str]:
    """The option whose value is being typed at the end of the line, None where none is left, and the value so far."""
    given = [place.option["name"] for place in places]
    waiting = [option for option in typed.options if option["name"] not in given]
    if not places:
        return (waiting[0] if waiting else None), ""
    last = places[-1]
    closed = last.picked or last.option["type"] in ONE_WORD
    if closed and last.written and typed.rest[-1:].isspace():
        return (waiting[0] if waiting else None), ""
    return last.option, last.written


def attachments(text: str, commands: Sequence[JSON], locale: str, *, picked: Picked = NOTHING_PICKED) -> list[str]:
    """What a command line gives to the options that are files, as it is written there.

    Raises:
        CommandLineError: there is no such command.
    """
    places = placed(find(text, commands, locale), text, locale, picked)
    return [place.written for place in places if place.option["type"] == OptionType.ATTACHMENT and place.written]


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


def _around(
    before: Sequence[Place], text: str, commands: Sequence[JSON], locale: str, picked: Picked
) -> Sequence[Place]:
    """The places of the whole line, or those ``before`` the cursor where what follows it is not good yet."""
    try:
        return placed(find(text, commands, locale), text, locale, picked)
    except CommandLineError:
        return before


def _read(
    typed: Typed, places: Sequence[Place], locale: str, known: Known, picked: Picked
) -> tuple[list[JSON], list[CommandLineError]]:
    """The options as the interaction has them, and what is wrong or missing."""
    given = {place.option["name"]: place for place in places if place.written}
    leaves: list[JSON] = []
    wrong: list[CommandLineError] = []
    for option in typed.options:
        place = given.get(option["name"])
        if place is not None:
            try:
                leaves.append(_leaf(option, _value_at(place, locale, known, picked)))
            except CommandLineError as error:
                wrong.append(error)
        elif option.get("required"):
            choices = tuple(shown_name(choice, locale) for choice in option.get("choices") or ())
            wrong.append(CommandLineError(LineFault.MISSING_OPTION, shown_name(option, locale), choices))
    return leaves, wrong


def _value_at(place: Place, locale: str, known: Known, picked: Picked) -> object:
    if place.picked:
        value = picked[place.option["name"]].get("value")
        if fits(place.option, value):
            return value
    return value_of(place.option, place.written, locale, known)
