"""Menus in the page: gone through by keyboard or pointer, sent as Discord's client sends them."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest
from playwright.async_api import expect

from bot.playground.server import Playground
from tests.browser import component_bot as posts
from tests.browser.access import require_accessible, require_no_sideways
from tests.browser.component_bot import ComponentBot
from tests.browser.component_page import CONFIRM, LANGUAGES, post
from tests.browser.conftest import TakeSeat
from tests.browser.tab import Look

SEARCH = {"fr": "Chercher dans la liste\N{NO-BREAK SPACE}: Une ville", "en-US": "Search the list: Une ville"}


async def received(poster: ComponentBot) -> Sequence[str]:
    """The values that a member chose."""
    values: list[str] = (await poster.next())["values"]
    return values


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_choice_in_a_menu_of_texts_is_sent_at_once(poster: ComponentBot, seat: TakeSeat, language: str) -> None:
    one = await seat(locale=language)
    message = await post(poster, one, posts.one_menu())
    menu = message.get_by_role("button", name="Un axe")
    await menu.click()
    await expect(one.page.get_by_role("option")).to_have_count(4)
    await expect(one.page.get_by_role("option", name="Concertation")).to_contain_text("Le premier de tous")
    await one.page.get_by_role("option", name="Mobilisation").click()
    assert await received(poster) == ["mobilisation"]
    await expect(menu).to_contain_text("Mobilisation")
    await expect(menu).to_be_focused()
    await expect(one.page.get_by_role("listbox")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_menu_of_members_roles_or_channels_says_who_and_what(
    poster: ComponentBot, seat: TakeSeat, language: str
) -> None:
    one = await seat(locale=language)
    message = await post(poster, one, posts.entity_menus())
    for menu, option, kind, name in (
        ("membres", "@Rachid Benali", "users", "global_name"),
        ("rôles", "@Coordination", "roles", "name"),
        ("mentions", "@Rachid Benali", "users", "global_name"),
        ("mentions", "@Coordination", "roles", "name"),
        ("salons", "#sondages", "channels", "name"),
    ):
        button = message.get_by_role("button", name=f"Des {menu}")
        await button.click()
        await one.page.get_by_role("option", name=option, exact=True).click()
        data = await poster.next()
        assert [data["resolved"][kind][value][name] for value in data["values"]] == [option[1:]]
        await expect(button).not_to_have_attribute("aria-busy", "true")


async def test_a_menu_is_gone_through_by_keyboard(poster: ComponentBot, seat: TakeSeat) -> None:
    one = await seat()
    message = await post(poster, one, posts.one_menu())
    menu = message.get_by_role("button", name="Un axe")
    keys = one.page.keyboard
    await menu.press("Enter")
    pointed = one.page.locator(".cmp-active")
    await expect(menu).to_have_attribute("aria-expanded", "true")
    for key, label in (
        ("ArrowDown", "Mobilisation"),
        ("End", "Écologie"),
        ("ArrowDown", "Écologie"),
        ("ArrowUp", "Développement"),
        ("Home", "Concertation"),
        ("m", "Mobilisation"),
    ):
        await keys.press(key)
        await expect(pointed).to_contain_text(label)
        listbox = one.page.get_by_role("listbox")
        assert await listbox.get_attribute("aria-activedescendant") == await pointed.get_attribute("id")
    await keys.press("Escape")
    await expect(one.page.get_by_role("listbox")).to_have_count(0)
    await expect(menu).to_be_focused()
    await expect(menu).to_have_attribute("aria-expanded", "false")
    assert poster.received.empty()
    await keys.press("Space")
    await keys.press("End")
    await keys.press("Space")
    assert await received(poster) == ["écologie"]
    await expect(menu).to_be_focused()


async def test_letters_typed_quickly_go_to_one_name(poster: ComponentBot, seat: TakeSeat) -> None:
    one = await seat()
    message = await post(poster, one, posts.one_menu())
    await message.get_by_role("button", name="Un axe").press("Enter")
    await one.page.keyboard.type("ecolo")  # without its accent
    await one.page.keyboard.press("Enter")
    assert await received(poster) == ["écologie"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_long_menu_is_filtered(poster: ComponentBot, seat: TakeSeat, language: str) -> None:
    one = await seat(locale=language)
    message = await post(poster, one, posts.many_menu())
    await message.get_by_role("button", name="Une ville").press("Enter")
    filtering = one.page.get_by_role("combobox", name=SEARCH[language])
    await expect(filtering).to_be_focused()
    await one.page.keyboard.type("zzz")
    await expect(one.page.get_by_role("option")).to_have_count(0)
    await one.page.keyboard.press("Enter")
    assert poster.received.empty()
    await filtering.fill("evain")
    await expect(one.page.get_by_role("option")).to_have_count(1)
    await one.page.keyboard.press("Enter")
    assert await received(poster) == ["évain"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_several_choices_are_sent_together(poster: ComponentBot, seat: TakeSeat, language: str) -> None:
    one = await seat(locale=language)
    message = await post(poster, one, posts.one_menu(least=2, most=3))
    await message.get_by_role("button", name="Un axe").press("Enter")
    listbox = one.page.get_by_role("listbox")
    assert await listbox.get_attribute("aria-multiselectable") == "true"
    keys = one.page.keyboard
    await keys.press("Space")
    await keys.press("Tab")
    await expect(one.page.get_by_role("button", name=CONFIRM[language])).to_be_focused()
    await keys.press("Enter")  # one is too few: it is said, and nothing leaves
    await expect(one.page.get_by_role("dialog").get_by_role("status").last).to_contain_text("2")
    await keys.press("Shift+Tab")
    await keys.press("ArrowDown")
    await keys.press("Enter")
    await keys.press("End")
    await keys.press("Enter")
    third = one.page.get_by_role("option", name="Développement")
    await expect(third).to_have_attribute("aria-disabled", "true")
    await keys.press("ArrowUp")
    await keys.press("Enter")  # a fourth is not taken
    await expect(third).to_have_attribute("aria-selected", "false")
    await one.page.get_by_role("button", name=CONFIRM[language]).click()
    assert sorted(await received(poster)) == ["concertation", "mobilisation", "écologie"]


async def test_a_click_elsewhere_keeps_several_choices(poster: ComponentBot, seat: TakeSeat) -> None:
    one = await seat()
    message = await post(poster, one, posts.one_menu(most=2))
    await message.get_by_role("button", name="Un axe").click()
    await one.page.get_by_role("option", name="Mobilisation").click()
    await one.page.locator("#header").click()
    assert await received(poster) == ["mobilisation"]


async def test_choosing_what_is_chosen_sends_nothing(poster: ComponentBot, seat: TakeSeat) -> None:
    one = await seat()
    message = await post(poster, one, posts.one_menu(chosen=("Mobilisation",)))
    menu = message.get_by_role("button", name="Un axe")
    for again in ("Mobilisation", "Écologie", "Écologie", "Mobilisation"):
        await menu.click()
        await one.page.get_by_role("option", name=again).click()
        await expect(menu).to_contain_text(again)
        await expect(menu).not_to_have_attribute("aria-busy", "true")
    assert [await received(poster) for _ in range(2)] == [["écologie"], ["mobilisation"]]
    assert poster.received.empty()


@pytest.mark.parametrize(("most", "by"), [(1, "Ne rien choisir"), (2, "Valider")])
async def test_a_menu_that_may_be_empty_is_emptied(poster: ComponentBot, seat: TakeSeat, most: int, by: str) -> None:
    one = await seat()
    message = await post(poster, one, posts.one_menu(least=0, most=most, chosen=("Mobilisation",)))
    menu = message.get_by_role("button", name="Un axe")
    await menu.click()
    if most > 1:
        await one.page.get_by_role("option", name="Mobilisation").click()
    await one.page.get_by_role("button", name=by).click()
    assert await received(poster) == []
    await expect(menu).not_to_contain_text("Mobilisation")


async def test_what_was_not_answered_can_be_chosen_again(
    world: Playground, poster: ComponentBot, seat: TakeSeat
) -> None:
    one = await seat()
    message = await post(poster, one, posts.one_menu(custom_id="mute"))
    menu = message.get_by_role("button", name="Un axe")
    for _ in range(2):
        await menu.click()
        await one.page.get_by_role("option", name="Mobilisation").click()
        assert await received(poster) == ["mobilisation"]
        world.clock.advance(timedelta(seconds=4))
        await expect(message.get_by_role("alert")).to_be_visible()
        await expect(menu).not_to_contain_text("Mobilisation")


async def test_a_choice_lasts_until_the_message_changes(poster: ComponentBot, seat: TakeSeat) -> None:
    one = await seat()
    sent = await poster.text_channel(one.world, "plan").send(view=posts.one_menu())
    message = one.page.locator(f'#messages [data-cmp-root="{sent.id}"]')
    menu = message.get_by_role("button", name="Un axe")
    await menu.click()
    await one.page.get_by_role("option", name="Mobilisation").click()
    await poster.next()
    await expect(menu).not_to_have_attribute("aria-busy", "true")
    await one.go("annonces")
    await expect(message).to_have_count(0)
    await one.go("plan")
    await expect(menu).to_contain_text("Mobilisation")
    await sent.edit(view=posts.one_menu())
    await expect(menu).not_to_contain_text("Mobilisation")


async def test_a_menu_is_open_one_at_a_time_and_not_while_the_bot_answers(poster: ComponentBot, seat: TakeSeat) -> None:
    one = await seat()
    message = await post(poster, one, posts.entity_menus())
    first, second = (message.get_by_role("button", name=f"Des {name}") for name in ("rôles", "salons"))
    await first.click()
    await second.press("Enter")
    await expect(one.page.get_by_role("listbox", name="Des salons")).to_be_visible()
    await expect(one.page.get_by_role("listbox")).to_have_count(1)
    await second.click()
    await expect(one.page.get_by_role("listbox")).to_have_count(0)
    poster.late = asyncio.Event()
    await second.click()
    await one.page.get_by_role("option", name="#plan").click()
    await first.press("Enter")
    await expect(one.page.get_by_role("listbox")).to_have_count(0)
    poster.late.set()
    assert len(await received(poster)) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
async def test_an_open_menu_is_accessible_and_fits(
    poster: ComponentBot, seat: TakeSeat, theme: str, width: int
) -> None:
    one = await seat(look=Look(width=width, height=740, theme=theme))  # type: ignore[arg-type]
    message = await post(poster, one, posts.one_menu(least=1, most=2, chosen=("Écologie",)))
    await message.get_by_role("button", name="Un axe").click()
    panel = one.page.get_by_role("dialog")
    box = await panel.bounding_box()
    assert box is not None
    assert (box["width"] == width) == (width == 360)
    bottom = box["y"] + box["height"]
    assert bottom == 740 if width == 360 else bottom < 740
    await require_accessible(one.page)
    await require_no_sideways(one.page)
    await one.page.keyboard.press("Escape")
    long = await post(poster, one, posts.many_menu())
    await long.get_by_role("button", name="Une ville").click()
    await require_accessible(one.page)
    await require_no_sideways(one.page)
