"""Refusals, with the status, the code and the body that Discord gives them."""

from collections.abc import Iterable
from enum import Enum
from typing import Any

from bot.playground.fields import FieldError, Path
from bot.playground.json_types import JSON


class Refusal(Enum):
    """A refusal of Discord's reference ("JSON error codes"): HTTP status, code, message."""

    UNAUTHORIZED = (401, 0, "401: Unauthorized")
    NOT_FOUND = (404, 0, "404: Not Found")
    UNKNOWN_APPLICATION = (404, 10002, "Unknown Application")
    UNKNOWN_CHANNEL = (404, 10003, "Unknown Channel")
    UNKNOWN_GUILD = (404, 10004, "Unknown Guild")
    UNKNOWN_MEMBER = (404, 10007, "Unknown Member")
    UNKNOWN_MESSAGE = (404, 10008, "Unknown Message")
    UNKNOWN_USER = (404, 10013, "Unknown User")
    UNKNOWN_WEBHOOK = (404, 10015, "Unknown Webhook")
    UNKNOWN_INTERACTION = (404, 10062, "Unknown interaction")
    UNKNOWN_COMMAND = (404, 10063, "Unknown application command")
    UNKNOWN_COMMAND_PERMISSIONS = (404, 10066, "Unknown application command permissions")
    UNKNOWN_EVENT = (404, 10070, "Unknown Guild Scheduled Event")
    TOO_MANY_PINS = (400, 30003, "Maximum number of pins reached for the channel (250)")
    TOO_MANY_COMMANDS = (400, 30032, "Maximum number of application commands reached (100).")
    TOO_MANY_EVENTS = (400, 30038, "Maximum number of uncompleted guild scheduled events reached (100)")
    METHOD_NOT_ALLOWED = (405, 0, "405: Method Not Allowed")
    TOO_LARGE = (413, 40005, "Request entity too large")
    ALREADY_ACKNOWLEDGED = (400, 40060, "Interaction has already been acknowledged.")
    MISSING_ACCESS = (403, 50001, "Missing Access")
    NOT_THE_AUTHOR = (403, 50005, "Cannot edit a message authored by another user")
    EMPTY_MESSAGE = (400, 50006, "Cannot send an empty message")
    CLOSED_DIRECT_MESSAGES = (403, 50007, "Cannot send messages to this user")
    MISSING_PERMISSIONS = (403, 50013, "Missing Permissions")
    SYSTEM_MESSAGE = (403, 50021, "Cannot execute action on a system message")
    WRONG_CHANNEL_TYPE = (400, 50024, "Cannot execute action on this channel type")
    INVALID_WEBHOOK_TOKEN = (401, 50027, "Invalid Webhook Token")
    INVALID_FORM_BODY = (400, 50035, "Invalid Form Body")
    INVALID_VERSION = (400, 50041, "Invalid API version")
    INVALID_JSON = (400, 50109, "The request body contains invalid JSON.")
    NO_MUTUAL_GUILDS = (403, 50278, "Cannot send messages to this user due to having no mutual guilds")
    FINISHED_EVENT = (400, 180000, "Cannot update a finished event")
    POLL_EXPIRED = (400, 520001, "Poll expired")
    POLL_NOT_EDITABLE = (400, 520003, "Cannot edit a poll message")
    NOT_A_POLL = (400, 520006, "Cannot expire a non-poll message")

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.value[0]

    @property
    def code(self) -> int:
        """The code in the body."""
        return self.value[1]

    @property
    def body(self) -> JSON:
        """The body, without the details of the fields."""
        return {"message": self.value[2], "code": self.value[1]}

    @classmethod
    def of(cls, code: int) -> "Refusal":
        """The refusal that has this code; raise ``ValueError`` where the playground knows none."""
        for refusal in cls:
            if refusal.code == code:
                return refusal
        msg = f"the playground has no refusal with the code {code}"
        raise ValueError(msg)


class Refused(Exception):
    """A request that Discord would refuse."""

    def __init__(self, refusal: Refusal, errors: JSON | None = None) -> None:
        super().__init__(refusal.name)
        self.refusal = refusal
        self.errors = errors

    def within(self, name: str) -> "Refused":
        """The same refusal, of a request that has the refused fields under ``name``."""
        return self if self.errors is None else Refused(self.refusal, {name: self.errors})

    @property
    def body(self) -> JSON:
        """What the client is sent."""
        return self.refusal.body if self.errors is None else self.refusal.body | {"errors": self.errors}


def invalid_form(wrong: Iterable[FieldError]) -> Refused:
    """The refusal that names each wrong field, nested as Discord nests them."""
    errors: JSON = {}
    for field in wrong:
        level: dict[str, Any] = errors
        for step in field.path:
            level = level.setdefault(str(step), {})
        level.setdefault("_errors", []).append({"code": field.code, "message": field.message})
    return Refused(Refusal.INVALID_FORM_BODY, errors)


def invalid_field(path: Path, code: str, message: str) -> Refused:
    """The refusal of one field."""
    return invalid_form([FieldError(path, code, message)])
