"""What the plan's controls carry: which plan, which place in it, which page."""

from dataclasses import dataclass
from typing import Final

from bot.domain.reference import Reference
from bot.domain.reference_grammar import parse_reference
from bot.views.custom_ids import CustomId

FEATURE: Final = "plan"
GO: Final = "go"
MENU: Final = "menu"
SHARE: Final = "share"
WHOLE: Final = "whole"
_NOWHERE: Final = "-"


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a screen of the plan; without ``reference``, the plan as a whole. ``page`` counts from 0."""

    plan_id: int
    reference: Reference | None = None
    page: int = 0

    def control(self, action: str) -> str:
        """The ``custom_id`` that does ``action`` (GO or SHARE) with this place."""
        return CustomId(FEATURE, action, (str(self.plan_id), value_of(self.reference), str(self.page))).encode()

    @classmethod
    def read(cls, custom_id: CustomId) -> "Place":
        """The place that a GO or SHARE control carries."""
        plan_id, reference, page = custom_id.args
        return cls(int(plan_id), reference_in(reference), int(page))


def value_of(reference: Reference | None) -> str:
    """``reference`` as a menu's value or a control's argument."""
    return str(reference) if reference else _NOWHERE


def reference_in(value: str) -> Reference | None:
    """The reference that ``value_of`` wrote."""
    return None if value == _NOWHERE else parse_reference(value)


def whole_control() -> str:
    """The ``custom_id`` that shows the channel's plan as a whole."""
    return CustomId(FEATURE, WHOLE).encode()


def menu_control(plan_id: int) -> str:
    """The ``custom_id`` of the menu that goes down from a screen of the plan."""
    return CustomId(FEATURE, MENU, (str(plan_id),)).encode()
