"""Where Discord's document is stricter or looser than Discord is: each place, what it should say, and why."""

from dataclasses import dataclass
from typing import Any, Final

JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a place under ``components/schemas`` should say instead."""

    place: str
    schema: JSON
    reason: str

    def amend(self, document: JSON) -> None:
        """Put it there; a place that the document no longer has is an error."""
        *way, last = self.place.split("/")
        parent = document["components"]["schemas"]
        for step in way:
            parent = parent[step]
        parent[last] |= self.schema


OF_REQUESTS: Final = (
    Amendment(
        "SnowflakeType",
        {"type": ["string", "integer"]},
        "stricter: Discord takes ids as integers too; discord.py sends those of attachments, mentions and references so",
    ),
    Amendment(
        "MessageCreateRequest/properties/content",
        {"maxLength": 2_000},
        "looser: a bot's message has 2,000 characters (Create Message)",
    ),
    Amendment(
        "ModalInteractionCallbackRequestData/properties/components",
        {"maxItems": 5},
        "looser: a form has 1 to 5 components at its top (Modal)",
    ),
    Amendment(
        "ApplicationCommandOptionStringChoice/properties/value",
        {"maxLength": 100},
        "looser: a choice's value has 100 characters (Application Command Option Choice); 6,000 is what a member may type",
    ),
    Amendment(
        "PollMediaCreateRequest/properties/text",
        {"maxLength": 55},
        "looser: an answer has 55 characters (Poll Media), only the question 300",
    ),
)

OF_ANSWERS: Final = (
    Amendment(
        "InnerErrors/properties/_errors",
        {
            "items": {
                "type": "object",
                "properties": {"code": {"type": "string"}, "message": {"type": "string"}},
                "required": ["code", "message"],
            }
        },
        "stricter: a field's error has a word for its code, as BASE_TYPE_REQUIRED (Error Messages), not a number",
    ),
)
