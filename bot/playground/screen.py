"""What can be pressed, chosen and filled in a message or a form, as Discord's own client lets a member do it."""

from collections.abc import Sequence

from bot.playground.component_kinds import SELECTS, Kind, walk
from bot.playground.json_types import JSON


class NotOnScreen(Exception):
    """No such component on the member's screen, or not one that can be used so.

    Attributes:
        wanted: what was looked for.
        there: what is there.
    """

    def __init__(self, wanted: str, there: list[str]) -> None:
        super().__init__(f"{wanted} is not among {there}")
        self.wanted = wanted
        self.there = there


class FormRefused(Exception):
    """A form that Discord's client would not send: which field, and why."""

    def __init__(self, custom_id: str, reason: str) -> None:
        super().__init__(f"{custom_id}: {reason}")
        self.custom_id = custom_id
        self.reason = reason


def find_button(message: JSON, custom_id: str | None, label: str | None) -> JSON:
    """The button of that identifier or label, enabled; raise ``NotOnScreen`` otherwise."""
    buttons = [part for part in walk(message["components"]) if part["type"] == Kind.BUTTON and not part.get("disabled")]
    for button in buttons:
        if "custom_id" in button and (button["custom_id"] == custom_id or (label and button.get("label") == label)):
            return button
    raise NotOnScreen(str(custom_id or label), [str(button.get("label")) for button in buttons])


def find_select(message: JSON, custom_id: str | None) -> JSON:
    """The menu of that identifier, or the only one; raise ``NotOnScreen`` where there is none, or a choice to make."""
    menus = [part for part in walk(message["components"]) if part["type"] in SELECTS and not part.get("disabled")]
    found = [menu for menu in menus if custom_id in (None, menu["custom_id"])]
    if len(found) != 1:
        raise NotOnScreen(str(custom_id), [str(menu["custom_id"]) for menu in menus])
    return found[0]


def choose_options(menu: JSON, wanted: tuple[str, ...]) -> list[str]:
    """The values of a menu that are meant; raise ``NotOnScreen`` for one it has not, or too many.

    Args:
        menu: it lists its options, those of members, roles or channels too (``menus.listing``).
        wanted: values, or labels whatever the case, the blanks and the sign before a name.
    """
    lowest, highest = bounds(menu)
    if not lowest <= len(wanted) <= highest:
        raise NotOnScreen(f"{len(wanted)} values", [f"{lowest} to {highest} values"])
    chosen = [option_meant(menu["options"], one) for one in wanted]
    if None in chosen:
        raise NotOnScreen(
            str(wanted), [text for option in menu["options"] for text in (option["label"], option["value"])]
        )
    return [str(value) for value in chosen]


def option_meant(options: Sequence[JSON], wanted: str) -> str | None:
    """The value of the option that is written so, or whose label is; None where there is none."""
    return wanted if any(option["value"] == wanted for option in options) else option_labelled(options, wanted)


def option_labelled(options: Sequence[JSON], wanted: str) -> str | None:
    """The value of the option whose label is this one, which is all that a member sees of it; None where there is none."""
    by_name = {folded(option["label"]): str(option["value"]) for option in reversed(options)}
    return by_name.get(folded(wanted))


def folded(label: str) -> str:
    """A label as people compare it: without case, the kind of its blanks, or the sign before a name."""
    return " ".join(label.split()).casefold().lstrip("@#")


def fill_form(modal: JSON, answers: JSON) -> list[JSON]:
    """The components that a submitted form sends.

    Args:
        modal: the form; its menus of members, roles or channels list their options (``menus.listing``).
        answers: value by ``custom_id``: text, a list of values or labels, or a truth value; what is left out keeps what
            the form proposed.

    Raises:
        FormRefused: a field that is required is empty, a text is too short or too long, there is no such field.
    """
    inputs = [part for part in walk(modal["components"]) if "custom_id" in part]
    unknown = answers.keys() - {str(part["custom_id"]) for part in inputs}
    if unknown:
        raise FormRefused(min(unknown), "no such field")
    return [_filled(component, answers) for component in modal["components"]]


def _filled(component: JSON, answers: JSON) -> JSON:
    kept: JSON = {"type": component["type"], "id": component["id"]}
    match component["type"]:
        case Kind.LABEL:
            return kept | {"component": _filled(component["component"], answers)}
        case Kind.ACTION_ROW:
            return kept | {"components": [_filled(inner, answers) for inner in component["components"]]}
        case Kind.TEXT_DISPLAY:
            return kept
        case _:
            return (
                kept
                | {"custom_id": component["custom_id"]}
                | field_value(component, answers.get(component["custom_id"]))
            )


def field_value(component: JSON, answer: object) -> JSON:
    """What one field of a form sends for an answer, or for what it proposes where ``answer`` is None; ``FormRefused``."""
    match component["type"]:
        case Kind.TEXT_INPUT:
            return {"value": _text(component, str(component.get("value") or "") if answer is None else str(answer))}
        case Kind.CHECKBOX:
            return {"value": bool(component.get("default") if answer is None else answer)}
        case Kind.RADIO_GROUP:
            chosen = _several(component, answer)
            return {"value": chosen[0] if chosen else None}
        case _:
            return {"values": _several(component, answer)}


def _text(component: JSON, text: str) -> str:
    shortest = component.get("min_length") or (1 if component.get("required", True) else 0)
    empty_is_fine = not text and not component.get("required", True)
    if not empty_is_fine and not shortest <= len(text) <= component.get("max_length", 4000):
        raise FormRefused(component["custom_id"], f"{len(text)} characters")
    return text


def _several(component: JSON, answer: object) -> list[str]:
    options = component.get("options") or []
    if answer is None:
        chosen = [option["value"] for option in options if option.get("default")]
    else:
        chosen = [str(value) for value in answer] if isinstance(answer, list | tuple) else [str(answer)]
    if component["type"] != Kind.FILE_UPLOAD:
        meant = [option_meant(options, value) for value in chosen]
        if None in meant:
            raise FormRefused(component["custom_id"], f"no such option among {[option['label'] for option in options]}")
        chosen = [str(value) for value in meant]
    lowest, highest = bounds(component)
    if len(set(chosen)) < len(chosen):
        raise FormRefused(component["custom_id"], "the same value twice")
    if not lowest <= len(chosen) <= highest and (chosen or component.get("required", True)):
        raise FormRefused(component["custom_id"], f"{len(chosen)} values")
    return chosen


def bounds(component: JSON) -> tuple[int, int]:
    """The fewest and the most values; none said is one of each (as many as there are boxes, for check boxes)."""
    most = len(component["options"]) if component["type"] == Kind.CHECKBOX_GROUP else 1
    lowest, highest = component.get("min_values"), component.get("max_values")
    return (1 if lowest is None else lowest), (most if highest is None else highest)
