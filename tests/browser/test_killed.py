"""The bot dies (SIGKILL) while people look: the page says so, nothing is lost, and it works again once the bot is back."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.playground.server import Playground
from tests.browser.access import require_accessible
from tests.browser.conftest import SpeakingHost, TakeSeat
from tests.playground.processes import BotProcess, bot_process, present_playground
from tests.scenarios.stage import migrated_database

AWAY = {"fr": "Courroie s'est arrêtée", "en-US": "Courroie has stopped"}


@pytest_asyncio.fixture(loop_scope="session")
async def world() -> AsyncIterator[Playground]:
    """A playground of today: in its own process, the bot's time is the machine's."""
    async with present_playground() as playground:
        playground.page.host = SpeakingHost(playground.clock)
        yield playground


@pytest_asyncio.fixture(loop_scope="session")
async def bot(world: Playground, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BotProcess]:
    file = tmp_path / "courroie.db"
    shutil.copy(await migrated_database(tmp_path_factory.getbasetemp(), planned=True), file)
    async with bot_process(world, f"sqlite:///{file}") as process:
        yield process


@pytest.mark.parametrize("locale", AWAY)
async def test_a_killed_bot_comes_back_and_the_page_says_so_meanwhile(
    seat: TakeSeat, bot: BotProcess, locale: str
) -> None:
    member = await seat(locale=locale)
    await member.say("/plan axe II")
    answer = member.said("Mobilisation et soutien organisationnel")
    await answer.wait_for()
    away = member.page.get_by_role("status").filter(has_text=AWAY[locale])
    assert await away.count() == 0
    await bot.kill()
    await away.wait_for()
    await require_accessible(member.page)
    await member.say("Elle est partie?")  # people still speak with one another
    await member.said("Elle est partie?").wait_for()
    await bot.start()
    await away.wait_for(state="detached")
    assert await answer.count() == 1
    await member.said("Elle est partie?").wait_for()
    await member.button("Tout le plan").click()  # a button from before its death
    await member.said("Consolidation du fonctionnement interne").wait_for()
    await member.say("/plan axe I")
    await member.said("Arrimage du territoire").nth(1).wait_for()
