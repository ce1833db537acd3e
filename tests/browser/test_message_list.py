"""The list of messages: what is new in it, how it is gone through, and that it never moves what is being read."""

from typing import Final

import discord
import pytest
from playwright.async_api import expect

from bot.playground.server import Playground
from tests.browser.component_bot import ComponentBot, counting
from tests.browser.conftest import PHONE, TakeSeat
from tests.browser.seat import Seat
from tests.playground.small_bot import Bot, SmallBot, point_at, running

AT_END: Final = """() => {
  const list = document.querySelector("#messages .msg-scroll");
  return list.scrollHeight - list.scrollTop - list.clientHeight < 2;
}"""
TO_START: Final = "() => { document.querySelector('#messages .msg-scroll').scrollTop = 0; }"
TWO_FRAMES: Final = "() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))"
TOP: Final = "(one) => one.getBoundingClientRect().top"


def talk(world: Playground, count: int, who: str = "coordination") -> None:
    for number in range(count):
        world.hand(who).say(f"Message {number}.")


async def require_end(seat: Seat) -> None:
    await seat.page.wait_for_function(AT_END)


async def test_an_empty_channel_says_so(seat: TakeSeat) -> None:
    one = await seat()
    await one.page.locator("#messages").get_by_text("Personne n'a encore écrit ici.").wait_for()
    await one.say("Bonjour")
    await one.said("Bonjour").wait_for()
    assert await one.page.get_by_text("Personne n'a encore écrit ici.").count() == 0


async def test_what_was_not_read_begins_below_a_line(seat: TakeSeat, world: Playground) -> None:
    first = await seat()
    world.hand("coordination").say("Déjà lu")
    await first.said("Déjà lu").wait_for()
    await first.go("annonces")
    talk(world, 40)
    await first.page.locator("#channels").get_by_text("40 messages non lus").wait_for()
    await first.go("plan")
    new = first.page.locator("#messages li", has_text="Nouveaux messages")
    await expect(new).to_be_in_viewport()
    after = new.locator("xpath=following-sibling::li[1]")
    await expect(after).to_contain_text("Message 0.")


async def test_the_end_is_followed_by_who_is_there(seat: TakeSeat, world: Playground) -> None:
    one = await seat(look=PHONE)
    talk(world, 40)
    await one.said("Message 39.").wait_for()
    await require_end(one)


async def test_who_reads_higher_is_told_what_came_and_stays_there(seat: TakeSeat, world: Playground) -> None:
    one = await seat(look=PHONE)
    talk(world, 40)
    await one.said("Message 39.").wait_for()
    await one.page.evaluate(TO_START)
    first = one.said("Message 0.")
    await expect(first).to_be_in_viewport()
    before = await first.evaluate(TOP)
    world.hand("responsable").say("Une nouvelle")
    world.hand("responsable").say("Une autre")
    button = one.page.get_by_role("button", name="2 nouveaux messages")
    await button.wait_for()
    assert await first.evaluate(TOP) == before
    await button.click()
    await expect(one.said("Une autre")).to_be_in_viewport()
    await expect(button).to_be_hidden()


async def test_earlier_messages_come_when_the_start_is_near(seat: TakeSeat, world: Playground) -> None:
    talk(world, 120, "membre")
    one = await seat(look=PHONE)
    await expect(one.messages).to_have_count(50)
    for count in (100, 120):
        await one.page.evaluate(TO_START)
        await expect(one.messages).to_have_count(count)
    numbers = await one.messages.evaluate_all(
        "(all) => all.map((one) => Number(/Message (\\d+)/.exec(one.textContent)[1]))"
    )
    assert numbers == list(range(120))
    await one.page.locator("#messages").get_by_text("Début de #plan").wait_for()


async def test_earlier_messages_move_nothing_that_is_read(seat: TakeSeat, world: Playground) -> None:
    talk(world, 120)
    one = await seat(look=PHONE)
    # All is new, so that the page shows the first that it has; what comes above it stays out of the way.
    await expect(one.messages).to_have_count(100)
    await one.page.evaluate(TWO_FRAMES)
    await expect(one.said("Message 71.")).to_be_in_viewport()
    assert await one.messages.count() == 100


async def test_a_link_to_a_message_leads_to_it_however_far_back(seat: TakeSeat, world: Playground) -> None:
    talk(world, 180)
    far = world.messages("plan")[3]
    link = f"https://discord.com/channels/{world.guild_id}/{far['channel_id']}/{far['id']}"
    world.hand("membre").say(f"Voir {link}", channel="annonces")
    one = await seat(channel="annonces")
    await one.said("Voir").get_by_role("button", name="#plan › message").click()
    await expect(one.said("Message 3.")).to_be_focused()
    await expect(one.said("Message 3.")).to_be_in_viewport()


