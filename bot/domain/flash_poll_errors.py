"""Facts that stop a flash poll; the sentences are in ``bot/texts/flash_poll_problems.py``."""

from dataclasses import dataclass

from bot.domain.errors import CourroieError
from bot.domain.setting_findings import Need


@dataclass(eq=False)
class InvalidFlashPoll(CourroieError):
    """A flash poll cannot be that. ``reason`` is one of the codes of ``bot/texts/flash_poll_problems.py``, ``field`` of what."""

    field: str
    reason: str
    given: str = ""


@dataclass(eq=False)
class PollChannelRefused(CourroieError):
    """No poll can be posted in that channel: Courroie lacks ``missing`` there, or, where that is empty, it is gone."""

    channel_id: int
    missing: tuple[Need, ...] = ()
