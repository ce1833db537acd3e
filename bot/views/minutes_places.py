"""What the controls of the minutes carry."""

from typing import Final

from bot.views.custom_ids import CustomId

FEATURE: Final = "minutes"
SHOW: Final = "show"
SHOW_ARITY: Final = 2
DECIDE: Final = "decide"
ARITY: Final = 1


def minutes_control(assembly_id: int, page: int = 0) -> str:
    """The ``custom_id`` of a page of the minutes, counted from 0."""
    return CustomId(FEATURE, SHOW, (str(assembly_id), str(page))).encode()


def decide_control(assembly_id: int) -> str:
    """The ``custom_id`` of the form of a decision."""
    return CustomId(FEATURE, DECIDE, (str(assembly_id),)).encode()
