"""Forms in the page: filled by pointer or keyboard, checked in words, received by the bot."""

import re

import pytest
from playwright.async_api import FilePayload, expect

from tests.browser.access import require_accessible, require_no_sideways
from tests.browser.component_bot import ComponentBot
from tests.browser.component_forms import FORMS, PICTURE
from tests.browser.component_page import CONFIRM, LANGUAGES, SEND, answers, open_form
from tests.browser.conftest import TakeSeat
from tests.browser.tab import Look

REQUIRED = {"fr": "(obligatoire)", "en-US": "(required)"}
EMPTY = {"fr": "Une réponse est obligatoire.", "en-US": "An answer is required."}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_texts_are_received_as_they_were_typed(poster: ComponentBot, seat: TakeSeat, language: str) -> None:
    form = await open_form(poster, await seat(locale=language), "texts")
    await expect(form.get_by_text("Dites-nous")).to_be_visible()
    name = form.get_by_label(f"Nom {REQUIRED[language]}")
    await expect(name).to_be_focused()
    await expect(name).to_have_attribute("placeholder", "Le nom de l'action")
    await name.fill("Été 🌻")
    await expect(form.get_by_label("Lieu")).to_have_value("Brossard")
    await form.get_by_label("Récit").fill("Une ligne\nUne autre")
    await form.get_by_label("À l'ancienne").fill("comme avant")
    await form.get_by_role("button", name=SEND[language]).click()
    assert answers(await poster.next()) == {
        "nom": "Été 🌻",
        "lieu": "Brossard",
        "recit": "Une ligne\nUne autre",
        "ancien": "comme avant",
    }
    await expect(form).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_choices_are_received(poster: ComponentBot, seat: TakeSeat, language: str) -> None:
    one = await seat(locale=language)
    form = await open_form(poster, one, "choices")
    await form.get_by_role("radiogroup", name="Présence").get_by_label("Non").check()
    await expect(form.get_by_label("Soupe")).to_be_checked()
    await form.get_by_role("group", name="Repas").get_by_label("Tarte").check()
    await form.get_by_label("Je viens en autobus").check()
    await form.get_by_role("button", name="Quels jours").click()
    for day in ("Lundi", "Jeudi"):
        await one.page.get_by_role("option", name=day).click()
    await one.page.get_by_role("button", name=CONFIRM[language]).click()
    await form.get_by_role("button", name=SEND[language]).click()
    assert answers(await poster.next()) == {
        "presence": "non",
        "repas": ["soupe", "tarte"],
        "autobus": True,
        "jours": ["lundi", "jeudi"],
    }


@pytest.mark.parametrize("language", LANGUAGES)
async def test_members_roles_and_channels_are_received(poster: ComponentBot, seat: TakeSeat, language: str) -> None:
    one = await seat(locale=language)
    form = await open_form(poster, one, "entities")
    for label, option in (("Membre", "@Rachid Benali"), ("Rôle", "@Coordination"), ("Salon", "#sondages")):
        await form.get_by_role("button", name=label).click()
        await one.page.get_by_role("option", name=option, exact=True).click()
    await form.get_by_role("button", name=SEND[language]).click()
    data = await poster.next()
    resolved = data["resolved"]
    found = {
        key: [
            {**resolved["users"], **resolved["roles"], **resolved["channels"]}[value].get("global_name")
            or {**resolved["roles"], **resolved["channels"]}[value]["name"]
            for value in values
        ]
        for key, values in answers(data).items()
    }
    assert found == {"membre": ["Rachid Benali"], "role": ["Coordination"], "qui": [], "salon": ["sondages"]}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_files_are_received_even_two_of_one_name(poster: ComponentBot, seat: TakeSeat, language: str) -> None:
    one = await seat(locale=language)
    form = await open_form(poster, one, "files")
    chooser = form.get_by_label(f"Photos {REQUIRED[language]}")
    for name, content in (("photo.png", PICTURE), ("photo.png", PICTURE), ("trop.txt", b".")):
        await chooser.set_input_files([FilePayload(name=name, mimeType="image/png", buffer=content)])
    await form.get_by_role("button", name="trop.txt").click()
    await expect(chooser).to_be_focused()
    await form.get_by_role("radiogroup", name="Avis").get_by_role("button").click()
    await form.get_by_role("button", name=SEND[language]).click()
    data = await poster.next()
    given = answers(data)
    files = [data["resolved"]["attachments"][key] for key in given["photos"]]
    assert [(file["filename"], file["size"]) for file in files] == [
        ("photo.png", len(PICTURE)),
        ("photo (2).png", len(PICTURE)),
    ]
    assert (given["annexe"], given["avis"]) == ([], None)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_missing_is_said_beside_each_field(poster: ComponentBot, seat: TakeSeat, language: str) -> None:
    one = await seat(locale=language)
    form = await open_form(poster, one, "choices")
    await form.get_by_label("Soupe").uncheck()
    await form.get_by_role("button", name=SEND[language]).click()
    await expect(form.get_by_text(EMPTY[language])).to_have_count(3)
    await expect(form.get_by_label("Oui")).to_be_focused()
    radios = form.get_by_role("radiogroup", name="Présence")
    await expect(radios).to_have_attribute("aria-invalid", "true")
    await expect(radios).to_have_accessible_description(EMPTY[language])
    menu = form.get_by_role("button", name="Jours")
    await expect(menu).to_have_accessible_description(re.compile(re.escape(EMPTY[language])))
    await form.get_by_label("Oui").check()
    await expect(radios).not_to_have_attribute("aria-invalid", "true")
    await expect(form.get_by_text(EMPTY[language])).to_have_count(2)
    assert poster.received.empty()


