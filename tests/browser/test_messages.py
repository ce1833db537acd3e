"""What a message shows, as anybody sees it in the page: who, when, in answer to what, and what can be done with it."""

import asyncio
from datetime import timedelta
from io import BytesIO

import discord
import pytest
from playwright.async_api import expect

from bot.playground.server import Playground
from tests.browser.access import require_accessible, require_no_sideways
from tests.browser.component_bot import ComponentBot
from tests.browser.conftest import PHONE, TakeSeat
from tests.browser.tab import Look
from tests.playground.small_bot import Bot, SmallBot, point_at, running

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cfc0f01f00050001ff56c72f0d0000000049454e44ae426082"
)

AT_ONCE = 4000


def file(name: str, description: str = "", content: bytes = PIXEL) -> discord.File:
    return discord.File(BytesIO(content), name, description=description or f"Ce que {name} montre")


async def test_a_name_is_said_once_for_what_follows_within_seven_minutes(seat: TakeSeat, world: Playground) -> None:
    one, hand = await seat(), world.hand("responsable")
    for text, later in (("Un", 0), ("Deux", 6), ("Trois", 8)):
        world.clock.advance(timedelta(minutes=later))
        hand.say(text)
    names = one.page.locator("#messages").get_by_role("heading", name="Rachid Benali")
    await one.said("Trois").wait_for()
    assert await names.count() == 2
    await expect(one.said("Deux")).to_have_accessible_name("Rachid Benali 10 h 06")
    assert await one.said("Deux").get_by_role("heading").count() == 0


async def test_a_reply_says_whom_it_answers_and_leads_there(seat: TakeSeat, world: Playground) -> None:
    one, hand = await seat(), world.hand("coordination")
    first = hand.say("On se voit **jeudi**?")
    world.hand("responsable").say("Oui!", reply_to=first["id"])
    await one.said("Oui!").get_by_role("button", name="en réponse à Claire Fortin On se voit jeudi?").click()
    await expect(one.messages.first).to_be_focused()


async def test_one_replies_by_the_button_of_a_message(seat: TakeSeat, world: Playground) -> None:
    one = await seat()
    world.hand("coordination").say("Qui vient?")
    await one.said("Qui vient?").hover()
    await one.said("Qui vient?").get_by_role("button", name="Répondre à Claire Fortin").click()
    await expect(one.field).to_be_focused()
    await one.say("Moi")
    await one.last.get_by_text("Moi", exact=True).wait_for()
    assert world.messages("plan")[-1]["referenced_message"]["content"] == "Qui vient?"


@pytest.mark.parametrize(("locale", "words"), [("fr", "a utilisé /plan axe"), ("en-US", "used /plan axis")])
@pytest.mark.usefixtures("stage")
async def test_an_answer_says_who_used_which_command(seat: TakeSeat, locale: str, words: str) -> None:
    one = await seat(locale=locale)
    await one.say("/plan axe II" if locale == "fr" else "/plan axis II")
    await one.last.get_by_text(words).wait_for()
    assert "Mireille Gagnon" in await one.last.inner_text()


