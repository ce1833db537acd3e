"""Messages that the bot sends of itself."""

from datetime import timedelta
from io import BytesIO

import aiohttp
import discord
import pytest
from discord.http import Route

from bot.playground.errors import Refusal
from bot.playground.member import DIRECT
from bot.playground.server import Playground
from tests.playground.small_bot import SmallBot, running


def file(name: str, data: bytes) -> discord.File:
    return discord.File(BytesIO(data), name, description="Ce que le fichier montre")


async def test_attachments_are_sent_kept_replaced_and_downloaded(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        sent = await channel.send("voici", files=[file("a.csv", b"1,2"), file("b.csv", b"3")])
        first, second = [await attachment.read() for attachment in sent.attachments]
        edited = await sent.edit(content="voilà", attachments=[sent.attachments[0], file("c.csv", b"4")])
        last = await edited.attachments[1].read()
        async with aiohttp.ClientSession() as session, session.get(edited.attachments[1].url) as served:
            served_as = served.content_type

    assert (first, second, last) == (b"1,2", b"3", b"4")
    assert [attachment.filename for attachment in edited.attachments] == ["a.csv", "c.csv"]
    assert edited.attachments[1].description == "Ce que le fichier montre"
    assert edited.attachments[1].content_type == served_as == "text/csv"
    assert edited.content == "voilà"
    assert edited.edited_at is not None


async def test_an_embed_shows_the_picture_that_was_attached(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        embed = discord.Embed(title="Bilan").set_image(url="attachment://bilan.png")
        sent = await bot.text_channel(world, "annonces").send(embed=embed, file=file("bilan.png", b"png"))

    assert sent.embeds[0].image.url == sent.attachments[0].url


async def test_history_is_read_before_after_and_around(world: Playground, bot: SmallBot) -> None:
    world.limits.set("POST", "/channels/{channel_id}/messages", 100, 1)
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        sent = [await channel.send(str(number)) for number in range(6)]
        latest = [message.content async for message in channel.history(limit=2)]
        before = [message.content async for message in channel.history(limit=2, before=sent[3])]
        after = [message.content async for message in channel.history(limit=2, after=sent[3])]
        next_ones = [message.content async for message in channel.history(limit=2, after=sent[0])]
        around = [message.content async for message in channel.history(limit=3, around=sent[3])]
        one = await channel.fetch_message(sent[2].id)
        await one.delete()
        with pytest.raises(discord.NotFound):
            await channel.fetch_message(sent[2].id)

    assert latest == ["5", "4"]
    assert before == ["2", "1"]
    assert after == ["4", "5"]
    assert next_ones == ["1", "2"]
    assert sorted(around) == ["2", "3", "4"]
    assert one.content == "2"


async def test_a_nonce_repeated_within_minutes_makes_no_second_message(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        first = await channel.send("rappel", nonce="outbox:42")
        again = await channel.send("rappel", nonce="outbox:42")
        other = await bot.text_channel(world, "plan").send("rappel", nonce="outbox:42")
        world.clock.advance(timedelta(minutes=10))
        later = await channel.send("rappel", nonce="outbox:42")

    assert first.id == again.id
    assert first.nonce == "outbox:42"
    assert len({first.id, other.id, later.id}) == 3
    assert len(world.hand("membre").sees("annonces")) == 2


async def test_a_nonce_that_is_not_enforced_repeats(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel.id)
        first, second = [await bot.http.request(route, json={"content": "rappel", "nonce": "1"}) for _ in range(2)]

    assert first["id"] != second["id"]


async def test_only_those_who_may_be_mentioned_are(world: Playground, bot: SmallBot) -> None:
    hand = world.hand("membre")
    other = world.hand("responsable")
    text = f"<@{hand.user['id']}> et <@{other.user['id']}> @everyone"
    async with running(bot, world):
        allowed = discord.AllowedMentions(users=[discord.Object(int(hand.user["id"]))], everyone=False)
        sent = await bot.text_channel(world, "annonces").send(text, allowed_mentions=allowed)

    assert [user.id for user in sent.mentions] == [int(hand.user["id"])]
    assert not sent.mention_everyone


async def test_a_direct_message_arrives_unless_its_reader_takes_none(world: Playground, bot: SmallBot) -> None:
    hand = world.hand("membre")
    async with running(bot, world):
        user = await bot.fetch_user(int(hand.user["id"]))
        await user.send("bonjour")
        world.state.closed_direct_messages.add(hand.user["id"])
        with pytest.raises(discord.Forbidden) as refused:
            await user.send("encore")

    assert refused.value.code == Refusal.CLOSED_DIRECT_MESSAGES.code
    assert [message["content"] for message in hand.sees(DIRECT)] == ["bonjour"]


async def test_what_the_bot_may_not_do_in_a_channel_is_refused(world: Playground, bot: SmallBot) -> None:
    guild = world.state.guild(world.guild_id)
    by_name = {channel["name"]: channel for channel in guild.channels.values()}
    by_name["plan"]["permission_overwrites"].append({"id": guild.id, "type": 0, "allow": "0", "deny": str(1 << 10)})
    by_name["plan"]["permission_overwrites"].append({"id": world.state.bot_id, "type": 1, "allow": "0", "deny": "1024"})
    mute = {"id": world.state.bot_id, "type": 1, "allow": "0", "deny": str(1 << 11)}
    by_name["sondages"]["permission_overwrites"].append(mute)
    async with running(bot, world):
        codes = []
        for name in ("plan", "sondages"):
            with pytest.raises(discord.Forbidden) as refused:
                await bot.text_channel(world, name).send("bonjour")
            codes.append(refused.value.code)
        with pytest.raises(discord.NotFound) as absent:
            await bot.fetch_channel(1)
        said = world.hand("membre").say("à moi", channel="annonces")
        with pytest.raises(discord.Forbidden) as not_mine:
            await bot.text_channel(world, "annonces").get_partial_message(int(said["id"])).edit(content="à lui")

    assert codes == [50001, 50013]
    assert absent.value.code == 10003
    assert not_mine.value.code == 50005


async def test_a_hidden_channel_is_seen_by_its_role_alone(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        await bot.text_channel(world, "coordination").send("entre nous")

    assert world.hand("membre").sees("coordination") == []
    assert len(world.hand("coordination").sees("coordination")) == 1


async def test_the_guild_and_its_members_can_be_read(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        guild = await bot.fetch_guild(int(world.guild_id))
        member = await guild.fetch_member(int(world.hand("coordination").user["id"]))
        roles = await guild.fetch_roles()
        channels = await guild.fetch_channels()
        mine = [found.name async for found in bot.fetch_guilds()]
        application = await bot.application_info()

    assert guild.name == "Concert'Action Lachine"
    assert member.display_name == "Claire Fortin"
    assert "Coordination" in [role.name for role in roles]
    assert "annonces" in [channel.name for channel in channels]
    assert mine == [guild.name]
    assert application.id == int(world.state.bot_id)


async def test_an_instant_before_2015_is_no_identifier(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        with pytest.raises(discord.HTTPException) as refused:
            [message async for message in bot.text_channel(world, "plan").history(after=world.clock.now())]

    assert refused.value.code == 50035


async def test_a_file_that_is_too_large_is_refused(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        with pytest.raises(discord.HTTPException) as refused:
            await bot.text_channel(world, "plan").send(file=file("gros.bin", bytes(10 * 1024 * 1024 + 1)))

    assert (refused.value.status, refused.value.code) == (413, 40005)


async def test_a_reply_names_the_message_that_it_answers(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        channel = bot.text_channel(world, "plan")
        question = await channel.send("quand?")
        answer = await question.reply("demain")
        await question.delete()
        alone = await channel.send("sans", reference=question.to_reference(fail_if_not_exists=False))
        with pytest.raises(discord.HTTPException) as refused:
            await channel.send("avec", reference=question)

    assert answer.reference is not None
    assert answer.reference.message_id == question.id
    assert alone.reference is None
    assert refused.value.code == 50035


async def test_a_nonce_whose_message_is_gone_makes_another(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        channel = bot.text_channel(world, "plan")
        first = await channel.send("rappel", nonce="1")
        await first.delete()
        second = await channel.send("rappel", nonce="1")

    assert first.id != second.id
