"""What each failure of a request means: tried again, refused for good, or gone."""

from dataclasses import dataclass

import aiohttp
import discord
import pytest

from bot.delivery.outcome import FAILURES, Failure, Gone, Refused, TryAgain, failure_of


@dataclass
class Answer:
    """What discord.py's errors read of an HTTP answer."""

    status: int
    reason: str = "no reason"


def refusal(status: int, code: int = 0) -> discord.HTTPException:
    return discord.HTTPException(Answer(status), {"code": code, "message": "no"})


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (refusal(429), TryAgain(may_be_done=False, word="429")),
        (discord.RateLimited(60), TryAgain(may_be_done=False, word="429")),
        (refusal(500), TryAgain(may_be_done=True, word="500")),
        (refusal(502), TryAgain(may_be_done=True, word="502")),
        (refusal(503), TryAgain(may_be_done=True, word="503")),
        (refusal(504), TryAgain(may_be_done=True, word="504")),
        (TimeoutError(), TryAgain(may_be_done=True, word="TimeoutError")),
        (ConnectionResetError(), TryAgain(may_be_done=True, word="ConnectionResetError")),
        (aiohttp.ServerDisconnectedError(), TryAgain(may_be_done=True, word="ServerDisconnectedError")),
        (refusal(404, 10003), Refused(10003)),
        (refusal(403, 50001), Refused(50001)),
        (refusal(403, 50013), Refused(50013)),
        (refusal(403, 50007), Refused(50007)),
        (refusal(403, 50278), Refused(50278)),
        (refusal(400, 50035), Refused(50035)),
        (refusal(403), Refused(403)),
        (refusal(404, 10008), Gone(10008)),
        (refusal(404, 10070), Gone(10070)),
    ],
)
def test_a_failure_means(error: Exception, meaning: Failure) -> None:
    assert isinstance(error, FAILURES)
    assert failure_of(error) == meaning
