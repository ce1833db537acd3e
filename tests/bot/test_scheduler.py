"""When jobs run: at the settings' hour in the settings' zone, once for all the times that were missed."""

import asyncio
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from apscheduler.job import Job

from bot.domain.clock import SystemClock
from bot.scheduler import Scheduler

MONTREAL = ZoneInfo("America/Toronto")
LONG_AGO = datetime(2012, 9, 10, tzinfo=UTC)


async def nothing() -> None:
    """A job that does nothing."""


def only_job(scheduler: Scheduler) -> Job:
    (job,) = scheduler._scheduler.get_jobs()
    return job


def next_run(scheduler: Scheduler, after: datetime) -> datetime:
    found: datetime = only_job(scheduler).trigger.get_next_fire_time(None, after)
    return found


@pytest.mark.parametrize(
    ("after", "then"),
    [
        (datetime(2012, 9, 10, 14, tzinfo=UTC), datetime(2012, 9, 11, 7, 30, tzinfo=UTC)),
        (datetime(2012, 9, 11, 7, 29, tzinfo=UTC), datetime(2012, 9, 11, 7, 30, tzinfo=UTC)),
        (datetime(2012, 9, 11, 7, 31, tzinfo=UTC), datetime(2012, 9, 12, 7, 30, tzinfo=UTC)),
        (datetime(2012, 12, 10, 14, tzinfo=UTC), datetime(2012, 12, 11, 8, 30, tzinfo=UTC)),  # winter time
    ],
)
def test_a_nightly_job_runs_at_its_hour_of_the_zone(after: datetime, then: datetime) -> None:
    scheduler = Scheduler(MONTREAL)
    scheduler.nightly(time(3, 30), nothing)
    assert next_run(scheduler, after) == then


def test_a_job_that_comes_back_does_so_after_its_seconds() -> None:
    scheduler = Scheduler(MONTREAL)
    scheduler.every(2.5, nothing)
    trigger = only_job(scheduler).trigger
    assert trigger.get_next_fire_time(LONG_AGO, LONG_AGO) == LONG_AGO + timedelta(seconds=2.5)


async def test_the_times_that_were_missed_are_made_up_for_once() -> None:
    runs: list[None] = []
    ran = asyncio.Event()

    async def job() -> None:
        runs.append(None)
        ran.set()

    started_at = SystemClock().now()
    scheduler = Scheduler(MONTREAL)
    scheduler.every(3600, job)
    scheduler.start()
    only_job(scheduler).modify(next_run_time=started_at - timedelta(hours=10, minutes=1))
    await asyncio.wait_for(ran.wait(), 10)
    assert only_job(scheduler).next_run_time > started_at
    await scheduler.stop()
    assert len(runs) == 1


async def test_stopping_cancels_what_is_running_and_waits_until_it_has_let_go() -> None:
    running, let_go = asyncio.Event(), asyncio.Event()

    async def job() -> None:
        running.set()
        try:
            await asyncio.Event().wait()
        finally:
            for _ in range(5):  # a transaction that is rolled back takes a few turns of the loop
                await asyncio.sleep(0)
            let_go.set()

    scheduler = Scheduler(MONTREAL)
    scheduler.every(3600, job)
    scheduler.start()
    only_job(scheduler).modify(next_run_time=SystemClock().now())
    await asyncio.wait_for(running.wait(), 10)
    await scheduler.stop()
    assert let_go.is_set()
    assert not scheduler._scheduler.running
