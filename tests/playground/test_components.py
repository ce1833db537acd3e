"""Buttons, menus and forms, through the unmodified client."""

import discord
import pytest
from discord import ui

from bot.playground.errors import Refused
from bot.playground.member import Hand
from bot.playground.screen import FormRefused, NotOnScreen
from bot.playground.server import Playground
from bot.playground.shown import Failure, Shown
from tests.playground.small_bot import Bot, SmallBot, running


def page(text: str) -> ui.LayoutView:
    """A Components V2 page: a text, a menu, a button that is on and one that is off."""
    view = ui.LayoutView(timeout=None)
    options = [discord.SelectOption(label=f"Objectif {letter}", value=letter) for letter in "AB"]
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow(ui.Select(custom_id="menu", options=options))
    buttons: ui.ActionRow[ui.LayoutView] = ui.ActionRow(
        ui.Button(custom_id="suite", label="Suite"), ui.Button(custom_id="non", label="Non", disabled=True)
    )
    view.add_item(ui.Container(ui.TextDisplay(text), row, buttons))
    view.stop()
    return view


def form() -> ui.Modal:
    """A form of one text, one menu."""
    modal = ui.Modal(title="Note", custom_id="note")
    modal.add_item(ui.Label(text="Texte", component=ui.TextInput(custom_id="texte", max_length=20)))
    options = [discord.SelectOption(label="Oui", value="o"), discord.SelectOption(label="Non", value="n", default=True)]
    modal.add_item(ui.Label(text="Sûr", component=ui.Select(custom_id="sur", options=options)))
    modal.stop()
    return modal


def text_of(shown: Shown) -> str:
    assert shown.message is not None
    text: str = shown.message["components"][0]["components"][0]["content"]
    return text


async def opened(hand: Hand) -> Shown:
    shown = await hand.use("/page")
    assert shown.message is not None
    return shown


@pytest.fixture
def paging(bot: SmallBot) -> SmallBot:
    """A bot whose command ``/page`` shows a page to one member."""

    @bot.answers("page")
    async def show(interaction: Bot) -> None:
        await interaction.response.send_message(view=page("début"), ephemeral=True)

    return bot


async def test_a_button_changes_its_message_in_place(world: Playground, paging: SmallBot) -> None:
    async def turn(interaction: Bot) -> None:
        assert interaction.message is not None
        await interaction.response.edit_message(view=page("fin"))

    paging.component = turn
    async with running(paging, world):
        hand = world.hand("membre")
        first = await opened(hand)
        assert first.message is not None
        second = await hand.press(first.message, label="Suite")

    assert (text_of(first), text_of(second)) == ("début", "fin")
    assert second.message is not None
    assert second.message["id"] == first.message["id"]
    assert second.message["flags"] & 64
    assert second.message["flags"] & 32768


async def test_a_menu_tells_what_was_chosen(world: Playground, paging: SmallBot) -> None:
    async def answer(interaction: Bot) -> None:
        assert interaction.data is not None
        await interaction.response.defer()
        await interaction.edit_original_response(view=page(str(interaction.data.get("values"))))

    paging.component = answer
    async with running(paging, world):
        hand = world.hand("membre")
        first = await opened(hand)
        assert first.message is not None
        by_label = await hand.choose(first.message, "Objectif B")
        by_value = await hand.choose(first.message, "A", custom_id="menu")

    assert text_of(by_label) == "['B']"
    assert text_of(by_value) == "['A']"


@pytest.mark.parametrize(("thinking", "error"), [(False, None), (True, Failure.STILL_THINKING)])
async def test_a_deferred_answer_that_nothing_follows_ends(
    world: Playground, paging: SmallBot, *, thinking: bool, error: Failure | None
) -> None:
    async def answer(interaction: Bot) -> None:
        await interaction.response.defer(thinking=thinking)

    paging.component = answer
    async with running(paging, world):
        hand = world.hand("membre")
        hand.patience = 0.05
        first = await opened(hand)
        assert first.message is not None
        shown = await hand.press(first.message, custom_id="suite")

    assert shown.error is error
    assert (shown.message == first.message) is not thinking


