"""A page that goes on whatever happens to it: members and channels that go, frames that are no requests, pushes that fail."""

import asyncio
import json
from datetime import timedelta

import aiohttp
import pytest

from bot.playground.json_types import JSON
from bot.playground.page.host import LoneHost
from bot.playground.page.uploads import Uploads
from bot.playground.server import Playground
from tests.playground.page_client import Asked, PageClient, page
from tests.playground.small_bot import Bot, SmallBot, running


async def hears(world: Playground, client: PageClient, channel: str = "plan") -> None:
    """Return once the page has heard of one more message of somebody."""
    before = client.channel(channel)["unread"]
    world.hand("administration").say("Bonjour", channel=channel)
    await client.until(lambda: client.channel(channel)["unread"] > before)


async def test_who_is_removed_from_the_server_while_their_page_is_open_keeps_only_their_direct_messages(
    world: Playground,
) -> None:
    async with page(world, "responsable") as rachid, page(world) as mireille:
        await rachid.open("plan")
        plan = rachid.channel("plan")["id"]
        world.remove_member("responsable")
        await rachid.until(lambda: [one["kind"] for one in rachid.shown["channels"]] == ["direct"])
        for op, more in (("open", {}), ("earlier", {"before": "1"}), ("pins", {}), ("say", {"text": "Encore là"})):
            with pytest.raises(Asked, match="unknown"):
                await rachid.ask(op, channel=plan, **more)
        await hears(world, mireille)
        await rachid.ask("become", who="membre", locale="fr")
        await hears(world, rachid)


async def test_who_is_no_member_opens_the_page_on_their_direct_messages(world: Playground) -> None:
    world.remove_member("membre")
    async with page(world) as mireille:
        assert [one["kind"] for one in mireille.shown["channels"]] == ["direct"]
        assert (await mireille.open("@bot"))["messages"] == []


async def test_nobody_is_the_bot(world: Playground) -> None:
    async with page(world, "courroie") as one:
        assert one.shown["me"]["persona"] == "membre"
        with pytest.raises(Asked, match="unknown"):
            await one.ask("become", who="courroie", locale="fr")


async def test_a_channel_that_is_deleted_while_it_is_open_is_gone_and_the_page_goes_on(world: Playground) -> None:
    async with page(world) as mireille:
        await mireille.open("plan")
        plan = mireille.channel("plan")["id"]
        await hears(world, mireille)
        world.delete_channel("plan")
        await mireille.until(lambda: mireille.messages[plan] == {})
        await mireille.until(lambda: plan not in [one["id"] for one in mireille.shown["channels"]])
        await hears(world, mireille, "annonces")


@pytest.mark.parametrize(
    "frame",
    [
        "[]", "1", "null", "{", '{"op": "open"}', '{"id": 1}', '{"id": 1, "op": ["open"]}', '{"id": 1, "op": "open", "channel": {}}',
        '{"id": 1, "op": "clock", "seconds": 1e300}', '{"id": 1, "op": "clock", "seconds": NaN}',
        '{"id": 1, "op": "run", "channel": "PLAN", "text": "/x", "files": [1]}',
        '{"id": 1, "op": "run", "channel": "PLAN", "text": "/x", "picked": [1]}',
        '{"id": 1, "op": "submit", "interaction": "1", "answers": [1]}',
        '{"id": 1, "op": "vote", "channel": "PLAN", "message": [], "answers": null}',
    ],
)  # fmt: skip
async def test_a_frame_that_is_no_request_is_refused_and_closes_nothing(world: Playground, frame: str) -> None:
    origin = world.state.origin
    plan = world.administration.channel("plan")["id"]
    async with (
        aiohttp.ClientSession(headers={"Origin": origin}) as http,
        http.ws_connect(f"{world.page.address}socket") as socket,
    ):
        assert (await socket.receive_json())["push"] == "hello"
        await socket.send_str(frame.replace("PLAN", plan))
        answer = await _answer(socket)
        assert answer["ok"] is False
        assert answer["error"]["code"] == "unknown"
        await socket.send_str(json.dumps({"id": 2, "op": "open", "channel": plan}))
        assert (await _answer(socket))["ok"] is True


async def _answer(socket: aiohttp.ClientWebSocketResponse) -> JSON:
    async with asyncio.timeout(10):
        while "re" not in (frame := await socket.receive_json()):
            pass
    found: JSON = frame
    return found


