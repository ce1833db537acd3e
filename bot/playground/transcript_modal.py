"""A form as the text of a terminal."""

from bot.playground.component_kinds import Kind
from bot.playground.json_types import JSON
from bot.playground.transcript_components import FILE, RULE, Page, option_lines, row_lines
from bot.playground.transcript_markdown import barred, block, wrapped

_PARAGRAPH = 2
_BLANK = " " * 24


def modal_lines(modal: JSON, page: Page) -> list[str]:
    """The title, each question with its field (``*`` where an answer is required), and the two buttons."""
    lines = [*wrapped(modal["title"], page.width), RULE]
    for component in modal["components"]:
        match component["type"]:
            case Kind.TEXT_DISPLAY:
                lines += block(component["content"], page.width, page.names)
            case Kind.LABEL:
                lines += _question(component["label"], component.get("description"), component["component"], page)
            case _:
                for text in component["components"]:
                    lines += _question(text.get("label") or "", None, text, page)
        lines.append("")
    return [*lines, f"[ {page.words.cancel} ]   [ {page.words.submit} ]"]


def _question(label: str, description: str | None, field: JSON, page: Page) -> list[str]:
    required = field["type"] != Kind.CHECKBOX and field.get("required", True)
    lines = wrapped(f"{label} *" if required else label, page.width)
    lines += wrapped(description, page.width) if description else []
    return lines + _field(field, page)


def _field(field: JSON, page: Page) -> list[str]:
    match field["type"]:
        case Kind.TEXT_INPUT:
            return _text_input(field, page)
        case Kind.RADIO_GROUP:
            return option_lines(field["options"], page, marks=("( )", "(•)"))
        case Kind.CHECKBOX_GROUP:
            return option_lines(field["options"], page, marks=("[ ]", "[x]"))
        case Kind.CHECKBOX:
            return ["    [x]" if field.get("default") else "    [ ]"]
        case Kind.FILE_UPLOAD:
            return [f"[ {FILE} ]"]
        case _:
            return row_lines([field], page)


def _text_input(field: JSON, page: Page) -> list[str]:
    text = field.get("value") or field.get("placeholder") or ""
    if field["style"] == _PARAGRAPH:
        return barred(line for part in text.split("\n") for line in wrapped(part, page.width - 2))
    return [f"[ {text or _BLANK} ]"]
