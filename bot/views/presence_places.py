"""What the controls of the attendance carry: which assembly, which page, who."""

from typing import Final

from bot.views.custom_ids import CustomId

FEATURE: Final = "present"
SHOW: Final = "show"
SHOW_ARITY: Final = 2
ADD: Final = "add"
GUEST: Final = "guest"
PERSON: Final = "person"
PERSON_ARITY: Final = 2
REMOVE: Final = "remove"
CSV: Final = "csv"
ARITY: Final = 1


def present_control(action: str, assembly_id: int, *more: str) -> str:
    """The ``custom_id`` of what the coordination does with an assembly's attendance."""
    return CustomId(FEATURE, action, (str(assembly_id), *more)).encode()


def page_control(assembly_id: int, page: int = 0) -> str:
    """The ``custom_id`` of a page of the list, counted from 0."""
    return present_control(SHOW, assembly_id, str(page))
