"""What a message can have, in the page: drawn, pressed, and received by the bot."""

import asyncio
from datetime import timedelta

import pytest
from playwright.async_api import Locator, expect

from bot.playground.server import Playground
from tests.browser import component_bot as posts
from tests.browser.access import require_accessible, require_no_sideways
from tests.browser.component_bot import ComponentBot
from tests.browser.component_page import LANGUAGES, NO_ANSWER, post
from tests.browser.conftest import TakeSeat
from tests.browser.tab import Look

NEW_TAB = {"fr": "(nouvel onglet)", "en-US": "(new tab)"}
SHOW = "Montrer ce qui est masqué"


async def pressed(poster: ComponentBot, button: Locator) -> str:
    """Press a button and wait for its answer; the identifier that the bot received."""
    await button.click()
    received: str = (await poster.next())["custom_id"]
    await expect(button).not_to_have_attribute("aria-busy", "true")
    return received


@pytest.mark.parametrize("language", LANGUAGES)
async def test_each_button_that_can_be_pressed_is(poster: ComponentBot, seat: TakeSeat, language: str) -> None:
    message = await post(poster, await seat(locale=language), posts.buttons())
    for name in posts.STYLES:
        assert await pressed(poster, message.get_by_role("button", name=name.capitalize())) == name
    assert await pressed(poster, message.get_by_role("button", name="🔔")) == "cloche"
    assert await pressed(poster, message.get_by_role("button", name="Sondage", exact=True)) == "sondage"
    await expect(message.get_by_role("button", name="Éteint")).to_be_disabled()
    link = message.get_by_role("link", name=f"Ailleurs {NEW_TAB[language]}")
    assert await link.get_attribute("href") == "https://example.org/a"
    assert await link.get_attribute("target") == "_blank"
    assert await link.get_attribute("rel") == "noopener noreferrer"


async def test_a_second_press_waits_for_the_first_ones_answer(poster: ComponentBot, seat: TakeSeat) -> None:
    message = await post(poster, await seat(), posts.buttons())
    first, other = (message.get_by_role("button", name=name) for name in ("Principal", "Danger"))
    poster.late = asyncio.Event()
    await first.dblclick()
    await expect(first).to_have_attribute("aria-busy", "true")
    await expect(other).to_have_attribute("aria-disabled", "true")
    await other.press("Enter")
    poster.late.set()
    await expect(first).not_to_have_attribute("aria-busy", "true")
    await other.press("Enter")
    assert [(await poster.next())["custom_id"] for _ in range(2)] == ["principal", "danger"]
    assert poster.received.empty()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_bot_that_does_not_answer_is_said_and_can_be_asked_again(
    world: Playground, poster: ComponentBot, seat: TakeSeat, language: str
) -> None:
    message = await post(poster, await seat(locale=language), posts.buttons())
    mute = message.get_by_role("button", name="Muet")
    await mute.press("Enter")
    await poster.next()
    world.clock.advance(timedelta(seconds=4))
    failure = message.get_by_role("alert")
    await expect(failure).to_have_text(NO_ANSWER[language])
    await expect(mute).to_be_focused()
    await expect(mute).not_to_have_attribute("aria-busy", "true")
    await message.get_by_role("button", name="Principal").click()
    await expect(failure).to_have_count(0)


async def test_a_command_that_is_not_answered_is_said_until_another_is(
    world: Playground, poster: ComponentBot, seat: TakeSeat
) -> None:
    one = await seat()
    await one.say("/muet")
    await poster.next()
    world.clock.advance(timedelta(seconds=4))
    failure = one.page.get_by_role("alert").filter(has_text=NO_ANSWER["fr"])
    await expect(failure).to_be_visible()
    await require_accessible(one.page)
    await one.say("/formulaire")
    await one.form.wait_for()
    await one.page.keyboard.press("Escape")
    await expect(one.field).to_be_focused()
    await expect(failure).to_have_count(0)


