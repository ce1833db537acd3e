"""What the controls of flash polls carry: the channel where the next one goes, how long it would last, a page of the list."""

from typing import Final

from bot.domain.flash_poll import DEFAULT_HOURS, LONGEST_HOURS
from bot.views.custom_ids import CustomId

FEATURE: Final = "flash"
FORM: Final = "form"
FORM_ARITY: Final = 2
LIST: Final = "list"
LIST_ARITY: Final = 2


def form_control(channel_id: int, hours: int = DEFAULT_HOURS) -> str:
    """The ``custom_id`` of the form of a poll for that channel; ``hours`` are among those it proposes."""
    return CustomId(FEATURE, FORM, (str(channel_id), str(hours))).encode()


def list_control(channel_id: int, page: int = 0) -> str:
    """The ``custom_id`` of a page of the list (0 on), from where the next poll goes to that channel."""
    return CustomId(FEATURE, LIST, (str(channel_id), str(page))).encode()


def channel_in(custom_id: CustomId) -> int:
    """The channel that a control names; 0, which none is, where it says nothing of the kind."""
    return _number(custom_id.args[0])


def hours_in(custom_id: CustomId) -> int:
    """The hours that a form proposes first, within what a poll may last."""
    return min(max(_number(custom_id.args[1]), 1), LONGEST_HOURS)


def page_in(custom_id: CustomId) -> int:
    """The page that a control of the list names."""
    return _number(custom_id.args[1])


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else 0
