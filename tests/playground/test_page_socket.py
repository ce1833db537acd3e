"""What an open page is told, and what it can do: the member's hand, over a websocket."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord
import pytest

from bot.playground.page.host import LoneHost
from bot.playground.server import Playground
from tests.playground.page_client import Asked, page
from tests.playground.small_bot import Bot, SmallBot, running


async def test_a_page_is_told_who_is_there_and_what_there_is(world: Playground) -> None:
    async with page(world, "coordination", "en-US") as claire:
        shown = claire.shown
        assert shown["me"]["name"] == "Claire Fortin"
        assert shown["locale"] == "en-US"
        assert [one["key"] for one in shown["people"]] == [
            "membre", "responsable", "coordination", "administration", "nouveau",
        ]  # fmt: skip
        assert [one["name"] for one in shown["channels"]] == [
            "annonces", "plan", "sondages", "table-aines", "table-jeunesse", "table-habitation", "coordination", "Courroie",
        ]  # fmt: skip
        assert shown["channels"][-1]["kind"] == "direct"
        assert shown["bot"] == {"connected": False, "renewing": False}
        assert shown["clock"]["now"].startswith("2012-09-10T14:00")


async def test_somebody_unknown_is_the_first_of_the_cast(world: Playground) -> None:
    async with page(world, "personne") as one:
        assert one.shown["me"]["persona"] == "membre"


async def test_a_hidden_channel_is_neither_listed_nor_open(world: Playground) -> None:
    hidden = world.administration.channel("coordination")["id"]
    async with page(world) as mireille:
        assert "coordination" not in [one["name"] for one in mireille.shown["channels"]]
        for op in ("open", "say", "run", "pins", "read"):
            with pytest.raises(Asked, match="unknown"):
                await mireille.ask(op, channel=hidden, text="Bonjour", upto="1")


async def test_what_one_says_another_sees(world: Playground) -> None:
    async with page(world) as mireille, page(world, "coordination") as claire:
        await mireille.open("plan")
        await claire.open("plan")
        plan = mireille.channel("plan")["id"]
        await mireille.ask("say", channel=plan, text="Bonjour @Claire Fortin")
        await claire.until(lambda: bool(claire.texts("plan")))
        message = next(iter(claire.messages[plan].values()))
        assert message["page"] == {"ephemeral": False, "mine": False, "mentions_me": True}
        await claire.ask("say", channel=plan, text="Bonjour!", reply_to=message["id"])
        await mireille.until(lambda: len(mireille.texts("plan")) == 2)
        answer = list(mireille.messages[plan].values())[1]
        assert answer["referenced_message"]["content"] == f"Bonjour <@{claire.shown['me']['id']}>"


async def test_an_answer_to_one_member_is_seen_by_them_alone_until_they_dismiss_it(
    world: Playground, bot: SmallBot
) -> None:
    @bot.answers("secret")
    async def secret(interaction: Bot) -> None:
        await interaction.response.send_message("Entre nous", ephemeral=True)

    async with running(bot, world), page(world) as mireille, page(world, "coordination") as claire:
        await mireille.open("plan")
        await claire.open("plan")
        plan = mireille.channel("plan")["id"]
        assert (await mireille.ask("run", channel=plan, text="/secret"))["failure"] is None
        await mireille.until(lambda: mireille.texts("plan") == ["Entre nous"])
        message = next(iter(mireille.messages[plan].values()))
        assert message["page"]["ephemeral"] is True
        async with page(world) as again:
            assert [one["content"] for one in (await again.open("plan"))["messages"]] == ["Entre nous"]
        assert (await claire.open("plan"))["messages"] == []
        with pytest.raises(Asked, match="unknown_message"):
            await claire.ask("dismiss", channel=plan, message=message["id"])
        await mireille.ask("dismiss", channel=plan, message=message["id"])
        await mireille.until(lambda: mireille.texts("plan") == [])


async def test_a_button_a_menu_and_a_form_are_used_from_the_page(world: Playground, bot: SmallBot) -> None:
    heard: list[dict[str, Any]] = []

    class Form(discord.ui.Modal, title="Dites"):
        word: discord.ui.TextInput["Form"] = discord.ui.TextInput(label="Un mot", custom_id="word")

    @bot.answers("essai")
    async def trial(interaction: Bot) -> None:
        view = discord.ui.View(timeout=None)
        view.add_item(discord.ui.Button(label="Ouvrir", custom_id="open"))
        view.add_item(discord.ui.UserSelect(custom_id="who"))
        view.stop()
        await interaction.response.send_message("Voici", view=view)

    async def component(interaction: Bot) -> None:
        heard.append(dict(interaction.data or {}))
        if heard[-1]["custom_id"] == "open":
            form = Form(custom_id="form")
            form.stop()
            await interaction.response.send_modal(form)
        else:
            await interaction.response.edit_message(content="Choisi")

    async def form(interaction: Bot) -> None:
        heard.append(dict(interaction.data or {}))
        await interaction.response.send_message("Reçu")

    bot.component, bot.form = component, form
    async with running(bot, world), page(world) as mireille:
        await mireille.open("plan")
        plan = mireille.channel("plan")["id"]
        await mireille.ask("run", channel=plan, text="/essai")
        await mireille.until(lambda: mireille.texts("plan") == ["Voici"])
        message = next(iter(mireille.messages[plan].values()))
        menu = message["components"][1]["components"][0]
        assert "@Claire Fortin" in [option["label"] for option in menu["options"]]
        claire = next(option["value"] for option in menu["options"] if option["label"] == "@Claire Fortin")
        place = {"channel": plan, "message": message["id"]}
        await mireille.ask("choose", **place, custom_id="who", values=[claire])
        await mireille.until(lambda: mireille.texts("plan") == ["Choisi"])
        modal = (await mireille.ask("press", **place, custom_id="open"))["modal"]
        assert modal["title"] == "Dites"
        async with page(world, "coordination") as another:
            with pytest.raises(Asked, match="unknown"):
                await another.ask("submit", interaction=modal["interaction"], answers={"word": "Non"})
        with pytest.raises(Asked, match="form_refused"):
            await mireille.ask("submit", interaction=modal["interaction"], answers={"word": ""})
        await mireille.ask("submit", interaction=modal["interaction"], answers={"word": "Oui"})
        await mireille.until(lambda: "Reçu" in mireille.texts("plan"))
        assert heard[0]["values"] == [claire]
        assert heard[-1]["components"][0]["components"][0]["value"] == "Oui"
        with pytest.raises(Asked, match="not_on_screen"):
            await mireille.ask("press", **place, custom_id="absent")


async def test_a_file_goes_with_a_command(world: Playground, bot: SmallBot) -> None:
    @bot.answers("envoyer")
    async def send(interaction: Bot, fichier: discord.Attachment) -> None:
        await interaction.response.send_message(f"{fichier.filename} {fichier.size}")

    async with running(bot, world), page(world) as mireille, aiohttp.ClientSession() as http:
        await mireille.open("plan")
        form = aiohttp.FormData()
        form.add_field("file", b"abc", filename="plan.md")
        async with http.post(f"{world.page.address}files", data=form, headers={"Origin": world.state.origin}) as answer:
            key = (await answer.json())["id"]
        plan = mireille.channel("plan")["id"]
        await mireille.ask("run", channel=plan, text="/envoyer", files={"fichier": key})
        await mireille.until(lambda: mireille.texts("plan") == ["plan.md 3"])


async def test_a_file_that_is_too_large_is_refused(world: Playground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.playground.page.uploads.SIZE_LIMIT", 2)
    form = aiohttp.FormData()
    form.add_field("file", b"abc", filename="plan.md")
    async with (
        aiohttp.ClientSession(headers={"Origin": world.state.origin}) as http,
        http.post(f"{world.page.address}files", data=form) as answer,
    ):
        assert answer.status == 413
        assert (await answer.json()) == {"error": {"code": "too_large"}}


async def test_a_bot_that_does_not_answer_is_told(world: Playground, bot: SmallBot) -> None:
    heard = asyncio.Event()

    @bot.answers("muet")
    async def silent(interaction: Bot) -> None:
        heard.set()

    async with running(bot, world), page(world) as mireille:
        asked = asyncio.create_task(mireille.ask("run", channel=mireille.channel("plan")["id"], text="/muet"))
        await heard.wait()
        world.clock.advance(timedelta(seconds=4))
        assert (await asked)["failure"] == "no_answer"


@pytest.mark.parametrize(
    ("text", "code"),
    [("/absente", "unknown_command"), ("/dire", "missing_option"), ("Bonjour", "not_a_command")],
)
async def test_a_line_that_discord_would_not_send_says_why(
    world: Playground, bot: SmallBot, text: str, code: str
) -> None:
    @bot.answers("dire")
    async def say(interaction: Bot, mot: str) -> None:
        await interaction.response.send_message(mot)

    async with running(bot, world), page(world) as mireille:
        with pytest.raises(Asked, match=code):
            await mireille.ask("run", channel=mireille.channel("plan")["id"], text=text)


async def test_what_cannot_be_read_closes_nothing(world: Playground) -> None:
    async with page(world) as mireille:
        with pytest.raises(Asked, match="unknown"):
            await mireille.ask("absent")
        with pytest.raises(Asked, match="unknown"):
            await mireille.ask("open")
        assert await mireille.open("plan")


async def test_earlier_messages_come_by_fifty(world: Playground) -> None:
    hand = world.hand("responsable")
    for number in range(120):
        hand.say(f"{number}")
    async with page(world) as mireille:
        first = await mireille.open("plan")
        assert [one["content"] for one in first["messages"]] == [str(number) for number in range(70, 120)]
        assert first["more"] is True
        plan = mireille.channel("plan")["id"]
        before = await mireille.ask("earlier", channel=plan, before=first["messages"][0]["id"])
        last = await mireille.ask("earlier", channel=plan, before=before["messages"][0]["id"])
        assert [one["content"] for one in last["messages"]] == [str(number) for number in range(20)]
        assert last["more"] is False


async def test_only_messages_that_the_page_has_are_pushed(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        sent = [await bot.text_channel(world, "plan").send(str(number)) for number in range(60)]
        async with page(world) as mireille:
            await mireille.open("plan")
            await sent[0].edit(content="changé")
            await sent[-1].edit(content="changé aussi")
            await mireille.until(lambda: "changé aussi" in mireille.texts("plan"))
            assert "changé" not in mireille.texts("plan")
            await sent[-1].delete()
            await mireille.until(lambda: "changé aussi" not in mireille.texts("plan"))


async def test_somebody_else_in_another_language_is_greeted_anew(world: Playground) -> None:
    async with page(world) as one:
        await one.ask("become", who="coordination", locale="en-US")
        assert one.hellos == 2
        assert one.shown["me"]["persona"] == "coordination"
        assert one.shown["locale"] == "en-US"
        assert one.channel("coordination")
        with pytest.raises(Asked, match="unknown"):
            await one.ask("become", who="personne", locale="fr")


async def test_a_bot_that_comes_and_goes_is_told(world: Playground, bot: SmallBot) -> None:
    @bot.answers("ici")
    async def here(interaction: Bot) -> None:
        await interaction.response.send_message("Oui")

    async with page(world) as mireille:
        assert mireille.shown["bot"]["connected"] is False
        opened = await mireille.open("plan")
        assert opened["commands"] == []
        async with running(bot, world):
            await mireille.until(lambda: mireille.shown["bot"]["connected"])
            await mireille.until(lambda: [one["name"] for one in mireille.shown.get("commands", [])] == ["ici"])
        await mireille.until(lambda: not mireille.shown["bot"]["connected"])


class HostInSteps(LoneHost):
    """A host whose next instant is an hour from whatever time it is when it goes there."""

    def __init__(self, world: Playground) -> None:
        super().__init__(world.clock)
        self._moving = asyncio.Lock()

    async def next_at(self) -> datetime:
        found = self._clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        for _ in range(200):  # as a database takes its time: meanwhile the other asks too
            await asyncio.sleep(0)
        return found

    async def to_next(self) -> None:
        async with self._moving:
            await super().to_next()


async def test_two_who_go_to_the_next_instant_at_once_go_to_two_instants(world: Playground) -> None:
    world.clock.advance(timedelta(minutes=50))
    world.page.host = HostInSteps(world)
    async with page(world) as mireille, page(world, "coordination") as claire:
        moved = await asyncio.gather(*(one.ask("clock", to_next=True) for one in (mireille, claire)))
        assert max(each["now"] for each in moved).startswith("2012-09-10T16:00")


async def test_a_clock_that_is_moved_is_told(world: Playground) -> None:
    async with page(world) as mireille, page(world, "coordination") as claire:
        moved = await claire.ask("clock", seconds=3600)
        assert moved["now"].startswith("2012-09-10T15:00")
        await mireille.until(lambda: mireille.shown["clock"]["now"].startswith("2012-09-10T15:00"))
        assert (await claire.ask("clock"))["now"].startswith("2012-09-10T15:00")
        assert (await claire.ask("clock", to_next=True))["now"].startswith("2012-09-10T15:00")
        for seconds in (-1, 1e12):
            with pytest.raises(Asked, match="unknown"):
                await claire.ask("clock", seconds=seconds)
