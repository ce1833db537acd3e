"""The simplest bot that reminds people: discord.py, a list of dates, and a loop that sleeps until each.

It is set as Courroie is (``bench/bare.py``), and every message that it posts is the same view, of the size of Courroie's own. What it
was to say while it was down, what it had said when it was killed, and what fails, it does not know.
"""

import asyncio
from datetime import datetime
from typing import Any

import discord

from bench.bare import Plain, run, view_of
from bot.domain.clock import SystemClock

REMINDERS_VARIABLE = "BENCH_REMINDERS"


def main() -> None:
    run(_Sleeper, REMINDERS_VARIABLE)


class _Sleeper(Plain):
    def __init__(self, given: dict[str, Any]) -> None:
        super().__init__(given)
        self._reminders: list[tuple[str, int]] = given["reminders"]
        self._view = view_of(given["view"])
        self._loop: asyncio.Task[None] | None = None

    async def setup_hook(self) -> None:
        await super().setup_hook()
        self._loop = asyncio.create_task(self._remind())

    async def _remind(self) -> None:
        await self.wait_until_ready()
        clock = SystemClock()
        for due, channel_id in self._reminders:
            left = (datetime.fromisoformat(due) - clock.now()).total_seconds()
            await asyncio.sleep(max(left, 0))
            channel = self.get_channel(channel_id)
            assert isinstance(channel, discord.TextChannel)
            await channel.send(view=self._view)


if __name__ == "__main__":
    main()
