"""The fields of a form, one after the other, as whoever fills it meets them."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.playground.component_kinds import Kind
from bot.playground.json_types import JSON


@dataclass(frozen=True, slots=True)
class FormField:
    """A question: ``component`` is the input as the bot sent it, ``description`` is empty where there is none."""

    label: str
    description: str
    component: JSON

    @property
    def custom_id(self) -> str:
        """What the answer goes under."""
        return str(self.component["custom_id"])

    @property
    def kind(self) -> Kind:
        """What is asked: a text, a choice, a file."""
        return Kind(self.component["type"])

    @property
    def options(self) -> list[JSON]:
        """What can be chosen; empty for what is written or uploaded."""
        options: list[JSON] = self.component.get("options") or []
        return options

    @property
    def required(self) -> bool:
        """Whether an answer is required; a lone box is an answer either way."""
        return self.kind is not Kind.CHECKBOX and self.component.get("required", True)


def form_fields(modal: JSON) -> list[FormField]:
    """A form's fields from top to bottom; the texts between them are not questions."""
    return list(_fields(modal["components"]))


def _fields(components: list[JSON]) -> Iterator[FormField]:
    for part in components:
        if part["type"] == Kind.LABEL:
            yield FormField(part["label"], part.get("description") or "", part["component"])
        elif part["type"] == Kind.ACTION_ROW:
            for text in part["components"]:
                yield FormField(text.get("label") or "", "", text)
