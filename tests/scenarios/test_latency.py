"""Every interaction is acknowledged within three seconds, with the database locked too; Discord's own faults are survived."""

import asyncio
import os
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from bot.importers.shipped import shipped_plan
from bot.playground.server import Playground
from bot.playground.shown import Failure
from tests.scenarios.stage import Stage, on_stage, options_of, texts_of

pytestmark = pytest.mark.promise

CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
_BURST = 150  # more than the client opens connections; a busy machine answers as many within three seconds


@asynccontextmanager
async def locked(url: str) -> AsyncIterator[None]:
    """Nobody else can read or write the database, once whoever does so now is done."""
    file = url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        # In a thread: the bot's own transaction goes on in this very loop.
        await asyncio.to_thread(other.execute, "BEGIN EXCLUSIVE")
        yield


async def test_what_is_held_answers_at_once_with_the_database_locked(stage: Stage, url: str) -> None:
    hand = stage.hand()
    axis = (await hand.use("/plan axe II")).message or {}
    async with locked(url):
        for shown in (
            await hand.use("/plan axe I"),
            await hand.use("/plan voir II.B.1.4"),
            await hand.use("/plan chercher bottin"),
            await hand.use("/apropos"),
            await hand.use("/aide"),
            await hand.choose(axis, "II.B"),
        ):
            assert shown.error is None
            assert (shown.acknowledged_after or 9) < 1
        assert len(await hand.suggest("/plan voir reference:II")) == 25


async def warm(stage: Stage) -> None:
    """Let what the bot loads as it starts be loaded."""
    await stage.app.deps.snapshots.get(int(stage.world.guild_id))


def forget(stage: Stage) -> None:
    """Hold no guild in memory, as in the first instants of the bot."""
    stage.app.deps.snapshots._held.clear()


async def test_a_guild_that_is_not_held_is_acknowledged_and_then_answered(world: Playground, url: str) -> None:
    async with on_stage(world, url) as first:
        await first.load()
    async with on_stage(world, url) as stage:
        hand = stage.hand()
        await warm(stage)
        async with locked(url):
            forget(stage)
            asked = hand.send("/plan axe II")
            assert await asyncio.wait_for(asyncio.shield(asked.acknowledged), 3) < 3
            assert await hand.suggest("/plan axe numero:I") == []
        await asyncio.wait_for(asked.settled, 20)
        assert "Axe II : Mobilisation" in texts_of(hand.sees("plan")[-1])


async def test_what_must_write_is_acknowledged_with_the_database_locked(stage: Stage, url: str) -> None:
    hand = stage.hand("coordination")
    listed = (await hand.use("/gerer plan doutes")).message or {}
    card = (await hand.choose(listed, options_of(listed)[0])).message or {}
    corrected = shipped_plan().replace(b"Informier", b"Informer")
    preview = (await hand.use("/gerer plan importer", files={"fichier": ("p.md", corrected)})).message or {}
    async with locked(url):
        pressed = [
            asyncio.create_task(hand.press(card, label="C'est bien lu")),
            asyncio.create_task(hand.press(preview, label="Confirmer")),
        ]
        for shown in (
            hand.send("/gerer plan doutes"),
            hand.send("/gerer plan importer", files={"fichier": ("p.md", b"x")}),
        ):
            assert await asyncio.wait_for(asyncio.shield(shown.acknowledged), 3) < 3
    for done in await asyncio.wait_for(asyncio.gather(*pressed), 30):
        assert (done.acknowledged_after or 9) < 3


async def test_a_change_made_by_another_process_is_seen(stage: Stage, url: str, tmp_path: Path) -> None:
    hand = stage.hand()
    await hand.use("/plan axe II")
    corrected = tmp_path / "plan.md"
    corrected.write_bytes(shipped_plan().replace(b"Informier", b"Informer"))
    importing = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "plan", "import", str(corrected), "--guild", stage.world.guild_id),
        env=os.environ | {"COURROIE_STORAGE__URL": url},
        stdout=asyncio.subprocess.DEVNULL,
    )
    assert await importing.wait() == 0
    await stage.app.deps.snapshots.poll()
    shown = await hand.use("/plan voir I.A.3.1")
    assert "Informer le milieu" in texts_of(shown.message or {})


@pytest.mark.parametrize("status", [429, 500, 502])
async def test_a_fault_of_discords_on_the_answer_is_survived(stage: Stage, status: int) -> None:
    hand = stage.hand()
    await hand.use("/plan axe I")
    stage.world.faults.next("POST", CALLBACK, status=status, retry_after=0.1)
    shown = await hand.use("/plan axe II")
    assert shown.error is None
    assert "Axe II" in texts_of(shown.message or {})


@pytest.mark.parametrize("fault", [{"reset": True}, {"lost": True}, {"status": 503}])
async def test_an_answer_that_is_lost_does_not_stop_the_next(stage: Stage, fault: dict[str, bool | int]) -> None:
    hand = stage.hand()
    await hand.use("/plan axe I")
    stage.world.faults.next("POST", CALLBACK, **fault)  # type: ignore[arg-type]
    asked = hand.send("/plan axe II")
    await asyncio.wait({asked.acknowledged}, timeout=2)
    assert "Axe III" in texts_of((await hand.use("/plan axe III")).message or {})


async def test_the_bot_comes_back_after_the_gateway_closes(stage: Stage) -> None:
    hand = stage.hand()
    await hand.use("/plan axe I")
    await stage.world.gateway.close(4000)
    await stage.world.ready(seconds=20)
    shown = await hand.use("/plan axe II")
    assert shown.error is not Failure.NO_ANSWER
    assert "Axe II" in texts_of(shown.message or {})


async def test_a_burst_of_members_at_once_are_all_answered(stage: Stage) -> None:
    hand = stage.hand()
    await hand.use("/plan axe I")
    asked = [hand.send("/plan axe II") for _ in range(_BURST)]
    done, late = await asyncio.wait([one.acknowledged for one in asked], timeout=20)
    assert not late
    assert len(done) == _BURST
