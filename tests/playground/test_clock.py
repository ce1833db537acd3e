"""The playground's clock and its identifiers."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.playground.clock import PlaygroundClock, StillClock
from bot.playground.server import Playground
from bot.playground.snowflake import Snowflakes


def test_the_demonstration_begins_in_september_2012() -> None:
    assert PlaygroundClock().now() - datetime(2012, 9, 10, 14, tzinfo=UTC) < timedelta(seconds=5)


def test_time_runs_and_is_told_in_utc() -> None:
    clock = PlaygroundClock(datetime(2012, 9, 10, 10, tzinfo=timezone(timedelta(hours=-4))))
    first, second = clock.now(), clock.now()
    assert first <= second
    assert first.tzinfo is UTC
    assert first.hour == 14


def test_time_jumps_forward_and_never_back() -> None:
    clock = PlaygroundClock()
    before = clock.now()
    clock.advance(timedelta(days=30))
    assert clock.now() - before >= timedelta(days=30)
    with pytest.raises(ValueError, match="back"):
        clock.advance(timedelta(seconds=-1))


async def test_a_jump_wakes_whoever_waits_for_an_instant() -> None:
    clock = PlaygroundClock()
    waiting = asyncio.create_task(clock.reach(clock.now() + timedelta(hours=1)))
    await asyncio.sleep(0)
    clock.advance(timedelta(minutes=30))
    await asyncio.sleep(0)
    assert not waiting.done()
    clock.advance(timedelta(minutes=31))
    async with asyncio.timeout(1):
        await waiting


async def test_a_still_clock_moves_only_when_it_is_told_to() -> None:
    clock = StillClock()
    start = clock.now()
    await asyncio.sleep(0)
    assert clock.now() == start
    clock.advance(timedelta(minutes=1))
    assert clock.now() - start == timedelta(minutes=1)


async def test_who_waits_on_a_still_clock_waits_as_long_or_until_a_jump() -> None:
    clock = StillClock()
    async with asyncio.timeout(1):
        await clock.reach(clock.now() + timedelta(milliseconds=1))
    waiting = asyncio.create_task(clock.reach(clock.now() + timedelta(hours=1)))
    await asyncio.sleep(0)
    clock.advance(timedelta(minutes=30))
    await asyncio.sleep(0)
    assert not waiting.done()
    clock.advance(timedelta(minutes=31))
    async with asyncio.timeout(1):
        await waiting


def test_identifiers_only_grow() -> None:
    ids = Snowflakes()
    drawn = [int(ids.new()) for _ in range(2000)]
    assert drawn == sorted(set(drawn))


def test_a_guild_has_the_same_identifiers_at_each_start() -> None:
    first, second = Playground(), Playground()
    assert first.guild_id == second.guild_id
    assert first.hand("membre").channel("plan")["id"] == second.hand("membre").channel("plan")["id"]
    assert int(first.state.ids.new()) > int(first.guild_id)
