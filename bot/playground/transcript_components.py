"""Components as the text of a terminal: what a member would see of them, and could touch."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from bot.playground.component_kinds import LINK, SELECTS, Kind
from bot.playground.json_types import JSON
from bot.playground.transcript_markdown import Names, block, inline, wrapped

RULE: Final = "\0"  # a separator, drawn once the widest line is known
IMAGE: Final = "▣"
FILE: Final = "📎"
_GAP: Final = "   "
_TEXT_BESIDE: Final = 24  # fewer columns than this beside a section's button, and it goes below


@dataclass(frozen=True, slots=True)
class Words:
    """What Discord's own client says, in the member's language."""

    choose: str = "…"
    submit: str = "✓"
    cancel: str = "✕"
    pinned: str = "📌"
    pins: str = "📌 {name}"
    votes: str = "{count}"
    poll_open: str = "…"
    poll_ended: str = "■"
    poll_result: str = "■ {question}"


@dataclass(frozen=True, slots=True)
class Page:
    """How to draw: columns, whether menus list their options, names and words."""

    width: int = 94
    options: bool = True
    names: Names = field(default_factory=Names)
    words: Words = Words()


def component_lines(components: Sequence[JSON], page: Page) -> list[str]:
    """The lines of a message's components."""
    lines: list[str] = []
    for component in components:
        lines += _lines(component, page)
    return lines


def _lines(component: JSON, page: Page) -> list[str]:
    match component.get("type"):
        case Kind.TEXT_DISPLAY:
            return block(component["content"], page.width, page.names)
        case Kind.CONTAINER:
            return component_lines(component["components"], page)
        case Kind.SECTION:
            return _section(component, page)
        case Kind.SEPARATOR:
            return [RULE] if component.get("divider", True) else [""]
        case Kind.MEDIA_GALLERY:
            return [line for item in component["items"] for line in _media(item, page)]
        case Kind.FILE:
            return [f"{FILE} {file_name(component['file'])}"]
        case Kind.THUMBNAIL:
            return _media(component, page)
        case _:
            return row_lines(component["components"], page)


def row_lines(controls: Sequence[JSON], page: Page) -> list[str]:
    """Buttons beside one another, as many to a line as fit; a menu with its options below."""
    lines: list[str] = []
    for control in controls:
        face = _face(control, page)
        if lines and len(lines[-1]) + len(_GAP) + len(face) <= page.width:
            lines[-1] += _GAP + face
        else:
            lines.append(face)
        if page.options and control.get("options"):
            lines += [*option_lines(control["options"], page), ""]
    return lines


def option_lines(options: Sequence[JSON], page: Page, marks: tuple[str, str] = ("•", "●")) -> list[str]:
    """One line for each option, marked as chosen or not; its description follows a dash."""
    lines: list[str] = []
    for option in options:
        text = _with_emoji(option, str(option["label"]))
        if option.get("description"):
            text = f"{text} — {option['description']}"
        lines += wrapped(text, page.width, first=f"    {marks[bool(option.get('default'))]} ")
    return lines


def _section(section: JSON, page: Page) -> list[str]:
    accessory = section["accessory"]
    text = "\n".join(child["content"] for child in section["components"])
    if accessory["type"] != Kind.BUTTON:
        return block(text, page.width, page.names) + _lines(accessory, page)
    face = _face(accessory, page)
    beside = page.width - len(face) - len(_GAP)
    if beside < _TEXT_BESIDE:
        return [*block(text, page.width, page.names), face]
    first, *others = block(text, beside, page.names)
    return [f"{first:<{beside}}{_GAP}{face}", *others]


def _face(control: JSON, page: Page) -> str:
    if control.get("type") in SELECTS:
        chosen = [option["label"] for option in control.get("options") or () if option.get("default")]
        # Options that the caller listed have their defaults marked already.
        chosen = chosen or [_entity(entry, page.names) for entry in control.get("default_values") or ()]
        text = f"{', '.join(chosen) or control.get('placeholder') or page.words.choose} ▾"
    else:
        text = _with_emoji(control, control.get("label") or "")
        text = f"{text} ↗" if control.get("style") == LINK else text
    return f"( {text} )" if control.get("disabled") else f"[ {text} ]"


def _entity(entry: JSON, names: Names) -> str:
    """A member, a role or a channel that a menu proposes, as its mention reads."""
    sign = {"user": "@", "role": "@&", "channel": "#"}[entry["type"]]
    return inline(f"<{sign}{entry['id']}>", names)


def _with_emoji(item: JSON, text: str) -> str:
    emoji = item.get("emoji") or {}
    name = f":{emoji['name']}:" if emoji.get("id") else emoji.get("name") or ""
    return f"{name} {text}".strip()


def _media(item: JSON, page: Page) -> list[str]:
    described = inline(item.get("description") or "", page.names)
    return wrapped(described or file_name(item["media"]), page.width, first=f"{IMAGE} ")


def file_name(media: JSON) -> str:
    """The name of a file, from its address."""
    named = str(media["url"]).removeprefix("attachment://").split("?", maxsplit=1)[0].rsplit("/", maxsplit=1)[-1]
    return unquote(named)
