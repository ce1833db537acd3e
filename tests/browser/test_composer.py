"""The field where one writes: commands complete as Discord's do, and what is written is never lost."""

from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from playwright.async_api import Locator, expect

from bot.importers.shipped import shipped_plan
from tests.browser.access import require_accessible, require_no_sideways
from tests.browser.conftest import DESKTOP, TakeSeat
from tests.browser.seat import Seat

PHONE = replace(DESKTOP, width=360, height=640)
pytestmark = pytest.mark.usefixtures("stage")


def offered(seat: Seat, name: str) -> Locator:
    return seat.page.get_by_role("option", name=name)


def listed(seat: Seat) -> Locator:
    return seat.page.locator("#composer").get_by_role("listbox")


@pytest.mark.always
@pytest.mark.parametrize(("locale", "line", "found"), [
    ("fr", "/plan axe II", "Mobilisation et soutien organisationnel"),
    ("en-US", "/plan axis II", "Mobilisation et soutien organisationnel"),
])  # fmt: skip
async def test_a_command_that_is_typed_whole_is_run_by_enter(
    seat: TakeSeat, locale: str, line: str, found: str
) -> None:
    one = await seat("membre", locale)
    await one.field.press_sequentially(line)
    await offered(one, "II · Mobilisation").wait_for()
    await one.field.press("Enter")
    await one.said(found).wait_for()
    await expect(one.field).to_have_value("")
    await expect(listed(one)).to_be_hidden()


async def test_enter_does_not_wait_for_what_is_offered(seat: TakeSeat) -> None:
    one = await seat()
    await one.field.fill("/plan axe II")
    await one.field.press("Enter")
    await one.said("Mobilisation et soutien organisationnel").wait_for()


async def test_commands_are_offered_with_what_they_do_and_the_first_is_completed(seat: TakeSeat) -> None:
    one = await seat()
    await one.field.press_sequentially("/axe")
    await expect(offered(one, "/plan axe")).to_contain_text("Un axe du plan")
    assert await one.page.get_by_role("option").count() == 1
    await one.field.press("Enter")
    await expect(one.field).to_have_value("/plan axe ")
    await expect(one.page.locator("#composer")).to_contain_text("Le numéro de l'axe")


async def test_what_the_arrows_reach_is_taken_by_enter_and_run_by_the_next(seat: TakeSeat) -> None:
    one = await seat()
    await one.field.press_sequentially("/plan axe II")
    await offered(one, "III · ").wait_for()
    await one.field.press("ArrowDown")
    await one.field.press("ArrowDown")
    reached = one.page.locator("[role=option][aria-selected=true]")
    await expect(reached).to_contain_text("III · ")
    assert await one.field.get_attribute("aria-activedescendant") == await reached.get_attribute("id")
    await one.field.press("Enter")
    await expect(one.field).to_have_value(
        "/plan axe numero:III · Consolidation du fonctionnement interne de l'organisme "
    )
    await one.field.press("Enter")
    await one.said("Axe III : Consolidation").wait_for()


async def test_an_item_is_taken_by_a_press(seat: TakeSeat) -> None:
    one = await seat()
    await one.page.locator("#composer").get_by_role("button", name="Choisir une commande").click()
    await offered(one, "/plan axe").click()
    await offered(one, "II · Mobilisation").click()
    await expect(one.field).to_be_focused()
    await one.field.press("Enter")
    await one.said("Axe II : Mobilisation").wait_for()


async def test_what_is_missing_is_said_in_words_and_nothing_is_sent(seat: TakeSeat) -> None:
    one = await seat()
    await one.say("/plan axe ")
    await expect(one.page.locator("#composer-errors")).to_have_text("Il manque « numero ».")
    await expect(one.page.locator("#live-assertive")).to_have_text("Il manque « numero ».")
    await expect(one.field).to_have_attribute("aria-invalid", "true")
    await expect(one.field).to_have_value("/plan axe ")
    await one.field.press_sequentially("II")
    await expect(one.page.locator("#composer-errors")).to_be_hidden()
    assert await one.messages.count() == 0


