"""What of a message a number at the prompt can press or choose."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from bot.playground.component_kinds import Kind, walk
from bot.playground.member import Hand
from bot.playground.shown import Shown


@dataclass(frozen=True, slots=True)
class Touch:
    """A button, or one option of a menu, then with its ``value``."""

    label: str
    custom_id: str
    value: str | None = None

    async def by(self, hand: Hand, message: dict[str, Any]) -> Shown:
        """Press or choose it; raise ``NotOnScreen`` or ``Refused`` where the message no longer lets it."""
        if self.value is None:
            return await hand.press(message, custom_id=self.custom_id)
        return await hand.choose(message, self.value, custom_id=self.custom_id)


def touches(message: dict[str, Any] | None) -> dict[str, Touch]:
    """What can be touched, by its number as it is typed, from top to bottom."""
    found = _touches(message["components"]) if message is not None else ()
    return {str(number): touch for number, touch in enumerate(found, start=1)}


def _touches(components: list[dict[str, Any]]) -> Iterator[Touch]:
    for part in cast("Iterator[dict[str, Any]]", walk(components)):
        if part.get("disabled") or "custom_id" not in part:
            continue
        if part["type"] == Kind.BUTTON:
            yield Touch(part.get("label") or part["emoji"]["name"], part["custom_id"])
        elif part["type"] == Kind.STRING_SELECT:
            for option in part["options"]:
                yield Touch(option["label"], part["custom_id"], option["value"])
