"""What was typed in a form is lost neither by a silence, nor by a closed window, nor by a lost link."""

import asyncio
from datetime import timedelta

import pytest
from playwright.async_api import expect

from bot.playground.server import Playground
from tests.browser.component_bot import ComponentBot, forms
from tests.browser.component_page import LANGUAGES, NO_ANSWER, SEND, answers, open_form
from tests.browser.conftest import TakeSeat

AGAIN = "Reprendre mes réponses"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_form_that_is_not_answered_stays_open_and_is_sent_again(
    world: Playground, poster: ComponentBot, seat: TakeSeat, language: str
) -> None:
    form = await open_form(poster, await seat(locale=language), "texts")
    await form.get_by_label("Nom").fill("Jardin")
    poster.deaf = True
    send = form.get_by_role("button", name=SEND[language])
    await send.click()
    await poster.next()
    world.clock.advance(timedelta(seconds=4))
    await expect(form.get_by_role("alert")).to_contain_text(NO_ANSWER[language])
    await expect(form.get_by_label("Nom")).to_have_value("Jardin")
    poster.deaf = False
    await send.click()
    assert answers(await poster.next())["nom"] == "Jardin"
    await expect(form).to_have_count(0)


async def test_a_form_is_sent_once(poster: ComponentBot, seat: TakeSeat) -> None:
    form = await open_form(poster, await seat(), "texts")
    await form.get_by_label("Nom").fill("Jardin")
    poster.late = asyncio.Event()
    await form.get_by_label("Nom").press("Enter")
    await expect(form.get_by_role("button", name="Envoi…")).to_be_disabled()
    await form.get_by_label("Nom").press("Enter")
    poster.late.set()
    await expect(form).to_have_count(0)
    await poster.next()
    assert poster.received.empty()


async def test_what_was_typed_in_a_form_that_was_closed_is_proposed_again(poster: ComponentBot, seat: TakeSeat) -> None:
    one = await seat()
    form = await open_form(poster, one, "texts")
    await expect(form.get_by_role("button", name=AGAIN)).to_have_count(0)
    await form.get_by_label("Nom").fill("Jardin")
    await form.get_by_role("button", name="Annuler").click()
    opener = one.page.locator("#messages").get_by_role("button", name="texts")
    await expect(opener).to_be_focused()
    await opener.press("Enter")
    await expect(form.get_by_label("Nom")).to_have_value("")
    await form.get_by_role("button", name=AGAIN).click()
    await expect(form.get_by_label("Nom")).to_have_value("Jardin")
    await form.get_by_role("button", name="Envoyer").click()
    await expect(form).to_have_count(0)
    await opener.press("Enter")
    await form.wait_for()
    await expect(form.get_by_role("button", name=AGAIN)).to_have_count(0)  # it was sent


async def test_a_form_outlives_the_link_that_it_came_by(poster: ComponentBot, seat: TakeSeat) -> None:
    one = await seat()
    form = await open_form(poster, one, "texts")
    await form.get_by_label("Nom").fill("Jardin")
    one.tab.forgive("WebSocket")
    await one.page.evaluate(
        "window.came = import('./static/js/store.js').then(({ on, state }) => new Promise((back) => "
        "on('link', () => state.link && back()))); null"
    )
    await one.world.page.close()
    await one.page.evaluate("window.came")
    await form.get_by_role("button", name="Envoyer").click()
    assert answers(await poster.next())["nom"] == "Jardin"
    await expect(form).to_have_count(0)


async def test_a_form_is_left_by_whoever_becomes_somebody_else(poster: ComponentBot, seat: TakeSeat) -> None:
    one = await seat()
    form = await open_form(poster, one, "texts")
    await form.get_by_label("Nom").fill("Jardin")
    await one.page.evaluate("import('./static/js/store.js').then(({ become }) => become('coordination'))")
    await expect(form).to_have_count(0)


async def test_the_focus_goes_back_to_a_button_that_was_drawn_again_meanwhile(
    poster: ComponentBot, seat: TakeSeat
) -> None:
    one = await seat()
    sent = await poster.text_channel(one.world, "plan").send(view=forms())
    message = one.page.locator(f'#messages [data-cmp-root="{sent.id}"]')
    opener = message.get_by_role("button", name="texts")
    await opener.press("Enter")
    await one.form.wait_for()
    before = await opener.element_handle()
    await sent.edit(view=forms())
    assert before is not None
    await before.wait_for_element_state("hidden")
    await one.page.keyboard.press("Escape")
    await expect(opener).to_be_focused()