async def test_enter_takes_the_first_choice_of_a_required_option_then_asks_for_the_next(seat: TakeSeat) -> None:
    one = await seat("coordination")
    await one.field.press_sequentially("/convoq")
    await offered(one, "/gerer assemblee convoquer").wait_for()
    await one.field.press("Enter")
    await offered(one, "assemblée générale annuelle").wait_for()
    await one.field.press("Enter")
    taken = "/gerer assemblee convoquer genre:assemblée générale annuelle "
    await expect(one.field).to_have_value(taken)
    await expect(one.page.locator("#composer")).to_contain_text("Le jour et l'heure")
    # Tab has no way to leave out what is required, which is named by the strip.
    assert all("date" in item for item in await one.page.get_by_role("option").all_inner_texts())
    await one.field.press("Enter")
    await expect(one.page.locator("#composer-errors")).to_have_text("Il manque « date ».")
    await one.field.press_sequentially("mardi prochain 19 h")
    await one.field.press("Enter")
    await one.said("Rien n'est encore convoqué.").wait_for()


@pytest.mark.parametrize(("line", "said"), [
    ("/plann axe", "Discord ne connaît pas la commande « plann ». Possible : /plan."),
    ("/plan axe numero:II numero:I", "« numero » est donné deux fois."),
    ("/plan chercher anne:2012", "L'option « anne » n'existe pas. Possible : annee."),
    ("/plan chercher etat:perdu", "« perdu » ne convient pas à l'option « etat ». Possible : "),
])  # fmt: skip
async def test_what_is_wrong_is_said_in_words(seat: TakeSeat, line: str, said: str) -> None:
    one = await seat()
    await one.say(line)
    await expect(one.page.locator("#composer-errors")).to_contain_text(said)


async def test_a_member_is_mentioned_by_the_beginning_of_a_name(seat: TakeSeat) -> None:
    one, other = await seat("membre"), await seat("responsable")
    await one.field.press_sequentially("Merci @rach")
    await offered(one, "@Rachid Benali").wait_for()
    await one.field.press("Enter")
    await expect(one.field).to_have_value("Merci @Rachid Benali ")
    await one.field.press("Enter")
    await other.said("Merci @Rachid Benali").wait_for()
    assert "<@" in one.world.hand("membre").sees("plan")[-1]["content"]


async def test_a_message_is_answered_and_the_answer_can_be_given_up(seat: TakeSeat) -> None:
    one = await seat()
    asked = one.world.hand("coordination").say("Qui vient samedi?")
    await one.said("Qui vient samedi?").hover()
    await one.page.get_by_role("button", name="Répondre").first.click()
    bar = one.page.locator(".compose-reply")
    await expect(bar).to_have_text("Réponse à Claire Fortin")
    await one.field.press("Escape")
    await expect(bar).to_be_hidden()
    await one.said("Qui vient samedi?").hover()
    await one.page.get_by_role("button", name="Répondre").first.click()
    await one.say("Moi")
    await one.said("Moi").wait_for()
    assert one.world.hand("membre").sees("plan")[-1]["message_reference"]["message_id"] == asked["id"]
    await expect(bar).to_be_hidden()


async def test_a_file_is_given_to_the_option_that_takes_one(seat: TakeSeat, tmp_path: Path) -> None:
    file = tmp_path / "mon  plan.md"
    file.write_bytes(shipped_plan())
    one = await seat("coordination", channel="coordination")
    await one.field.press_sequentially("/gerer plan importer ")
    async with one.page.expect_file_chooser() as chooser:
        await one.page.get_by_role("button", name="Joindre un fichier : fichier").click()
    await (await chooser.value).set_files(file)
    await expect(one.field).to_have_value("/gerer plan importer fichier:mon plan.md ")
    await one.field.press("Enter")
    await one.said("Plan d'action triennal").wait_for()


async def test_each_channel_keeps_what_is_being_written_and_a_reload_too(seat: TakeSeat) -> None:
    one = await seat()
    await one.field.fill("Au plan")
    await one.go("annonces")
    await expect(one.field).to_have_value("")
    await one.field.fill("Aux annonces")
    await one.go("plan")
    await expect(one.field).to_have_value("Au plan")
    await one.page.reload()
    await one.greeted()
    await expect(one.field).to_have_value("Au plan")


async def test_lines_that_were_sent_come_back_by_the_arrow(seat: TakeSeat) -> None:
    one = await seat()
    for line in ("Un", "Deux"):
        await one.say(line)
        await one.said(line).wait_for()
    for key, line in (("ArrowUp", "Deux"), ("ArrowUp", "Un"), ("ArrowDown", "Deux"), ("ArrowDown", "")):
        await one.field.press(key)
        await expect(one.field).to_have_value(line)


