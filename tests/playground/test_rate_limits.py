"""Rate limits, as they are counted and as the unmodified client obeys them."""

import time

import aiohttp

from bot.playground.server import Playground
from tests.playground.small_bot import Bot, SmallBot, running

SEND = "/channels/{channel_id}/messages"


async def test_the_client_waits_for_the_bucket(world: Playground, bot: SmallBot) -> None:
    world.limits.set("POST", SEND, 2, 0.2)
    began = time.monotonic()
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        for number in range(5):
            await channel.send(str(number))

    assert time.monotonic() - began >= 0.4
    assert len(world.hand("membre").sees("annonces")) == 5
    assert {recorded.status for recorded in world.requests.of("POST", SEND)} == {200}
    assert [recorded.headers["X-RateLimit-Remaining"] for recorded in world.requests.of("POST", SEND)][:2] == ["1", "0"]


async def test_who_does_not_wait_gets_429(world: Playground) -> None:
    world.limits.set("GET", "/users/@me", 1, 60)
    answers = []
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {world.token}"}) as session:
        for _ in range(2):
            async with session.get(f"{world.api_base}/users/@me") as response:
                answers.append((response.status, response.headers, await response.json()))

    (first, _, _), (status, headers, body) = answers
    assert (first, status) == (200, 429)
    assert 59 < float(headers["Retry-After"]) <= 60
    assert headers["X-RateLimit-Scope"] == "user"
    assert "Via" in headers
    assert body["global"] is False
    assert body["retry_after"] == float(headers["Retry-After"])


async def test_buckets_are_apart_for_each_channel(world: Playground, bot: SmallBot) -> None:
    world.limits.set("POST", SEND, 1, 60)
    async with running(bot, world), aiohttp.ClientSession(headers={"Authorization": f"Bot {world.token}"}) as session:
        statuses = []
        for name in ("plan", "annonces", "plan"):
            url = f"{world.api_base}/channels/{bot.text_channel(world, name).id}/messages"
            async with session.post(url, json={"content": "bonjour"}) as response:
                statuses.append(response.status)

    assert statuses == [200, 200, 429]


async def test_callbacks_are_outside_the_global_limit(world: Playground, bot: SmallBot) -> None:
    @bot.answers("axe")
    async def axe(interaction: Bot) -> None:
        await interaction.response.send_message("axe")
        await interaction.followup.send("suite")

    async with running(bot, world):
        world.limits.set_global(1)
        hand = world.hand("membre")
        for _ in range(3):
            assert (await hand.use("/axe")).error is None
        async with aiohttp.ClientSession(headers={"Authorization": f"Bot {world.token}"}) as session:
            bodies = [await (await session.get(f"{world.api_base}/users/@me")).json() for _ in range(2)]

    assert bodies[1]["global"] is True
