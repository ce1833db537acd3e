"""What Discord would refuse with 50035 « Invalid Form Body »: pure functions on a request's JSON.

The numbers are those of Discord's reference (August 2026); codes and messages are worded as Discord does where it is
known how. A function gathers every fault of a request, in the order of its fields, and returns none for a good one.
"""

from collections.abc import Collection

from bot.playground.fields import Field, FieldError
from bot.playground.limits_commands import check_choices, check_commands
from bot.playground.limits_messages import check_message
from bot.playground.limits_modals import check_modal

__all__ = ["FieldError", "autocomplete_errors", "commands_errors", "is_empty", "message_errors", "modal_errors"]


def message_errors(
    payload: object, *, components_v2: bool = False, files: Collection[str] | None = None
) -> list[FieldError]:
    """What is wrong with a message that is created or edited.

    Args:
        payload: the request's JSON; the ``data`` of an interaction's answer for those.
        components_v2: whether the message edited already has the flag (it stays, even unsaid).
        files: the names of the files that the message will have; references to others are refused. None does not look.
    """
    message = Field(payload)
    check_message(message, v2=components_v2, files=files)
    return message.faults


def is_empty(payload: dict[str, object]) -> bool:
    """Whether a new message says nothing, which Discord answers with 50006 « Cannot send an empty message »."""
    content = payload.get("content")
    said = content.strip() if isinstance(content, str) else content
    others = ("embeds", "components", "attachments", "sticker_ids", "poll")
    return not said and not any(payload.get(name) for name in others)


def commands_errors(commands: object) -> list[FieldError]:
    """What is wrong with all the commands of one scope; paths begin with the command's index."""
    listed = Field(commands)
    check_commands(listed)
    return listed.faults


def modal_errors(data: object) -> list[FieldError]:
    """What is wrong with the ``data`` of a form."""
    modal = Field(data)
    check_modal(modal)
    return modal.faults


def autocomplete_errors(data: object) -> list[FieldError]:
    """What is wrong with the ``data`` of an answer to an autocompletion."""
    answer = Field(data)
    if answer.model():
        check_choices(answer["choices"], None)
    return answer.faults
