"""A bot that is lost, a playground that is lost: the page says so, stays readable, and says when it is over."""

import shutil
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.playground.server import Playground
from tests.browser.access import require_accessible
from tests.browser.conftest import TakeSeat
from tests.browser.tab import PATIENCE
from tests.scenarios.stage import keep_discord_addresses, migrated_database, on_stage


@pytest_asyncio.fixture(loop_scope="session")
async def url(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> str:
    keep_discord_addresses(monkeypatch)
    file = tmp_path / "courroie.db"
    shutil.copy(await migrated_database(tmp_path_factory.getbasetemp(), planned=True), file)
    return f"sqlite:///{file}"


async def test_a_bot_that_stops_is_said_to_be_gone_then_back(seat: TakeSeat, world: Playground, url: str) -> None:
    async with on_stage(world, url):
        one = await seat()
        banner = one.page.locator("#banner")
        await expect(banner).to_have_text("")
        await one.say("Bonjour")
        await one.said("Bonjour").wait_for()
    await expect(banner).to_contain_text("Courroie s'est arrêtée")
    await expect(one.said("Bonjour")).to_be_visible()
    await require_accessible(one.page)
    async with on_stage(world, url):
        await expect(banner).to_contain_text("Courroie est de retour.")
        await require_accessible(one.page)
        # The good news leaves by itself.
        await expect(banner).to_have_text("", timeout=PATIENCE)


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_a_link_that_is_lost_is_said_to_be_and_comes_back_by_itself(
    seat: TakeSeat, world: Playground, theme: str
) -> None:
    one = await seat()
    await one.page.evaluate("(theme) => (document.documentElement.dataset.theme = theme)", theme)
    banner = one.page.locator("#banner")
    await expect(banner).to_contain_text("Courroie démarre")
    await one.page.context.set_offline(True)
    one.tab.forgive("WebSocket", "ERR_INTERNET_DISCONNECTED")
    await world.page.close()
    await expect(banner).to_contain_text("La page a perdu la connexion")
    await require_accessible(one.page)
    await expect(banner).to_contain_text("prenez sa nouvelle adresse", timeout=PATIENCE)
    await one.page.context.set_offline(False)
    await expect(banner).to_contain_text("Courroie démarre")
