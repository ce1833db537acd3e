"""What becomes of a row that is due: the arrows of the table in ``bot.domain.outbox``, on both databases."""

import asyncio
from datetime import timedelta

import pytest

from bot.delivery.effects import Effect, Later, Mentions, NoPlace, Nothing, Post
from bot.delivery.handler import Due
from bot.delivery.worker import Point
from bot.domain.guild_settings import SettingKey
from bot.domain.outbox import State, Topic
from bot.playground.server import Playground
from bot.views.layout import Block, Screen
from storage.database import Database
from tests.delivery.desk import MESSAGES, Desk
from tests.delivery.saying import said

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


async def test_what_is_due_is_posted_once_with_its_reference_and_its_nonce(desk: Desk) -> None:
    await desk.enqueue(desk.delivery("one"))
    await desk.deliver()
    await desk.deliver()
    (message,) = desk.posted()
    row = await desk.row("one")
    assert (row.state, row.message_id, row.channel_id) == (State.SENT, int(message["id"]), int(message["channel_id"]))
    assert (row.late, row.duplicates_prevented, row.attempts, row.claimed_by) == (False, 0, 1, None)
    assert row.sent_at is not None
    assert row.reference in str(message["components"])
    (request,) = desk.sends()
    assert isinstance(request.body, dict)
    assert (request.body["nonce"], request.body["enforce_nonce"]) == (row.nonce, True)
    assert desk.handler.sent_rows == [row.id]


async def test_what_is_not_due_waits(desk: Desk) -> None:
    await desk.enqueue(desk.delivery("later", after=HOUR))
    await desk.deliver()
    assert desk.posted() == []
    await desk.deliver(after=HOUR)
    assert len(desk.posted()) == 1


async def test_a_member_is_written_to_in_private(desk: Desk) -> None:
    await desk.enqueue(desk.delivery("private", user_id=desk.member()))
    await desk.deliver()
    row = await desk.row("private")
    (channel,) = [each for each in desk.world.state.channels.values() if each["id"] == str(row.channel_id)]
    assert [each["id"] for each in channel["recipients"]] == [str(desk.member())]
    assert (row.state, len(desk.posted(str(row.channel_id)))) == (State.SENT, 1)


async def test_only_those_who_are_named_are_notified(desk: Desk) -> None:
    named, other = desk.member("membre"), desk.member("responsable")

    def shouting(due: Due) -> Effect:
        text = f"@everyone @here <@{named}> <@{other}> <@&{desk.guild_id}>"
        screen = Screen(title="Bonjour", blocks=[Block(text)])
        return Post(screen, channel_id=int(due.row.delivery.variant), mentions=Mentions(users=(named,)))

    desk.handler.instead = shouting
    await desk.enqueue(desk.delivery("loud"))
    await desk.deliver()
    (message,) = desk.posted()
    assert [each["id"] for each in message["mentions"]] == [str(named)]
    assert (message["mention_everyone"], message["mention_roles"]) == (False, [])


async def test_what_has_nothing_more_to_say_is_cancelled_and_says_why(desk: Desk) -> None:
    desk.handler.instead = lambda _due: Nothing("nobody answered")
    await desk.enqueue(desk.delivery("idle"))
    await desk.deliver()
    row = await desk.row("idle")
    assert (row.state, row.problem, desk.sends()) == (State.CANCELLED, "nobody answered", [])


async def test_what_is_told_to_wait_is_looked_at_again_then_and_has_not_failed(desk: Desk) -> None:
    at = desk.now + HOUR
    desk.handler.instead = lambda due: Later(at) if due.now < at else said(due)
    await desk.enqueue(desk.delivery("quiet"))
    await desk.deliver()
    row = await desk.row("quiet")
    assert (row.state, row.attempts, row.uncertain_since) == (State.PENDING, 0, None)
    await desk.deliver(after=HOUR / 2)
    assert desk.posted() == []
    await desk.deliver(after=HOUR / 2)
    row = await desk.row("quiet")
    assert (row.state, row.attempts, len(desk.posted())) == (State.SENT, 1, 1)


async def test_what_has_no_place_is_parked_and_the_owner_told_once_which_setting_is_missing(desk: Desk) -> None:
    desk.handler.instead = lambda _due: NoPlace(SettingKey.ANNOUNCEMENTS_CHANNEL)
    await desk.enqueue(*[desk.delivery(f"homeless {n}") for n in range(3)])
    await desk.deliver()
    states = await desk.states()
    place = f"setting:{SettingKey.ANNOUNCEMENTS_CHANNEL}"
    assert [states[f"homeless {n}"] for n in range(3)] == [State.PARKED] * 3
    assert (await desk.row("homeless 0")).problem == f"{place}|0"
    (told,) = desk.sends()
    assert f"refusal_report {place}|0" in str(told.body)


