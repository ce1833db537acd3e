"""Two processes on one PostgreSQL share the work and send nothing twice; on SQLite a second one refuses to start."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.delivery.worker import Point
from bot.domain.outbox import Delivery
from tests.conftest import THOROUGH
from tests.delivery.desk import Desk
from tests.delivery.killing import KILLED, Killed, require_each_once
from tests.delivery.lives import Lives, lives
from tests.playground.processes import BotStopped, bot_process, present_playground

ROWS = 200 if THOROUGH else 60
on_postgres = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


@pytest.fixture(scope="session")
def forking_too() -> Iterator[Lives]:
    with lives() as found:
        yield found


def rows(desk: Desk) -> list[Delivery]:
    """Rows for some channels and some members, many of each place."""
    channels = [desk.channel(name) for name in ("annonces", "plan", "sondages")]
    people = [desk.member("membre"), desk.member("responsable")]
    return [
        desk.delivery(f"private {n:03}", user_id=people[n % 2])
        if n % 10 == 0
        else desk.delivery(f"row {n:03}", channel=channels[n % 3], subject_id=n % 40)
        for n in range(ROWS)
    ]


@on_postgres
@pytest.mark.promise(7)
@pytest.mark.parametrize("run", range(20))
async def test_two_processes_send_each_row_once(killed: Killed, desk: Desk, forking_too: Lives, run: int) -> None:
    await desk.enqueue(*rows(desk))
    one, other = killed.life(), killed.life()
    ends = await asyncio.gather(killed.forking.live(one), forking_too.live(other))
    assert list(ends) == [0, 0], run
    await require_each_once(killed, desk)
    assert len(desk.sends()) == ROWS


@on_postgres
@pytest.mark.promise(7)
@pytest.mark.parametrize("point", [Point.CLAIMED, Point.SENT, Point.SETTLING])
async def test_what_one_left_when_it_was_killed_the_other_sends_once(
    killed: Killed, desk: Desk, forking_too: Lives, point: Point
) -> None:
    await desk.enqueue(*rows(desk))
    # One after the other: at once, the other may well have sent everything before the first comes to its end.
    assert await killed.forking.live(killed.life(point, 2)) == KILLED
    assert await forking_too.live(killed.life()) == 0
    killed.pass_time()
    assert await forking_too.live(killed.life()) == 0
    await require_each_once(killed, desk)


@pytest.mark.promise(7)
async def test_on_sqlite_a_second_process_refuses_to_start_and_says_why(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'courroie.db'}"
    async with (
        present_playground() as world,
        bot_process(world, url) as first,
        bot_process(world, url, start=False) as second,
    ):
        with pytest.raises(BotStopped, match="code 1"):
            await second.start()
        assert "Un autre Courroie se sert déjà de ce fichier" in second.log.replace("\N{NO-BREAK SPACE}", " ")
        assert "Traceback" not in second.log
        assert first.running
        await first.kill()
        await second.start()
        assert second.running
