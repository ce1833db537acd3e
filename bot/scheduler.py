"""APScheduler as a clock: it says when to look, and keeps nothing. The tables are the schedule."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import time, timedelta, tzinfo
from functools import wraps
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from bot.domain.clock import SystemClock

Job = Callable[[], Awaitable[None]]
# A job that the process was down or busy for runs once, as soon as it can: APScheduler's own grace of 1 s drops it.
_DEFAULTS: Final = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}


class Scheduler:
    """Jobs that come back. Jobs are coroutine functions and log what goes wrong themselves."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._running: set[asyncio.Task[None]] = set()
        # That a look still looks when the next one is due is no news: nothing is lost by it.
        logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
        self._scheduler = AsyncIOScheduler(timezone=zone, job_defaults=_DEFAULTS)

    def every(self, seconds: float, job: Job) -> None:
        """Run ``job`` every ``seconds``."""
        self._scheduler.add_job(self._quietly(job), IntervalTrigger(seconds=seconds))

    def nightly(self, at: time, job: Job) -> None:
        """Run ``job`` once a day at the local time ``at``."""
        self._scheduler.add_job(self._quietly(job), CronTrigger(hour=at.hour, minute=at.minute, timezone=self._zone))

    def after(self, delay: timedelta, name: str, job: Job) -> None:
        """Run ``job`` once, that long from now on the machine's clock; one of that name that still waits gives way to it."""
        at = SystemClock().now() + max(delay, timedelta(0))
        self._scheduler.add_job(self._quietly(job), DateTrigger(at), id=name, replace_existing=True)

    def start(self) -> None:
        """Begin, on the running event loop."""
        self._scheduler.start()

    async def stop(self) -> None:
        """Stop, cancel what is running, and return once it has ended: nothing is then held open any more."""
        self._scheduler.shutdown(wait=False)  # at the loop's next turn
        await asyncio.sleep(0)
        await asyncio.gather(*self._running, return_exceptions=True)

    def _quietly(self, job: Job) -> Job:
        """``job``, which being cancelled at the end stops without APScheduler's calling it a failure."""

        @wraps(job)
        async def run() -> None:
            task = asyncio.current_task()
            if task is not None:
                self._running.add(task)
                task.add_done_callback(self._running.discard)
            with suppress(asyncio.CancelledError):
                await job()

        return run
