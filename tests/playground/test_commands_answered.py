"""The unmodified client logs in, registers commands and answers them."""

import discord
import pytest

from bot.playground.offers import CommandRefused
from bot.playground.server import Playground
from tests.playground.small_bot import SmallBot, running


async def test_a_command_is_answered_through_the_real_client(world: Playground) -> None:
    bot = SmallBot()

    @bot.tree.command(name="plan", description="Le plan")
    async def plan(interaction: discord.Interaction, axe: str) -> None:
        await interaction.response.send_message(f"Axe {axe}", ephemeral=True)

    async with running(bot, world):
        shown = await world.hand("membre").use("/plan II")

    assert shown.message is not None
    assert shown.message["content"] == "Axe II"
    assert shown.ephemeral
    assert shown.error is None
    assert shown.acknowledged_after is not None
    assert shown.acknowledged_after < 3
