"""What is said on a playground is held against Discord's document: each breach of it fails the test that made it."""

import discord
import pytest

from bot.playground.request_log import Recorded
from tests.playground.conformity import conforming_playground, require_conformity
from tests.playground.openapi import Spec, document_path
from tests.playground.small_bot import SmallBot, point_at, running

SEND = "/channels/{channel_id}/messages"
PATH = "/channels/1181/messages"


@pytest.fixture(autouse=True)
def _document() -> None:
    if Spec.load() is None:
        pytest.skip(f"no request is held against Discord's OpenAPI document: there is no {document_path().name} here")


def request(*, body: object = None, status: int | None = 400, answer: object = None) -> Recorded:
    return Recorded("POST", SEND, PATH, {}, body, (), status, answer)  # type: ignore[arg-type]


REFUSAL = {"code": 50035, "message": "Invalid Form Body"}
GOOD, WRONG = {"content": "bonjour"}, {"content": "x" * 2_001}


@pytest.mark.parametrize("status", [None, 400, 503])
def test_a_wrong_request_is_found_whatever_it_met(status: int | None) -> None:
    answer = REFUSAL if status == 400 else None
    require_conformity([request(body=GOOD, status=status, answer=answer)])
    with pytest.raises(AssertionError, match="too long"):
        require_conformity([request(body=WRONG, status=status, answer=answer)])


def test_a_refused_request_may_be_wrong_where_refusals_are_what_is_tested() -> None:
    require_conformity([request(body=WRONG, answer=REFUSAL)], refusals=True)
    with pytest.raises(AssertionError, match="too long"):
        require_conformity([request(body=WRONG, status=None)], refusals=True)


def test_a_request_to_nowhere_is_found() -> None:
    with pytest.raises(AssertionError, match="no such path"):
        require_conformity([Recorded("GET", "", "/nowhere", {}, None, (), 404, REFUSAL)])


def test_a_wrong_answer_is_found() -> None:
    with pytest.raises(AssertionError, match="'message' is a required property"):
        require_conformity([request(body=GOOD, answer={"code": 50035})])


async def test_a_breach_fails_the_test_that_made_it(monkeypatch: pytest.MonkeyPatch) -> None:
    async def breach() -> None:
        async with conforming_playground() as world:
            point_at(world, monkeypatch)
            bot = SmallBot()
            async with running(bot, world):
                with pytest.raises(discord.HTTPException):
                    await bot.text_channel(world, "plan").send("x" * 2_001)

    with pytest.raises(AssertionError, match="content: it is too long"):
        await breach()
