"""What becomes of a row that is due: sent, tried again, parked and told, expired and told, or cancelled; on both databases."""

from datetime import timedelta

from bot.domain.outbox import State
from tests.delivery.desk import Desk


async def test_what_is_due_is_posted_once_with_its_reference_and_its_nonce(desk: Desk) -> None:
    await desk.enqueue(desk.delivery("one"))
    await desk.deliver()
    await desk.deliver()
    (message,) = desk.posted()
    row = (await desk.rows())["one"]
    assert (row.state, row.message_id, row.channel_id) == (State.SENT, int(message["id"]), int(message["channel_id"]))
    assert row.reference in str(message["components"])
    assert message["nonce"] == row.nonce
    assert desk.handler.sent_rows == [row.id]


async def test_what_is_not_due_waits(desk: Desk) -> None:
    await desk.enqueue(desk.delivery("later", after=timedelta(hours=1)))
    await desk.deliver()
    assert desk.posted() == []
    desk.world.clock.advance(timedelta(hours=1))
    await desk.deliver()
    assert len(desk.posted()) == 1