async def test_what_cannot_be_rendered_is_tried_again_and_loses_nothing(desk: Desk) -> None:
    def broken(_due: Due) -> Effect:
        msg = "a fault of ours"
        raise LookupError(msg)

    desk.handler.instead = broken
    await desk.enqueue(desk.delivery("broken"))
    await desk.deliver()
    row = await desk.row("broken")
    assert (row.state, row.problem, row.attempts) == (State.PENDING, "unrendered", 1)
    desk.handler.instead = None
    await desk.deliver(after=MINUTE)
    assert (await desk.row("broken")).state is State.SENT


async def test_a_fault_of_ours_while_it_looks_does_not_end_the_worker(world: Playground, database: Database) -> None:
    failed = asyncio.Event()

    def at(point: Point) -> None:
        if point is Point.CLAIMED and not failed.is_set():
            failed.set()
            msg = "a fault of ours"
            raise LookupError(msg)

    async with Desk.open(world, database, at=at) as desk:
        await desk.enqueue(desk.delivery("one"), desk.delivery("two", after=MINUTE))
        desk.worker.wake()
        await failed.wait()
        await desk.deliver(after=HOUR)
        assert set((await desk.states()).values()) == {State.SENT}
    assert len(desk.posted()) == 2


@pytest.mark.parametrize("topic", [Topic.ASSEMBLY_REMINDER, Topic.DEADLINE_REMINDER, Topic.DIGEST])
async def test_of_several_overdue_reminders_of_one_subject_to_one_place_the_last_alone_is_sent(
    desk: Desk, topic: Topic
) -> None:
    reminders = [desk.delivery(f"P{n}D", after=DAY * (8 - n), lasts=DAY * n, topic=topic) for n in (7, 2, 1)]
    elsewhere = desk.delivery("other", after=DAY, lasts=DAY * 7, topic=topic, subject_id=2)
    private = desk.delivery("mine", after=DAY, lasts=DAY * 7, topic=topic, user_id=desk.member())
    await desk.enqueue(*reminders, elsewhere, private)
    await desk.deliver(after=DAY * 7.5)
    rows = await desk.rows()
    assert {key: row.state for key, row in rows.items()} == {
        "P7D": State.CANCELLED,
        "P2D": State.CANCELLED,
        "P1D": State.SENT,
        "other": State.SENT,
        "mine": State.SENT,
    }
    assert rows["P7D"].problem == "superseded"


async def test_several_overdue_changes_are_all_told(desk: Desk) -> None:
    changes = [desk.delivery(f"change {n}", after=HOUR * n, topic=Topic.ASSEMBLY_CHANGE) for n in range(3)]
    await desk.enqueue(*changes)
    await desk.deliver(after=HOUR * 3)
    assert set((await desk.states()).values()) == {State.SENT}


class Passing:
    """Lets a test wait until a point has been passed ``times``."""

    def __init__(self, point: Point, times: int = 1) -> None:
        self.reached = asyncio.Event()
        self._point, self._left = point, times

    def __call__(self, point: Point) -> None:
        self._left -= point == self._point
        if self._left <= 0:
            self.reached.set()


async def test_a_cancellation_while_the_row_waits_for_its_place_starts_nothing(
    world: Playground, database: Database
) -> None:
    passing = Passing(Point.RENDERED)
    async with Desk.open(world, database, at=passing, patience=1) as desk:
        world.faults.next("POST", MESSAGES, hang=True)
        await desk.enqueue(desk.delivery("first"), desk.delivery("second", subject_id=2))
        desk.worker.wake()
        await passing.reached.wait()
        assert await desk.cancel(2) == 1
        await desk.deliver()
        await desk.deliver(after=HOUR)
        assert await desk.states() == {"first": State.SENT, "second": State.CANCELLED}
    assert len(desk.posted()) == 1


async def test_a_cancellation_while_the_rendered_row_waits_for_its_turn_starts_nothing(
    world: Playground, database: Database
) -> None:
    passing = Passing(Point.RENDERED, 2)
    async with Desk.open(world, database, at=passing, a_second=0.7) as desk:
        people = [desk.member(), desk.member("responsable")]
        await desk.enqueue(*[desk.delivery(f"to {each}", user_id=each) for each in people])
        desk.worker.wake()
        await passing.reached.wait()
        assert await desk.cancel() == 2
        await desk.deliver()
        assert set((await desk.states()).values()) == {State.CANCELLED}
    assert desk.sends() == []


async def test_what_goes_to_one_place_goes_in_order(desk: Desk) -> None:
    for number in range(8):
        await desk.enqueue(desk.delivery(f"number {number}", after=timedelta(seconds=number)))
    desk.world.limits.set("POST", "/channels/{channel_id}/messages", 1000, 1.0)
    await desk.deliver(after=HOUR)
    said_in_order = [next(n for n in range(8) if f"number {n}" in text) for text in desk.texts()]
    assert said_in_order == list(range(8))