async def test_the_keyboard_stays_where_it_was_when_a_message_is_drawn_again(
    poster: ComponentBot, seat: TakeSeat
) -> None:
    one = await seat()
    message = await post(poster, one, posts.counting(0))
    await message.get_by_role("button", name="Encore").focus()
    for count in range(2):
        await one.page.keyboard.press("Enter")
        assert (await poster.next())["custom_id"] == f"edit:{count}"
        await expect(message).to_contain_text(f"Vu {count + 1} fois")
        await expect(message.get_by_role("button", name="Encore")).to_be_focused()
        await expect(message.get_by_role("button", name="Encore")).not_to_have_attribute("aria-busy", "true")


async def test_focus_that_went_elsewhere_is_left_there(poster: ComponentBot, seat: TakeSeat) -> None:
    one = await seat()
    message = await post(poster, one, posts.counting(0))
    poster.late = asyncio.Event()
    await message.get_by_role("button", name="Encore").press("Enter")
    await one.field.focus()
    poster.late.set()
    await expect(message).to_contain_text("Vu 1 fois")
    await expect(one.field).to_be_focused()


async def test_texts_pictures_files_and_rules_are_drawn(poster: ComponentBot, seat: TakeSeat) -> None:
    one = await seat()
    message = await post(poster, one, posts.pieces(), posts.files())
    await expect(message.locator(".cmp-text").first).to_contain_text("Titre")
    await expect(message.get_by_text("Une deuxième ligne")).to_be_visible()
    for alt in ("Une vignette", "Une photo", "La même photo"):
        picture = message.get_by_role("img", name=alt, exact=True).or_(
            message.get_by_role("button", name=f"Agrandir l'image\N{NO-BREAK SPACE}: {alt}", exact=True)
        )
        await expect(picture.first).to_be_visible()
    thumbnail = message.locator(".cmp-thumbnail img")
    await thumbnail.scroll_into_view_if_needed()  # it is fetched once it is near
    assert await thumbnail.evaluate("async (image) => (await image.decode(), image.naturalWidth)")
    await expect(message.get_by_role("separator")).to_have_count(1)
    frame = message.locator(".cmp-accented")
    assert await frame.evaluate("(node) => getComputedStyle(node).borderInlineStartColor") == "rgb(230, 81, 0)"
    async with one.page.expect_download() as download:
        await message.get_by_role("link", name="Télécharger note.txt").click()
    assert (await (await download.value).path()).read_bytes() == b"bonjour"
    assert await pressed(poster, message.get_by_role("button", name="De la section")) == "section"
    assert await pressed(poster, message.get_by_role("button", name="Au bas")) == "bas"


async def test_what_is_hidden_is_shown_when_asked_and_stays_so(poster: ComponentBot, seat: TakeSeat) -> None:
    one = await seat()
    message = await post(poster, one, posts.pieces(), posts.files())
    hidden = message.get_by_text("Ce qui était masqué")
    picture = message.get_by_role("button", name="Une photo cachée")
    await expect(hidden).to_be_hidden()
    await expect(picture).to_have_count(0)  # not for whoever listens either
    await message.get_by_role("button", name=SHOW).first.press("Enter")
    await expect(picture).to_be_focused()
    await message.get_by_role("button", name=SHOW).press("Enter")
    await expect(hidden).to_be_visible()
    await one.go("annonces")
    await expect(message).to_have_count(0)
    await one.go("plan")
    await expect(hidden).to_be_visible()


async def test_a_picture_is_enlarged_and_the_focus_comes_back(poster: ComponentBot, seat: TakeSeat) -> None:
    one = await seat()
    message = await post(poster, one, posts.pieces(), posts.files())
    picture = message.get_by_role("button", name="Une vignette")
    await picture.press("Enter")
    large = one.page.get_by_role("dialog", name="vignette.png").get_by_role("img", name="Une vignette")
    await expect(large).to_be_visible()
    await one.page.keyboard.press("Escape")
    await expect(large).to_have_count(0)
    await expect(picture).to_be_focused()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
async def test_every_piece_is_accessible_and_fits(poster: ComponentBot, seat: TakeSeat, theme: str, width: int) -> None:
    one = await seat(look=Look(width=width, height=740, theme=theme))  # type: ignore[arg-type]
    for view, files in ((posts.buttons(), []), (posts.pieces(), posts.files()), (posts.entity_menus(), [])):
        await post(poster, one, view, files)
    await require_accessible(one.page)
    await require_no_sideways(one.page)
