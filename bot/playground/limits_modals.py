"""What Discord refuses in a form (Modal callback data, Label and the components that only forms have)."""

from typing import Final

from bot.playground.component_kinds import IN_LABEL, IN_MODAL, Kind
from bot.playground.fields import Field
from bot.playground.limits_components import COMPONENT_ID, check_identities, check_text_display
from bot.playground.limits_selects import GROUP_OPTIONS, check_chosen, check_custom_id, check_options, check_select

TOP_LEVEL: Final = 5
TITLE: Final = 45
LABEL: Final = 45
DESCRIPTION: Final = 100
TEXT: Final = 4_000
TEXT_PLACEHOLDER: Final = 100
FILES: Final = 10


def check_modal(modal: Field) -> None:
    """Gather what is wrong with the data of a form."""
    if not modal.model():
        return
    if modal["title"].required():
        modal["title"].text(TITLE, minimum=1)
    check_custom_id(modal)
    if not modal["components"].required():
        return
    found: list[Field] = []
    for entry in modal["components"].entries(TOP_LEVEL, minimum=1):
        _check_top(entry, found)
    check_identities(found)


def _check_top(entry: Field, found: list[Field]) -> None:
    match entry.kind(IN_MODAL):
        case Kind.TEXT_DISPLAY:
            check_text_display(entry)
        case Kind.LABEL:
            _check_label(entry, found)
        case Kind.ACTION_ROW:
            _check_row(entry, found)
        case _:
            return
    found.append(entry)
    entry["id"].whole(0, COMPONENT_ID)


def _check_row(row: Field, found: list[Field]) -> None:
    """A row is the older way: one text input, which then carries its own label."""
    if not row["components"].required():
        return
    for child in row["components"].entries(1, minimum=1):
        if child.kind((Kind.TEXT_INPUT,)) is not None:
            found.append(child)
            _check_text_input(child)
            if child["label"].required():
                child["label"].text(LABEL, minimum=1)


def _check_label(label: Field, found: list[Field]) -> None:
    if label["label"].required():
        label["label"].text(LABEL, minimum=1)
    label["description"].text(DESCRIPTION, minimum=1)
    component = label["component"]
    if not component.required():
        return
    kind = component.kind(IN_LABEL)
    if kind is None:
        return
    found.append(component)
    component["id"].whole(0, COMPONENT_ID)
    match kind:
        case Kind.TEXT_INPUT:
            _check_text_input(component)
        case Kind.FILE_UPLOAD:
            check_custom_id(component)
            check_chosen(component, FILES, default_most=1, in_modal=True)
        case Kind.RADIO_GROUP | Kind.CHECKBOX_GROUP:
            _check_group(component, kind)
        case Kind.CHECKBOX:
            check_custom_id(component)
            component["default"].flag()
        case _:
            check_select(component, in_modal=True)


def _check_text_input(text: Field) -> None:
    check_custom_id(text)
    text["style"].one_of((1, 2))
    text["required"].flag(default=True)
    text["placeholder"].text(TEXT_PLACEHOLDER)
    fewest = text["min_length"].whole(0, TEXT) or 0
    most = text["max_length"].whole(1, TEXT) or TEXT
    if fewest > most:
        text["min_length"].refuse("NUMBER_TYPE_MAX", f"min_length must be equal to or less than {most}")
    text["value"].text(most)


def _check_group(group: Field, kind: int) -> None:
    check_custom_id(group)
    if not group["options"].required():
        return
    if kind == Kind.RADIO_GROUP:
        group["required"].flag(default=True)
        check_options(group, 1, fewest=2, maximum=GROUP_OPTIONS)
        return
    most = check_chosen(group, GROUP_OPTIONS, default_most=GROUP_OPTIONS, in_modal=True)
    fewest = 1 if group["max_values"].absent else most
    check_options(group, most, fewest=max(1, fewest), maximum=GROUP_OPTIONS)
