"""Who may open the page, and what it says of itself."""

import re
from io import BytesIO
from pathlib import Path

import aiohttp
import pytest

from bot.playground import page
from bot.playground.server import Playground
from tests.playground.page_client import fetched

STATIC = Path(page.__file__).parent / "static"


async def test_the_page_says_what_it_may_load_and_run(world: Playground) -> None:
    status, headers, text = await fetched(world)
    origin = world.state.origin
    assert status == 200
    assert '<script type="module" src="static/js/main.js">' in text
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
        f"connect-src 'self' {origin.replace('http', 'ws')}; form-action 'none'; base-uri 'none'; "
        "frame-ancestors 'none'; require-trusted-types-for 'script'"
    )
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


async def test_the_address_is_drawn_at_random_unless_it_is_given(world: Playground) -> None:
    other = Playground()
    assert world.page.token != other.page.token
    assert len(world.page.token) >= 20
    assert Playground(page_token="donné").page.token == "donné"


@pytest.mark.parametrize("path", ["", "static/js/main.js", "socket"])
async def test_without_its_token_there_is_no_page(world: Playground, path: str) -> None:
    address = world.page.address.replace(world.page.token, world.page.token[:-1] + "!")
    async with aiohttp.ClientSession() as http, http.get(address + path) as answer:
        assert answer.status == 404
        assert await answer.text() == ""


async def test_a_name_that_only_leads_here_is_refused(world: Playground) -> None:
    port = world.state.origin.rpartition(":")[2]
    assert (await fetched(world, Host=f"attaquant.example:{port}"))[0] == 404
    assert (await fetched(world, Host=f"localhost:{port}"))[0] == 200


async def test_another_page_of_the_machine_gets_nothing(world: Playground) -> None:
    assert (await fetched(world, Origin="http://127.0.0.1:1"))[0] == 404
    async with aiohttp.ClientSession() as http:
        for headers in ({}, {"Origin": "http://127.0.0.1:1"}):
            with pytest.raises(aiohttp.WSServerHandshakeError, match="404"):
                await http.ws_connect(f"{world.page.address}socket", headers=headers)
            async with http.post(f"{world.page.address}files", data={"file": BytesIO(b"x")}, headers=headers) as answer:
                assert answer.status == 404


@pytest.mark.parametrize("path", ["static/../server.py", "static/%2e%2e/server.py", "static/js", "static/absent.js"])
async def test_only_its_own_files_are_served(world: Playground, path: str) -> None:
    assert (await fetched(world, path))[0] == 404


FILES = {path: path.read_text(encoding="utf-8") for path in sorted(STATIC.rglob("*.*"))}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
async def test_each_file_is_served_as_what_it_is(world: Playground, path: Path) -> None:
    status, headers, text = await fetched(world, f"static/{path.relative_to(STATIC).as_posix()}")
    kinds = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}
    assert status == 200
    assert headers["Content-Type"].startswith(kinds[path.suffix])
    assert text == FILES[path]


def test_nothing_is_written_as_markup_or_loaded_from_elsewhere() -> None:
    for path, text in FILES.items():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text), (
            path
        )
        assert not re.search(
            r"@import|url\(|import\(|https?://(?!www\.w3\.org/2000/svg|discord\.com/channels)", text
        ), path
    index = (STATIC / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<style|style=|<script(?![^>]*\ssrc=)|\son\w+=", index)


async def test_an_address_without_its_last_slash_leads_to_the_page(world: Playground) -> None:
    async with aiohttp.ClientSession() as http, http.get(world.page.address.rstrip("/")) as answer:
        assert answer.status == 200
        assert str(answer.url) == world.page.address


async def test_a_file_of_the_bots_is_apart_from_the_page(world: Playground) -> None:
    from bot.playground.attachments import make_file, store_attachment

    stored = store_attachment(world.state, "1", make_file("carte.html", b"<script>1</script>"))
    async with aiohttp.ClientSession() as http, http.get(stored["url"]) as answer:
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