class BrokenHost(LoneHost):
    """A host that cannot say what is planned."""

    async def next_at(self) -> None:
        raise RuntimeError("brisé")


async def test_a_page_that_cannot_be_told_what_changes_is_let_go_and_comes_back(world: Playground) -> None:
    origin = world.state.origin
    async with aiohttp.ClientSession(headers={"Origin": origin}) as http:
        async with http.ws_connect(f"{world.page.address}socket") as socket:
            assert (await socket.receive_json())["push"] == "hello"
            host, world.page.host = world.page.host, BrokenHost(world.clock)
            world.clock.advance(timedelta(hours=1))
            async with asyncio.timeout(10):
                while (await socket.receive()).type is aiohttp.WSMsgType.TEXT:
                    pass
            assert socket.close_code == aiohttp.WSCloseCode.INTERNAL_ERROR
        world.page.host = host
        async with http.ws_connect(f"{world.page.address}socket") as socket:
            assert (await socket.receive_json())["clock"]["now"].startswith("2012-09-10T15:00")


class SlowHost(LoneHost):
    """A host that says what is planned once it is let."""

    def __init__(self, world: Playground) -> None:
        super().__init__(world.clock)
        self.asked, self.let = asyncio.Event(), asyncio.Event()

    async def next_at(self) -> None:
        self.asked.set()
        await self.let.wait()


async def test_what_changes_while_somebody_else_is_greeted_is_not_lost(world: Playground) -> None:
    async with page(world) as one, page(world, "responsable") as other:
        world.page.host = host = SlowHost(world)
        becoming = asyncio.create_task(one.ask("become", who="coordination", locale="fr"))
        async with asyncio.timeout(10):
            await host.asked.wait()
        world.add_channel("nouveau")
        await hears(world, other)  # and so would the first, were it told anything before it is greeted
        host.let.set()
        await becoming
        assert one.channel("nouveau")
        assert one.channel("coordination")


async def test_an_answer_carries_the_message_that_it_answers_and_no_more(world: Playground) -> None:
    hand = world.hand("administration")
    last = hand.say("0")
    for number in range(1, 1_200):
        last = hand.say(str(number), reply_to=last["id"])
    async with page(world) as mireille:
        shown = (await mireille.open("plan"))["messages"][-1]
        assert shown["referenced_message"]["content"] == "1198"
        assert "referenced_message" not in shown["referenced_message"]


async def test_what_a_message_answers_is_shown_as_it_is_now(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world), page(world) as mireille:
        first = await bot.text_channel(world, "plan").send("Premier")
        world.hand("administration").say("Réponse", reply_to=str(first.id))
        await first.edit(content="Changé")
        shown = (await mireille.open("plan"))["messages"][-1]
        assert shown["referenced_message"]["content"] == "Changé"
        await first.delete()
        shown = (await mireille.open("plan"))["messages"][-1]
        assert shown["referenced_message"] is None


async def test_what_only_one_member_sees_is_answered_by_nobody(world: Playground, bot: SmallBot) -> None:
    @bot.answers("secret")
    async def secret(interaction: Bot) -> None:
        await interaction.response.send_message("Entre nous", ephemeral=True)

    async with running(bot, world), page(world) as mireille, page(world, "coordination") as claire:
        await mireille.open("plan")
        plan = mireille.channel("plan")["id"]
        await mireille.ask("run", channel=plan, text="/secret")
        await mireille.until(lambda: mireille.texts("plan") == ["Entre nous"])
        (message,) = mireille.messages[plan]
        for who in (mireille, claire):
            with pytest.raises(Asked, match="invalid_form_body"):
                await who.ask("say", channel=plan, text="Voyez", reply_to=message)
        for op, more in (("press", {"custom_id": "x"}), ("menu", {"command": "x"}), ("vote", {"answers": []})):
            with pytest.raises(Asked, match="unknown_message"):
                await claire.ask(op, channel=plan, message=message, **more)


def test_the_oldest_of_too_many_uploads_are_forgotten() -> None:
    uploads = Uploads()
    keys = [uploads.keep(f"{number}.txt", b"x") for number in range(51)]
    with pytest.raises(KeyError):
        uploads.get(keys[0])
    assert uploads.get(keys[1]) == ("1.txt", b"x")
