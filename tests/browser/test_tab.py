"""A tab hears what goes wrong in it: a test of the page could not fail on it otherwise."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.browser.conftest import NewTab

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src http:"
WRONG = {
    "error": ("throw new Error('a script broke')", "error: a script broke"),
    "console": ("console.error('it said so')", "console: it said so"),
    "answer": ("await import('./absent.js').catch(() => {})", "answer: 404"),
    "policy": ("document.body.setAttribute('style', 'color: red')", "console: .*Content Security Policy"),
    "request": ("await fetch('http://127.0.0.1:9/').catch(() => {})", "request: http://127.0.0.1:9/ net::ERR"),
}
"""What goes wrong -> the code that does it, and what the tab says of it."""


@pytest_asyncio.fixture(loop_scope="session")
async def server() -> AsyncIterator[TestServer]:
    async def page(request: web.Request) -> web.Response:
        html = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="script.js"></script>'
        return web.Response(text=html, content_type="text/html", headers={"Content-Security-Policy": POLICY})

    async def script(request: web.Request) -> web.Response:
        code, _ = WRONG.get(request.match_info["what"], ("", ""))
        text = f"try {{ {code} }} finally {{ document.body.dataset.done = '1' }}"
        return web.Response(text=text, content_type="text/javascript")

    app = web.Application()
    app.router.add_get("/{what}/", page)
    app.router.add_get("/{what}/script.js", script)
    started = TestServer(app)
    async with started:
        yield started


@pytest.mark.parametrize("what", WRONG)
async def test_what_goes_wrong_in_a_tab_fails_its_test(tab: NewTab, server: TestServer, what: str) -> None:
    one = await tab()
    await one.page.goto(str(server.make_url(f"/{what}/")))
    await one.page.wait_for_selector("[data-done]", state="attached")
    await one.page.wait_for_timeout(0)  # what the browser said before is heard by then
    with pytest.raises(AssertionError, match=WRONG[what][1]):
        one.require_quiet()
    one.forgive("")


async def test_a_tab_where_all_goes_well_is_quiet(tab: NewTab, server: TestServer) -> None:
    one = await tab()
    await one.page.goto(str(server.make_url("/well/")))
    await one.page.wait_for_selector("[data-done]", state="attached")
    one.require_quiet()


async def test_only_what_is_forgiven_is_let_pass(tab: NewTab, server: TestServer) -> None:
    one = await tab()
    one.forgive("it said so")
    await one.page.goto(str(server.make_url("/console/")))
    await one.page.wait_for_selector("[data-done]", state="attached")
    one.require_quiet()
    await one.page.goto(str(server.make_url("/error/")))
    await one.page.wait_for_selector("[data-done]", state="attached")
    with pytest.raises(AssertionError, match="a script broke"):
        one.require_quiet()
    one.forgive("a script broke")
