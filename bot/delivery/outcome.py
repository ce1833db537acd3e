"""What a failed request means: refused for good, gone, or to be tried again (Discord's reference, « JSON Error Codes »)."""

from dataclasses import dataclass
from typing import Final

import aiohttp
import discord

_SERVER_ERROR: Final = 500
_TOO_MANY: Final = 429
_GONE: Final = frozenset({10008, 10070, 180000})
FAILURES: Final = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)
"""All that a request may end in."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Discord refuses, and will: ``code`` is its own, or the HTTP status where it gave none."""

    code: int


@dataclass(frozen=True, slots=True)
class Gone:
    """What was to be changed is there no more."""

    code: int


@dataclass(frozen=True, slots=True)
class TryAgain:
    """It failed for now; ``may_be_done`` where Discord may have carried it out all the same."""

    may_be_done: bool
    word: str


Failure = Refused | Gone | TryAgain


def failure_of(error: BaseException) -> Failure:
    """What ``error``, one of ``FAILURES``, means."""
    if isinstance(error, discord.RateLimited):
        return TryAgain(may_be_done=False, word="429")
    if isinstance(error, discord.HTTPException):
        if error.status == _TOO_MANY:
            return TryAgain(may_be_done=False, word="429")
        if error.status >= _SERVER_ERROR:
            return TryAgain(may_be_done=True, word=str(error.status))
        if error.code in _GONE:
            return Gone(error.code)
        return Refused(error.code or error.status)
    return TryAgain(may_be_done=True, word=type(error).__name__)
