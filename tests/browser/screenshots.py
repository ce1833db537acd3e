"""``make screenshots``: the README's pictures of the page, taken in chromium while the guided visit is played.

``python -m tests.browser.screenshots [folder]``. The clock stands still and nothing moves or blinks: from one time to the next, on
one machine, the pictures are the same.
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.async_api import Browser, Locator

from bot.cli.trying import Trial
from bot.playground.clock import StillClock
from tests.browser.chromium import chromium, find_chromium
from tests.browser.seat import Seat
from tests.browser.tab import Look, new_tab
from tests.trials import trial_in

FOLDER: Final = Path(__file__).resolve().parents[2] / "docs" / "images"
DESK: Final = Look(width=1280, height=880)
DESK_DARK: Final = Look(width=1280, height=880, theme="dark")
PHONE: Final = Look(width=360, height=740)
PHONE_DARK: Final = Look(width=360, height=740, theme="dark")
_STEP_SECONDS: Final = 120.0
_COLOURS: Final = 256
"""Enough for a screen of text: a picture weighs half of what it would."""


async def plan(seat: Seat) -> Locator:
    """What « /plan axe II » answers, beside the visit."""
    await seat.open()
    await seat.say("/plan axe II")
    return seat.said("6 objectifs spécifiques")


async def completion(seat: Seat) -> Locator:
    """Commands, as they are proposed while one types."""
    await seat.open()
    await seat.field.press_sequentially("/")
    return seat.page.get_by_role("option").first


async def convocation(seat: Seat) -> Locator:
    """An assembly's convocation, which counts its answers."""
    await seat.open("nouveau", "annonces")
    return seat.said("1 peut-être").first


async def reminder(seat: Seat) -> Locator:
    """A reminder in a direct message, on a phone."""
    await seat.open(channel="@bot")
    return seat.said("Rappel : Le logement à Lachine").last


async def form(seat: Seat) -> Locator:
    """A survey's form, on a phone in the dark."""
    await seat.open("responsable", "sondages")
    await seat.button("Répondre").click()
    await seat.button("Commencer").click()
    return seat.form


async def results(seat: Seat) -> Locator:
    """A survey's results, in the channel."""
    await seat.open(channel="sondages")
    return seat.said("Résultats :").last


Moment = tuple[str, str, Look, Callable[[Seat], Awaitable[Locator]]]
MOMENTS: Final[tuple[Moment, ...]] = (
    ("", "plan", DESK, plan),
    ("", "commandes", DESK_DARK, completion),
    ("answer", "convocation", DESK, convocation),
    ("remind", "rappel", PHONE, reminder),
    ("survey", "questionnaire", PHONE_DARK, form),
    ("results", "resultats", DESK_DARK, results),
)
"""After which step of the visit, the picture's name, its window, and what brings what must be seen in it."""


async def take(folder: Path, browser: Browser) -> list[Path]:
    """Take every picture, and give their files."""
    taken: list[Path] = []
    with tempfile.TemporaryDirectory() as data:
        async with trial_in(Path(data), clock=StillClock) as trial:
            for step, name, look, bring in MOMENTS:
                if step:
                    await _play_to(trial, step)
                taken.append(folder / f"page-{name}.png")
                await _picture(browser, trial, look, bring, taken[-1])
    return taken


async def _picture(
    browser: Browser, trial: Trial, look: Look, bring: Callable[[Seat], Awaitable[Locator]], file: Path
) -> None:
    seat = Seat(trial.world, await new_tab(browser, look))
    seen = await bring(seat)
    await seen.wait_for()
    await seen.evaluate("(node) => node.scrollIntoView({ block: 'start' })")
    await seat.page.evaluate("document.fonts.ready")
    shot = await seat.page.screenshot(animations="disabled", caret="hide")
    await seat.page.context.close()
    seat.tab.require_quiet()
    picture = Image.open(BytesIO(shot)).convert("RGB")
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


async def _play_to(trial: Trial, last: str) -> None:
    """Play the visit's steps that were not played, up to one: the page then says that they are done."""
    page = trial.world.page
    for step in page.host.visit("fr"):
        if step["key"] not in page.visit.shown()["done"]:
            page.visit.play(page.host, step["key"], "fr")
            await trial.world.until(lambda: page.visit.shown()["status"] != "playing", seconds=_STEP_SECONDS)
        if step["key"] == last:
            return


async def main(folder: Path) -> None:
    """Take every picture, and say what was made."""
    path = find_chromium()
    if path is None:
        sys.exit("Il faut chromium (Debian : apt install chromium).")
    async with chromium(path) as browser:
        for file in await take(folder, browser):
            print(f"{file.name} · {file.stat().st_size // 1024} kio")  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER))
