"""What one person of a scenario has on their screen, and how a step finds there what it names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, cast

from bot.cli.scenario import Looks, Pick, Wording, labelled, spellings
from bot.playground.component_kinds import SELECTS, Kind, walk
from bot.playground.screen import NotOnScreen, folded
from bot.playground.server import Playground
from bot.playground.shown import Shown
from bot.texts.catalogue import texts_for

_PATIENCE: Final = 20.0
_PIN_NOTICE: Final = 6
_EPHEMERAL: Final = 1 << 6

Part = dict[str, Any]


class Seat:
    """One person's place: their hand, the messages that they have seen, and the form that is open."""

    def __init__(self, world: Playground, persona: str, locale: str) -> None:
        self.hand = world.hand(persona, locale=locale)
        self.form: Shown | None = None
        self._world = world
        self._seen: dict[str, str] = {}
        self._edits: dict[str, str | None] = {}
        self._events: list[Part] = []

    def note(self, shown: Shown) -> None:
        """Keep an answer in sight: its messages, and its form while it is the last thing that opened."""
        self.form = shown if shown.modal is not None else None
        for message in shown.messages:
            self._keep(message)

    def open_form(self) -> Shown:
        """What opened the form on the screen; raise ``NotOnScreen`` where none is open."""
        if self.form is None:
            raise NotOnScreen(texts_for(self.hand.locale).gettext("Un formulaire"), [])
        return self.form

    async def look(self, step: Looks) -> Part:
        """The message that a step looks at, Discord's own notices and what is told apart aside; ``TimeoutError`` where none comes."""
        found: list[Part] = []

        def there() -> bool:
            written = [one for one in self.hand.sees(step.channel) if one["type"] != _PIN_NOTICE and not _is_apart(one)]
            if step.message is not None:
                found[:] = [one for one in written if one["id"] == step.message]
                return bool(found)
            looked_at = written if step.oldest else written[-1:]
            found[:] = [one for one in looked_at if step.again or self._is_new(one, changed=step.changed)]
            return bool(found)

        await self._world.until(there, seconds=_PATIENCE)
        self._keep(found[0])
        return found[0]

    def vote(self, channel: str, answers: Sequence[str]) -> Part:
        """Vote in the last poll of a channel: its message; raise ``NotOnScreen`` where there is none or no such answer."""
        polls = [one for one in self.hand.sees(channel) if "poll" in one]
        if not polls:
            raise NotOnScreen(texts_for(self.hand.locale).gettext("Un sondage"), [])
        voted = self.hand.vote(polls[-1], *answers)
        self._keep(voted)
        return voted

    async def look_at_events(self, *, changed: bool) -> list[Part]:
        """The server's events; with ``changed``, once they are not those that were last seen, else ``TimeoutError``."""
        if changed:
            await self._world.until(lambda: self._world.events() != self._events, seconds=_PATIENCE)
        self._events = self._world.events()
        return self._events

    async def told_apart(self, shown: Shown, pressed: Part) -> Shown:
        """What is told to this person alone of the button of ``pressed``; raise ``TimeoutError`` where nothing is."""
        found: list[Part] = []

        def there() -> bool:
            messages = self.hand.look_again(shown).messages
            found[:] = [one for one in messages if _is_apart(one) and one["id"] != pressed["id"]]
            return bool(found)

        await self._world.until(there, seconds=_PATIENCE)
        return replace(shown, message=found[0], messages=found)

    def _is_new(self, message: Part, *, changed: bool) -> bool:
        if message["id"] not in self._seen:
            return True
        return changed and message["edited_timestamp"] != self._edits[message["id"]]

    def button(self, wanted: Pick) -> tuple[Part, Part]:
        """A button of the last message that has it: the message and the button; raise ``NotOnScreen``."""
        there: list[Part] = []
        for message in self._messages():
            buttons = [part for part in _usable(message) if part["type"] == Kind.BUTTON]
            found = picked(buttons, wanted, self.hand.locale)
            if found is not None:
                return message, found
            there += buttons
        raise _absent(pick_text(wanted, self.hand.locale), there)

    def menu(self, wanted: Sequence[Pick], named: Wording | None) -> tuple[Part, Part, list[str]]:
        """A menu of the last message that has its options: the message, the menu, the values; raise ``NotOnScreen``."""
        locale, there = self.hand.locale, list[Part]()
        for message in self._messages():
            for menu in _usable(message):
                placeholder = folded(menu.get("placeholder") or "")
                called = named is None or placeholder in map(folded, spellings(named, locale))
                if menu["type"] not in SELECTS or not called:
                    continue
                chosen = [picked(menu["options"], one, locale) for one in wanted]
                if None not in chosen:
                    return message, menu, [str(option["value"]) for option in chosen if option]
                there += menu["options"]
        raise _absent(", ".join(pick_text(one, locale) for one in wanted), there)

    def _keep(self, message: Part) -> None:
        self._seen.pop(message["id"], None)  # what was seen again is the last seen
        self._seen[message["id"]] = message["channel_id"]
        self._edits[message["id"]] = message["edited_timestamp"]

    def _messages(self) -> Iterator[Part]:
        """The messages that are still there, as they are now, the last seen first; menus list their options."""
        for message_id, channel_id in reversed(self._seen.items()):
            stored = self._world.state.messages.get(channel_id, message_id)
            if stored is not None:
                yield self.hand.listed(stored.raw)


def picked(items: Sequence[Part], wanted: Pick, locale: str) -> Part | None:
    """The item of that number or label, else the only one whose label begins with these words; None where there is none."""
    if isinstance(wanted, int):
        return items[wanted - 1] if 0 < wanted <= len(items) else None
    labels = [folded(item.get("label") or "") for item in items]
    for text in map(folded, spellings(wanted, locale)):
        if text in labels:
            return items[labels.index(text)]
        begins = [item for item, label in zip(items, labels, strict=True) if label.startswith(f"{text} ")]
        if len(begins) == 1:
            return begins[0]
    return None


def require_picked(items: Sequence[Part], wanted: Pick, locale: str) -> Part:
    """The item that ``picked`` finds; raise ``NotOnScreen`` where there is none."""
    found = picked(items, wanted, locale)
    if found is None:
        raise _absent(pick_text(wanted, locale), items)
    return found


def pick_text(wanted: Pick, locale: str) -> str:
    """What a step names, as it is said: a label, or « n° 2 »."""
    return f"n° {wanted}" if isinstance(wanted, int) else labelled(wanted, locale)


def _is_apart(message: Part) -> bool:
    return bool(message["flags"] & _EPHEMERAL)


def _usable(message: Part) -> list[Part]:
    parts = cast("Iterator[Part]", walk(message["components"]))
    return [part for part in parts if "custom_id" in part and not part.get("disabled")]


def _absent(wanted: str, there: Sequence[Part]) -> NotOnScreen:
    return NotOnScreen(wanted, [str(item.get("label") or "") for item in there])
