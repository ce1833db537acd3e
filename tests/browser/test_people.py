"""« Qui suis-je? »: persons and languages, here or in another tab, each with what is unread for them."""

import re

from playwright.async_api import Page, expect

from bot.playground.server import Playground
from tests.browser.access import require_accessible
from tests.browser.conftest import TakeSeat


async def become(page: Page, name: str) -> None:
    """Choose somebody in the menu."""
    await page.locator("#change-person").click()
    await page.locator(".people-choice").filter(has_text=name).click()


async def test_each_person_of_the_cast_is_there_by_name_and_part(seat: TakeSeat, world: Playground) -> None:
    world.add_member("jeanne", "Jeanne Côté")
    one = await seat()
    await one.page.get_by_role("button", name="Changer de personne").click()
    menu = one.page.get_by_role("dialog", name="Qui suis-je?")
    await expect(menu.locator(".people-names")).to_have_text(
        [
            "Mireille GagnonMembre",
            "Rachid BenaliResponsable d'une action",
            "Claire FortinCoordination",
            "Denis RoyAdministration du serveur",
            "Nadia PierreVient d'arriver",
            "Jeanne CôtéMembre ajouté à la table",
        ]
    )
    await expect(menu.locator("[aria-current]")).to_have_text(re.compile("Mireille"))
    await require_accessible(one.page)


async def test_the_menu_is_gone_through_by_keyboard(seat: TakeSeat) -> None:
    one = await seat()
    opener = one.page.get_by_role("button", name="Changer de personne")
    await opener.focus()
    await one.page.keyboard.press("Enter")
    await expect(one.page.locator(".people-choice[data-who=membre]")).to_be_focused()
    await one.page.keyboard.press("Escape")
    await expect(opener).to_be_focused()
    await one.page.keyboard.press("Enter")
    await one.page.keyboard.press("ArrowDown")
    await one.page.keyboard.press("ArrowDown")
    await one.page.keyboard.press("Enter")
    await expect(one.page.locator("#people strong").first).to_have_text("Claire Fortin")
    await expect(opener).to_be_focused()
    await expect(one.page.locator("#live-polite")).to_have_text("Vous êtes maintenant Claire Fortin : Coordination.")


async def test_who_changes_stays_in_the_channel_where_both_see_it(seat: TakeSeat) -> None:
    one = await seat("coordination", channel="coordination")
    heading = one.page.get_by_role("heading", level=1)
    await become(one.page, "Mireille")
    await expect(heading).to_have_text("annonces")
    assert await one.page.locator('[data-channel="coordination"]').count() == 0
    await one.go("sondages")
    await expect(heading).to_have_text("sondages")
    await become(one.page, "Rachid")
    await expect(one.page.locator("#people strong").first).to_have_text("Rachid Benali")
    await expect(heading).to_have_text("sondages")
    await one.page.reload()
    await one.greeted()
    await expect(one.page.locator("#people strong").first).to_have_text("Rachid Benali")
    await expect(heading).to_have_text("sondages")


async def test_each_person_has_their_own_unread(seat: TakeSeat, world: Playground) -> None:
    one = await seat("membre", channel="plan")
    world.hand("responsable").say("Bonjour", channel="annonces")
    annonces = one.page.locator('[data-channel="annonces"]')
    await expect(annonces).to_have_accessible_name(re.compile("1 message non lu"))
    await become(one.page, "Rachid")
    await expect(one.page.locator("#people strong").first).to_have_text("Rachid Benali")
    await expect(annonces).to_have_accessible_name("annonces")
    await become(one.page, "Nadia")
    await expect(annonces).to_have_accessible_name(re.compile("1 message non lu"))


async def test_the_language_changes_at_once_and_stays(seat: TakeSeat) -> None:
    one = await seat("membre", channel="plan")
    await one.page.get_by_role("radio", name="English").check(force=True)
    await expect(one.page.get_by_role("button", name="Be somebody else")).to_be_visible()
    await expect(one.page.locator("html")).to_have_attribute("lang", "en")
    await expect(one.page.get_by_role("radio", name="English")).to_be_focused()
    await one.page.reload()
    await one.greeted()
    await expect(one.page.get_by_role("radio", name="English")).to_be_checked()
    await expect(one.page).to_have_title("#plan — Courroie, on trial")


async def test_another_tab_is_another_person(seat: TakeSeat) -> None:
    one = await seat("membre", channel="sondages")
    await one.page.locator("#change-person").click()
    async with one.page.expect_popup() as opened:
        await one.page.get_by_role("link", name="Ouvrir un autre onglet : Rachid Benali").click()
    other = await opened.value
    await expect(other.locator("#people strong").first).to_have_text("Rachid Benali")
    await expect(other.get_by_role("heading", level=1)).to_have_text("sondages")
    await expect(one.page.locator("#people strong").first).to_have_text("Mireille Gagnon")
