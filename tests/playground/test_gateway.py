"""The gateway, judged by the unmodified client: nothing is lost, and only what was asked for is sent."""

import asyncio

import aiohttp
import discord
import pytest

from bot.playground.server import Playground
from tests.playground.conformity import conforming_playground
from tests.playground.small_bot import Bot, SmallBot, point_at, running

GUILD_MESSAGES = discord.Intents(guilds=True, guild_messages=True)


async def reconnected(world: Playground, bot: SmallBot) -> None:
    async with asyncio.timeout(10):
        await bot.resumed.wait()
    await world.until(lambda: world.gateway.connected)


async def contents(bot: SmallBot, count: int) -> list[str]:
    async with asyncio.timeout(10):
        return [(await bot.heard.get()).content for _ in range(count)]


@pytest.mark.parametrize("how", ["close", "cut", "reconnect"])
async def test_nothing_is_lost_while_the_connection_is(world: Playground, how: str) -> None:
    bot = SmallBot(GUILD_MESSAGES)
    hand = world.hand("membre")
    async with running(bot, world):
        hand.say("@Courroie un")
        await contents(bot, 1)
        match how:
            case "close":
                await world.gateway.close()
            case "cut":
                world.gateway.cut()
            case _:
                world.gateway.ask_to_reconnect()
        hand.say("@Courroie deux")
        hand.say("@Courroie trois")
        await reconnected(world, bot)
        hand.say("@Courroie quatre")
        heard = await contents(bot, 3)

    mention = f"<@{world.state.bot_id}>"
    assert heard == [f"{mention} deux", f"{mention} trois", f"{mention} quatre"]
    assert bot.heard.empty()


async def test_an_interaction_sent_while_disconnected_is_answered_after_resuming(
    world: Playground, bot: SmallBot
) -> None:
    @bot.answers("axe")
    async def axe(interaction: Bot) -> None:
        await interaction.response.send_message("axe")

    async with running(bot, world):
        await world.gateway.close()
        shown = await world.hand("membre").use("/axe")

    assert shown.message is not None


async def test_an_invalidated_session_identifies_again(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        (old,) = world.gateway.sessions
        world.gateway.invalidate()
        await world.until(lambda: world.gateway.connected and old not in world.gateway.sessions)

    assert not bot.resumed.is_set()


async def test_a_client_that_says_goodbye_cannot_be_resumed(world: Playground) -> None:
    identify = {"op": 2, "d": {"token": world.token, "intents": 0, "properties": {}}}
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(world.state.gateway_url) as socket:
            assert (await socket.receive_json())["op"] == 10
            await socket.send_json(identify)
            ready = await socket.receive_json()
            await socket.close(code=1000)
        await world.until(lambda: not world.gateway.sessions)
        async with session.ws_connect(world.state.gateway_url) as socket:
            await socket.receive_json()
            again = {"token": world.token, "session_id": ready["d"]["session_id"], "seq": ready["s"]}
            await socket.send_json({"op": 6, "d": again})
            assert await socket.receive_json() == {"op": 9, "d": False, "s": None, "t": None}


async def test_what_is_no_payload_closes_the_connection(world: Playground) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(world.state.gateway_url) as socket:
        await socket.receive_json()
        await socket.send_str("bonjour")
        assert (await socket.receive()).data == 4002


async def test_a_client_that_starts_again_leaves_no_session_behind(world: Playground) -> None:
    for _ in range(3):
        async with running(SmallBot(), world):
            assert len(world.gateway.sessions) == 1


async def test_a_wrong_token_is_refused_at_both_doors(world: Playground) -> None:
    bot = SmallBot()
    with pytest.raises(discord.LoginFailure):
        await bot.start("not the token")
    await bot.close()

    other = SmallBot()
    await other.login(world.token)
    other.http.token = "not the token"
    with pytest.raises(discord.ConnectionClosed) as closed:
        await other.connect(reconnect=False)
    await other.close()
    assert closed.value.code == 4004


async def test_without_the_content_intent_only_what_concerns_the_bot_can_be_read(world: Playground) -> None:
    bot = SmallBot(GUILD_MESSAGES)
    hand = world.hand("membre")
    async with running(bot, world):
        hand.say("un secret")
        hand.say("@courroie une question")
        heard = await contents(bot, 2)

    assert heard == ["", f"<@{world.state.bot_id}> une question"]


async def test_what_no_intent_asks_for_is_not_sent(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        world.hand("membre").say("@courroie bonjour")
        await bot.text_channel(world, "plan").send("bonsoir")

    assert bot.heard.empty()


async def test_members_are_sent_to_those_who_asked_for_them(world: Playground) -> None:
    bot = SmallBot(discord.Intents(guilds=True, members=True))
    async with running(bot, world):
        guild = bot.get_guild(int(world.guild_id))
        assert guild is not None
        found = await guild.query_members(query="mire")

    assert [member.display_name for member in found] == ["Mireille Gagnon"]


async def test_every_guild_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    async with conforming_playground(guilds=30) as world:
        point_at(world, monkeypatch)
        bot = SmallBot()
        asked: list[int | None] = []

        @bot.answers("ou")
        async def where(interaction: Bot) -> None:
            asked.append(interaction.guild_id)
            await interaction.response.send_message("ici")

        async with running(bot, world):
            await world.hand("membre", guild_id=world.guild_ids[-1]).use("/ou")
            known = [str(guild.id) for guild in bot.guilds if not guild.unavailable]

    assert sorted(known) == sorted(world.guild_ids)
    assert asked == [int(world.guild_ids[-1])]


async def test_a_presence_changes_nothing_and_keeps_the_connection(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        await bot.change_presence(activity=discord.Game("avec le plan"))
        world.hand("membre").say("bonjour")
        assert world.gateway.connected
