"""``make screenshots`` makes the README's pictures: all of them, small, and each said in words beside it."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import Browser

from tests.browser.screenshots import FOLDER, MOMENTS, take
from tests.meta.documents import page
from tests.scenarios.stage import keep_discord_addresses

HEAVIEST = 150_000
SAID = 100
"""Characters: what is seen in a whole screen is not said in less."""


def test_the_readme_shows_each_picture_and_says_what_is_seen_in_it() -> None:
    found = re.findall(r"!\[([^\]]+)\]\(docs/images/(page-[^)]+)\)", page("README.md"))
    shown = {file: said for said, file in found}
    assert sorted(shown) == sorted(f"page-{name}.png" for _, name, _, _ in MOMENTS)
    assert [file for file, said in shown.items() if len(said) < SAID] == []


def test_the_pictures_that_are_kept_are_small_and_of_their_windows_size() -> None:
    for _, name, look, _ in MOMENTS:
        file = FOLDER / f"page-{name}.png"
        assert file.stat().st_size < HEAVIEST
        with Image.open(file) as picture:
            assert picture.size == (look.width, look.height)


async def test_every_picture_is_taken_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Browser) -> None:
    keep_discord_addresses(monkeypatch)
    taken = await take(tmp_path, browser)
    assert sorted(file.name for file in taken) == sorted(f"page-{name}.png" for _, name, _, _ in MOMENTS)
    assert all(file.stat().st_size < HEAVIEST for file in taken)
