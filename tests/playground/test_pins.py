"""Messages are pinned, listed and let go as Discord does it, through the unmodified client."""

import asyncio
from datetime import timedelta

import discord
import pytest
from discord.http import Route

from bot.playground.member import DIRECT
from bot.playground.permissions import Permission
from bot.playground.server import Playground
from tests.playground.small_bot import SmallBot, running

PINS = "/channels/{channel_id}/messages/pins"
INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


class Watchful(SmallBot):
    """A bot that notes what it hears of pins."""

    def __init__(self) -> None:
        super().__init__(INTENTS)
        self.pins: asyncio.Queue[object] = asyncio.Queue()
        self.edited: asyncio.Queue[discord.Message] = asyncio.Queue()

    async def on_guild_channel_pins_update(self, _: object, last_pin: object) -> None:
        self.pins.put_nowait(last_pin)

    async def on_private_channel_pins_update(self, _: object, last_pin: object) -> None:
        self.pins.put_nowait(last_pin)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        self.edited.put_nowait(payload.message)


@pytest.fixture
def watchful() -> Watchful:
    return Watchful()


async def pinned(channel: discord.abc.Messageable, **asked: object) -> list[str]:
    return [message.content async for message in channel.pins(**asked)]  # type: ignore[arg-type]


async def test_a_pinned_message_is_listed_marked_and_announced(world: Playground, watchful: Watchful) -> None:
    async with running(watchful, world):
        channel = watchful.text_channel(world, "annonces")
        sent = await channel.send("panneau")
        await sent.pin()
        listed = [message async for message in channel.pins()]
        fetched = await channel.fetch_message(sent.id)
        announced, edited = await watchful.pins.get(), await watchful.edited.get()
        await watchful.heard.get()
        notice = await watchful.heard.get()

    assert [message.id for message in listed] == [sent.id]
    assert listed[0].pinned_at == announced
    assert fetched.pinned
    assert (edited.id, edited.pinned) == (sent.id, True)
    assert notice.type is discord.MessageType.pins_add
    assert notice.reference is not None
    assert notice.reference.message_id == sent.id
    assert notice.reference.guild_id == int(world.guild_id)


async def test_what_is_unpinned_stays_in_the_channel(world: Playground, watchful: Watchful) -> None:
    async with running(watchful, world):
        channel = watchful.text_channel(world, "annonces")
        sent = await channel.send("panneau")
        await sent.pin()
        await sent.unpin()
        listed = await pinned(channel)
        announced = [await watchful.pins.get() for _ in range(2)]
        fetched = await channel.fetch_message(sent.id)

    assert (listed, fetched.pinned, announced[-1]) == ([], False, None)


async def test_pinning_twice_announces_once(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        sent = await bot.text_channel(world, "annonces").send("panneau")
        for change in (sent.pin, sent.pin, sent.unpin, sent.unpin):
            await change()

    assert [message["type"] for message in world.hand("membre").sees("annonces")] == [0, 6]


async def test_the_latest_pins_come_first_a_page_at_a_time(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        for text in ("un", "deux", "trois"):
            sent = await channel.send(text)
            world.clock.advance(timedelta(minutes=1))
            await sent.pin()
        whole, two = await pinned(channel), await pinned(channel, limit=2)
        route = Route("GET", PINS, channel_id=channel.id)
        page = await bot.http.request(route, params={"limit": 2})
        next_page = await bot.http.request(route, params={"before": page["items"][-1]["pinned_at"]})
        older = await bot.http.request(Route("GET", "/channels/{channel_id}/pins", channel_id=channel.id))

    assert whole == ["trois", "deux", "un"]
    assert two == ["trois", "deux"]
    assert page["has_more"]
    assert [item["message"]["content"] for item in next_page["items"]] == ["un"]
    assert not next_page["has_more"]
    assert [message["content"] for message in older] == whole


async def test_a_message_that_is_deleted_is_pinned_no_more(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        sent = await channel.send("panneau")
        await sent.pin()
        await sent.delete()
        assert await pinned(channel) == []


async def test_a_direct_message_can_be_pinned(world: Playground, watchful: Watchful) -> None:
    async with running(watchful, world):
        user = await watchful.fetch_user(int(world.hand("membre").user["id"]))
        sent = await user.send("rappel")
        await sent.pin()
        announced = await watchful.pins.get()
        notice = world.hand("membre").sees(DIRECT)[-1]

    assert announced is not None
    assert (notice["type"], "guild_id" in notice["message_reference"]) == (6, False)


async def refused(message: discord.Message) -> int:
    with pytest.raises(discord.HTTPException) as refusal:
        await message.pin()
    return refusal.value.code


async def test_what_cannot_be_pinned_is_refused(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        gone, panel = await channel.send("parti"), await channel.send("panneau")
        await gone.delete()
        await panel.pin()
        notice = await channel.fetch_message(int(world.hand("membre").sees("annonces")[-1]["id"]))
        codes = [await refused(gone), await refused(notice)]

    assert codes == [10008, 50021]


async def test_a_channel_that_has_all_its_pins_takes_no_more(
    world: Playground, bot: SmallBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.playground.rest_pins.MOST_PINS", 1)
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        first, second = await channel.send("un"), await channel.send("deux")
        await first.pin()
        assert await refused(second) == 30003
        await first.unpin()
        await second.pin()
        assert await pinned(channel) == ["deux"]


@pytest.mark.parametrize(
    ("lost", "code"), [(Permission.PIN_MESSAGES, 50013), (Permission.VIEW_CHANNEL, 50001)], ids=["pin", "view"]
)
async def test_a_bot_that_may_not_pin_is_refused(world: Playground, bot: SmallBot, lost: Permission, code: int) -> None:
    async with running(bot, world):
        sent = await bot.text_channel(world, "annonces").send("panneau")
        overwrites = world.hand("membre").channel("annonces")["permission_overwrites"]
        overwrites.append({"id": world.state.bot_id, "type": 1, "allow": "0", "deny": str(int(lost))})
        assert await refused(sent) == code


async def test_without_the_history_no_pin_is_listed(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        await (await channel.send("panneau")).pin()
        deny = str(int(Permission.READ_MESSAGE_HISTORY))
        overwrites = world.hand("membre").channel("annonces")["permission_overwrites"]
        overwrites.append({"id": world.state.bot_id, "type": 1, "allow": "0", "deny": deny})
        assert await pinned(channel) == []


async def test_a_page_is_asked_by_an_instant(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        route = Route("GET", PINS, channel_id=bot.text_channel(world, "annonces").id)
        with pytest.raises(discord.HTTPException) as wrong:
            await bot.http.request(route, params={"before": "hier"})

    assert wrong.value.code == 50035
