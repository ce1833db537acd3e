"""The commands of apps in the menu of a message, and what the composer completes with a bot of any other kind."""

from collections.abc import AsyncIterator

import discord
import pytest
import pytest_asyncio
from discord import app_commands
from playwright.async_api import expect

from bot.playground.server import Playground
from tests.browser.conftest import TakeSeat
from tests.playground.small_bot import Bot, SmallBot, point_at, running


@pytest_asyncio.fixture(loop_scope="session")
async def bot(world: Playground, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SmallBot]:
    """A bot with a command in messages' menus, and one whose options are people, places and yes or no."""
    point_at(world, monkeypatch)
    small = SmallBot()

    @small.tree.context_menu(name="Consigner au plan")
    async def record(interaction: Bot, message: discord.Message) -> None:
        await interaction.response.send_message(f"Consigné : {message.content}")

    @small.answers("inviter")
    async def invite(
        interaction: Bot, qui: discord.Member, ou: discord.TextChannel, rappel: bool, par: discord.Role | None = None
    ) -> None:
        role = par.name if par else "personne"
        await interaction.response.send_message(f"{qui.display_name}, {ou.name}, {rappel}, {role}")

    @small.answers("mesurer")
    @app_commands.choices(quoi=[app_commands.Choice(name="les gens venus", value=1)])
    async def measure(interaction: Bot, quoi: int, combien: int) -> None:
        await interaction.response.send_message(f"{quoi} : {combien}")

    async with running(small, world):
        yield small


@pytest.mark.usefixtures("bot")
async def test_a_command_of_a_messages_menu_is_given_that_message(seat: TakeSeat) -> None:
    one = await seat()
    one.world.hand("coordination").say("Le bottin est imprimé")
    await one.said("Le bottin est imprimé").hover()
    await one.page.get_by_role("button", name="Actions sur le message de Claire Fortin").click()
    await one.page.get_by_role("menuitem", name="Consigner au plan").click()
    await one.said("Consigné : Le bottin est imprimé").wait_for()


@pytest.mark.usefixtures("bot")
async def test_people_places_and_yes_or_no_are_filled_one_after_the_other_by_tab(seat: TakeSeat) -> None:
    one = await seat()
    await one.field.press_sequentially("/inv")
    composer = one.page.locator("#composer")
    for offered, typed in (("/inviter", ""), ("@Claire Fortin", "cla"), ("#sondages", "sond"), ("Faux", "f")):
        await one.field.press_sequentially(typed)
        await expect(composer.get_by_role("option").first).to_contain_text(offered)
        await one.field.press("Tab")
    await one.field.press_sequentially("coord")
    await expect(composer.get_by_role("option").first).to_contain_text("@Coordination")
    await one.field.press("Tab")
    await expect(one.field).to_have_value("/inviter qui:@Claire Fortin ou:#sondages rappel:Faux par:@Coordination ")
    await one.field.press("Enter")
    await one.said("Claire Fortin, sondages, False, Coordination").wait_for()


@pytest.mark.usefixtures("bot")
async def test_a_wrong_value_is_completed_by_enter_and_what_is_still_missing_is_said(seat: TakeSeat) -> None:
    one = await seat()
    await one.say("/mesurer quoi:les")
    await expect(one.field).to_have_value("/mesurer quoi:les gens venus ")
    await one.field.press("Enter")
    await expect(one.page.locator("#composer-errors")).to_have_text("Il manque « combien ».")
    await one.field.press_sequentially("douze")
    await one.field.press("Enter")
    await expect(one.page.locator("#composer-errors")).to_have_text("« douze » ne convient pas à l'option « combien ».")
    for _ in "douze":
        await one.field.press("Backspace")
    await one.field.press_sequentially("12")
    await one.field.press("Enter")
    await one.said("1 : 12").wait_for()
