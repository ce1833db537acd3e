"""Another page that this machine has open cannot use the page: not read it, not frame it, not speak to it."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.playground.server import Playground
from tests.browser.conftest import NewTab

TRIES = {
    "read it": "fetch(address).then((answer) => answer.text())",
    "blindly read it": "fetch(address, {mode: 'no-cors'}).then((answer) => answer.text()).then((text) => text || Promise.reject())",
    "run its code": "import(address + 'static/js/store.js')",
    "send it a file": "fetch(address + 'files', {method: 'POST', body: new FormData()}).then((answer) => answer.json())",
    "speak to it": """new Promise((resolve, reject) => {
        const socket = new WebSocket(address.replace('http', 'ws') + 'socket?qui=administration');
        socket.onmessage = resolve;
        socket.onclose = reject;
    })""",
    "put its code in a page": """new Promise((resolve, reject) => {
        const script = document.createElement('script');
        Object.assign(script, {src: address + 'static/js/words.js', type: 'text/javascript', onload: resolve, onerror: reject});
        document.body.append(script);
    })""",
}


@pytest_asyncio.fixture(loop_scope="session")
async def elsewhere() -> AsyncIterator[str]:
    """The address of somebody else's page, on this machine."""

    async def page(request: web.Request) -> web.Response:
        return web.Response(text='<!doctype html><link rel="icon" href="data:,">', content_type="text/html")

    app = web.Application()
    app.router.add_get("/", page)
    server = TestServer(app)
    async with server:
        yield str(server.make_url("/"))


@pytest.mark.parametrize("what", TRIES)
async def test_another_page_cannot(tab: NewTab, world: Playground, elsewhere: str, what: str) -> None:
    one = await tab()
    one.forgive("")
    await one.page.goto(elsewhere)
    tried = f"(address) => Promise.resolve({TRIES[what]}).then(() => 'done', () => 'refused')"
    assert await one.page.evaluate(tried, world.page.address) == "refused"


async def test_another_page_cannot_frame_it(tab: NewTab, world: Playground, elsewhere: str) -> None:
    one = await tab()
    one.forgive("")
    await one.page.goto(elsewhere)
    framed = """(address) => new Promise((loaded) => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        Object.assign(frame, {onload: loaded, src: address});
    })"""
    await one.page.evaluate(framed, world.page.address)
    assert "composer" not in await one.page.frames[-1].content()
    assert one.page.frames[-1] is not one.page.main_frame


async def test_the_page_itself_can_do_all_of_that(tab: NewTab, world: Playground) -> None:
    """So that what is refused above is refused for where it comes from."""
    one = await tab()
    await one.page.goto(world.page.address)
    for what in ("read it", "speak to it", "send it a file"):
        tried = f"(address) => Promise.resolve({TRIES[what]}).then(() => 'done', () => 'refused')"
        one.forgive("400")
        assert await one.page.evaluate(tried, world.page.address) == "done", what
