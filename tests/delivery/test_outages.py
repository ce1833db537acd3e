"""After an outage of any length: what still serves is sent, and says that it is late; nothing once it has begun."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.outbox import LATE_AFTER, Delivery, State, Topic
from bot.playground.server import Playground
from storage.database import Database
from storage.migrate import upgrade
from tests.conftest import THOROUGH
from tests.delivery.desk import Desk

LATE = "En retard"
DAYS = (7, 2, 1)
START = timedelta(days=8)
"""When the event begins, from now; its reminders are due so many days before."""
MARGIN = timedelta(seconds=20)
"""A test takes a while: a length so near an edge is either side of it."""


def reminders(desk: Desk, subject_id: int = 1) -> list[Delivery]:
    """The reminders of one event."""
    topic = Topic.ASSEMBLY_REMINDER
    return [
        desk.delivery(
            f"{subject_id}:P{days}D",
            after=START - timedelta(days=days),
            lasts=timedelta(days=days),
            topic=topic,
            subject_id=subject_id,
        )
        for days in DAYS
    ]


async def require_outage(desk: Desk, length: timedelta, subject_id: int = 1) -> None:
    """Nothing is sent for ``length``; then the last reminder that is due is, unless the event has begun."""
    before = len(desk.posted())
    await desk.enqueue(*reminders(desk, subject_id))
    await desk.deliver(after=length)
    posted = desk.texts()[before:]
    due = [days for days in DAYS if START - timedelta(days=days) <= length]
    states = await desk.states()
    ended = [states[f"{subject_id}:P{days}D"] for days in due]
    if length >= START:
        assert (posted, set(ended)) == ([], {State.EXPIRED})
    elif due:
        (text,) = posted
        late = length - (START - timedelta(days=due[-1])) > LATE_AFTER
        assert f"{subject_id}:P{due[-1]}D" in text
        assert (LATE in text, (await desk.row(f"{subject_id}:P{due[-1]}D")).late) == (late, late)
        assert ended == [*[State.CANCELLED] * (len(due) - 1), State.SENT]
    else:
        assert posted == []
    await desk.deliver(after=max(START - length, timedelta(0)) + timedelta(days=1))
    ended_so = {state for key, state in (await desk.states()).items() if key.startswith(f"{subject_id}:")}
    assert ended_so <= {State.SENT, State.CANCELLED, State.EXPIRED}


LENGTHS = [
    *(timedelta(minutes=5), timedelta(hours=23), timedelta(days=1, minutes=9), timedelta(days=1, minutes=11)),
    *(timedelta(days=3), timedelta(days=6, hours=1), timedelta(days=7, hours=23), START - MARGIN),
    *(START + MARGIN, timedelta(days=40), timedelta(days=4000)),
]


@pytest.mark.promise(5)
@pytest.mark.parametrize("length", LENGTHS, ids=str)
async def test_after_an_outage_of(desk: Desk, length: timedelta) -> None:
    await require_outage(desk, length)


def _far_from_edges(length: timedelta) -> bool:
    due = [START - timedelta(days=days) for days in DAYS]
    return all(abs(length - edge) > MARGIN for edge in [START, *due, *(each + LATE_AFTER for each in due)])


@asynccontextmanager
async def own_desk() -> AsyncIterator[Desk]:
    """A desk on a new SQLite file, for one example."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'courroie.db'}")
        try:
            await upgrade(database)
            async with Playground() as world, Desk.open(world, database) as desk:
                yield desk
        finally:
            await database.close()


@pytest.mark.promise(5)
@settings(max_examples=25 if THOROUGH else 3)
@given(st.lists(st.timedeltas(timedelta(0), timedelta(days=20)).filter(_far_from_edges), min_size=3, max_size=6))
async def test_after_outages_of_any_length(lengths: list[timedelta]) -> None:
    async with own_desk() as desk:
        for number, length in enumerate(lengths, 1):
            await require_outage(desk, length, number)


@pytest.mark.promise(5)
@pytest.mark.parametrize("kind", ["status", "hang"])
async def test_an_outage_of_discord_ends_as_one_of_ours(hasty_desk: Desk, kind: str) -> None:
    desk = hasty_desk
    fault = {"status": 503} if kind == "status" else {"hang": True}
    desk.world.faults.next("POST", "/channels/{channel_id}/messages", times=1000, **fault)
    await desk.enqueue(*reminders(desk))
    for _ in range(4):
        await desk.deliver(after=timedelta(hours=9))
    assert desk.posted() == []
    desk.world.faults.clear()
    await desk.deliver(after=timedelta(hours=1))
    (text,) = desk.texts()
    assert "P7D" in text
    assert LATE in text


async def test_what_expired_within_ten_minutes_is_told_in_one_report(hasty_desk: Desk) -> None:
    desk = hasty_desk
    await desk.enqueue(*[each for subject in range(1, 6) for each in reminders(desk, subject)])
    await desk.deliver(after=START + timedelta(hours=1))
    assert set((await desk.states()).values()) == {State.EXPIRED, State.PENDING}
    for _ in range(3):
        await desk.deliver(after=timedelta(minutes=10))
    (report,) = desk.texts("coordination")
    assert "expiry_report" in report
