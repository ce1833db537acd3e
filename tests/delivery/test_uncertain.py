"""Killed between « sent » and « recorded »: posted once. Past the nonce's window, what was posted is looked for first."""

from datetime import timedelta

import pytest

from bot.delivery.worker import Point
from bot.domain.outbox import State, Topic
from tests.delivery.desk import MESSAGES, Desk
from tests.delivery.killing import PAST_THE_NONCE, Killed

pytestmark = pytest.mark.promise(2)


async def sent_and_not_recorded(killed: Killed) -> None:
    assert await killed.live(Point.SENT, 1)


def asked(desk: Desk) -> list[str]:
    """What was asked about messages, in order."""
    return [each.method for each in desk.world.requests if each.template == MESSAGES]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_at_once_it_is_sent_again_under_its_nonce(killed: Killed, desk: Desk) -> None:
    await desk.enqueue(desk.delivery("one"))
    await sent_and_not_recorded(killed)
    assert (await desk.row("one")).state is State.CLAIMED
    await killed.live()
    row, (message,) = await desk.row("one"), desk.posted()
    assert (row.state, row.message_id, asked(desk)) == (State.SENT, int(message["id"]), ["POST", "POST"])


async def test_later_it_is_found_where_it_was_posted_and_not_sent(killed: Killed, desk: Desk) -> None:
    await desk.enqueue(desk.delivery("one"))
    await sent_and_not_recorded(killed)
    killed.pass_time(PAST_THE_NONCE)
    await killed.live()
    row, (message,) = await desk.row("one"), desk.posted()
    assert (row.state, row.message_id, row.duplicates_prevented) == (State.SENT, int(message["id"]), 1)
    assert asked(desk) == ["POST", "GET"]


async def test_what_was_not_sent_is_looked_for_and_then_sent(killed: Killed, desk: Desk) -> None:
    await desk.enqueue(desk.delivery("one"))
    assert await killed.live(Point.RENDERED, 1)
    killed.pass_time(PAST_THE_NONCE)
    await killed.live()
    row = await desk.row("one")
    assert (row.state, row.duplicates_prevented, asked(desk)) == (State.SENT, 0, ["GET", "POST"])
    assert len(desk.posted()) == 1


async def test_a_private_message_is_found_too(killed: Killed, desk: Desk) -> None:
    await desk.enqueue(desk.delivery("one", user_id=desk.member()))
    await sent_and_not_recorded(killed)
    killed.pass_time(PAST_THE_NONCE)
    await killed.live()
    row = await desk.row("one")
    assert (row.state, row.duplicates_prevented) == (State.SENT, 1)
    assert len(desk.posted(str(row.channel_id))) == 1


async def test_it_is_found_among_hundreds(killed: Killed, desk: Desk) -> None:
    await desk.enqueue(*[desk.delivery(f"before {n:03}", subject_id=n) for n in range(130)])
    await killed.live()
    await desk.enqueue(desk.delivery("one", after=timedelta(minutes=1)))
    desk.world.clock.advance(timedelta(minutes=1))
    await sent_and_not_recorded(killed)
    killed.pass_time(PAST_THE_NONCE)
    await desk.enqueue(*[desk.delivery(f"after {n:03}", subject_id=n) for n in range(20)])
    await killed.live()
    assert (await desk.row("one")).duplicates_prevented == 1
    assert len(desk.posted()) == len(await desk.rows()) == 151


async def test_an_event_is_made_once(killed: Killed, desk: Desk) -> None:
    await desk.enqueue(desk.delivery("one", topic=Topic.ASSEMBLY_EVENT))
    await sent_and_not_recorded(killed)
    killed.pass_time(PAST_THE_NONCE)
    await killed.live()
    assert (await desk.row("one")).state is State.SENT
    assert [each["name"] for each in desk.world.events()] == ["one"]


@pytest.mark.parametrize("sent", [True, False])
async def test_past_its_end_it_is_said_to_be_sent_only_where_it_was(killed: Killed, desk: Desk, *, sent: bool) -> None:
    await desk.enqueue(desk.delivery("one", lasts=timedelta(minutes=30)))
    assert await killed.live(Point.SENT if sent else Point.RENDERED, 1)
    killed.pass_time(timedelta(hours=1))
    await killed.live()
    assert (await desk.row("one")).state is (State.SENT if sent else State.EXPIRED)
    assert len(desk.posted()) == int(sent)


async def test_killed_again_and_again_it_is_posted_once(killed: Killed, desk: Desk) -> None:
    await desk.enqueue(desk.delivery("one"))
    for point in (Point.SENT, Point.RENDERED, Point.SENT, Point.SETTLING, Point.CLAIMED):
        assert await killed.live(point, 1)
        killed.pass_time(PAST_THE_NONCE)
    await killed.live()
    assert ((await desk.row("one")).state, len(desk.posted())) == (State.SENT, 1)
