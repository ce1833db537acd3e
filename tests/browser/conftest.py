"""One chromium for each worker, and tabs that fail their test on anything that goes wrong in them."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from tests.browser.chromium import chromium, find_chromium
from tests.browser.tab import Look, Tab, new_tab

DESKTOP = Look()
HERE = Path(__file__).parent
NewTab = Callable[..., Awaitable[Tab]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run this room's tests in one loop: a browser cannot leave the loop that it was started in."""
    for item in items:
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


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
