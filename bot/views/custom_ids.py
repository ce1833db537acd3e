"""The one codec of what a button, a menu or a form carries: ``1|feature|action|arg|…|text``.

A ``custom_id`` holds 100 characters at most (Discord's reference, « Component Reference »). Arguments are short and hold
no bar; the last one may be any text. The leading number is the format's version, so that a control posted by an older
Courroie is recognised as such.
"""

from dataclasses import dataclass
from typing import Final

from bot.domain.errors import OutdatedControl

VERSION: Final = "1"
MAX_LENGTH: Final = 100
_BAR: Final = "|"


@dataclass(frozen=True, slots=True)
class CustomId:
    """What a control carries: the feature that answers, what is asked of it, and the state it needs."""

    feature: str
    action: str
    args: tuple[str, ...] = ()

    def encode(self) -> str:
        """The text that Discord keeps; raise ``ValueError`` where it would not fit or could not be read back."""
        fields = (VERSION, self.feature, self.action, *self.args)
        if any(_BAR in field for field in fields[:-1]):
            msg = f"only the last argument may hold a bar: {fields}"
            raise ValueError(msg)
        encoded = _BAR.join(fields)
        if len(encoded) > MAX_LENGTH:
            msg = f"a custom_id of {len(encoded)} characters: {encoded}"
            raise ValueError(msg)
        return encoded


def decode(custom_id: str, arity: int) -> CustomId:
    """Read ``custom_id`` back, with ``arity`` arguments; raise ``OutdatedControl`` where it cannot be."""
    fields = custom_id.split(_BAR, 2 + arity)
    if len(fields) != 3 + arity or fields[0] != VERSION:
        raise OutdatedControl(custom_id)
    return CustomId(fields[1], fields[2], tuple(fields[3:]))


def route_of(custom_id: str) -> tuple[str, str]:
    """The feature and the action of ``custom_id``; raise ``OutdatedControl`` where it has none."""
    fields = custom_id.split(_BAR, 3)
    if len(fields) < 3 or fields[0] != VERSION:
        raise OutdatedControl(custom_id)
    return fields[1], fields[2]
