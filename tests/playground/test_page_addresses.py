"""Who may open the page, and what it says of itself."""

import re
from io import BytesIO
from pathlib import Path

import aiohttp
import pytest
from yarl import URL

from bot.playground import page
from bot.playground.attachments import discard, make_file, store_attachment
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
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
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
        said = await answer.text()
    assert said == "" if path else "n'est plus" in said and "no longer" in said
    assert world.page.token not in said


async def test_a_name_that_only_leads_here_is_refused(world: Playground) -> None:
    port = world.state.origin.rpartition(":")[2]
    assert (await fetched(world, Host=f"attaquant.example:{port}"))[0] == 404
    for host in (f"localhost:{port}", f"LOCALHOST:{port}", "localhost", "127.0.0.1"):
        assert (await fetched(world, Host=host))[0] == 200, host
    for host in ("", "[x", f"[::1]:{port}", "127.0.0.1.", "a@127.0.0.1", "127.0.0.1:x", "127.0.0.1:8; script-src *"):
        assert (await fetched(world, Host=host))[0] == 404, host


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


@pytest.mark.parametrize("path", ["%00", "a" * 5000, "js", "..%2fserver.py", "/etc/passwd"])
async def test_what_is_no_file_of_the_page_is_nowhere(world: Playground, path: str) -> None:
    async with (
        aiohttp.ClientSession() as http,
        http.get(URL(f"{world.page.address}static/{path}", encoded=True)) as answer,
    ):
        assert answer.status == 404


@pytest.mark.parametrize(
    ("size", "status", "code"),
    [(10 << 20, 200, None), ((10 << 20) + 1, 413, "too_large"), (70 << 20, 413, "too_large")],
)
async def test_a_file_that_is_too_large_is_refused_in_words_that_the_page_reads(
    world: Playground, size: int, status: int, code: str | None
) -> None:
    headers = {"Origin": world.state.origin}
    form = aiohttp.FormData()
    form.add_field("file", BytesIO(b"x" * size), filename="../carte.png")
    async with (
        aiohttp.ClientSession(headers=headers) as http,
        http.post(f"{world.page.address}files", data=form) as answer,
    ):
        assert answer.status == status
        assert (await answer.json()).get("error", {}).get("code") == code


async def test_what_is_no_file_is_refused(world: Playground) -> None:
    headers = {"Origin": world.state.origin}
    async with aiohttp.ClientSession(headers=headers) as http:
        for kind in ("text/plain", "multipart/form-data"):
            async with http.post(f"{world.page.address}files", data=b"x", headers={"Content-Type": kind}) as answer:
                assert answer.status == 400


async def test_an_address_without_its_last_slash_leads_to_the_page(world: Playground) -> None:
    async with aiohttp.ClientSession() as http, http.get(world.page.address.rstrip("/")) as answer:
        assert answer.status == 200
        assert str(answer.url) == world.page.address


async def test_a_file_is_had_by_its_address_whatever_its_name(world: Playground) -> None:
    hand = world.hand("membre")
    for name in ("100%.pdf", "a#b?.txt", "été 2012.png", "%41.txt"):
        stored = store_attachment(world.state, "1", make_file(name, name.encode()))
        assert hand.content(stored) == name.encode()
        async with aiohttp.ClientSession() as http, http.get(URL(stored["url"], encoded=True)) as answer:
            assert await answer.read() == name.encode()
        discard(world.state, [stored])
        async with aiohttp.ClientSession() as http, http.get(URL(stored["url"], encoded=True)) as answer:
            assert answer.status == 404


async def test_a_file_of_the_bots_is_apart_from_the_page(world: Playground) -> None:
    stored = store_attachment(world.state, "1", make_file("carte.html", b"<script>1</script>"))
    async with aiohttp.ClientSession() as http, http.get(stored["url"]) as answer:
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
