"""What follows from an attempt is written with it, or not at all."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.attempt import Attempt
from bot.delivery.handler import Receipt
from bot.delivery.settling import settle_attempt
from bot.domain.assembly_deliveries import reminder_update
from bot.domain.guild_settings import DEFAULT_SETTINGS, SettingKey
from bot.domain.outbox import Delivery, Row, State, Topic
from bot.playground.permissions import Permission
from storage.outbox import Settlement, claim, enqueue
from tests.delivery.desk import Desk
from tests.delivery.saying import Saying

HOUR = timedelta(hours=1)


@dataclass
class Following(Saying):
    """A handler of which something follows: another row; it may fail."""

    fails: Callable[[Row], bool] = field(default=lambda _row: False)
    desk: Desk | None = None

    async def sent(self, session: AsyncSession, row: Row, receipt: Receipt, now: datetime) -> None:
        assert self.desk is not None
        if not row.delivery.dedupe_key.startswith("after"):
            key = f"after {row.delivery.dedupe_key}"
            await enqueue(session, row.guild_id, [self.desk.delivery(key, after=HOUR, subject_id=99)])
        if self.fails(row):
            msg = "a fault of ours"
            raise LookupError(msg)


def follow(desk: Desk) -> Following:
    handler = Following(desk=desk)
    desk.worker._attempting._handlers = desk.worker._settler._handlers = dict.fromkeys(Topic, handler)
    return handler


async def test_what_follows_is_written_with_the_row(desk: Desk) -> None:
    follow(desk)
    await desk.enqueue(desk.delivery("one"))
    await desk.deliver()
    assert await desk.states() == {"one": State.SENT, "after one": State.PENDING}


async def test_what_fails_to_be_written_takes_nothing_of_the_others_with_it_and_is_posted_once(desk: Desk) -> None:
    handler = follow(desk)
    handler.fails = lambda row: row.delivery.dedupe_key == "row 2"
    people = [desk.member(each) for each in ("membre", "responsable", "coordination", "nouveau")]
    await desk.enqueue(*[desk.delivery(f"row {n}", user_id=each) for n, each in enumerate(people)])
    desk.worker.wake()
    await desk.world.until(lambda: len(desk.sends()) == len(people))
    await desk.deliver(after=timedelta(minutes=4))
    states = await desk.states()
    assert [states[f"row {n}"] for n in (0, 1, 3)] == [State.SENT] * 3
    assert states["row 2"] is not State.SENT
    assert "after row 2" not in states
    handler.fails = lambda _row: False
    await desk.deliver(after=timedelta(minutes=4))
    row = await desk.row("row 2")
    assert (row.state, row.duplicates_prevented) == (State.SENT, 1)
    assert len(desk.posted(str(row.channel_id))) == 1


async def test_what_was_sent_opens_its_place_again(desk: Desk) -> None:
    await desk.set(SettingKey.COORDINATION_CHANNEL, desk.channel("coordination"))
    desk.world.deny("annonces", Permission.SEND_MESSAGES)
    await desk.enqueue(desk.delivery("one"), desk.delivery("other", channel=desk.channel("plan"), subject_id=2))
    await desk.deliver()
    assert (await desk.states())["other"] is State.SENT
    desk.world.deny("annonces")
    await desk.enqueue(desk.delivery("two", after=25 * HOUR), desk.delivery("three", after=25 * HOUR))
    await desk.deliver(after=25 * HOUR)
    assert [(await desk.row(key)).state for key in ("two", "three")] == [State.SENT, State.SENT]


async def test_what_was_withdrawn_while_it_was_on_its_way_is_written_as_sent_and_made_to_follow(desk: Desk) -> None:
    handler = Outdated()
    await desk.enqueue(desk.delivery("one"))
    now = desk.deps.clock.now()
    async with desk.deps.database.transaction() as session:
        (row,) = await claim(session, "somebody", now, 1)
    assert await desk.cancel() == 1
    settlement = Settlement(State.SENT, sent_at=now, channel_id=1, message_id=2)
    attempt = Attempt(settlement, Receipt(1, 2), delivered=True)
    async with desk.deps.database.transaction() as session:
        await settle_attempt(session, row, "somebody", attempt, handler, DEFAULT_SETTINGS, now)
    states = await desk.states()
    assert states.pop("one") is State.SENT
    assert list(states) == ["assembly:1:update:meanwhile:1"]


async def test_what_nobody_withdrew_is_not_made_to_follow(desk: Desk) -> None:
    handler = Outdated()
    desk.worker._attempting._handlers = desk.worker._settler._handlers = dict.fromkeys(Topic, handler)
    await desk.enqueue(desk.delivery("one"))
    await desk.deliver()
    assert await desk.states() == {"one": State.SENT}


class Outdated(Saying):
    """A handler whose message follows what changed meanwhile."""

    def outdated(self, row: Row, now: datetime) -> list[Delivery]:
        return [reminder_update(row, now)]
