"""The machine's own chromium, driven by Playwright: none is downloaded."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from playwright.async_api import Browser, async_playwright

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET: Final = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--font-render-hinting=none",  # the same letters on each machine, as far as its fonts go
    "--no-first-run",
)


def find_chromium() -> str | None:
    """The browser's path, or None where this machine has none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@asynccontextmanager
async def chromium(path: str) -> AsyncIterator[Browser]:
    """A browser that shows nothing on the machine's screen and asks nothing of the network; closed at the end."""
    # Chromium's sandbox refuses to run as root, which containers and CI are; what it opens here is ours.
    sandbox = ["--no-sandbox"] if os.getuid() == 0 else []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=[*QUIET, *sandbox])
        try:
            yield browser
        finally:
            await browser.close()
