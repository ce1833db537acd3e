"""Where each option's value stands in a command line, and what was picked there from a list."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from bot.playground.commandline_values import CommandLineError, LineFault, OptionType
from bot.playground.commandline_words import Typed, first_word, named, near
from bot.playground.json_types import JSON

ONE_WORD: Final = (OptionType.INTEGER, OptionType.BOOLEAN, OptionType.NUMBER)
Picked = Mapping[str, JSON]
"""By an option's default name, what was picked from a list for it: its ``text`` in the line, and the ``value`` it stands for."""

NOTHING_PICKED: Final[Picked] = MappingProxyType({})

_OPTION_NAME: Final = re.compile(r"(?<!\S)([^\s:]+)[ \u00a0\u202f]?:")
_BLANKS: Final = re.compile(r"\s*")
_URL_REST: Final = "//"


@dataclass(frozen=True, slots=True)
class Place:
    """The value of an option, in characters from the start of the line.

    ``begins`` is its first one, that of « name: » where it is named; ``start`` and ``end`` are those of the value without
    the blanks around. ``picked`` says that the value is what was picked for the option, whole.
    """

    option: JSON
    written: str
    begins: int
    start: int
    end: int
    picked: bool = False


def placed(typed: Typed, line: str, locale: str, picked: Picked = NOTHING_PICKED) -> list[Place]:
    """The options that are given and where, in the order typed. ``line`` is what ``typed`` was found in.

    What was picked is a value by itself, whatever is in it: the words that follow go to the next options.

    Raises:
        CommandLineError: words that no option takes, an option given twice or misspelt.
    """
    begins = len(line) - len(typed.rest)
    names = list(_named_options(typed, line, begins, locale, picked))
    taken = [option["name"] for _, option in names]
    for name in taken:
        if taken.count(name) > 1:
            raise CommandLineError(LineFault.REPEATED_OPTION, name)
    waiting = [option for option in typed.options if option["name"] not in taken]
    bounds = [*(found.start() for found, _ in names), len(line)]
    places: list[Place] = []
    loose = [(begins, bounds[0])]
    for (found, option), end in zip(names, bounds[1:], strict=True):
        place = _value(option, line, found.start(), found.end(), end, picked, alone=bool(waiting))
        places.append(place)
        loose.append((place.end, end))
    for start, end in loose:
        _refuse_near_names(line[start:end], waiting, locale)
        given = list(_spread(line, start, end, waiting, picked))
        waiting = waiting[len(given) :]
        places += given
    return sorted(places, key=lambda place: place.begins)


def picked_end(option: JSON, line: str, start: int, picked: Picked) -> int | None:
    """Where what was picked for the option ends, if it stands at ``start`` as a whole."""
    pick = picked.get(option["name"])
    text = pick.get("text") if pick else None
    if not isinstance(text, str) or not text or not line.startswith(text, start):
        return None
    end = start + len(text)
    return end if end == len(line) or line[end].isspace() else None


def _named_options(
    typed: Typed, line: str, begins: int, locale: str, picked: Picked
) -> Iterator[tuple[re.Match[str], JSON]]:
    """Each « option: » of the line, but for those inside what was picked."""
    at = begins
    while found := _OPTION_NAME.search(line, at):
        at = found.end()
        option = named(typed.options, found[1], locale)
        if option is not None:
            yield found, option
            at = picked_end(option, line, _after_blanks(line, at), picked) or at


def _value(option: JSON, line: str, begins: int, start: int, end: int, picked: Picked, *, alone: bool) -> Place:
    """The value after « option: »: all up to ``end``, unless it was picked, or is a number and others wait (``alone``)."""
    first = _after_blanks(line, start)
    if (whole := picked_end(option, line, first, picked)) is not None:
        return Place(option, line[first:whole], begins, first, whole, picked=True)
    written = line[start:end].strip()
    if alone and option["type"] in ONE_WORD and not option.get("choices"):
        written = first_word(written)[0]
    if not written:
        return Place(option, "", begins, start, start)
    return Place(option, written, begins, first, first + len(written))


def _after_blanks(line: str, start: int) -> int:
    blanks = _BLANKS.match(line, start)
    return blanks.end() if blanks else start


def _refuse_near_names(positional: str, waiting: Sequence[JSON], locale: str) -> None:
    """« anne:2012 » is an option misspelt, not something to look for."""
    for found in _OPTION_NAME.finditer(positional):
        close = near(waiting, found[1], locale)
        if close and not positional.startswith(_URL_REST, found.end()):
            raise CommandLineError(LineFault.UNKNOWN_OPTION, found[1], close)


def _spread(line: str, start: int, end: int, waiting: Sequence[JSON], picked: Picked) -> Iterator[Place]:
    """Give the words between two places to the options that wait for one, in their order."""
    at = start
    for place, option in enumerate(waiting):
        at = min(_after_blanks(line, at), end)
        left = line[at:end].strip()
        if not left:
            return
        whole = picked_end(option, line, at, picked)
        if whole is not None and whole <= end:
            yield Place(option, line[at:whole], at, at, whole, picked=True)
            at = whole
            continue
        one_word = option["type"] in ONE_WORD or any(later.get("required") for later in waiting[place + 1 :])
        written = first_word(left)[0] if one_word else left
        yield Place(option, written, at, at, at + len(written))
        at += len(written)
    if left := line[min(at, end) : end].strip():
        raise CommandLineError(LineFault.UNEXPECTED_WORDS, left)
