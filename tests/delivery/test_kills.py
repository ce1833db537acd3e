"""SIGKILL at every named point of claim, send and settle, and at any instant: nothing is lost, nothing is posted twice."""

import random
from datetime import timedelta

import pytest

from bot.delivery.worker import Point
from tests.delivery.desk import Desk
from tests.delivery.killing import PAST_THE_NONCE, Killed, require_each_once


@pytest.mark.promise(1)
@pytest.mark.parametrize("pause", [timedelta(0), PAST_THE_NONCE], ids=["at once", "past the nonce"])
@pytest.mark.parametrize("point", Point)
async def test_killed_at(killed: Killed, desk: Desk, point: Point, pause: timedelta) -> None:
    await killed.fill(desk)
    for passage in (1, 2, 5, 1, 3):
        await killed.fill(desk)
        assert await killed.live(point, 1 if point is Point.CLAIMED else passage)
        killed.pass_time(pause)
    await killed.live()
    await require_each_once(killed, desk)


@pytest.mark.promise(1)
@pytest.mark.parametrize("seed", range(10))
async def test_killed_at_any_instant(killed: Killed, desk: Desk, seed: int) -> None:
    drawn = random.Random(seed)  # noqa: S311 - a sample, no secret
    while killed.kills < 5:
        await killed.fill(desk)
        await killed.live(killed_after=drawn.uniform(0.03, 0.25))
        killed.pass_time(drawn.choice([timedelta(0), PAST_THE_NONCE]))
    await killed.live()
    await require_each_once(killed, desk)
