"""The options of a command, one after the other: how it is used, and what is offered for the one being typed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from bot.playground.commandline import focused
from bot.playground.commandline_places import Place
from bot.playground.commandline_values import CommandLineError, Known, OptionType, shown_name, value_of
from bot.playground.commandline_words import Typed
from bot.playground.composer_commands import shown_description
from bot.playground.composer_items import MOST, Item, ItemKind, Nameable, Pick, folded, matching, one_line
from bot.playground.composer_mentions import blank_after, find_names, mentions
from bot.playground.json_types import JSON

_LAST_WORD: Final = re.compile(r"\S*\Z")
_BOOLEANS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType({"fr": ("Vrai", "Faux")})
"""By language, how Discord's client writes true and false; in English for all others here."""

_NAMED: Final[Mapping[int, tuple[ItemKind, ...]]] = MappingProxyType(
    {
        OptionType.USER: (ItemKind.MEMBER,),
        OptionType.ROLE: (ItemKind.ROLE,),
        OptionType.MENTIONABLE: (ItemKind.MEMBER, ItemKind.ROLE),
        OptionType.CHANNEL: (ItemKind.CHANNEL,),
    }
)


@dataclass(frozen=True, slots=True)
class Focus:
    """The option being typed: its value so far, and the characters that a value picked for it replaces."""

    option: JSON
    written: str
    start: int
    end: int
    named: bool

    @property
    def asks(self) -> bool:
        """Whether the bot says what could be typed."""
        return bool(self.option.get("autocomplete")) and not self.option.get("choices")


def focus_at(text: str, cursor: int, typed: Typed, before: Sequence[Place], places: Sequence[Place]) -> Focus | None:
    """The option being typed at the cursor; None where none is left.

    Args:
        text: the line.
        cursor: where it is being typed.
        typed: the command found in what stands before the cursor.
        before: the places of the options there.
        places: those in the whole line, empty where it is not good yet.
    """
    option, written = focused(typed, before)
    if option is None:
        return None
    if not before or before[-1].option is not option:
        return Focus(option, "", cursor, blank_after(text, cursor), named=False)
    here = before[-1]
    ends = [place.end for place in places if place.option is option and place.begins == here.begins]
    end = blank_after(text, max([cursor, *ends]))
    return Focus(option, written, here.begins, end, named=here.begins != here.start)


def values(focus: Focus, locale: str, names: Sequence[Nameable]) -> list[Item]:
    """The values that Discord's client offers by itself."""
    option = focus.option
    if option.get("choices"):
        return choices(focus, option["choices"], locale, query=focus.written)
    if option["type"] == OptionType.BOOLEAN:
        words = _BOOLEANS.get(locale.partition("-")[0], ("True", "False"))
        both = [{"name": word, "value": value} for word, value in zip(words, (True, False), strict=True)]
        return choices(focus, both, locale, query=focus.written)
    kinds, types = _NAMED.get(option["type"], ()), option.get("channel_types")
    there = [one for one in names if one.kind in kinds and (not types or one.type in types)]
    found = find_names(focus.written.lstrip("@#"), there)
    return [_value(focus, one.kind, one.sign + one.name, one.username, one.id, locale) for one in found]


def choices(focus: Focus, offered: Sequence[JSON], locale: str, *, query: str = "") -> list[Item]:
    """Choices as items: those of the option, found by ``query``, or those that the bot answered."""
    found = matching(query, offered, lambda choice: [shown_name(choice, locale), choice["name"]])
    return [_value(focus, ItemKind.CHOICE, shown_name(one, locale), "", one["value"], locale) for one in found[:MOST]]


def others(
    text: str, cursor: int, typed: Typed, focus: Focus | None, taken: Sequence[str], locale: str, known: Known
) -> list[Item]:
    """The options that could be named at the cursor: after a blank all that are left, else those that the word begins.

    None is where the value before would be cut short, as « en » of « en cours ».
    """
    if text[cursor : cursor + 1].strip() or (focus is not None and focus.named and not focus.written):
        return []
    first = len(text[:cursor]) - len(typed.rest)
    word = _LAST_WORD.search(text, first, cursor)
    begun = word[0] if word else ""
    if focus is not None and not _is_whole(focus, focus.written.removesuffix(begun).strip(), locale, known):
        return []
    left = [option for option in typed.options if option["name"] not in taken and not _has_values(option, focus)]
    written = focus.option["name"] if focus is not None and focus.written else None
    missing = {option["name"] for option in typed.options if option.get("required")} - {*taken, written}
    if missing and not begun:
        # As on Discord: those that may be left out come once those that may not are there.
        left = [option for option in left if option.get("required")]
    start, end = cursor - len(begun), blank_after(text, cursor)
    return [_name(option, start, end, locale) for option in left if _begins(option, begun, locale)]


def mentioned(text: str, cursor: int, focus: Focus, names: Sequence[Nameable]) -> list[Item]:
    """Who or what could be mentioned in a value that is text."""
    if focus.option["type"] != OptionType.STRING or focus.option.get("choices"):
        return []
    return mentions(text, cursor, names, since=focus.start)


def usage_options(
    text: str, typed: Typed, focus: Focus | None, places: Sequence[Place], wrong: Sequence[str], locale: str
) -> list[JSON]:
    """The options as the strip above the composer shows them; ``wrong`` has the names of those that cannot be sent."""
    filled = {place.option["name"] for place in places if place.written}
    end = len(text.rstrip())

    def state(option: JSON) -> str:
        if focus is not None and option is focus.option:
            return "focused"
        if option["name"] not in filled:
            return "empty"
        return "wrong" if shown_name(option, locale) in wrong else "filled"

    return [
        {
            "key": option["name"],
            "name": shown_name(option, locale),
            "description": shown_description(option, locale),
            "type": option["type"],
            "required": bool(option.get("required")),
            "state": state(option),
            "insert": None
            if any(place.option is option for place in places)
            else {"start": end, "end": len(text), "text": f" {shown_name(option, locale)}:"},
        }
        for option in typed.options
    ]


def _value(focus: Focus, kind: ItemKind, label: str, description: str, value: object, locale: str) -> Item:
    written = one_line(label) or one_line(str(value))
    text = f"{shown_name(focus.option, locale)}:{written} "
    return Item(kind, label, description, focus.start, focus.end, text, Pick(focus.option["name"], written, value))


def _is_whole(focus: Focus, written: str, locale: str, known: Known) -> bool:
    """Whether ``written`` is a good value, or none."""
    try:
        return not written or value_of(focus.option, written, locale, known) is not None
    except CommandLineError:
        return False


def _has_values(option: JSON, focus: Focus | None) -> bool:
    """Whether values are offered for it already: its name need not be."""
    if focus is None or option is not focus.option:
        return False
    return bool(option.get("choices") or option.get("autocomplete")) or option["type"] in (OptionType.BOOLEAN, *_NAMED)


def _begins(option: JSON, begun: str, locale: str) -> bool:
    return any(folded(name).startswith(folded(begun)) for name in (shown_name(option, locale), option["name"]))


def _name(option: JSON, start: int, end: int, locale: str) -> Item:
    name = shown_name(option, locale)
    return Item(ItemKind.OPTION, name, shown_description(option, locale), start, end, f"{name}:", None)
