"""The real thing on every kind of screen: light and dark, on a phone and on a desk, what the visit leaves is accessible and fits."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.cli.tour import TOUR
from bot.cli.trying import Trial
from bot.playground.json_types import JSON
from tests.browser.access import require_accessible, require_no_sideways
from tests.browser.conftest import DESKTOP, PHONE, NewTab
from tests.browser.seat import Seat
from tests.browser.tab import Look
from tests.scenarios.stage import keep_discord_addresses
from tests.trials import trial_in

FORM_ASKED, FORM_BUTTON = "Votre fiche", "Je représente…"
LAST = {"fr": "Résultats", "en-US": "Results"}
MOVED = """() => {
  for (const node of document.querySelectorAll("#messages article, #tour li")) node.scrollIntoView({ block: "start" });
  return [document.scrollingElement.scrollTop, document.querySelector("#app").scrollTop];
}"""
PLACES = (
    ("membre", "annonces"),
    ("membre", "plan"),
    ("membre", "sondages"),
    ("membre", "@bot"),
    ("coordination", "coordination"),
    ("nouveau", "annonces"),
)


@pytest_asyncio.fixture(loop_scope="session")
async def trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Trial]:
    keep_discord_addresses(monkeypatch)
    async with trial_in(tmp_path) as opened:
        yield opened


async def play_all(trial: Trial, locale: str) -> None:
    """Play the whole visit, with nobody at the page."""

    async def hear(act: JSON) -> None:
        """Nobody is told."""

    for step in TOUR:
        await trial.world.page.host.play(step.key, locale, hear)


async def require_well(seat: Seat) -> None:
    await require_accessible(seat.page)
    await require_no_sideways(seat.page)
    assert await seat.page.evaluate(MOVED) == [0, 0], "the page moves as a whole when something is brought into view"


@pytest.mark.parametrize("locale", ["fr", "en-US"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("look", [PHONE, DESKTOP], ids=["phone", "desk"])
async def test_what_the_visit_leaves_is_accessible_and_fits(
    trial: Trial, tab: NewTab, look: Look, theme: Literal["light", "dark"], locale: str
) -> None:
    await play_all(trial, locale)
    seat = Seat(trial.world, await tab(replace(look, theme=theme, locale=locale)), locale)
    for who, channel in PLACES:
        await seat.open(who, channel)
        if channel != "coordination":
            await seat.last.wait_for()
        await require_well(seat)
    await seat.open("membre", "sondages")
    await seat.said(LAST[locale]).last.wait_for()
    await seat.button("Voir tous les résultats").click()
    await seat.last.get_by_text(seat.word("messages.ephemeral")).wait_for()
    await require_well(seat)
    await seat.say("/moi fiche" if locale == "fr" else "/me entry")
    await seat.last.get_by_text(seat.word("messages.ephemeral")).wait_for()
    await require_well(seat)


async def test_a_command_a_menu_and_a_form_are_gone_through_by_keyboard(trial: Trial, tab: NewTab) -> None:
    """From the top of the page, with no pointer: the list of commands, an answer's menu, a form, and out again."""
    seat = Seat(trial.world, await tab(DESKTOP))
    await seat.open()
    press, focused = seat.page.keyboard.press, seat.page.locator(":focus")
    for _ in range(2):  # past what leads to the messages, to what leads to the field
        await press("Tab")
    await press("Enter")
    await expect(seat.field).to_be_focused()
    await seat.page.keyboard.type("/pla")
    await seat.page.get_by_role("option").first.wait_for()
    await press("ArrowDown")
    await press("Tab")
    await expect(seat.field).to_have_value(re.compile("^/plan"))
    await seat.field.fill("")
    await seat.page.keyboard.type("/plan axe II")
    await press("Enter")
    await seat.said("Mobilisation et soutien organisationnel").wait_for()
    await tab_to(seat, "Voir un objectif", back=True)
    await press("Enter")
    await seat.page.get_by_role("listbox").wait_for()
    await press("ArrowDown")
    await press("ArrowDown")
    await press("Enter")
    await seat.said("Remonter à l'axe II").wait_for()
    await seat.field.focus()
    await seat.page.keyboard.type("/moi fiche")
    await press("Enter")
    await seat.said(FORM_ASKED).wait_for()
    await tab_to(seat, FORM_BUTTON, back=True)
    await press("Enter")
    await seat.form.wait_for()
    await expect(seat.form.locator(":focus")).to_have_count(1)
    await press("Escape")
    await seat.form.wait_for(state="detached")
    await expect(focused).to_have_text(FORM_BUTTON)


async def tab_to(seat: Seat, name: str, *, back: bool = False) -> None:
    """Press Tab until what has the keyboard is called so."""
    for _ in range(60):
        await seat.page.keyboard.press("Shift+Tab" if back else "Tab")
        if name in (await seat.page.locator(":focus").inner_text()):
            return
    pytest.fail(f"Tab does not lead to {name}")
