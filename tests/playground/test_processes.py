"""The real bot in a process of its own: ready, killed, started again, on the same database."""

from pathlib import Path

import pytest

from bot.domain.clock import SystemClock
from tests.playground.processes import BotStopped, bot_process, present_playground


async def test_it_answers_is_killed_and_answers_again(blank_url: str) -> None:
    async with present_playground() as world, bot_process(world, blank_url) as bot:
        first = bot.pid
        before = await world.hand("membre").use("/aide")
        await bot.kill()
        assert (bot.running, bot.returncode, world.gateway.connected) == (False, -9, False)
        await bot.start(COURROIE_LOG__LEVEL="DEBUG")
        assert "DEBUG" in bot.log
        after = await world.hand("membre").use("/aide")
        second = bot.pid
        await bot.stop()
        now = SystemClock().now()

    assert (before.error, after.error) == (None, None)
    assert first != second
    assert abs((world.clock.now() - now).total_seconds()) < 60


async def test_two_processes_are_ready_each_and_the_end_leaves_none(tmp_path: Path) -> None:
    async with present_playground() as world:
        urls = [f"sqlite:///{tmp_path / name}" for name in ("un.db", "deux.db")]
        async with bot_process(world, urls[0]) as one, bot_process(world, urls[1]) as other:
            assert len(world.gateway.sessions) == 2
            await one.kill()
            assert other.running
            assert world.gateway.connected
        assert (other.running, other.returncode) == (False, -9)


async def test_a_process_that_ends_before_it_is_ready_says_what_it_said() -> None:
    async with present_playground() as world:
        with pytest.raises(BotStopped, match=r"code 1: .*COURROIE_STORAGE__URL"):
            async with bot_process(world, "mysql://hote/base"):
                pass
