"""The frame of the page: channels and what is unread in them, the keyboard, drawers on a phone, light and dark."""

import re
from typing import Literal

import pytest
from playwright.async_api import Locator, Page, expect

from bot.playground.server import Playground
from tests.browser.access import require_accessible, require_no_sideways
from tests.browser.conftest import NewTab, TakeSeat
from tests.browser.tab import Look

PHONE = Look(width=360, height=720)
TABLET = Look(width=768, height=900)
Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")


def channel(page: Page, name: str) -> Locator:
    return page.locator(f'#channels [data-channel="{name}"]')


async def test_the_channels_are_those_that_the_member_sees(seat: TakeSeat) -> None:
    member, coordination = await seat("membre"), await seat("coordination")
    await expect(channel(coordination.page, "coordination")).to_be_visible()
    await expect(channel(member.page, "annonces")).to_be_visible()
    assert await channel(member.page, "coordination").count() == 0


async def test_the_open_channel_is_named_by_the_header_the_list_and_the_title(seat: TakeSeat) -> None:
    one = await seat(channel="annonces")
    await expect(one.page.get_by_role("heading", level=1)).to_have_text("annonces")
    await expect(channel(one.page, "annonces")).to_have_attribute("aria-current", "page")
    await expect(one.page.locator("#header")).to_contain_text("Les convocations, les rappels")
    await expect(one.page).to_have_title("#annonces — Courroie à l'essai")
    await channel(one.page, "sondages").click()
    await expect(one.page.get_by_role("heading", level=1)).to_have_text("sondages")
    await expect(one.page.locator("#channels [aria-current]")).to_have_count(1)
    await expect(one.page).to_have_title("#sondages — Courroie à l'essai")


async def test_what_is_unread_is_said_in_words_and_counted_in_the_title(seat: TakeSeat, world: Playground) -> None:
    one = await seat("membre", channel="plan")
    hand = world.hand("coordination")
    hand.say("Bonjour", channel="annonces")
    hand.say(f"Bonjour <@{world.hand('membre').user['id']}>", channel="annonces")
    button = one.page.get_by_role("button", name="annonces")
    await expect(button).to_have_accessible_name(re.compile("2 messages non lus, 1 mention"))
    await expect(button.locator(".shell-badge")).to_have_text("1")
    await expect(one.page).to_have_title("(2) #plan — Courroie à l'essai")
    weight = await button.evaluate("(node) => getComputedStyle(node).fontWeight")
    assert int(weight) >= 600


async def test_what_comes_takes_no_keyboard_from_the_list(seat: TakeSeat, world: Playground) -> None:
    one = await seat("membre", channel="plan")
    await channel(one.page, "annonces").focus()
    world.hand("coordination").say("Bonjour", channel="annonces")
    await expect(channel(one.page, "annonces")).to_have_accessible_name(re.compile("1 message non lu"))
    await expect(channel(one.page, "annonces")).to_be_focused()


async def test_keys_go_from_channel_to_channel_and_to_what_is_unread(seat: TakeSeat, world: Playground) -> None:
    one = await seat("membre", channel="annonces")
    heading = one.page.get_by_role("heading", level=1)
    await one.field.focus()
    await one.page.keyboard.press("Alt+ArrowDown")
    await expect(heading).to_have_text("plan")
    await expect(one.page.locator("#live-polite")).to_contain_text("#plan")
    await expect(one.field).to_be_focused()
    await one.page.keyboard.press("Alt+ArrowUp")
    await one.page.keyboard.press("Alt+ArrowUp")
    await expect(heading).to_have_text("Courroie")
    world.hand("coordination").say("Bonjour", channel="sondages")
    await expect(channel(one.page, "sondages")).to_have_attribute("data-unread", "")
    await one.page.keyboard.press("Alt+Shift+ArrowDown")
    await expect(heading).to_have_text("sondages")


async def test_the_keys_leave_a_message_too(seat: TakeSeat, world: Playground) -> None:
    world.hand("membre").say("Un", channel="plan")
    world.hand("membre").say("Deux", channel="plan")
    one = await seat("membre", channel="plan")
    await one.last.focus()
    await one.page.keyboard.press("Alt+ArrowUp")
    await expect(one.page.get_by_role("heading", level=1)).to_have_text("annonces")


async def test_the_keys_are_listed_and_the_list_gives_the_keyboard_back(seat: TakeSeat) -> None:
    one = await seat()
    await one.field.focus()
    await one.page.keyboard.press("Control+/")
    keys = one.page.get_by_role("dialog", name="Raccourcis clavier")
    await expect(keys).to_contain_text("Salon précédent, salon suivant")
    await require_accessible(one.page)
    await one.page.keyboard.press("Escape")
    await expect(keys).to_be_hidden()
    await expect(one.field).to_be_focused()


async def test_the_first_tab_leads_to_the_messages_and_the_next_to_the_field(seat: TakeSeat) -> None:
    one = await seat()
    await one.page.evaluate("document.activeElement.blur()")
    await one.page.keyboard.press("Tab")
    await expect(one.page.get_by_text("Aller aux messages")).to_be_focused()
    await one.page.keyboard.press("Tab")
    await expect(one.page.get_by_text("Aller au champ de saisie")).to_be_focused()
    await expect(one.page.get_by_text("Aller au champ de saisie")).to_be_in_viewport()
    await one.page.keyboard.press("Enter")
    await expect(one.field).to_be_focused()