async def test_a_component_can_be_answered_by_a_message_of_its_own(world: Playground, paging: SmallBot) -> None:
    async def answer(interaction: Bot) -> None:
        await interaction.response.send_message("partagé")

    paging.component = answer
    async with running(paging, world):
        hand = world.hand("membre")
        first = await opened(hand)
        assert first.message is not None
        shown = await hand.press(first.message, custom_id="suite")

    assert shown.message is not None
    assert shown.message["content"] == "partagé"
    assert [message["content"] for message in world.hand("nouveau").sees("plan")] == ["partagé"]
    assert len(hand.sees("plan")) == 2


async def test_what_is_off_or_absent_cannot_be_used(world: Playground, paging: SmallBot) -> None:
    async with running(paging, world):
        hand = world.hand("membre")
        message = (await opened(hand)).message
        assert message is not None
        with pytest.raises(NotOnScreen):
            await hand.press(message, label="Non")
        with pytest.raises(NotOnScreen):
            await hand.choose(message, "Z")
        with pytest.raises(NotOnScreen):
            await hand.choose(message, "A", "B")
        with pytest.raises(Refused):
            await world.hand("responsable").press(message, label="Suite")


async def test_a_form_opens_is_filled_and_changes_the_message(world: Playground, paging: SmallBot) -> None:
    async def ask(interaction: Bot) -> None:
        await interaction.response.send_modal(form())

    async def keep(interaction: Bot) -> None:
        data = interaction.data
        assert data is not None
        values = [label["component"].get("value", label["component"].get("values")) for label in data["components"]]  # type: ignore[typeddict-item]
        await interaction.response.edit_message(view=page(str(values)))

    paging.component, paging.form = ask, keep
    async with running(paging, world):
        hand = world.hand("membre")
        message = (await opened(hand)).message
        assert message is not None
        asked = await hand.press(message, label="Suite")
        with pytest.raises(FormRefused):
            await hand.submit(asked, {"texte": "x" * 21})
        done = await hand.submit(asked, {"texte": "Atteint"})

    assert asked.modal is not None
    assert asked.modal["title"] == "Note"
    assert text_of(done) == "['Atteint', ['n']]"


async def test_a_form_can_answer_a_command(world: Playground, bot: SmallBot) -> None:
    @bot.answers("note")
    async def note(interaction: Bot) -> None:
        await interaction.response.send_modal(form())

    async def keep(interaction: Bot) -> None:
        await interaction.response.defer(thinking=True, ephemeral=True)
        await interaction.edit_original_response(content="noté")

    bot.form = keep
    async with running(bot, world):
        hand = world.hand("membre")
        done = await hand.submit(await hand.use("/note"), {"texte": "a", "sur": ["o"]})

    assert done.message is not None
    assert done.message["content"] == "noté"
    assert done.ephemeral


async def test_a_menu_of_members_tells_who_was_chosen(world: Playground, bot: SmallBot) -> None:
    chosen: list[str] = []

    @bot.answers("qui")
    async def qui(interaction: Bot) -> None:
        view = ui.View(timeout=None).add_item(ui.UserSelect(custom_id="qui"))
        view.stop()
        await interaction.response.send_message("Qui?", view=view)

    async def keep(interaction: Bot) -> None:
        data = interaction.data
        assert data is not None
        chosen.extend(user["global_name"] or "" for user in data["resolved"]["users"].values())  # type: ignore[typeddict-item]
        await interaction.response.edit_message(content="Merci", view=None)

    bot.component = keep
    async with running(bot, world):
        hand = world.hand("membre")
        asked = await hand.use("/qui")
        assert asked.message is not None
        done = await hand.choose(asked.message, world.hand("responsable").user["id"])

    assert chosen == ["Rachid Benali"]
    assert done.message is not None
    assert (done.message["content"], done.message["components"]) == ("Merci", [])
