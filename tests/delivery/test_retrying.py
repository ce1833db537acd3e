"""What fails for now is tried again, less and less often, until it would serve no more: and then it is told."""

from datetime import timedelta
from typing import Any

import pytest

from bot.delivery.effects import Effect
from bot.delivery.handler import Due
from bot.domain.outbox import State, back_off
from tests.delivery.desk import MESSAGES, Desk

MINUTE = timedelta(minutes=1)
FAULTS: dict[str, dict[str, Any]] = {
    "429": {"status": 429, "retry_after": 30.0},
    "500": {"status": 500},
    "502": {"status": 502},
    "503": {"status": 503},
    "504": {"status": 504},
    "a dropped answer": {"lost": True},
    "a reset": {"reset": True},
    "a time-out": {"hang": True},
}


@pytest.mark.promise(3)
@pytest.mark.parametrize("fault", FAULTS)
async def test_a_failure_is_tried_again_after_its_back_off_and_posts_once(hasty_desk: Desk, fault: str) -> None:
    desk, times = hasty_desk, 2
    desk.world.faults.next("POST", MESSAGES, times=times, **FAULTS[fault])
    await desk.enqueue(desk.delivery("one"))
    await desk.deliver()
    for attempt in range(1, times + 1):
        row = await desk.row("one")
        assert (row.state, row.attempts) == (State.PENDING, attempt), row.problem
        assert row.problem
        asked = len(desk.sends())
        await desk.deliver(after=back_off(attempt) - timedelta(seconds=1.5))
        assert len(desk.sends()) == asked
        await desk.deliver(after=timedelta(seconds=1.5))
    assert ((await desk.row("one")).state, len(desk.posted())) == (State.SENT, 1)


@pytest.mark.promise(3)
@pytest.mark.parametrize("fault", ["503", "a reset", "a time-out"])
async def test_what_fails_until_its_end_expires_and_is_told_once(hasty_desk: Desk, fault: str) -> None:
    desk = hasty_desk
    channel = desk.channel()
    desk.world.faults.next("POST", MESSAGES, times=1000, channel_id=str(channel), **FAULTS[fault])
    await desk.enqueue(desk.delivery("one", lasts=15 * MINUTE), desk.delivery("two", lasts=15 * MINUTE, subject_id=2))
    for _ in range(18):
        await desk.deliver(after=MINUTE)
    rows = await desk.rows()
    assert (rows["one"].state, rows["two"].state) == (State.EXPIRED, State.EXPIRED)
    assert 4 <= rows["one"].attempts <= 7
    asked = len(desk.sends())
    for _ in range(3):
        await desk.deliver(after=10 * MINUTE)
    assert [text.split()[1] for text in desk.texts("coordination")] == ["expiry_report"]
    assert (len(desk.sends()), desk.posted()) == (asked + 1, [])


@pytest.mark.promise(3)
async def test_nothing_waits_for_a_global_limit_of_which_the_attempt_was_given_up(hasty_desk: Desk) -> None:
    desk = hasty_desk
    desk.world.limits.set_global(2)
    people = [desk.member(each) for each in ("membre", "responsable", "coordination", "nouveau")]
    await desk.enqueue(*[desk.delivery(f"to {each}", user_id=each) for each in people])
    await desk.deliver()
    desk.world.limits.set_global(1000)
    for _ in range(3):
        await desk.deliver(after=MINUTE)
    assert set((await desk.states()).values()) == {State.SENT}
    assert all(len(desk.posted(str(row.channel_id))) == 1 for row in (await desk.rows()).values())


async def test_a_short_429_is_waited_for_within_the_attempt(desk: Desk) -> None:
    desk.world.faults.next("POST", MESSAGES, status=429, retry_after=0.1)
    await desk.enqueue(desk.delivery("one"))
    await desk.deliver()
    row = await desk.row("one")
    assert (row.state, row.attempts, len(desk.posted())) == (State.SENT, 1, 1), row.problem


async def test_what_cannot_be_rendered_past_its_end_expires(desk: Desk) -> None:
    def broken(_due: Due) -> Effect:
        msg = "a fault of ours"
        raise LookupError(msg)

    desk.handler.instead = broken
    await desk.enqueue(desk.delivery("broken", lasts=MINUTE))
    await desk.deliver()
    await desk.deliver(after=2 * MINUTE)
    row = await desk.row("broken")
    assert (row.state, row.problem, row.attempts) == (State.EXPIRED, "unrendered", 2)


async def test_what_may_have_been_sent_is_looked_for_past_its_end_less_and_less_often(hasty_desk: Desk) -> None:
    desk = hasty_desk
    desk.world.faults.next("POST", MESSAGES, hang=True)
    desk.world.faults.next("GET", MESSAGES, times=1000, hang=True)
    await desk.enqueue(desk.delivery("one", lasts=MINUTE))
    await desk.deliver()
    await desk.deliver(after=2 * MINUTE)
    assert (await desk.row("one")).state is State.PENDING
    looked = len(desk.world.requests.of("GET", MESSAGES))
    await desk.deliver()
    assert len(desk.world.requests.of("GET", MESSAGES)) == looked
    for _ in range(3):
        await desk.deliver(after=timedelta(hours=9))
    assert (await desk.row("one")).state is State.EXPIRED