async def test_a_link_to_a_message_that_is_gone_says_so(seat: TakeSeat, world: Playground) -> None:
    channel = world.hand("membre").channel("plan")["id"]
    world.hand("membre").say(f"Voir https://discord.com/channels/{world.guild_id}/{channel}/1")
    one = await seat()
    await one.last.get_by_role("button", name="#plan › message").click()
    await expect(one.page.locator("#live-assertive")).to_have_text("Ce message n'est plus là.")


async def test_the_arrows_go_from_a_message_to_another_and_tab_to_its_tools(seat: TakeSeat, world: Playground) -> None:
    one = await seat()
    talk(world, 3)
    await one.said("Message 2.").focus()
    await one.page.keyboard.press("ArrowUp")
    await expect(one.said("Message 1.")).to_be_focused()
    await one.page.keyboard.press("Home")
    await expect(one.said("Message 0.")).to_be_focused()
    await one.page.keyboard.press("Tab")
    await expect(one.said("Message 0.").get_by_role("button", name="Répondre à Claire Fortin")).to_be_focused()
    await one.page.keyboard.press("Tab")
    more = one.said("Message 0.").get_by_role("button", name="Actions sur le message de Claire Fortin")
    await expect(more).to_be_focused()
    await one.page.keyboard.press("Enter")
    await expect(one.page.get_by_role("menuitem", name="Répondre")).to_be_focused()
    await one.page.keyboard.press("ArrowDown")
    await expect(one.page.get_by_role("menuitem", name="Copier le texte")).to_be_focused()
    await one.page.keyboard.press("Escape")
    await expect(more).to_be_focused()
    await one.field.focus()
    tools = one.page.locator("#messages article button")
    assert await tools.evaluate_all("(all) => all.map((one) => one.tabIndex)") == [0, 0, -1, -1, -1, -1]


async def test_others_messages_are_said_aloud_and_ones_own_are_not(seat: TakeSeat, world: Playground) -> None:
    one = await seat()
    world.hand("coordination").say("Une **bonne** nouvelle")
    heard = one.page.locator("#live-polite")
    await expect(heard).to_have_text("Claire Fortin : Une bonne nouvelle")
    await one.say("Merci")
    await one.said("Merci").wait_for()
    await expect(heard).to_have_text("Claire Fortin : Une bonne nouvelle")


async def test_what_a_press_makes_of_its_message_is_said_aloud(
    seat: TakeSeat, world: Playground, poster: ComponentBot
) -> None:
    one = await seat()
    await poster.text_channel(world, "plan").send(view=counting(1))
    await one.last.get_by_role("button", name="Encore").press("Enter")
    await one.last.get_by_text("Vu 2 fois").wait_for()
    await expect(one.page.locator("#live-polite")).to_have_text("Courroie : Vu 2 fois")
    await one.field.focus()
    (message,) = world.messages("plan")
    await world.hand("responsable").press(message, label="Encore")
    await one.last.get_by_text("Vu 3 fois").wait_for()
    await expect(one.page.locator("#live-polite")).to_have_text("Courroie : Vu 2 fois")


async def test_an_apps_command_is_used_on_a_message_by_its_menu(
    seat: TakeSeat, world: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    point_at(world, monkeypatch)
    bot = SmallBot()

    @bot.tree.context_menu(name="Consigner au plan")
    async def record(interaction: Bot, message: discord.Message) -> None:
        await interaction.response.send_message(f"Consigné : {message.content}", ephemeral=True)

    @bot.tree.context_menu(name="Voir la fiche")
    async def card(interaction: Bot, member: discord.Member) -> None:
        await interaction.response.send_message(f"Fiche de {member.display_name}", ephemeral=True)

    async with running(bot, world):
        one = await seat("responsable")
        world.hand("membre").say("Le bottin est imprimé")
        await one.said("Le bottin").first.click(button="right")
        await one.page.get_by_role("menu").get_by_role("menuitem", name="Consigner au plan").click()
        await one.said("Consigné : Le bottin est imprimé").get_by_text("a utilisé Consigner au plan").wait_for()
        await one.messages.first.get_by_role("button", name="Mireille Gagnon", exact=True).click()
        await one.page.get_by_role("menu").get_by_role("menuitem", name="Voir la fiche").press("Enter")
        await one.said("Fiche de Mireille Gagnon").wait_for()
