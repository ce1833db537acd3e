"""Two guilds, one bot: neither sees or touches what is the other's, even with a control that was forged."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import app as composition
from bot.importers.door import read_plan
from bot.importers.shipped import SHIPPED_NAME, shipped_plan
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.server import Playground
from bot.playground.shown import Shown
from bot.services.plans import doubts_of, import_plan, preview_import
from tests.playground.conformity import require_conformity
from tests.scenarios.stage import Stage, on_stage, options_of, texts_of

THEIRS = shipped_plan().replace(b"Mettre", b"Retirer").replace(b"Mobilisation et soutien", b"Repos et silence")


@pytest.fixture
async def world() -> AsyncIterator[Playground]:
    async with Playground(guilds=2) as playground:
        yield playground
    require_conformity(playground.requests)


@pytest.fixture
async def two(world: Playground, url: str) -> AsyncIterator[Stage]:
    """The first guild has the shipped plan, the second another."""
    async with on_stage(world, url) as stage:
        await stage.load()
        deps, other = stage.app.deps, int(world.guild_ids[1])
        await import_plan(deps, other, await preview_import(deps, other, read_plan(SHIPPED_NAME, THEIRS)))
        yield stage


def neighbour(stage: Stage, persona: str = "membre") -> Hand:
    """The same person, in the second guild."""
    return stage.world.hand(persona, guild_id=stage.world.guild_ids[1])


async def plan_id_of(stage: Stage, which: int) -> int:
    return (await stage.app.deps.snapshots.get(int(stage.world.guild_ids[which]))).snapshot.plans[0].plan_id


def forge(stage: Stage, message: JSON, custom_id: str) -> None:
    """Make the first button of ``message`` carry ``custom_id``."""
    stored = stage.world.state.messages.find(message["channel_id"], message["id"])
    row = next(row for row in stored.raw["components"] if row["type"] == 1 and row["components"][0]["type"] == 2)
    row["components"][0] |= {"custom_id": custom_id, "disabled": False}


async def pressed(stage: Stage, hand: Hand, message: JSON, custom_id: str) -> Shown:
    forge(stage, message, custom_id)
    return await hand.press(message, custom_id=custom_id)


def said(shown: Shown) -> str:
    return "\n".join(texts_of(message) for message in shown.messages)


async def test_each_guild_is_answered_from_its_own_plan(two: Stage) -> None:
    mine, theirs = two.hand(), neighbour(two)
    for command, own, other in (
        ("/plan axe II", "Mobilisation et soutien", "Repos et silence"),
        ("/plan voir I.A.1.3", "Mettre à jour le bottin", "Retirer à jour le bottin"),
    ):
        first, second = said(await mine.use(command)), said(await theirs.use(command))
        assert (own in first, other in first, own in second, other in second) == (True, False, False, True)
    assert (await theirs.suggest("/plan axe numero:II"))[0]["name"].startswith("II · Repos")
    assert options_of((await theirs.use("/plan chercher retirer")).message or {})
    assert "I.A.1.3" not in options_of((await mine.use("/plan chercher retirer")).message or {})


@pytest.mark.parametrize(
    "control", ["1|plan|go|{plan}|II|0", "1|plan|share|{plan}|II|0", "1|find|page|{plan}|0||-|-|bottin"]
)
async def test_a_forged_control_shows_nothing_of_another_guild(two: Stage, control: str) -> None:
    hand = neighbour(two)
    message = (await hand.use("/plan axe II")).message or {}
    shown = await pressed(two, hand, message, control.format(plan=await plan_id_of(two, 0)))
    assert "Je ne trouve pas de plan" in said(shown)
    everything = said(shown) + "\n".join(texts_of(each) for each in hand.sees("plan"))
    assert "Mobilisation et soutien" not in everything
    assert "Mettre à jour" not in everything


async def test_a_forged_control_lists_and_settles_no_doubt_of_another_guild(two: Stage) -> None:
    guild, plan = int(two.world.guild_id), await plan_id_of(two, 0)
    before = await doubts_of(two.app.deps, guild, plan)
    hand = neighbour(two, "coordination")
    message = (await hand.use("/plan axe II")).message or {}
    listed = await pressed(two, hand, message, f"1|doubt|list|{plan}|0")
    assert "Je ne trouve pas de plan" in said(listed)
    await pressed(two, hand, message, f"1|doubt|settle|{plan}|0|{before[0].id}|confirmed")
    await pressed(two, hand, message, f"1|doubt|settle|{await plan_id_of(two, 1)}|0|{before[1].id}|dismissed")
    assert await doubts_of(two.app.deps, guild, plan) == before


async def test_a_guild_that_has_none_sees_no_plan(world: Playground, url: str) -> None:
    async with on_stage(world, url) as stage:
        await stage.load()
        for command in ("/plan axe II", "/plan chercher bottin", "/plan voir II.B"):
            assert "Ce serveur n'a pas encore de plan d'action." in said(await neighbour(stage).use(command))
        offered = await neighbour(stage).suggest("/plan axe numero:")
        assert [choice["name"] for choice in offered if "Mobilisation" in choice["name"]] == []


async def test_the_running_bot_sees_by_itself_what_another_process_wrote(
    world: Playground, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composition, "_POLL_SECONDS", 0.05)
    (tmp_path / "plan.md").write_bytes(THEIRS)
    async with on_stage(world, url) as stage:
        await stage.load()
        importing = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "plan", "import", str(tmp_path / "plan.md"), "--guild", world.guild_id),
            env=os.environ | {"COURROIE_STORAGE__URL": url},
            stdout=asyncio.subprocess.DEVNULL,
        )
        assert await importing.wait() == 0
        async with asyncio.timeout(20):
            while "Repos et silence" not in said(await stage.hand().use("/plan axe II")):
                """Asking is already waiting."""
