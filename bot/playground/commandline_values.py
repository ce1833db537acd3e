"""What is typed for an option, as the value that Discord sends; and what can be wrong with a command line."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Final

from bot.playground.json_types import JSON

STRING_LENGTH: Final = 6_000
LARGEST: Final = 2**53 - 1

_TRUE: Final = frozenset({"true", "vrai", "oui", "yes"})
_FALSE: Final = frozenset({"false", "faux", "non", "no"})
_MENTION: Final = re.compile(r"<(?:@[!&]?|#)(\d+)>|(\d+)")
_NUMBER: Final = re.compile(r"[+-]?\d{1,400}(?:[.,]\d{1,400})?")


class OptionType(IntEnum):
    """The ``type`` of a command's option."""

    SUBCOMMAND = 1
    GROUP = 2
    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    ROLE = 8
    MENTIONABLE = 9
    NUMBER = 10
    ATTACHMENT = 11


class LineFault(StrEnum):
    """What is wrong with a command line, and what ``detail`` and ``suggestions`` then are."""

    NOT_A_COMMAND = "not_a_command"  # it does not begin with a slash
    UNKNOWN_COMMAND = "unknown_command"  # the name typed; near ones
    MISSING_SUBCOMMAND = "missing_subcommand"  # the command; its subcommands
    UNKNOWN_SUBCOMMAND = "unknown_subcommand"  # the name typed; near ones, else all of them
    UNKNOWN_OPTION = "unknown_option"  # the name typed; near ones
    MISSING_OPTION = "missing_option"  # the option; its choices
    REPEATED_OPTION = "repeated_option"  # the option
    BAD_VALUE = "bad_value"  # the value typed; the option's choices, or the names that are known
    UNEXPECTED_WORDS = "unexpected_words"  # the words that no option takes


@dataclass(eq=False)
class CommandLineError(Exception):
    """A command line that Discord's client would not let a member send. Names are in the member's language.

    Attributes:
        code: what is wrong.
        detail: what was typed or is missing, as ``code`` says.
        suggestions: what could be typed instead.
        option: the name of the option that was being read, empty when it is none.
    """

    code: LineFault
    detail: str = ""
    suggestions: tuple[str, ...] = ()
    option: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What a member can name besides text: files by name (to their ids), people, roles and channels (to theirs).

    ``kinds`` says of identifiers which type of option takes them: a role is no member.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    mentions: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)


def shown_name(item: JSON, locale: str) -> str:
    """The name of a command, option or choice in ``locale``, else the default one."""
    localized: str = (item.get("name_localizations") or {}).get(locale) or item["name"]
    return localized


def answers_to(item: JSON, written: str, locale: str) -> bool:
    """Whether ``written`` names the item, in ``locale`` or by its default name."""
    return written.casefold() in (shown_name(item, locale).casefold(), str(item["name"]).casefold())


def value_of(option: JSON, written: str, locale: str, known: Known) -> object:
    """The value of ``written`` for an option.

    Raises:
        CommandLineError: ``BAD_VALUE``.
    """
    if option.get("choices"):
        return _chosen(option, written, locale)
    match option["type"]:
        case OptionType.STRING:
            return _text(option, written, locale)
        case OptionType.INTEGER | OptionType.NUMBER:
            return _number(option, written, locale)
        case OptionType.BOOLEAN:
            return _truth(option, written, locale)
        case OptionType.ATTACHMENT:
            return _named(option, written, locale, known.files)
        case _:
            return _mentioned(option, written, locale, known)


def fits(option: JSON, value: object) -> bool:
    """Whether what was picked is a value of the option's type; a file's is its upload's, and stands for nothing here."""
    match option["type"]:
        case OptionType.ATTACHMENT:
            return False
        case OptionType.INTEGER:
            return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST
        case OptionType.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= LARGEST
        case OptionType.BOOLEAN:
            return isinstance(value, bool)
        case OptionType.STRING:
            return isinstance(value, str) and len(value) <= STRING_LENGTH
        case _:
            return isinstance(value, str) and value.isdecimal()


def _bad(option: JSON, written: str, locale: str, suggestions: tuple[str, ...] = ()) -> CommandLineError:
    return CommandLineError(LineFault.BAD_VALUE, written, suggestions, shown_name(option, locale))


def _chosen(option: JSON, written: str, locale: str) -> object:
    for choice in option["choices"]:
        if answers_to(choice, written, locale) or str(choice["value"]).casefold() == written.casefold():
            return choice["value"]
    raise _bad(option, written, locale, tuple(shown_name(choice, locale) for choice in option["choices"]))


def _text(option: JSON, written: str, locale: str) -> str:
    shortest, longest = option.get("min_length") or 0, option.get("max_length") or STRING_LENGTH
    if not shortest <= len(written) <= longest:
        raise _bad(option, written, locale)
    return written


def _number(option: JSON, written: str, locale: str) -> int | float:
    if not _NUMBER.fullmatch(written):
        raise _bad(option, written, locale)
    value = float(written.replace(",", "."))
    lowest, highest = option.get("min_value"), option.get("max_value")
    lowest, highest = -LARGEST if lowest is None else lowest, LARGEST if highest is None else highest
    whole = option["type"] == OptionType.INTEGER
    if math.isinf(value) or (whole and not value.is_integer()) or not lowest <= value <= highest:
        raise _bad(option, written, locale)
    return int(value) if whole else value


def _truth(option: JSON, written: str, locale: str) -> bool:
    if written.casefold() not in _TRUE | _FALSE:
        raise _bad(option, written, locale)
    return written.casefold() in _TRUE


def _mentioned(option: JSON, written: str, locale: str, known: Known) -> str:
    mention = _MENTION.fullmatch(written)
    bare = written.lstrip("@#")
    named: str = (mention[1] or mention[2]) if mention else _named(option, bare, locale, known.mentions)
    kind, wanted = known.kinds.get(named), option["type"]
    if kind not in (None, wanted) and (wanted != OptionType.MENTIONABLE or kind == OptionType.CHANNEL):
        raise _bad(option, written, locale)
    return named


def _named(option: JSON, written: str, locale: str, names: Mapping[str, str]) -> str:
    for name, identifier in names.items():
        if name.casefold() == written.casefold():
            return identifier
    raise _bad(option, written, locale, tuple(names))
