"""`courroie run` as a process: the page's address comes first, the page is there, and the end is at once."""

import asyncio
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from bot.playground.server import HOST
from tests.cli.test_startup import environ

pytestmark = pytest.mark.promise

_SECONDS = 60


@asynccontextmanager
async def running(folder: Path, *words: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """The process once it has said its first line, and that line; what it complains of is not lost."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", *words),
        env=environ(folder),
        cwd=folder,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(_SECONDS):
            yield process, (await process.stdout.readline()).decode().replace("\xa0", " ").strip()
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def rest(process: asyncio.subprocess.Process, typed: bytes) -> str:
    said, _ = await process.communicate(typed)
    return said.decode().replace("\xa0", " ")


async def test_the_pages_address_is_said_first_and_opens(tmp_path: Path) -> None:
    async with running(tmp_path, "--port", "0") as (process, first):
        word, address = first.split(" ")
        assert word == "Ouvrez"
        async with aiohttp.ClientSession() as session, session.get(address) as page:
            assert page.status == 200
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]
            assert "<html" in await page.text()
        said = await rest(process, b"/plan axe II\navance 1 jour\nq\n")
        assert process.returncode == 0
    assert "Axe II" in said
    assert "mardi 11 septembre 2012" in said
    assert "est déjà pris" not in said


async def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    with socket.create_server((HOST, 0)) as taken:
        port = str(taken.getsockname()[1])
        async with running(tmp_path, "--port", port) as (process, first):
            assert f":{port}/" not in first
            assert f"Le port {port} est déjà pris" in await rest(process, b"q\n")


async def test_an_interruption_ends_it_at_once(tmp_path: Path) -> None:
    async with running(tmp_path, "--port", "0") as (process, _first):
        process.send_signal(signal.SIGINT)
        async with asyncio.timeout(20):
            assert await process.wait() == 130
