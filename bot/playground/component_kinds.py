"""The types of components, and a walk over them (Discord's component reference)."""

from collections.abc import Iterator
from enum import IntEnum
from typing import Final

COMPONENTS_V2: Final = 1 << 15  # the message flag IS_COMPONENTS_V2


class Kind(IntEnum):
    """The ``type`` of a component."""

    ACTION_ROW = 1
    BUTTON = 2
    STRING_SELECT = 3
    TEXT_INPUT = 4
    USER_SELECT = 5
    ROLE_SELECT = 6
    MENTIONABLE_SELECT = 7
    CHANNEL_SELECT = 8
    SECTION = 9
    TEXT_DISPLAY = 10
    THUMBNAIL = 11
    MEDIA_GALLERY = 12
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17
    LABEL = 18
    FILE_UPLOAD = 19
    RADIO_GROUP = 21
    CHECKBOX_GROUP = 22
    CHECKBOX = 23


SELECTS: Final = (
    Kind.STRING_SELECT,
    Kind.USER_SELECT,
    Kind.ROLE_SELECT,
    Kind.MENTIONABLE_SELECT,
    Kind.CHANNEL_SELECT,
)
IN_ROW: Final = (Kind.BUTTON, *SELECTS)
IN_CONTAINER: Final = (
    Kind.ACTION_ROW,
    Kind.SECTION,
    Kind.TEXT_DISPLAY,
    Kind.MEDIA_GALLERY,
    Kind.FILE,
    Kind.SEPARATOR,
)
IN_MESSAGE: Final = (*IN_CONTAINER, Kind.CONTAINER)
IN_MODAL: Final = (Kind.ACTION_ROW, Kind.TEXT_DISPLAY, Kind.LABEL)
IN_LABEL: Final = (
    Kind.TEXT_INPUT,
    *SELECTS,
    Kind.FILE_UPLOAD,
    Kind.RADIO_GROUP,
    Kind.CHECKBOX_GROUP,
    Kind.CHECKBOX,
)
STYLES_WITH_ID: Final = (1, 2, 3, 4)
LINK: Final = 5
PREMIUM: Final = 6


def walk(components: object) -> Iterator[dict[str, object]]:
    """Every component, nested ones after the one that holds them: rows, containers, sections, accessories, labels."""
    if not isinstance(components, list):
        return
    for component in components:
        if isinstance(component, dict):
            yield component
            yield from walk(component.get("components"))
            yield from walk([component.get("accessory"), component.get("component")])
