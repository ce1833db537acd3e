"""What goes wrong on demand, and what the unmodified client makes of it."""

import asyncio
from datetime import timedelta

import aiohttp
import discord
import pytest

from bot.playground.server import Playground
from bot.playground.shown import Failure
from tests.playground.small_bot import Bot, SmallBot, running

SEND = "/channels/{channel_id}/messages"
CALLBACK = "/interactions/{id}/{token}/callback"


def said(world: Playground) -> list[str]:
    return [message["content"] for message in world.hand("membre").sees("annonces")]


@pytest.mark.parametrize("status", [500, 504])
async def test_the_client_tries_again_after_a_failure(world: Playground, bot: SmallBot, status: int) -> None:
    world.faults.next("POST", SEND, status=status)
    async with running(bot, world):
        await bot.text_channel(world, "annonces").send("bonjour")

    assert said(world) == ["bonjour"]
    assert [recorded.status for recorded in world.requests.of("POST", SEND)] == [status, 200]


async def test_the_client_does_not_try_again_after_503(world: Playground, bot: SmallBot) -> None:
    world.faults.next("POST", SEND, status=503)
    async with running(bot, world):
        with pytest.raises(discord.DiscordServerError):
            await bot.text_channel(world, "annonces").send("bonjour")

    assert said(world) == []


async def test_a_lost_answer_hides_that_the_message_was_sent(world: Playground, bot: SmallBot) -> None:
    world.faults.next("POST", SEND, lost=True)
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        with pytest.raises((aiohttp.ClientError, OSError)):
            await channel.send("bonjour", nonce="1")
        await channel.send("bonjour", nonce="1")

    assert said(world) == ["bonjour"]


async def test_a_reset_connection_leaves_nothing_sent(world: Playground, bot: SmallBot) -> None:
    world.faults.next("POST", SEND, reset=True)
    async with running(bot, world):
        with pytest.raises((aiohttp.ClientError, OSError)):
            await bot.text_channel(world, "annonces").send("bonjour")

    assert said(world) == []


@pytest.mark.parametrize(
    ("code", "error"), [(50013, discord.Forbidden), (50001, discord.Forbidden), (10003, discord.NotFound)]
)
async def test_a_refusal_can_be_asked_for(
    world: Playground, bot: SmallBot, code: int, error: type[discord.HTTPException]
) -> None:
    world.faults.next("POST", SEND, code=code, times=2)
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        for _ in range(2):
            with pytest.raises(error) as refused:
                await channel.send("bonjour")
            assert refused.value.code == code
        await channel.send("bonjour")

    assert said(world) == ["bonjour"]


async def test_a_429_is_obeyed(world: Playground, bot: SmallBot) -> None:
    world.faults.next("POST", SEND, status=429, retry_after=0.05)
    async with running(bot, world):
        await bot.text_channel(world, "annonces").send("bonjour")

    assert said(world) == ["bonjour"]


async def test_an_answer_that_fails_is_no_answer_for_the_member(world: Playground, bot: SmallBot) -> None:
    @bot.answers("axe")
    async def axe(interaction: Bot) -> None:
        await interaction.response.send_message("axe")

    world.faults.next("POST", CALLBACK, code=10062)
    async with running(bot, world):
        waiting = asyncio.create_task(world.hand("membre").use("/axe"))
        await bot.errors.get()
        world.clock.advance(timedelta(seconds=3))
        shown = await waiting

    assert shown.error is Failure.NO_ANSWER
    assert shown.message is None


async def test_a_fault_is_of_one_kind_that_is_known(world: Playground) -> None:
    with pytest.raises(ValueError, match="one of"):
        world.faults.next("POST", SEND)
    with pytest.raises(ValueError, match="one of"):
        world.faults.next("POST", SEND, status=500, lost=True)
    with pytest.raises(ValueError, match="99999"):
        world.faults.next("POST", SEND, code=99999)


async def test_a_request_that_is_never_answered_is_not_carried_out(world: Playground, bot: SmallBot) -> None:
    world.faults.next("POST", SEND, hang=True)
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(channel.send("bonjour"), 0.2)
        await channel.send("bonsoir")

    assert said(world) == ["bonsoir"]
    assert [recorded.status for recorded in world.requests.of("POST", SEND)] == [None, 200]


async def test_a_fault_can_be_kept_to_one_channel(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        world.faults.next("POST", SEND, code=50013, channel_id=str(channel.id))
        await bot.text_channel(world, "plan").send("bonjour")
        with pytest.raises(discord.Forbidden):
            await channel.send("bonjour")
        await channel.send("bonsoir")

    assert said(world) == ["bonsoir"]
