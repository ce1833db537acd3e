"""An answer that Discord refuses or the network loses: the member tries again, and nothing is broken."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from tests.scenarios.stage import Stage, options_of, texts_of

pytestmark = pytest.mark.promise

CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What becomes of the answer, and how many requests the bot makes of it: the answer, and the excuse where one may help."""

    name: str
    fault: dict[str, int | bool]
    requests: int


TROUBLES = (
    Trouble("reset", {"reset": True}, 2),
    Trouble("lost", {"lost": True}, 2),
    Trouble("unavailable", {"status": 503}, 2),
    Trouble("too late", {"code": 10062}, 1),
    Trouble("answered by another process", {"code": 40060}, 1),
)


class GivenUp(logging.Handler):
    """Notes that the boundary has said its last word of an interaction."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.event = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        if "answer" in record.getMessage():
            self.event.set()


@pytest.fixture
async def given_up() -> AsyncIterator[asyncio.Event]:
    handler, log = GivenUp(), logging.getLogger("bot.edge.boundary")
    log.addHandler(handler)
    yield handler.event
    log.removeHandler(handler)


def trouble(stage: Stage, what: Trouble) -> None:
    stage.world.faults.next("POST", CALLBACK, times=what.requests, **what.fault)  # type: ignore[arg-type]


def require_nothing_escaped(caplog: pytest.LogCaptureFixture) -> None:
    """What the boundary had let through would be in the log of asyncio, of discord.py or of the client."""
    gc.collect()
    escaped = ("asyncio", "discord", "bot.client")
    assert [record.getMessage() for record in caplog.records if record.name.startswith(escaped)] == []


@pytest.mark.parametrize("what", TROUBLES, ids=lambda one: one.name)
async def test_a_command_can_be_typed_again(
    stage: Stage, caplog: pytest.LogCaptureFixture, given_up: asyncio.Event, what: Trouble
) -> None:
    hand = stage.hand()
    trouble(stage, what)
    with caplog.at_level(logging.WARNING):
        hand.send("/plan axe I")
        await asyncio.wait_for(given_up.wait(), 10)
        shown = await hand.use("/plan axe II")
    assert "Axe II" in texts_of(shown.message or {})
    require_nothing_escaped(caplog)


@pytest.mark.parametrize("what", TROUBLES, ids=lambda one: one.name)
async def test_a_menu_can_be_used_again(
    stage: Stage, caplog: pytest.LogCaptureFixture, given_up: asyncio.Event, what: Trouble
) -> None:
    hand = stage.hand()
    axis = (await hand.use("/plan axe II")).message or {}
    trouble(stage, what)
    with caplog.at_level(logging.WARNING):
        pressing = asyncio.create_task(hand.choose(axis, options_of(axis)[0]))
        await asyncio.wait_for(given_up.wait(), 10)
        pressing.cancel()
        shown = await hand.choose(hand.sees("plan")[-1], options_of(hand.sees("plan")[-1])[0])
    assert shown.error is None
    assert "Objectif" in texts_of(shown.message or {})
    require_nothing_escaped(caplog)


async def test_one_lost_answer_is_made_good_by_an_excuse(stage: Stage) -> None:
    hand = stage.hand()
    stage.world.faults.next("POST", CALLBACK, reset=True)
    shown = await hand.use("/plan axe I")
    assert "Réessayez" in texts_of(shown.message or {})


async def test_an_answer_that_comes_too_late_is_no_incident(
    stage: Stage, caplog: pytest.LogCaptureFixture, given_up: asyncio.Event
) -> None:
    stage.world.faults.next("POST", CALLBACK, code=10062)
    with caplog.at_level(logging.WARNING):
        stage.hand().send("/plan axe I")
        await asyncio.wait_for(given_up.wait(), 10)
    (said,) = [record for record in caplog.records if record.name == "bot.edge.boundary"]
    assert said.levelno == logging.WARNING
    assert "10062" in said.getMessage()
    assert len(stage.world.requests.of("POST", CALLBACK)) == 1
