"""What is being typed where the cursor is, and what could be inserted there, as Discord's client offers it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.playground.commandline import faults
from bot.playground.commandline_places import NOTHING_PICKED, Picked, Place, placed
from bot.playground.commandline_values import CommandLineError, Known, LineFault, OptionType
from bot.playground.commandline_words import Typed, find
from bot.playground.composer_commands import named_commands, shown_description, way_name
from bot.playground.composer_items import Item, ItemKind, Nameable
from bot.playground.composer_mentions import mentions
from bot.playground.composer_options import Focus, choices, focus_at, mentioned, others, usage_options, values
from bot.playground.json_types import JSON


class Phase(StrEnum):
    """What is being typed."""

    TEXT = "text"
    NAME = "name"
    OPTIONS = "options"


@dataclass(frozen=True, slots=True)
class Composition:
    """What is being typed, and what can be done with it.

    Attributes:
        phase: plain text, a command's name, or its options.
        items: what could be inserted.
        usage: the command that is named, and its options; None where none is.
        errors: what keeps the line from being sent; the page says them once that is tried.
        focus: the option being typed.
    """

    phase: Phase
    items: tuple[Item, ...] = ()
    usage: JSON | None = None
    errors: tuple[CommandLineError, ...] = ()
    focus: Focus | None = None

    @property
    def asks(self) -> bool:
        """Whether the bot must be asked what could be typed."""
        return self.focus is not None and self.focus.asks

    def with_choices(self, offered: Sequence[JSON], locale: str) -> list[Item]:
        """The items, those that the bot answered first."""
        return [*(choices(self.focus, offered, locale) if self.focus else []), *self.items]

    def as_json(self) -> JSON:
        """The composition as the page reads it.

        ``ready`` says that the line can be sent as it is, ``insert`` where a value of the option being typed goes.
        """
        return {
            "phase": self.phase,
            "items": [item.as_json() for item in self.items],
            "usage": self.usage,
            "errors": [fault_json(error) for error in self.errors],
            "ready": not self.errors,
            "autocomplete": self.asks,
            "insert": {"start": self.focus.start, "end": self.focus.end} if self.focus else None,
        }


def compose(
    text: str,
    cursor: int,
    commands: Sequence[JSON],
    locale: str,
    names: Sequence[Nameable],
    picked: Picked = NOTHING_PICKED,
) -> Composition:
    """What is being typed at ``cursor``, in characters from the start of ``text``.

    Args:
        text: all that is in the field.
        cursor: where it is being typed.
        commands: the commands that are offered there, as they were registered.
        locale: the member's.
        names: the members, roles and channels that can be named.
        picked: what was picked from lists, by option; a file's value is its upload's.
    """
    at = max(0, min(cursor, len(text)))
    if not text.lstrip().startswith("/"):
        return Composition(Phase.TEXT, tuple(mentions(text, at, names)))
    line = _Line(text, at, commands, locale, names, picked)
    typed, places, errors = line.read()
    before = line.typed_before()
    if before is None:
        items = named_commands(text, at, commands, locale) if at > text.index("/") else []
        return Composition(Phase.NAME, tuple(items), line.usage(typed, None, places, errors), tuple(errors))
    focus, offered = line.offered(before, places)
    return Composition(Phase.OPTIONS, tuple(offered), line.usage(typed, focus, places, errors), tuple(errors), focus)


def fault_json(error: CommandLineError) -> JSON:
    """What is wrong with a line, as the page words it."""
    return {
        "code": error.code,
        "detail": error.detail,
        "suggestions": list(error.suggestions),
        "option": error.option,
    }


_OPTION_TYPES: Final = {
    ItemKind.MEMBER: OptionType.USER,
    ItemKind.ROLE: OptionType.ROLE,
    ItemKind.CHANNEL: OptionType.CHANNEL,
}


@dataclass(frozen=True, slots=True)
class _Line:
    """A command line, and all that it is read with."""

    text: str
    cursor: int
    commands: Sequence[JSON]
    locale: str
    names: Sequence[Nameable]
    picked: Picked

    def read(self) -> tuple[Typed | None, list[Place], list[CommandLineError]]:
        """The command, the places of its options, and all that keeps the line from being sent."""
        try:
            typed = find(self.text, self.commands, self.locale)
        except CommandLineError as error:
            return None, [], [error]
        try:
            places = placed(typed, self.text, self.locale, self.picked)
        except CommandLineError as error:
            return typed, [], [error]
        return typed, places, faults(typed, places, self.locale, self._known(places), self.picked)

    def typed_before(self) -> Typed | None:
        """The command before the cursor, once a blank says that its name is whole."""
        try:
            typed = find(self.text[: self.cursor], self.commands, self.locale)
        except CommandLineError:
            return None
        return typed if typed.rest else None

    def offered(self, typed: Typed, places: Sequence[Place]) -> tuple[Focus | None, list[Item]]:
        """The option being typed, and what could be inserted."""
        head = self.text[: self.cursor]
        try:
            before = placed(typed, head, self.locale, self.picked)
        except CommandLineError:
            return None, []
        focus = focus_at(self.text, self.cursor, typed, before, places)
        taken = {place.option["name"] for place in (*before, *places)}
        if focus is not None and not focus.named and len(focus.written.split()) <= 1:
            taken.discard(focus.option["name"])
        found = others(self.text, self.cursor, typed, focus, sorted(taken), self.locale, self._known(before))
        if focus is None:
            return None, found
        mentionable = mentioned(self.text, self.cursor, focus, self.names)
        return focus, [*values(focus, self.locale, self.names), *mentionable, *found]

    def usage(
        self, typed: Typed | None, focus: Focus | None, places: Sequence[Place], errors: Sequence[CommandLineError]
    ) -> JSON | None:
        """How the command is used, and how far it is filled."""
        if typed is None:
            return None
        way = (typed.command, *typed.way)
        wrong = [error.option for error in errors if error.code is LineFault.BAD_VALUE]
        return {
            "command": way_name(way, self.locale),
            "description": shown_description(way[-1], self.locale),
            "options": usage_options(self.text, typed, focus, places, wrong, self.locale),
        }

    def _known(self, places: Sequence[Place]) -> Known:
        files = {
            place.written: place.written
            for place in places
            if place.picked and place.option["type"] == OptionType.ATTACHMENT
        }
        people = [one for one in self.names if one.kind is ItemKind.MEMBER]
        known = {one.username: one.id for one in people} | {one.name: one.id for one in (*self.names, *people)}
        return Known(files, known, {one.id: _OPTION_TYPES[one.kind] for one in self.names})
