"""What Discord refuses in a message's components (Components reference; Components V2 behind the flag ``1 << 15``)."""

from typing import Final

from bot.playground.component_kinds import (
    IN_CONTAINER,
    IN_MESSAGE,
    IN_ROW,
    LINK,
    PREMIUM,
    STYLES_WITH_ID,
    Kind,
)
from bot.playground.fields import Field, refuse_repeated
from bot.playground.limits_selects import check_custom_id, check_select

TEXT_IN_ALL: Final = 4_000
COMPONENTS_IN_ALL: Final = 40
LEGACY_ROWS: Final = 5
ROW_WIDTH: Final = 5
BUTTON_LABEL: Final = 80
BUTTON_URL: Final = 512
MEDIA_URL: Final = 2_048
MEDIA_DESCRIPTION: Final = 1_024
COMPONENT_ID: Final = 2**31 - 1
COLOUR: Final = 0xFFFFFF


def check_components(components: Field, *, v2: bool) -> None:
    """Gather what is wrong with a message's ``components``."""
    found: list[Field] = []
    for entry in components.entries(COMPONENTS_IN_ALL if v2 else LEGACY_ROWS):
        _check(entry, IN_MESSAGE if v2 else (Kind.ACTION_ROW,), found)
    check_identities(found)
    if v2:
        _check_totals(components, found)


def check_identities(found: list[Field]) -> None:
    """Gather the ids and ``custom_id``s that are used twice among ``found``, the components of a message or form."""
    refuse_repeated(
        [one["custom_id"] for one in found],
        "COMPONENT_CUSTOM_ID_DUPLICATED",
        "Component custom id cannot be duplicated",
    )
    refuse_repeated(
        [one["id"] for one in found if one["id"].value != 0],
        "COMPONENT_ID_DUPLICATED",
        "Component id cannot be duplicated",
    )


def check_text_display(component: Field) -> None:
    """Gather what is wrong with a text display's content."""
    if component["content"].required():
        component["content"].text(TEXT_IN_ALL, minimum=1)


def _check(component: Field, kinds: tuple[Kind, ...], found: list[Field]) -> None:
    kind = component.kind(kinds)
    if kind is None:
        return
    found.append(component)
    component["id"].whole(0, COMPONENT_ID)
    match kind:
        case Kind.ACTION_ROW:
            _check_row(component, found)
        case Kind.BUTTON:
            _check_button(component)
        case Kind.SECTION:
            _check_section(component, found)
        case Kind.TEXT_DISPLAY:
            check_text_display(component)
        case Kind.THUMBNAIL:
            _check_media(component)
        case Kind.MEDIA_GALLERY:
            _check_gallery(component)
        case Kind.FILE:
            _check_file(component)
        case Kind.SEPARATOR:
            _check_separator(component)
        case Kind.CONTAINER:
            _check_container(component, found)
        case _:
            check_select(component)


def _check_totals(components: Field, found: list[Field]) -> None:
    if len(found) > COMPONENTS_IN_ALL:
        components.refuse(
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
            f"The total number of components must be {COMPONENTS_IN_ALL} or fewer, this message has {len(found)}.",
        )
    texts = [one["content"].value for one in found if one["type"].value == Kind.TEXT_DISPLAY]
    size = sum(len(text) for text in texts if isinstance(text, str))
    if size > TEXT_IN_ALL:
        components.refuse(
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"The total size of the displayable text must be {TEXT_IN_ALL} or fewer, this message has {size}.",
        )


def _check_row(row: Field, found: list[Field]) -> None:
    if not row["components"].required():
        return
    width = 0
    for child in row["components"].entries(ROW_WIDTH, minimum=1):
        _check(child, IN_ROW, found)
        width += 1 if child["type"].value == Kind.BUTTON else ROW_WIDTH
        if width > ROW_WIDTH:
            child.refuse("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width")


def _check_button(button: Field) -> None:
    button["label"].text(BUTTON_LABEL)
    button["disabled"].flag()
    if not button["style"].one_of((*STYLES_WITH_ID, LINK, PREMIUM)):
        return
    style = button["style"].value
    if style == PREMIUM:
        button["sku_id"].required()
        _forbid(button, "custom_id", "label", "url", "emoji")
        return
    if not button["label"].value and button["emoji"].absent:
        button.refuse("BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button must have a label or an emoji")
    if style == LINK:
        if button["url"].required():
            button["url"].url(BUTTON_URL, ("http", "https", "discord"))
        _forbid(button, "custom_id", "sku_id")
    else:
        check_custom_id(button)
        _forbid(button, "url", "sku_id")


def _forbid(button: Field, *names: str) -> None:
    for name in names:
        if not button[name].absent:
            button[name].refuse("BUTTON_COMPONENT_FIELD_NOT_ALLOWED", f"A button of this style cannot have a {name}")


def _check_section(section: Field, found: list[Field]) -> None:
    if section["components"].required():
        for child in section["components"].entries(3, minimum=1):
            _check(child, (Kind.TEXT_DISPLAY,), found)
    if section["accessory"].required():
        _check(section["accessory"], (Kind.BUTTON, Kind.THUMBNAIL), found)


def _check_container(container: Field, found: list[Field]) -> None:
    container["accent_color"].whole(0, COLOUR)
    container["spoiler"].flag()
    if container["components"].required():
        for child in container["components"].entries(COMPONENTS_IN_ALL, minimum=1):
            _check(child, IN_CONTAINER, found)


def _check_media(item: Field) -> None:
    item["description"].text(MEDIA_DESCRIPTION, minimum=1)
    item["spoiler"].flag()
    if item["media"].required() and item["media"].model() and item["media"]["url"].required():
        item["media"]["url"].url(MEDIA_URL, ("http", "https", "attachment"))


def _check_gallery(gallery: Field) -> None:
    if gallery["items"].required():
        for item in gallery["items"].entries(10, minimum=1):
            if item.model():
                _check_media(item)


def _check_file(component: Field) -> None:
    component["spoiler"].flag()
    if component["file"].required() and component["file"].model() and component["file"]["url"].required():
        component["file"]["url"].url(MEDIA_URL, ("attachment",))


def _check_separator(separator: Field) -> None:
    separator["divider"].flag()
    if not separator["spacing"].absent:
        separator["spacing"].one_of((1, 2))
