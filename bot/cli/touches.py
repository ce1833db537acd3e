"""What of a message a number at the prompt can press or choose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from bot.playground.component_kinds import SELECTS, Kind, walk
from bot.playground.member import Hand
from bot.playground.screen import NotOnScreen, bounds
from bot.playground.shown import Shown

_NOTHING: Final = "—"


@dataclass(frozen=True, slots=True)
class Touch:
    """A button, or one option of a menu, then with its ``value``; an empty one chooses nothing. ``votes`` is a poll's answer."""

    label: str
    custom_id: str
    value: str | None = None
    votes: bool = False


def touches(message: dict[str, Any] | None) -> dict[str, Touch]:
    """What can be touched, by its number as it is typed, from top to bottom; menus list their options already."""
    found = [*_answers(message), *_touches(message["components"])] if message is not None else ()
    return {str(number): touch for number, touch in enumerate(found, start=1)}


async def touch(hand: Hand, message: dict[str, Any], touched: Sequence[Touch]) -> Shown:
    """Press one button, or choose one or several options of one menu.

    Raises:
        NotOnScreen: the message does not let them be touched, or not together.
        Refused: it is gone.
    """
    first, *others = touched
    if not others and first.value is None:
        return await hand.press(message, custom_id=first.custom_id)
    if any(one.custom_id != first.custom_id or not one.value for one in touched if others):
        raise NotOnScreen(", ".join(one.label for one in touched), [])
    return await hand.choose(message, *(one.value for one in touched if one.value), custom_id=first.custom_id)


def _answers(message: dict[str, Any]) -> Iterator[Touch]:
    """The answers of a message's poll, while it is open."""
    poll = message.get("poll")
    if poll and not poll["results"]["is_finalized"]:
        for answer in poll["answers"]:
            yield Touch(answer["poll_media"]["text"], "", votes=True)


def _touches(components: list[dict[str, Any]]) -> Iterator[Touch]:
    for part in cast("Iterator[dict[str, Any]]", walk(components)):
        if part.get("disabled") or "custom_id" not in part:
            continue
        if part["type"] == Kind.BUTTON:
            yield Touch(part.get("label") or part["emoji"]["name"], part["custom_id"])
        elif part["type"] in SELECTS:
            for option in part["options"]:
                yield Touch(option["label"], part["custom_id"], option["value"])
            if bounds(part)[0] == 0:
                yield Touch(_NOTHING, part["custom_id"], "")
