"""The playground's clock on the page: the reader's own time, and buttons that move it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.playground.server import Playground
from tests.browser.conftest import SpeakingHost, TakeSeat

NOON = datetime(2012, 9, 10, 16, 0, tzinfo=UTC)


class PlanningHost(SpeakingHost):
    """A host for which something is planned, and whose time can be held up."""

    planned: datetime | None = None
    fails = False
    held: asyncio.Event | None = None

    async def next_at(self) -> datetime | None:
        return self.planned

    async def advance(self, delta: timedelta) -> None:
        if self.fails:
            raise RuntimeError
        if self.held is not None:
            await self.held.wait()
        await super().advance(delta)


@pytest_asyncio.fixture(loop_scope="session")
async def host(world: Playground) -> AsyncIterator[PlanningHost]:
    world.page.host = planning = PlanningHost(world.clock)
    yield planning


@pytest.mark.parametrize(
    ("locale", "day", "hour"),
    [("fr", "lundi 10 septembre 2012", "10 h 00"), ("en-US", "Monday, September 10, 2012", "10:00")],
)
async def test_the_time_is_the_readers_in_their_language(seat: TakeSeat, locale: str, day: str, hour: str) -> None:
    one = await seat(locale=locale)
    await expect(one.page.locator(".clock-day")).to_have_text(day)
    await expect(one.page.locator(".clock-hour")).to_have_text(hour)


@pytest.mark.parametrize(
    ("button", "moved"),
    [("+1 heure", timedelta(hours=1)), ("+1 jour", timedelta(days=1)), ("+1 semaine", timedelta(weeks=1))],
)
async def test_a_button_moves_the_time_for_everybody(
    seat: TakeSeat, world: Playground, button: str, moved: timedelta
) -> None:
    one, other = await seat(), await seat("coordination", "en-US")
    before = world.clock.now()
    await one.page.get_by_role("button", name=button).click()
    when = before + moved
    said = f"Il est maintenant lundi {when.day} septembre" if button == "+1 semaine" else "Il est maintenant"
    await expect(one.page.locator("#live-polite")).to_contain_text(said)
    await expect(one.page.locator(".clock-day")).to_contain_text(f"{when.day} septembre 2012")
    await expect(other.page.locator(".clock-day")).to_contain_text(f"September {when.day}, 2012")
    assert moved <= world.clock.now() - before < moved + timedelta(minutes=1)


async def test_where_nothing_is_planned_the_button_says_so_and_does_nothing(seat: TakeSeat, world: Playground) -> None:
    one = await seat()
    button = one.page.get_by_role("button", name="Jusqu'à la prochaine échéance")
    await expect(button).to_have_attribute("aria-disabled", "true")
    await expect(button).to_have_accessible_description("Rien n'est prévu pour le moment.")
    before = world.clock.now()
    await button.click(force=True)
    await one.page.get_by_role("button", name="+1 heure").click()
    await expect(one.page.locator("#live-polite")).to_contain_text("Il est maintenant")
    assert world.clock.now() - before < timedelta(hours=1, minutes=1)


async def test_what_is_planned_next_is_said_and_gone_to(seat: TakeSeat, world: Playground, host: PlanningHost) -> None:
    host.planned = NOON + timedelta(days=1)
    one = await seat()
    await expect(one.page.locator("#clock-next")).to_contain_text("mardi 11 septembre 2012")
    await expect(one.page.locator("#clock-next")).to_contain_text("dans 1 jour")
    await one.page.get_by_role("button", name="Jusqu'à la prochaine échéance").click()
    await expect(one.page.locator("#live-polite")).to_contain_text("Il est maintenant mardi 11 septembre 2012")
    assert timedelta() <= world.clock.now() - host.planned < timedelta(minutes=1)


async def test_what_is_planned_meanwhile_is_said(seat: TakeSeat, world: Playground, host: PlanningHost) -> None:
    one = await seat()
    await expect(one.page.locator("#clock-next")).to_have_text("Rien n'est prévu pour le moment.")
    host.planned = NOON + timedelta(days=1)
    world.hand("membre").say("Convoquons", channel="plan")
    await expect(one.page.locator("#clock-next")).to_contain_text("mardi 11 septembre 2012")


async def test_while_time_passes_the_page_says_so_and_moves_it_no_further(
    seat: TakeSeat, world: Playground, host: PlanningHost
) -> None:
    host.held = asyncio.Event()
    one = await seat()
    before = world.clock.now()
    hour = one.page.get_by_role("button", name="+1 heure")
    await hour.click()
    await expect(one.page.get_by_role("status").filter(has_text="Le temps avance…")).to_be_visible()
    await expect(hour).to_have_attribute("aria-disabled", "true")
    await expect(hour).to_be_focused()
    await hour.press("Enter")
    host.held.set()
    await expect(hour).to_have_attribute("aria-disabled", "false")
    assert world.clock.now() - before < timedelta(hours=1, minutes=1)


async def test_a_time_that_cannot_move_is_said_and_may_be_tried_again(seat: TakeSeat, host: PlanningHost) -> None:
    host.fails = True
    one = await seat()
    hour = one.page.get_by_role("button", name="+1 heure")
    await hour.click()
    await expect(one.page.locator("#clock")).to_contain_text("Le temps n'a pas pu avancer. Réessayez.")
    host.fails = False
    await hour.click()
    await expect(one.page.locator(".clock-hour")).to_have_text("11 h 00")
