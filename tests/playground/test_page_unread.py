"""What is unread, for each person, in each channel."""

from bot.playground.server import Playground
from tests.playground.page_client import PageClient, page
from tests.playground.small_bot import SmallBot, running


def counts(one: PageClient, name: str) -> tuple[int, int]:
    channel = one.channel(name)
    return channel["unread"], channel["mentions"]


async def test_what_others_said_is_unread_until_it_is_read(world: Playground) -> None:
    hand = world.hand("responsable")
    async with page(world) as mireille, page(world, "coordination") as claire:
        said = [hand.say(f"{number}") for number in range(3)]
        await mireille.until(lambda: counts(mireille, "plan") == (3, 0))
        await mireille.ask("read", channel=mireille.channel("plan")["id"], upto=said[1]["id"])
        await mireille.until(lambda: counts(mireille, "plan") == (1, 0))
        await mireille.ask("read", channel=mireille.channel("plan")["id"], upto=said[0]["id"])
        await claire.until(lambda: counts(claire, "plan") == (3, 0))
    async with page(world) as mireille:
        assert counts(mireille, "plan") == (1, 0)
        assert mireille.channel("plan")["read"] == said[1]["id"]


async def test_what_one_says_oneself_is_never_unread(world: Playground) -> None:
    world.hand("membre").say("D'un téléphone")
    async with page(world) as mireille:
        assert counts(mireille, "plan") == (0, 0)
        world.hand("responsable").say("Bonjour")
        await mireille.until(lambda: counts(mireille, "plan") == (1, 0))
        await mireille.ask("say", channel=mireille.channel("plan")["id"], text="Bonjour")
        await mireille.until(lambda: counts(mireille, "plan") == (0, 0))


async def test_being_named_oneself_or_by_a_role_is_counted_apart(world: Playground) -> None:
    hand = world.hand("responsable")
    async with page(world) as mireille, page(world, "coordination") as claire:
        hand.say("@Claire Fortin?")
        hand.say("@Coordination?")
        hand.say("Et les autres?")
        await claire.until(lambda: counts(claire, "plan") == (3, 2))
        await mireille.until(lambda: counts(mireille, "plan") == (3, 0))


async def test_a_direct_message_names_whoever_gets_it_and_nobody_else_has_it(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world), page(world) as mireille, page(world, "coordination") as claire:
        user = await bot.fetch_user(int(mireille.shown["me"]["id"]))
        await user.send("Bonjour")
        await mireille.until(lambda: counts(mireille, "@bot") == (1, 1))
        assert counts(claire, "@bot") == (0, 0)
        assert claire.channel("@bot")["id"] != mireille.channel("@bot")["id"]


async def test_reading_is_remembered_when_one_comes_back(world: Playground) -> None:
    said = world.hand("responsable").say("Bonjour")
    async with page(world) as mireille:
        await mireille.ask("read", channel=mireille.channel("plan")["id"], upto=said["id"])
    async with page(world) as mireille:
        assert counts(mireille, "plan") == (0, 0)