async def test_what_is_only_mine_says_so_and_can_be_dismissed(
    seat: TakeSeat, world: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    point_at(world, monkeypatch)
    bot, finish = SmallBot(), asyncio.Event()

    @bot.answers("lent")
    async def slow(interaction: Bot) -> None:
        await interaction.response.defer(ephemeral=True)
        await finish.wait()
        await interaction.followup.send("Voilà")

    async with running(bot, world):
        one = await seat()
        await one.say("/lent")
        await one.last.get_by_text("Courroie réfléchit…").wait_for()
        heard = one.page.locator("#live-polite")
        await expect(heard).to_have_text("Courroie réfléchit…")
        finish.set()
        await one.last.get_by_text("Voilà").wait_for()
        await expect(heard).to_have_text("Courroie : Voilà")
        await one.last.get_by_text("Vous êtes la seule personne à voir ce message").wait_for()
        await one.last.get_by_role("button", name="Rejeter le message").click()
        await one.said("Voilà").wait_for(state="detached")


async def test_an_edited_message_says_so_and_only_it_is_drawn_again(
    seat: TakeSeat, world: Playground, poster: ComponentBot
) -> None:
    one = await seat()
    sent = await poster.text_channel(world, "plan").send("Avant")
    world.hand("membre").say("Autre chose")
    await one.said("Autre chose").wait_for()
    await one.page.evaluate("for (const one of document.querySelectorAll('#messages article')) one.mark = true")
    await sent.edit(content="Après")
    await one.said("Après").get_by_text("(modifié)").wait_for()
    drawn = await one.messages.evaluate_all("(all) => all.map((one) => one.mark === true)")
    assert drawn == [False, True]


async def test_the_focus_stays_on_what_an_edit_keeps(seat: TakeSeat, world: Playground, poster: ComponentBot) -> None:
    one = await seat()
    sent = await poster.text_channel(world, "plan").send("Avant")
    more = one.said("Avant").get_by_role("button", name="Actions sur le message de courroie")
    await more.focus()
    await sent.edit(content="Après")
    await one.said("Après").wait_for()
    await expect(one.said("Après").get_by_role("button", name="Actions sur")).to_be_focused()


async def test_days_and_distances_follow_the_playgrounds_clock(seat: TakeSeat, world: Playground) -> None:
    one = await seat()
    at = int((world.clock.now() + timedelta(hours=3, minutes=20)).timestamp())
    world.hand("membre").say(f"Début <t:{at}:R>")
    message = one.said("Début")
    await message.get_by_text("aujourd'hui à 10 h 00").wait_for()
    await message.get_by_text("dans 3 heures").wait_for()
    world.clock.advance(timedelta(days=1))
    # At once: the page also looks by itself, every ten seconds.
    await message.get_by_text("hier à 10 h 00").wait_for(timeout=AT_ONCE)
    await message.get_by_text("il y a 21 heures").wait_for(timeout=AT_ONCE)
    world.hand("membre").say("Le lendemain")
    await one.said("Le lendemain").wait_for()
    days = one.page.locator("#messages li").filter(has_text="septembre 2012")
    assert await days.all_inner_texts() == ["lundi 10 septembre 2012", "mardi 11 septembre 2012"]


async def test_an_image_says_what_it_shows_opens_large_and_downloads(
    seat: TakeSeat, world: Playground, poster: ComponentBot
) -> None:
    one = await seat()
    alt = "Douze actions réalisées, huit en cours"
    await poster.text_channel(world, "plan").send(files=[file("bilan.png", alt), file("SPOILER_b.png")])
    image = one.last.get_by_role("img", name=alt)
    assert await image.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }") == 1
    await one.last.get_by_role("button", name="ALT").click()
    await one.last.get_by_text(alt, exact=True).wait_for()
    await one.last.get_by_role("button", name=alt).click()
    window = one.page.get_by_role("dialog", name="bilan.png")
    await window.get_by_role("img", name=alt).wait_for()
    async with one.page.expect_download() as downloading:
        await window.get_by_role("link", name="Télécharger").click()
    downloaded = await downloading.value
    assert downloaded.suggested_filename == "bilan.png"
    assert (await downloaded.path()).read_bytes() == PIXEL
    await one.page.keyboard.press("Escape")
    await expect(one.last.get_by_role("button", name=alt)).to_be_focused()
    await one.last.get_by_role("button", name="Image cachée").click()
    await one.last.get_by_role("img", name="Ce que SPOILER_b.png montre").wait_for()


async def test_a_file_says_its_name_and_size_opens_and_downloads(
    seat: TakeSeat, world: Playground, poster: ComponentBot
) -> None:
    one = await seat()
    files = [file("note.txt", content=b"a,b"), file("plan.docx", content=bytes(2048))]
    await poster.text_channel(world, "plan").send(files=files)
    await one.last.get_by_text("3 octets").wait_for()
    await one.last.get_by_text("2 ko").wait_for()
    assert await one.last.get_by_role("link", name="Ouvrir plan.docx").count() == 0
    async with one.page.context.expect_page() as opening:
        await one.last.get_by_role("link", name="Ouvrir note.txt dans un nouvel onglet").click()
    opened = await opening.value
    await opened.wait_for_url("**/note.txt")
    assert await opened.inner_text("body") == "a,b"
    async with one.page.expect_download() as downloading:
        await one.last.get_by_role("link", name="Télécharger note.txt").click()
    assert (await (await downloading.value).path()).read_bytes() == b"a,b"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
async def test_every_part_of_a_message_is_accessible_and_fits(
    seat: TakeSeat, world: Playground, poster: ComponentBot, theme: str, width: int
) -> None:
    look = Look(theme="dark" if theme == "dark" else "light", width=width, height=PHONE.height)
    one, channel = await seat(look=look), poster.text_channel(world, "plan")
    embed = discord.Embed(title="Un encart", description="**Gras** et [lien](https://example.org/)", colour=0x2E7D32)
    embed.add_field(name="Champ", value="Valeur").add_field(name="Autre", value="`code`", inline=False)
    embed.set_author(name="Courroie").set_footer(text="Au bas").set_image(url="attachment://i.png")
    everything = (
        f"# Titre\n> citation\n- liste\n```\n{'code' * 40}\n```\n||caché|| <t:1347285600:F> @everyone {'long' * 60}"
    )
    said = world.hand("coordination").say(everything)
    world.hand("membre").say("Réponse", reply_to=said["id"])
    sent = await channel.send(embed=embed, files=[file("i.png"), file("n.docx")])
    await sent.pin()
    await one.page.locator("#messages").get_by_text("a épinglé un message").wait_for()
    await require_accessible(one.page)
    await require_no_sideways(one.page)
