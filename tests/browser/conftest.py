"""One chromium for each worker, and tabs that fail their test on anything that goes wrong in them."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import replace
from functools import wraps
from inspect import iscoroutinefunction
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from bot.playground.page.host import LoneHost
from bot.playground.server import Playground
from bot.texts.catalogue import texts_for
from bot.texts.page import page_words
from tests.browser.chromium import chromium, find_chromium
from tests.browser.component_bot import ComponentBot, posting
from tests.browser.seat import Seat
from tests.browser.tab import Look, Tab, new_tab
from tests.playground.conformity import conforming_playground, require_alt_text
from tests.scenarios.stage import Stage, keep_discord_addresses, migrated_database, on_stage

DESKTOP = Look()
PHONE = Look(width=360, height=740)
HERE = Path(__file__).parent
HANGING = 150.0
NewTab = Callable[..., Awaitable[Tab]]
TakeSeat = Callable[..., Awaitable[Seat]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run this room's tests in one loop, which a browser cannot leave; open windows last, so that they close before what they show."""
    for item in items:
        if item.path.parent == HERE and isinstance(item, pytest.Function) and iscoroutinefunction(item.function):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
            item.fixturenames.sort(key=lambda name: name == "tab")
            item.obj = _bounded(item.obj)


def _bounded(test: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """The same test, which fails where a page never answers: it would take its whole worker along otherwise."""

    @wraps(test)
    async def run(**given: object) -> None:
        async with asyncio.timeout(HANGING):
            await test(**given)

    return run


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """The machine's chromium; whoever asks for it is skipped where there is none."""
    path = find_chromium()
    if path is None:
        pytest.skip("no chromium on this machine (Debian's package is « chromium »)")
    async with chromium(path) as started:
        yield started


@pytest_asyncio.fixture(loop_scope="session")
async def tab(browser: Browser) -> AsyncIterator[NewTab]:
    """Give tabs, each a window of somebody else; at the end, fail where something went wrong in one of them."""
    tabs: list[Tab] = []

    async def give(look: Look = DESKTOP) -> Tab:
        tabs.append(await new_tab(browser, look))
        return tabs[-1]

    yield give
    for each in tabs:
        await each.page.context.close()
    for each in tabs:
        each.require_quiet()


class SpeakingHost(LoneHost):
    """A host that has the page's words, and nothing else of Courroie."""

    def words(self, locale: str) -> Mapping[str, object]:
        return page_words(texts_for(locale))


@pytest_asyncio.fixture(loop_scope="session")
async def world(browser: Browser) -> AsyncIterator[Playground]:
    """A playground whose page speaks, with no bot yet; what a bot says there is held against Discord's document."""
    async with conforming_playground() as playground:
        playground.page.host = SpeakingHost(playground.clock)
        yield playground
    require_alt_text(playground.requests)


@pytest_asyncio.fixture(loop_scope="session")
async def stage(
    world: Playground,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Stage]:
    """The real bot on that playground, with the shipped plan."""
    keep_discord_addresses(monkeypatch)
    file = tmp_path / "courroie.db"
    shutil.copy(await migrated_database(tmp_path_factory.getbasetemp(), planned=True), file)
    async with on_stage(world, f"sqlite:///{file}") as started:
        yield started


@pytest_asyncio.fixture(loop_scope="session")
async def poster(world: Playground, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ComponentBot]:
    """A small bot on that playground, which posts components and keeps what members send."""
    async with posting(world, monkeypatch) as started:
        yield started


@pytest.fixture
def seat(world: Playground, tab: NewTab) -> TakeSeat:
    """Open the page as somebody, and give their seat."""

    async def take(who: str = "membre", locale: str = "fr", channel: str = "plan", look: Look = DESKTOP) -> Seat:
        taken = Seat(world, await tab(replace(look, locale=locale)), locale)
        await taken.open(who, channel)
        return taken

    return take
