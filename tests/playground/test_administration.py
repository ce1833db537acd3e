"""What a server's people change while the bot is there: it is told, and what it may then not do is refused."""

import asyncio

import discord
import pytest

from bot.playground.member import DIRECT
from bot.playground.permissions import Permission
from bot.playground.server import Playground
from tests.playground.small_bot import Bot, SmallBot, running

SEND = "/channels/{channel_id}/messages"


async def code_of(bot: SmallBot, channel_id: str) -> int:
    """The code by which sending there is refused; 0 where it is not."""
    try:
        await bot.get_partial_messageable(int(channel_id)).send("rappel")
    except discord.HTTPException as refused:
        return refused.code
    return 0


async def test_a_channel_that_is_added_is_known_and_written_in(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        coming = asyncio.create_task(bot.wait_for("guild_channel_create", timeout=5))
        await asyncio.sleep(0)
        added = world.add_channel("comité-école")
        known = await coming
        await bot.text_channel(world, "comité-école").send("bonjour")

    assert (str(known.id), known.name) == (added["id"], "comité-école")
    assert [message["content"] for message in world.hand("membre").sees("comité-école")] == ["bonjour"]


@pytest.mark.parametrize("by_name", [True, False])
async def test_a_channel_that_is_deleted_is_unknown(world: Playground, bot: SmallBot, *, by_name: bool) -> None:
    channel_id = world.hand("membre").channel("sondages")["id"]
    async with running(bot, world):
        assert await code_of(bot, channel_id) == 0
        going = asyncio.create_task(bot.wait_for("guild_channel_delete", timeout=5))
        await asyncio.sleep(0)
        world.delete_channel("sondages" if by_name else channel_id)
        gone = await going
        code = await code_of(bot, channel_id)
        with pytest.raises(discord.NotFound) as fetched:
            await bot.fetch_channel(int(channel_id))

    assert str(gone.id) == channel_id
    assert (code, fetched.value.code) == (10003, 10003)
    assert world.messages() == world.state.messages.seen_in(channel_id) == []
    with pytest.raises(KeyError):
        world.delete_channel("sondages")


async def test_a_channel_is_closed_to_the_bot_and_opened_again(world: Playground, bot: SmallBot) -> None:
    channel_id = world.hand("membre").channel("annonces")["id"]
    async with running(bot, world):
        codes = [await code_of(bot, channel_id)]
        updated = asyncio.create_task(bot.wait_for("guild_channel_update", timeout=5))
        await asyncio.sleep(0)
        for denied in ((Permission.VIEW_CHANNEL,), (Permission.SEND_MESSAGES, Permission.EMBED_LINKS), ()):
            world.deny("annonces", *denied)
            codes.append(await code_of(bot, channel_id))
        _, after = await updated
        elsewhere = await code_of(bot, world.hand("membre").channel("plan")["id"])

    assert codes == [0, 50001, 50013, 0]
    assert elsewhere == 0
    assert world.hand("membre").channel("annonces")["permission_overwrites"] == []
    assert str(after.id) == channel_id


async def test_somebody_who_is_added_uses_discord_as_the_cast_does(world: Playground, bot: SmallBot) -> None:
    @bot.answers("aide")
    async def aide(interaction: Bot) -> None:
        await interaction.response.send_message(interaction.user.display_name)

    async with running(bot, world):
        user = world.add_member("zoe", "Zoé Roy", roles=["Coordination"])
        hand = world.hand("zoe")
        shown = await hand.use("/aide", channel="coordination")
        await (await bot.fetch_user(int(user["id"]))).send("bonjour")
        named = await bot.text_channel(world, "plan").send(
            f"<@{user['id']}>", allowed_mentions=discord.AllowedMentions(users=True)
        )

    assert hand.user == user
    assert (shown.message or {})["content"] == "Zoé Roy"
    assert [message["content"] for message in hand.sees(DIRECT)] == ["bonjour"]
    assert [str(mentioned.id) for mentioned in named.mentions] == [user["id"]]
    with pytest.raises(KeyError):
        world.hand("personne")


async def test_who_comes_and_leaves_is_told_to_those_who_asked(world: Playground) -> None:
    bot = SmallBot(discord.Intents(guilds=True, members=True))
    async with running(bot, world), asyncio.timeout(5):
        coming = asyncio.create_task(bot.wait_for("member_join"))
        going = asyncio.create_task(bot.wait_for("raw_member_remove"))
        await asyncio.sleep(0)
        user = world.add_member("zoe", "Zoé Roy")
        world.remove_member("zoe")
        joined, left = await coming, await going

    assert str(joined.id) == str(left.user.id) == user["id"]


async def test_who_left_takes_no_message(world: Playground, bot: SmallBot) -> None:
    hand = world.hand("membre")
    async with running(bot, world):
        user = await bot.fetch_user(int(hand.user["id"]))
        channel = await user.create_dm()
        world.remove_member("membre")
        code = await code_of(bot, str(channel.id))
        with pytest.raises(discord.Forbidden) as refused:
            await bot.http.start_private_message(user.id)

    assert (code, refused.value.code) == (50278, 50278)
    assert world.messages(str(channel.id)) == []


async def test_every_public_message_is_counted_in_its_order(world: Playground, bot: SmallBot) -> None:
    @bot.answers("secret")
    async def secret(interaction: Bot) -> None:
        await interaction.response.send_message("entre nous", ephemeral=True)

    async with running(bot, world):
        await bot.text_channel(world, "annonces").send("un")
        await (await bot.fetch_user(int(world.hand("membre").user["id"]))).send("deux")
        world.hand("membre").say("trois", channel="plan")
        await world.hand("membre").use("/secret")
        sent = await bot.text_channel(world, "annonces").send("quatre")

    everywhere = world.messages()
    everywhere[0]["content"] = "changé"
    assert [message["content"] for message in world.messages()] == ["un", "deux", "trois", "quatre"]
    assert (world.count_messages(), world.count_messages("annonces")) == (4, 2)
    assert [message["content"] for message in world.messages("annonces")] == ["un", "quatre"]
    assert [message["content"] for message in world.messages(str(sent.channel.id))] == ["un", "quatre"]
    with pytest.raises(KeyError):
        world.messages("rien")


async def test_many_channels_and_members_are_made_in_a_moment(world: Playground, bot: SmallBot) -> None:
    world.limits.set("POST", "/users/@me/channels", 10_000, 1)
    world.limits.set_global(10_000)
    async with running(bot, world):
        users = [world.add_member(f"m{number}", f"Membre {number}") for number in range(200)]
        channels = [world.add_channel(f"salon-{number}") for number in range(100)]
        for user in users[:50]:
            await (await bot.fetch_user(int(user["id"]))).send("bonjour")
        for channel in channels[:50]:
            assert await code_of(bot, channel["id"]) == 0

    assert len(world.requests.of("POST", SEND)) == len(world.messages()) == 100
    assert len({message["channel_id"] for message in world.messages()}) == 100
