"""A member's composer, with the unmodified client behind it."""

import asyncio
from datetime import timedelta

from discord import app_commands

from bot.playground.composing import compose_for, nameables
from bot.playground.server import Playground
from tests.playground.small_bot import Bot, SmallBot, running


def add_axis(bot: SmallBot) -> list[str]:
    """A command whose option offers a name that is not its value; what it was asked with."""
    asked: list[str] = []

    async def offer(interaction: Bot, current: str) -> list[app_commands.Choice[str]]:
        asked.append(current)
        return [app_commands.Choice(name=f"Axe II : le plan (#plan) {current}".strip(), value="axis:2")]

    @bot.answers("axe")
    @app_commands.autocomplete(numero=offer)
    async def axe(interaction: Bot, numero: str, plan: str = "aucun") -> None:
        await interaction.response.send_message(f"{numero}, {plan}")

    return asked


async def test_what_the_bot_offers_is_picked_and_run(world: Playground, bot: SmallBot) -> None:
    asked = add_axis(bot)
    async with running(bot, world):
        hand = world.hand("membre")
        line = "/axe numero:ii"
        found = await compose_for(hand, "plan", line, len(line), {})
        item = found["items"][0]
        picked = {item["picked"]["option"]: item["picked"]}
        text = line[: item["insert"]["start"]] + item["insert"]["text"]
        shown = await hand.use(f"{text}bottin", picked=picked)

    assert asked == ["ii"]
    assert item["label"] == "Axe II : le plan (#plan) ii"
    assert text == "/axe numero:Axe II : le plan (#plan) ii "
    assert shown.message is not None
    assert shown.message["content"] == "axis:2, bottin"


async def test_the_bot_is_not_asked_where_only_the_line_is_read(world: Playground, bot: SmallBot) -> None:
    asked = add_axis(bot)
    async with running(bot, world):
        found = await compose_for(world.hand("membre"), "plan", "/axe ii", 7, {}, ask=False)

    assert asked == []
    assert found["autocomplete"]
    assert found["ready"]


async def test_positions_are_counted_as_a_browser_counts_them(world: Playground, bot: SmallBot) -> None:
    line = "😀 merci @mir 😀"
    cursor = len(line[: line.index(" 😀")].encode("utf-16-le")) // 2
    found = await compose_for(world.hand("membre"), "plan", line, cursor, {})
    (item,) = found["items"]
    assert item["insert"] == {"start": 9, "end": cursor + 1, "text": "@Mireille Gagnon "}


async def test_a_channel_that_the_member_does_not_see_is_not_named(world: Playground, bot: SmallBot) -> None:
    for persona, sees in (("membre", False), ("coordination", True)):
        hand = world.hand(persona)
        named = [one.name for one in nameables(hand.guild, hand.user["id"]) if one.sign == "#"]
        assert ("coordination" in named) is sees


async def test_only_what_is_offered_to_the_member_is_proposed(world: Playground, bot: SmallBot) -> None:
    @bot.answers("gerer")
    @app_commands.default_permissions(manage_guild=True)
    async def manage(interaction: Bot) -> None: ...

    async with running(bot, world):
        for persona, labels in (("membre", []), ("coordination", ["/gerer"])):
            found = await compose_for(world.hand(persona), "plan", "/", 1, {})
            assert [item["label"] for item in found["items"]] == labels


async def test_a_bot_that_does_not_answer_is_said(world: Playground, bot: SmallBot) -> None:
    heard, never = asyncio.Event(), asyncio.Event()

    async def offer(interaction: Bot, current: str) -> list[app_commands.Choice[str]]:
        heard.set()
        await never.wait()
        return []

    @bot.answers("axe")
    @app_commands.autocomplete(numero=offer)
    async def axe(interaction: Bot, numero: str) -> None: ...

    async with running(bot, world):
        asking = asyncio.create_task(compose_for(world.hand("membre"), "plan", "/axe ii", 7, {}))
        await heard.wait()
        world.clock.advance(timedelta(seconds=3))
        found = await asking
        never.set()

    assert found["unanswered"]
    assert found["items"] == []
