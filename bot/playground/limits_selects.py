"""What Discord refuses in menus and groups of choices, in messages and in forms alike."""

from typing import Final

from bot.playground.component_kinds import Kind
from bot.playground.fields import Field, refuse_repeated

OPTIONS: Final = 25
GROUP_OPTIONS: Final = 10
OPTION_TEXT: Final = 100
PLACEHOLDER: Final = 150
CUSTOM_ID: Final = 100


def check_custom_id(component: Field) -> None:
    """Gather what is wrong with the ``custom_id`` of a component, or of a form, that must have one."""
    if component["custom_id"].required():
        component["custom_id"].text(CUSTOM_ID, minimum=1)


def check_select(select: Field, *, in_modal: bool = False) -> None:
    """Gather what is wrong with a menu: of strings, or of users, roles, mentionables or channels."""
    check_custom_id(select)
    select["placeholder"].text(PLACEHOLDER)
    most = check_chosen(select, OPTIONS, default_most=1, in_modal=in_modal)
    if in_modal and select["disabled"].flag():
        select["disabled"].refuse("COMPONENT_DISABLED_IN_MODAL", "Modals cannot have disabled components")
    if select["type"].value != Kind.STRING_SELECT:
        select["default_values"].entries(min(most, OPTIONS))
    elif select["options"].required():
        check_options(select, most, fewest=max(1, most), maximum=OPTIONS)


def check_chosen(component: Field, maximum: int, *, default_most: int, in_modal: bool) -> int:
    """Gather what is wrong with ``min_values`` and ``max_values``; how many may be chosen."""
    lowest = component["min_values"].whole(0, maximum)
    most = component["max_values"].whole(1, maximum) or default_most
    if lowest is not None and lowest > most:
        component["min_values"].refuse("NUMBER_TYPE_MAX", f"min_values must be equal to or less than {most}")
    if in_modal and component["required"].flag(default=True) and lowest == 0:
        component["min_values"].refuse(
            "NUMBER_TYPE_MIN", "min_values must be at least 1 unless the component is not required"
        )
    return most


def check_options(component: Field, most: int, *, fewest: int, maximum: int) -> None:
    """Gather what is wrong with ``options``: their number, texts, repeated values, and more defaults than choices."""
    options = component["options"].entries(maximum, minimum=min(fewest, maximum))
    chosen = 0
    for option in options:
        if not option.model():
            continue
        for name in ("label", "value"):
            if option[name].required():
                option[name].text(OPTION_TEXT, minimum=1)
        option["description"].text(OPTION_TEXT)
        chosen += option["default"].flag()
    refuse_repeated(
        [option["value"] for option in options],
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        "The specified option value is already used",
    )
    if chosen > most:
        component["options"].refuse("SELECT_COMPONENT_TOO_MANY_DEFAULTS", f"At most {most} options may be the default")
