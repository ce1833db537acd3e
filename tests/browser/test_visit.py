"""The guided visit in the browser, whole, in both languages: each step is done by its button, and seen on the page."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.cli.tour import TOUR
from bot.cli.trying import Trial
from tests.browser.access import require_accessible, require_no_sideways
from tests.browser.conftest import DESKTOP, PHONE, NewTab
from tests.browser.seat import Seat
from tests.playground.conformity import require_alt_text, require_conformity
from tests.scenarios.stage import keep_discord_addresses
from tests.trials import trial_in

STEP_MS = 60_000
"""A bound against hanging: a step may be a dozen commands, on a machine that does other things."""

AN_ALTERNATIVE = 50
BANNERS = """() => {
  window.banners = [];
  const banner = document.getElementById("banner");
  new MutationObserver(() => banners.push(banner.textContent)).observe(banner, { childList: true, subtree: true });
}"""
"""Keeps each text that the banner has."""

SEEN = {
    "ask": ("plan", "Renforcer la participation des membres", "Renforcer la participation des membres"),
    "convene": ("annonces", "Le logement à Lachine", "Housing in Lachine"),
    "answer": ("annonces", "1 peut-être", "1 maybe"),
    "remind": ("@bot", "Rappel : Le logement à Lachine, dans 14 jours", "Reminder: Housing in Lachine, in 14 days"),
    "survey": ("sondages", "Réponse reçue. Merci!", "Answer received. Thank you!"),
    "results": ("sondages", "5 réponses", "5 answers"),
}
"""What each step leaves on the page: in which channel, and which text, in French and in English."""


@pytest_asyncio.fixture(loop_scope="session")
async def trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Trial]:
    keep_discord_addresses(monkeypatch)
    async with trial_in(tmp_path) as opened:
        yield opened
    require_conformity(opened.world.requests)
    require_alt_text(opened.world.requests)


async def do(member: Seat, number: int) -> None:
    """Press a step's button and return once the page says that it is done."""
    step = (
        member.page.locator("#tour")
        .get_by_role("listitem")
        .filter(has_text=member.word("visit.step", number=str(number)))
    )
    await step.get_by_role("button", name=member.word("visit.do"), exact=True).click()
    await step.get_by_text(member.word("visit.done"), exact=True).wait_for(timeout=STEP_MS)


@pytest.mark.parametrize("locale", [pytest.param("fr", marks=pytest.mark.always), "en-US"])
async def test_each_step_does_the_real_thing(trial: Trial, tab: NewTab, locale: str) -> None:
    member = Seat(trial.world, await tab(replace(DESKTOP, locale=locale)), locale)
    await member.open()
    for number, step in enumerate(TOUR, 1):
        await do(member, number)
        channel, french, english = SEEN[step.key]
        await member.at(channel)
        await member.said(french if locale == "fr" else english).last.wait_for()
        await require_accessible(member.page)
        await require_no_sideways(member.page)
    picture = member.last.get_by_role("img").first
    await picture.wait_for()
    assert len(await picture.get_attribute("alt") or "") > AN_ALTERNATIVE
    assert await member.pressed("visit.do").count() == 0


async def test_the_visit_is_done_on_a_phone_whichever_step_comes_first(trial: Trial, tab: NewTab) -> None:
    """A step that needs another does it first; the panel gives way to the messages."""
    member = Seat(trial.world, await tab(PHONE))
    await member.open(channel="annonces")
    await member.pressed("shell.side").click()
    await require_accessible(member.page)
    await require_no_sideways(member.page)
    await member.page.locator("#tour").get_by_role("button", name=member.word("visit.do"), exact=True).nth(2).click()
    await member.said("1 peut-être").last.wait_for(timeout=STEP_MS)
    await require_no_sideways(member.page)


async def test_two_people_follow_the_visit_and_only_the_one_who_began_it_is_moved(trial: Trial, tab: NewTab) -> None:
    one, other = Seat(trial.world, await tab(DESKTOP)), Seat(trial.world, await tab(DESKTOP))
    await one.open("nouveau", "sondages")
    await other.open("responsable", "sondages")
    await do(one, 1)
    await one.at("plan")
    await other.page.locator("#tour").get_by_text(other.word("visit.done"), exact=True).wait_for()
    await other.at("sondages")


async def test_a_bot_that_dies_is_started_again_and_the_page_says_so(trial: Trial, tab: NewTab) -> None:
    member = Seat(trial.world, await tab(DESKTOP))
    await member.open()
    away = member.page.get_by_role("status").filter(has_text=member.word("shell.bot_down"))
    assert trial.bot is not None
    trial.bot.kill()
    await away.wait_for()
    await away.wait_for(state="detached")
    await member.say("/plan axe III")
    await member.said("Consolidation du fonctionnement interne").wait_for()


async def test_everything_starts_over(trial: Trial, tab: NewTab) -> None:
    member = Seat(trial.world, await tab(DESKTOP))
    member.tab.forgive("WebSocket connection")  # the playground gives way to another at the same address
    await member.open()
    await member.say("/plan axe II")
    await member.button("Partager dans le salon").click()
    await member.said("Partagé par Mireille Gagnon").wait_for()
    await member.pressed("visit.reset").click()
    await require_accessible(member.page)
    await member.page.evaluate(BANNERS)
    await member.form.get_by_role("button", name=member.word("visit.reset"), exact=True).click()
    await member.form.wait_for(state="detached", timeout=STEP_MS)
    await member.messages.first.wait_for(state="detached")
    await member.say("/plan axe III")
    await member.said("Consolidation du fonctionnement interne").wait_for()
    said = [text for text in await member.page.evaluate("banners") if text]
    assert said == [member.word("shell.renewing"), member.word("visit.reset_done")]


async def test_a_phone_offers_the_visit_where_nobody_has_written(trial: Trial, tab: NewTab) -> None:
    member = Seat(trial.world, await tab(PHONE))
    await member.open()
    await member.pressed("visit.begin").click()
    await member.page.get_by_role("dialog").get_by_role("heading", name=member.word("visit.title")).wait_for()
    await require_accessible(member.page)
    wide = Seat(trial.world, await tab(DESKTOP))
    await wide.open()
    await wide.page.get_by_text(wide.word("messages.empty")).wait_for()
    assert not await wide.pressed("visit.begin").is_visible()