async def test_a_text_out_of_bounds_is_kept_and_said(poster: ComponentBot, seat: TakeSeat) -> None:
    form = await open_form(poster, await seat(), "texts")
    name = form.get_by_label("Nom")
    send = form.get_by_role("button", name="Envoyer")
    for typed, count, why in (
        ("", "0 sur 10", EMPTY["fr"]),
        ("ab", "2 sur 10", "Écrivez au moins 3 caractères."),
        ("abcdefghijkl", "12 sur 10", "2 caractères de trop."),
    ):
        await name.fill(typed)
        await expect(form.get_by_text(count)).to_be_visible()
        await send.click()
        await expect(name).to_have_attribute("aria-invalid", "true")
        await expect(form.get_by_text(why)).to_be_visible()
        await expect(name).to_be_focused()
        await expect(name).to_have_value(typed)
    await name.fill("abc")
    await expect(name).not_to_have_attribute("aria-invalid", "true")
    await send.click()
    assert answers(await poster.next())["nom"] == "abc"


async def test_a_form_is_filled_and_sent_by_keyboard_alone(poster: ComponentBot, seat: TakeSeat) -> None:
    one = await seat()
    form = await open_form(poster, one, "choices")
    keys = one.page.keyboard
    for key in ("Space", "ArrowDown", "Tab", "Tab", "Space", "Tab", "Tab", "Space", "Tab", "Enter"):
        await keys.press(key)
    await expect(one.page.get_by_role("listbox")).to_be_focused()
    for key in ("Space", "ArrowDown", "Space", "Tab", "Enter"):
        await keys.press(key)
    await expect(form.get_by_role("button", name="Jours")).to_be_focused()
    for key in ("Tab", "Tab"):
        await keys.press(key)
    await expect(form.get_by_role("button", name="Envoyer")).to_be_focused()
    await keys.press("Enter")
    assert answers(await poster.next()) == {
        "presence": "non",
        "repas": ["soupe", "salade"],
        "autobus": True,
        "jours": ["lundi", "mardi"],
    }
    await expect(form).to_have_count(0)
    await expect(one.page.locator("#messages").get_by_role("button", name="choices")).to_be_focused()


async def test_escape_closes_the_menu_before_the_form(poster: ComponentBot, seat: TakeSeat) -> None:
    one = await seat()
    form = await open_form(poster, one, "entities")
    await form.get_by_role("button", name="Salon").press("Enter")
    await expect(one.page.get_by_role("listbox")).to_be_visible()
    await one.page.keyboard.press("Escape")
    await expect(one.page.get_by_role("listbox")).to_have_count(0)
    await expect(form).to_be_visible()
    await one.page.keyboard.press("Escape")
    await expect(form).to_have_count(0)
    await expect(one.page.locator("#messages").get_by_role("button", name="entities")).to_be_focused()


async def test_tab_stays_in_the_form(poster: ComponentBot, seat: TakeSeat) -> None:
    one = await seat()
    await open_form(poster, one, "texts")
    for _ in range(12):
        await one.page.keyboard.press("Tab")
        assert await one.page.evaluate(
            "document.activeElement === document.body || document.activeElement.closest('dialog') !== null"
        )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
async def test_each_form_is_accessible_and_fits(poster: ComponentBot, seat: TakeSeat, theme: str, width: int) -> None:
    one = await seat(look=Look(width=width, height=740, theme=theme))  # type: ignore[arg-type]
    for kind in FORMS:
        form = await open_form(poster, one, kind)
        await require_accessible(one.page)
        await require_no_sideways(one.page)
        if kind != "entities":  # which may be sent as it is
            await form.get_by_role("button", name="Envoyer").press("Enter")
            await expect(form.locator(".form-wrong").first).to_be_visible()
            await require_accessible(one.page)
            await require_no_sideways(one.page)
        await one.page.keyboard.press("Escape")
        await expect(form).to_have_count(0)
