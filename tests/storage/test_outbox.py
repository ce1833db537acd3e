"""The outbox's rows, on both databases: what a key becomes that is enqueued again, who claims what, and what is given back."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from bot.domain.outbox import LEASE, Delivery, Place, Row, State, SubjectKind, Topic
from storage.database import Database
from storage.guilds import lock_guild
from storage.outbox import (
    Settlement,
    cancel,
    claim,
    enqueue,
    give_back_orphans,
    is_still_claimed,
    next_due,
    settle,
    superseded,
)
from storage.outbox_blocks import (
    RETRY_AFTER,
    block,
    blocked,
    blocks_of,
    problem_of,
    read_problem,
    retry_parked,
    unblock,
)
from storage.outbox_rows import rows_of
from tests.storage.tools import NOW

GUILD = 1
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


def delivery(
    key: str = "one", *, subject_id: int = 1, user_id: int | None = None, after: timedelta = -HOUR
) -> Delivery:
    place = Place.ANNOUNCEMENTS if user_id is None else Place.MEMBER
    due = NOW + after
    return Delivery(
        key, Topic.ASSEMBLY_REMINDER, SubjectKind.ASSEMBLY, subject_id, due, due + 9 * HOUR, place, user_id, "P1D"
    )


async def put(database: Database, *deliveries: Delivery, guild_id: int = GUILD) -> None:
    async with database.transaction() as session:
        await lock_guild(session, guild_id, NOW)
        await enqueue(session, guild_id, deliveries)


async def take(database: Database, owner: str = "me", limit: int = 9, **more: object) -> tuple[Row, ...]:
    async with database.transaction() as session:
        return await claim(session, owner, NOW, limit, **more)  # type: ignore[arg-type]


async def end(database: Database, row: Row, done: Settlement, owner: str = "me") -> bool:
    async with database.transaction() as session:
        return bool(await settle(session, row, owner, done))


async def only(database: Database) -> Row:
    async with database.reading() as session:
        (row,) = await rows_of(session, GUILD)
    return row


async def test_a_key_that_waits_takes_the_new_instants(database: Database) -> None:
    await put(database, delivery())
    moved = replace(delivery(after=2 * HOUR), variant="P2D", destination=Place.COORDINATION)
    await put(database, moved)
    assert (await only(database)).delivery == moved
    assert await take(database) == ()


async def test_a_key_that_was_cancelled_waits_again(database: Database) -> None:
    await put(database, delivery())
    async with database.transaction() as session:
        assert await cancel(session, GUILD, SubjectKind.ASSEMBLY, 1) == 1
    await put(database, delivery())
    row = await only(database)
    assert (row.state, row.attempts, row.problem) == (State.PENDING, 0, None)


@pytest.mark.parametrize("state", [State.SENT, State.PARKED, State.EXPIRED])
async def test_a_key_that_ended_stays_as_it_is(database: Database, state: State) -> None:
    await put(database, delivery())
    (row,) = await take(database)
    assert await end(database, row, Settlement(state, sent_at=NOW if state is State.SENT else None))
    before = await only(database)
    await put(database, delivery(after=HOUR))
    assert await only(database) == before
    assert before.state is state


async def test_a_key_that_is_being_sent_stays_as_it_is(database: Database) -> None:
    await put(database, delivery())
    await take(database)
    before = await only(database)
    await put(database, delivery(after=HOUR))
    assert await only(database) == before


async def test_a_key_is_a_guilds_own(database: Database) -> None:
    await put(database, delivery())
    await put(database, delivery(), guild_id=2)
    assert len(await take(database)) == 2


async def test_a_claim_is_exclusive_until_its_lease_ends(database: Database) -> None:
    await put(database, delivery())
    (row,) = await take(database)
    assert (row.state, row.claimed_by, row.attempts, row.uncertain_since) == (State.CLAIMED, "me", 1, None)
    async with database.transaction() as session:
        assert await claim(session, "other", NOW + LEASE - SECOND, 9) == ()
        (again,) = await claim(session, "other", NOW + LEASE, 9)
    assert (again.attempts, again.uncertain_since) == (2, NOW)
    async with database.reading() as session:
        assert await is_still_claimed(session, row, "other", NOW + LEASE)
        assert not await is_still_claimed(session, row, "me", NOW + LEASE)
        assert not await is_still_claimed(session, row, "other", NOW + 2 * LEASE)


async def test_the_earliest_are_claimed_first_a_few_of_each_place_and_none_of_a_busy_one(database: Database) -> None:
    rows = [delivery(f"a{n}", after=-HOUR + n * SECOND) for n in range(5)]
    rows += [delivery(f"b{n}", user_id=7, after=-2 * HOUR + n * SECOND) for n in range(5)]
    await put(database, *rows)
    first = await take(database, limit=4)
    assert [row.delivery.dedupe_key for row in first] == ["b0", "b1", "b2", "a0"]
    busy = [(GUILD, Place.MEMBER, 7, None)]
    second = await take(database, busy=busy)
    assert [row.delivery.dedupe_key for row in second] == ["a1", "a2", "a3"]


async def test_what_is_not_due_is_not_claimed_and_says_when(database: Database) -> None:
    await put(database, delivery(after=HOUR), delivery("later", after=2 * HOUR))
    assert await take(database) == ()
    async with database.reading() as session:
        assert await next_due(session) == NOW + HOUR


async def test_nothing_waits_in_an_empty_outbox(database: Database) -> None:
    async with database.reading() as session:
        assert await next_due(session) is None


async def test_what_failed_waits_until_it_is_told_and_keeps_that_it_may_be_sent(database: Database) -> None:
    await put(database, delivery())
    (row,) = await take(database)
    later = Settlement(State.PENDING, not_before=NOW + SECOND, may_be_sent=True, problem="503")
    assert await end(database, row, later)
    row = await only(database)
    assert (row.state, row.uncertain_since, row.problem, row.claimed_by) == (State.PENDING, NOW, "503", None)
    assert await take(database) == ()


async def test_what_was_certainly_not_sent_is_not_looked_for(database: Database) -> None:
    await put(database, delivery())
    (row,) = await take(database)
    assert await end(database, row, Settlement(State.PENDING, not_before=NOW, counts=False))
    (again,) = await take(database)
    assert (again.uncertain_since, again.attempts) == (None, 1)


async def test_only_who_has_a_row_settles_it_but_what_was_sent_is_written_in_any_case(database: Database) -> None:
    await put(database, delivery())
    (row,) = await take(database)
    assert not await end(database, row, Settlement(State.EXPIRED), "other")
    async with database.transaction() as session:
        await cancel(session, GUILD, SubjectKind.ASSEMBLY, 1)
    assert not await end(database, row, Settlement(State.PARKED))
    assert (await only(database)).state is State.CANCELLED
    assert await end(database, row, Settlement(State.SENT, sent_at=NOW, message_id=5))
    assert not await end(database, row, Settlement(State.SENT, sent_at=NOW, message_id=6))
    assert (await only(database)).message_id == 5


async def test_a_cancellation_stops_what_waits_and_what_is_claimed_but_what_is_spared(database: Database) -> None:
    mine = [delivery("one"), delivery("spared"), delivery("to somebody", user_id=7), delivery("later", after=HOUR)]
    await put(database, *mine, delivery("of another", subject_id=2))
    await take(database, limit=1)
    async with database.transaction() as session:
        where = (session, GUILD, SubjectKind.ASSEMBLY, 1)
        assert await cancel(*where, user_id=7) == 1
        assert await cancel(*where, topics=[Topic.CONVOCATION]) == 0
        assert await cancel(*where, but=["spared"], problem="moved") == 2
        rows = {row.delivery.dedupe_key: (row.state, row.problem) for row in await rows_of(session, GUILD)}
    assert rows == {
        "one": (State.CANCELLED, "moved"),
        "to somebody": (State.CANCELLED, "withdrawn"),
        "later": (State.CANCELLED, "moved"),
        "spared": (State.PENDING, None),
        "of another": (State.PENDING, None),
    }


async def test_the_sole_process_gives_back_at_once_what_a_kill_left(database: Database) -> None:
    await put(database, delivery())
    await take(database, "killed")
    assert await take(database) == ()
    async with database.transaction() as session:
        assert await give_back_orphans(session, NOW) == 1
    (row,) = await take(database)
    assert row.uncertain_since == NOW


async def test_a_reminder_is_superseded_by_a_later_one_of_the_same_subject_to_the_same_place(
    database: Database,
) -> None:
    later = delivery("later", after=-HOUR / 2)
    others = [replace(later, dedupe_key="other", subject_id=2), replace(later, dedupe_key="mine", user_id=7)]
    await put(database, delivery(), *others, replace(later, dedupe_key="not yet", due_at=NOW + HOUR))
    row = (await take(database, limit=1))[0]
    async with database.reading() as session:
        assert not await superseded(session, row, NOW)
    await put(database, later)
    async with database.reading() as session:
        assert await superseded(session, row, NOW)


async def test_a_place_is_refused_for_a_day_and_another_code_is_news(database: Database) -> None:
    place = "channel:5"
    async with database.transaction() as session:
        await lock_guild(session, GUILD, NOW)
        assert await block(session, GUILD, place, 50013, NOW)
        assert not await block(session, GUILD, place, 50013, NOW + HOUR)
        assert await blocked(session, GUILD, place, NOW + RETRY_AFTER - SECOND) is not None
        assert await blocked(session, GUILD, place, NOW + RETRY_AFTER) is None
        assert await blocked(session, GUILD, "channel:6", NOW) is None
        assert not await block(session, GUILD, place, 50013, NOW + RETRY_AFTER)
        assert await blocked(session, GUILD, place, NOW + RETRY_AFTER) is not None
        assert await block(session, GUILD, place, 10003, NOW)
        assert [(each.place, each.code) for each in await blocks_of(session)] == [(place, 10003)]
        assert await blocks_of(session, 2) == ()
        await unblock(session, GUILD, place)
        assert await blocks_of(session) == ()


async def test_what_was_parked_for_a_place_and_still_serves_is_sent_again(database: Database) -> None:
    ends = NOW + 9 * HOUR
    await put(database, *[replace(delivery(key), expires_at=ends) for key in ("one", "other place")])
    await put(database, replace(delivery("over", user_id=3), expires_at=NOW))
    for row in await take(database):
        place = "channel:56" if row.delivery.dedupe_key == "other place" else "channel:5"
        assert await end(database, row, Settlement(State.PARKED, problem=problem_of(place, 50013)))
    async with database.transaction() as session:
        assert await retry_parked(session, GUILD, "channel:5", NOW) == 1
    assert [row.delivery.dedupe_key for row in await take(database)] == ["one"]


def test_a_parked_row_says_its_place_and_its_code() -> None:
    assert read_problem(problem_of("channel:5", 50013)) == ("channel:5", 50013)
    assert read_problem("withdrawn") == ("withdrawn", 0)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_sqlite_finds_what_is_due_by_its_index(database: Database) -> None:
    asked: list[tuple[str, Any]] = []

    def hear(_connection: object, _cursor: object, statement: str, parameters: Any, *_more: object) -> None:  # noqa: ANN401
        if statement.startswith("SELECT outbox"):
            asked.append((statement, parameters))

    event.listen(database.engine.sync_engine, "before_cursor_execute", hear)
    async with database.transaction() as session:
        await claim(session, "me", NOW, 9)
        await next_due(session)
        connection = await session.connection()
        for statement, parameters in asked:
            plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            assert any("INDEX ix_outbox_not_before" in str(step) for step in plan), statement
    assert len(asked) == 2