async def inside(page: Page, region: str) -> bool:
    return bool(await page.evaluate("(id) => document.getElementById(id).contains(document.activeElement)", region))


@pytest.mark.parametrize(
    ("opener", "region", "look"),
    [("open-channels", "left", PHONE), ("open-side", "side", PHONE), ("open-side", "side", TABLET)],
    ids=["channels", "side", "side on a tablet"],
)
async def test_a_drawer_takes_the_keyboard_and_gives_it_back(
    seat: TakeSeat, opener: str, region: str, look: Look
) -> None:
    one = await seat(look=look)
    button, drawer = one.page.locator(f"#{opener}"), one.page.locator(f"#{region}")
    await expect(drawer).to_be_hidden()
    await expect(button).to_have_attribute("aria-expanded", "false")
    await button.click()
    await expect(drawer).to_be_visible()
    await expect(drawer).to_have_attribute("aria-modal", "true")
    await require_accessible(one.page)
    await require_no_sideways(one.page)
    for _ in range(30):
        focused = await inside(one.page, region) or await one.page.evaluate("document.activeElement === document.body")
        assert focused, await one.page.evaluate("document.activeElement.outerHTML")
        await one.page.keyboard.press("Tab")
    await drawer.locator("button:visible").first.focus()
    await one.page.keyboard.press("Escape")
    await expect(drawer).to_be_hidden()
    await expect(button).to_be_focused()


async def test_a_channel_chosen_in_the_drawer_closes_it(seat: TakeSeat) -> None:
    one = await seat(look=PHONE)
    await one.page.locator("#open-channels").click()
    await expect(channel(one.page, "plan")).to_be_focused()
    await channel(one.page, "sondages").click()
    await expect(one.page.locator("#left")).to_be_hidden()
    await expect(one.page.get_by_role("heading", level=1, name="sondages")).to_be_focused()
    await expect(one.field).to_be_in_viewport()


async def test_on_a_phone_the_button_of_the_channels_says_what_is_new_in_there(
    seat: TakeSeat, world: Playground
) -> None:
    one = await seat("membre", channel="plan", look=PHONE)
    button = one.page.locator("#open-channels")
    await expect(button).to_have_accessible_name("Ouvrir la liste des salons")
    world.hand("coordination").say("Bonjour", channel="annonces")
    world.hand("coordination").say("Bonjour", channel="sondages")
    await expect(button).to_have_accessible_name(re.compile(r"Ouvrir la liste des salons +2 messages non lus"))
    await expect(button.locator(".shell-badge")).to_have_text("2")


async def test_what_is_beside_the_drawer_closes_it(seat: TakeSeat) -> None:
    one = await seat(look=PHONE)
    await one.page.locator("#open-channels").click()
    await one.page.mouse.click(355, 400)
    await expect(one.page.locator("#left")).to_be_hidden()


async def test_the_side_stays_folded_after_a_reload_and_so_does_the_theme(seat: TakeSeat) -> None:
    one = await seat()
    await expect(one.page.locator("#side")).to_be_visible()
    await one.page.locator("#open-side").click()
    await one.page.get_by_role("button", name="Passer au thème sombre").click()
    await expect(one.page.locator("#side")).to_be_hidden()
    await one.page.reload()
    await one.greeted()
    await expect(one.page.locator("#side")).to_be_hidden()
    await expect(one.page.locator("html")).to_have_attribute("data-theme", "dark")
    await one.page.get_by_role("button", name="Passer au thème clair").click()
    # Back to what the device says: the device is followed again.
    await one.page.emulate_media(color_scheme="dark")
    await expect(one.page.locator("html")).to_have_attribute("data-theme", "dark")


async def test_the_theme_is_there_before_the_scripts_of_the_page(tab: NewTab, world: Playground) -> None:
    one = await tab(Look(theme="dark"))
    await one.page.route("**/js/main.js", lambda route: route.abort())
    one.forgive("main.js", "ERR_FAILED")
    await one.page.goto(world.page.address)
    await expect(one.page.locator("html")).to_have_attribute("data-theme", "dark")


async def test_the_address_may_ask_for_a_theme_until_another_is_chosen(seat: TakeSeat) -> None:
    one = await seat()
    await one.page.goto(f"{one.page.url}&theme=dark")
    await one.greeted()
    await expect(one.page.locator("html")).to_have_attribute("data-theme", "dark")
    await one.page.get_by_role("button", name="Passer au thème clair").click()
    await one.page.reload()
    await one.greeted()
    await expect(one.page.locator("html")).to_have_attribute("data-theme", "light")


@pytest.mark.parametrize("locale", ["fr", "en-US"])
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", [360, 768, 1280])
async def test_the_frame_is_accessible_and_as_wide_as_its_window(
    seat: TakeSeat, world: Playground, width: int, theme: Theme, locale: str
) -> None:
    one = await seat(locale=locale, look=Look(width=width, theme=theme))
    world.hand("coordination").say(f"Bonjour <@{world.hand('membre').user['id']}>", channel="annonces")
    await expect(channel(one.page, "annonces")).to_have_attribute("data-unread", "")
    await require_accessible(one.page)
    await require_no_sideways(one.page)
