"""What the controls of one's own card carry: never who one is, which Discord says with each press."""

from dataclasses import dataclass
from typing import Final

from bot.views.custom_ids import CustomId

FEATURE: Final = "me"
SHOW: Final = "show"
ORGANIZATION: Final = "org"
PICK: Final = "pick"
IDENTITY: Final = "identity"
YES: Final = "yes"
NO: Final = "no"
WITHDRAW: Final = "withdraw"
CORRECT: Final = "correct"
LEAVE: Final = "leave"
LEFT: Final = "left"

IN_OWN_NAME: Final = "own"
NONE_OF_THEM: Final = "none"
TYPED_LENGTH: Final = 80
_NO_ONE: Final = "-"


@dataclass(frozen=True, slots=True)
class SpeaksFor:
    """For which organisation the member is about to say that they speak; None: in their own name."""

    organization_id: int | None = None

    def control(self, action: str) -> str:
        """The ``custom_id`` that does ``action`` (IDENTITY, YES or NO) for it."""
        argument = _NO_ONE if self.organization_id is None else str(self.organization_id)
        return CustomId(FEATURE, action, (argument,)).encode()

    @classmethod
    def read(cls, custom_id: CustomId) -> "SpeaksFor":
        """What a control carries."""
        (argument,) = custom_id.args
        return cls(None if argument == _NO_ONE else int(argument))


def my_card_control(page: int = 0) -> str:
    """The ``custom_id`` that shows one's own card at ``page``, counted from 0."""
    return CustomId(FEATURE, SHOW, (str(page),)).encode()


def my_control(action: str) -> str:
    """The ``custom_id`` that does ``action`` (WITHDRAW, CORRECT, LEAVE or LEFT)."""
    return CustomId(FEATURE, action).encode()


def organization_control(action: str, typed: str = "") -> str:
    """The ``custom_id`` of the form that asks for an organisation, or of the menu of those found (PICK); ``typed`` is its name."""
    return CustomId(FEATURE, action, (typed[:TYPED_LENGTH],)).encode()