async def test_a_long_text_makes_the_field_higher_and_shift_enter_a_line(seat: TakeSeat) -> None:
    one = await seat()
    low = await one.field.bounding_box()
    await one.field.press_sequentially("Un")
    await one.field.press("Shift+Enter")
    await one.field.press_sequentially("deux")
    high = await one.field.bounding_box()
    assert low is not None
    assert high is not None
    assert high["height"] > low["height"]
    await expect(one.field).to_have_value("Un\ndeux")
    await one.field.fill("x" * 2001)
    await expect(one.page.locator("#composer")).to_contain_text("Il y a 1 caractère de trop.")
    await one.field.press("Enter")
    await expect(one.page.locator("#composer-errors")).to_contain_text("2 000 caractères au plus")
    await expect(one.field).to_have_value("x" * 2001)


async def test_what_is_written_while_the_link_is_down_is_kept_and_then_sent(seat: TakeSeat) -> None:
    one = await seat()
    one.tab.forgive("WebSocket", "ERR_CONNECTION_REFUSED")
    await one.world.page.close()
    await one.page.context.set_offline(True)
    send = one.page.locator("#composer").get_by_role("button", name="Envoyer")
    await one.field.fill("Bonjour")
    await expect(one.page.locator("#composer-note")).to_contain_text("Ce que vous écrivez est gardé")
    await expect(send).to_be_disabled()
    await one.field.press("Enter")
    await expect(one.page.locator("#composer-errors")).to_contain_text("rien n'a été envoyé")
    await expect(one.field).to_have_value("Bonjour")
    await one.page.context.set_offline(False)
    await expect(send).to_be_enabled()
    await one.field.press("Enter")
    await one.said("Bonjour").wait_for()


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_the_list_and_the_strip_are_accessible_and_leave_the_field_on_a_phone(
    seat: TakeSeat, theme: Literal["light", "dark"]
) -> None:
    one = await seat(look=replace(PHONE, theme=theme))
    await one.field.press_sequentially("/")
    await offered(one, "/plan axe").wait_for()
    await one.field.press("ArrowDown")
    await require_clear(one)
    await one.field.press("Escape")
    await expect(listed(one)).to_be_hidden()
    await one.field.press_sequentially("plan axe ")
    await offered(one, "II · Mobilisation").wait_for()
    await require_clear(one)
    await one.field.press("Escape")
    await one.field.press("Enter")
    await expect(one.page.locator("#composer-errors")).to_be_visible()
    await require_clear(one)


async def require_clear(seat: Seat) -> None:
    """Nothing covers the field or sticks out, and axe-core finds nothing."""
    await require_accessible(seat.page)
    await require_no_sideways(seat.page)
    field, popup = await seat.field.bounding_box(), await seat.page.locator(".compose-popup").bounding_box()
    assert field is not None
    assert popup is not None
    assert popup["y"] >= 0
    assert popup["y"] + popup["height"] <= field["y"]
    assert field["y"] + field["height"] <= PHONE.height


async def test_a_link_that_is_lost_while_sending_says_that_it_is_not_known_whether_it_went(seat: TakeSeat) -> None:
    one = await seat()
    one.tab.forgive("WebSocket", "ERR_CONNECTION_REFUSED")
    # Only what is said is lost: the page has questions of its own.
    await one.page.evaluate("""() => {
      const { send } = WebSocket.prototype;
      WebSocket.prototype.send = function (text) {
        if (JSON.parse(text).op === "say") this.close();
        else send.call(this, text);
      };
    }""")
    await one.field.fill("Bonjour")
    await one.field.press("Enter")
    await expect(one.page.locator("#composer-errors")).to_contain_text("voyez s'il est parti")
    await expect(one.field).to_have_value("Bonjour")


async def test_a_phone_says_who_asked_what_in_a_sentence(seat: TakeSeat) -> None:
    one = await seat("coordination", look=PHONE)
    await one.say("/gerer assemblee convoquer genre:assemblée des partenaires date:dans 3 semaines à 19 h")
    asked = one.last.locator("p").first
    await expect(asked).to_contain_text("Claire Fortin a utilisé /gerer assemblee convoquer")
    # Not a column of broken words: two lines, of which none is narrower than a word.
    assert await asked.evaluate("(line) => line.offsetHeight / parseFloat(getComputedStyle(line).fontSize)") < 4
