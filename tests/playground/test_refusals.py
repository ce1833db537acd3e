"""What Discord refuses is refused, with its codes."""

from datetime import timedelta

import discord
import pytest
from discord import ui
from discord.http import Route

from bot.playground.server import Playground
from bot.playground.shown import Failure
from tests.playground.small_bot import Bot, SmallBot, running


async def again(interaction: Bot, kind: int, data: dict[str, object] | None = None) -> None:
    """Answer by hand, past the client's own guards."""
    route = Route(
        "POST",
        "/interactions/{webhook_id}/{webhook_token}/callback",
        webhook_id=interaction.id,
        webhook_token=interaction.token,
    )
    await interaction.client.http.request(route, json={"type": kind, "data": data or {}})


async def test_a_second_acknowledgement_is_refused(world: Playground, bot: SmallBot) -> None:
    @bot.answers("deux")
    async def deux(interaction: Bot) -> None:
        await interaction.response.send_message("une fois")
        with pytest.raises(discord.HTTPException) as refused:
            await again(interaction, 4, {"content": "deux fois"})
        bot.errors.put_nowait(refused.value)

    async with running(bot, world):
        hand = world.hand("membre")
        await hand.use("/deux")
        error = await bot.errors.get()

    assert isinstance(error, discord.HTTPException)
    assert (error.status, error.code) == (400, 40060)
    assert len(hand.sees("plan")) == 1


async def test_a_late_acknowledgement_is_refused(world: Playground, bot: SmallBot) -> None:
    @bot.answers("tard")
    async def tard(interaction: Bot) -> None:
        world.clock.advance(timedelta(seconds=4))
        await interaction.response.send_message("trop tard")

    async with running(bot, world):
        shown = await world.hand("membre").use("/tard")
        error = await bot.errors.get()

    assert shown.error is Failure.NO_ANSWER
    assert isinstance(error, discord.NotFound)
    assert error.code == 10062


async def test_a_token_lives_fifteen_minutes(world: Playground, bot: SmallBot) -> None:
    @bot.answers("long")
    async def long(interaction: Bot) -> None:
        await interaction.response.send_message("début")
        world.clock.advance(timedelta(minutes=14))
        await interaction.followup.send("milieu")
        world.clock.advance(timedelta(minutes=2))
        await interaction.followup.send("fin")

    async with running(bot, world):
        hand = world.hand("membre")
        await hand.use("/long")
        error = await bot.errors.get()

    assert isinstance(error, discord.HTTPException)
    assert (error.status, error.code) == (401, 50027)
    assert [message["content"] for message in hand.sees("plan")] == ["début", "milieu"]


async def test_a_follow_up_before_any_answer_is_refused(world: Playground, bot: SmallBot) -> None:
    @bot.answers("vite")
    async def vite(interaction: Bot) -> None:
        await interaction.followup.send("avant")

    async with running(bot, world):
        world.hand("membre").send("/vite")
        error = await bot.errors.get()

    assert isinstance(error, discord.NotFound)
    assert error.code == 10015


async def test_a_form_does_not_answer_a_form(world: Playground, bot: SmallBot) -> None:
    def form() -> ui.Modal:
        modal = ui.Modal(title="Note", custom_id="note")
        modal.add_item(ui.Label(text="Texte", component=ui.TextInput(custom_id="texte")))
        modal.stop()
        return modal

    @bot.answers("note")
    async def note(interaction: Bot) -> None:
        await interaction.response.send_modal(form())

    refusals: list[discord.HTTPException] = []

    async def another(interaction: Bot) -> None:
        with pytest.raises(discord.HTTPException) as refused:
            await again(interaction, 9, form().to_dict())
        refusals.append(refused.value)
        await interaction.response.send_message("merci")

    bot.form = another
    async with running(bot, world):
        hand = world.hand("membre")
        shown = await hand.submit(await hand.use("/note"), {"texte": "a"})

    assert shown.message is not None
    assert refusals[0].code == 50035


async def test_what_is_over_a_limit_is_refused_where_it_is(world: Playground, bot: SmallBot) -> None:
    refusals: list[discord.HTTPException] = []

    @bot.answers("trop")
    async def trop(interaction: Bot) -> None:
        with pytest.raises(discord.HTTPException) as refused:
            await interaction.response.send_message("x" * 2001)
        refusals.append(refused.value)
        await again(interaction, 4, {"content": "juste"})

    async with running(bot, world):
        shown = await world.hand("membre").use("/trop")
        with pytest.raises(discord.HTTPException) as empty:
            await bot.text_channel(world, "plan").send("")

    assert shown.message is not None
    assert shown.message["content"] == "juste"
    assert (refusals[0].status, refusals[0].code) == (400, 50035)
    assert "In data.content: Must be 2000 or fewer in length." in refusals[0].text
    assert empty.value.code == 50006


async def test_a_malformed_page_or_command_is_refused(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        send = Route("POST", "/channels/{channel_id}/messages", channel_id=bot.text_channel(world, "plan").id)
        row = {"type": 1, "components": [{"type": 2, "style": 1, "label": "sans identifiant"}]}
        with pytest.raises(discord.HTTPException) as page:
            await bot.http.request(send, json={"components": [row]})
        register = Route("POST", "/applications/{id}/commands", id=world.state.bot_id)
        with pytest.raises(discord.HTTPException) as command:
            await bot.http.request(register, json={"name": "Pas Bon", "description": "x", "type": 1})

    assert page.value.code == 50035
    assert "components.0.components.0" in page.value.text
    assert command.value.code == 50035
    assert "name" in command.value.text


async def test_what_is_not_there_is_not_found(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        with pytest.raises(discord.NotFound) as route:
            await bot.http.request(Route("GET", "/nowhere"))
        with pytest.raises(discord.NotFound) as application:
            await bot.http.request(Route("GET", "/applications/1/commands"))
        with pytest.raises(discord.NotFound) as command:
            await bot.tree.fetch_command(1)

    assert [found.value.code for found in (route, application, command)] == [0, 10002, 10063]
