"""Requests follow one another a little slower than Discord allows, whatever waits."""

import asyncio
from itertools import pairwise

import pytest

from bot.delivery.pace import A_SECOND, Pace
from bot.playground.rate_limits import GLOBAL_LIMIT

# A timer may be early by the clock's own grain.
GRAIN = 0.002


async def given(pace: Pace, number: int) -> list[float]:
    """When each of ``number`` that ask at once has its turn."""
    loop, moments = asyncio.get_running_loop(), list[float]()

    async def one() -> None:
        await pace.turn()
        moments.append(loop.time())

    await asyncio.gather(*(one() for _ in range(number)))
    return moments


@pytest.mark.parametrize(("a_second", "number"), [(100.0, 150), (50.5, 75), (3.0, 5), (0.9, 2)])
async def test_no_second_has_more_turns_than_are_allowed(a_second: float, number: int) -> None:
    moments = await given(Pace(a_second), number)
    in_a_second = max(int(a_second), 1)
    spans = [later - earlier for earlier, later in zip(moments, moments[in_a_second:], strict=False)]
    assert min(spans) >= in_a_second / a_second - GRAIN


async def test_the_turns_are_spread_and_the_first_is_given_at_once() -> None:
    loop = asyncio.get_running_loop()
    began = loop.time()
    moments = await given(Pace(50), 10)
    assert moments[0] - began < 0.1
    assert min(later - earlier for earlier, later in pairwise(moments)) > 1 / 50 / 1.25 - GRAIN


async def test_who_gives_up_waiting_leaves_the_turn_to_the_next() -> None:
    pace = Pace(2)
    await pace.turn()
    waiting = [asyncio.create_task(pace.turn()) for _ in range(2)]
    await asyncio.wait(waiting, timeout=0.01)
    waiting[0].cancel()
    async with asyncio.timeout(5):
        await waiting[1]


def test_what_members_ask_meanwhile_has_its_share() -> None:
    assert 0.9 * GLOBAL_LIMIT < A_SECOND < GLOBAL_LIMIT
