"""SIGKILL loses nothing that somebody was told is written, and leaves a sound database."""

import asyncio
import random
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.assembly import AssemblyDraft
from bot.domain.guild_settings import AssemblyKind, SettingKey
from bot.domain.journal import SHELL
from bot.playground.json_types import JSON
from bot.playground.server import Playground
from bot.services.assemblies import draft_assembly, publish_assembly
from bot.services.deps import Deps
from bot.services.settings import change_setting
from bot.services.snapshots import Snapshots
from storage.check import check
from storage.database import Database
from storage.gatherings import load_gathering
from tests.delivery.killing import KILLED, Killed
from tests.playground.processes import bot_process, present_playground
from tests.scenarios.assembly_stage import EPHEMERAL
from tests.storage.tools import url_of

pytestmark = pytest.mark.promise(9)

KILLS = 5
ZONE = ZoneInfo("America/Toronto")
YES = "Je serai là"


async def convened(world: Playground, database: Database) -> int:
    """An assembly in a month; its id."""
    deps = Deps(database, world.clock, Snapshots(database, 10))
    guild_id, channel = int(world.guild_id), int(world.hand("coordination").channel("annonces")["id"])
    await change_setting(deps, guild_id, SHELL, SettingKey.ANNOUNCEMENTS_CHANNEL, channel)
    begins: datetime = (world.clock.now() + timedelta(days=30)).astimezone(ZONE).replace(tzinfo=None, microsecond=0)
    draft = AssemblyDraft(AssemblyKind.PARTNERS, begins, "Logement", "Mairie")
    assembly_id = await draft_assembly(deps, guild_id, SHELL, draft)
    await publish_assembly(deps, guild_id, SHELL, assembly_id, short_notice=True)
    return assembly_id


async def answered(world: Playground, database: Database, assembly_id: int) -> set[int]:
    """Who answered, as the database has it."""
    guild_id = int(world.guild_id)
    snapshot = (await Snapshots(database, 1).get(guild_id)).snapshot
    async with database.reading() as session:
        gathering = await load_gathering(session, guild_id, assembly_id, snapshot)
    assert gathering is not None
    return {rsvp.user_id for rsvp in gathering.rsvps}


@pytest.mark.parametrize("seed", range(10))
async def test_each_answer_that_was_heard_is_there_after_the_kill(killed: Killed, tmp_path: Path, seed: int) -> None:
    drawn = random.Random(seed)  # noqa: S311 - a sample, no secret
    world, database, file = killed.world, killed.database, tmp_path / "heard"
    assembly_id = await convened(world, database)
    writer = replace(killed.life(), guild_id=int(world.guild_id), assembly_id=assembly_id, answers=str(file))
    heard: set[int] = set()
    longer = 1.0
    for number in range(KILLS):
        life = replace(writer, passage=1_000_000 * (number + 1))
        assert await killed.forking.live(life, killed_after=longer * drawn.uniform(0.1, 0.3)) == KILLED
        known = len(heard)
        if file.exists():
            heard = {int(line) for line in file.read_text().split()}
        assert heard <= await answered(world, database, assembly_id)
        assert (await check(database)).sound
        longer = longer if len(heard) > known else 2 * longer  # a busy machine: it had not come so far
    assert heard


async def hear(world: Playground, name: str, message: JSON) -> None:
    """Answer, and return once the bot has said apart that it is noted."""
    hand = world.hand(name)
    shown = await hand.press(message, label=YES)
    await world.until(lambda: any(each.get("flags", 0) & EPHEMERAL for each in hand.look_again(shown).messages))


async def test_what_the_bot_answered_a_member_is_there_after_the_kill(database: Database) -> None:
    async with present_playground() as world, bot_process(world, url_of(database), start=False) as bot:
        assembly_id = await convened(world, database)
        told: set[int] = set()
        for number in range(2):
            await bot.start()
            await world.until(lambda: bool(world.messages("annonces")), seconds=30)
            (message,) = world.messages("annonces")
            names = [f"membre{number}{each}" for each in range(4)]
            members = [int(world.add_member(name, name)["id"]) for name in names]
            for name, member in zip(names[:3], members, strict=False):
                await hear(world, name, message)
                told.add(member)
            asking = asyncio.ensure_future(hear(world, names[3], message))
            await bot.kill()
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)
            assert told <= await answered(world, database, assembly_id)
            assert (await check(database)).sound
        assert len(told) == 6
        assert len(world.messages("annonces")) == 1
