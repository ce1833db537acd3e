"""What the page asks of the composer's operations, over its websocket."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.playground.server import Playground
from tests.playground.small_bot import Bot, SmallBot, running

JSON = dict[str, Any]
Ask = Callable[..., Awaitable[JSON]]


@asynccontextmanager
async def page(world: Playground, who: str = "membre") -> AsyncIterator[Ask]:
    """The page of somebody; what it is given asks an operation of the channel « plan », and gives the answer."""
    address = world.page.address
    channel = world.hand(who).channel("plan")["id"]
    headers = {"Origin": world.state.origin}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.ws_connect(f"{address}socket?qui={who}") as socket,
    ):
        asked = 0

        async def ask(op: str, **data: object) -> JSON:
            nonlocal asked
            asked += 1
            await socket.send_json({"id": asked, "op": op, "channel": channel, **data})
            while True:
                frame: JSON = await socket.receive_json()
                if frame.get("re") == asked:
                    return frame

        yield ask


async def upload(world: Playground, name: str, content: bytes) -> str:
    form = aiohttp.FormData()
    form.add_field("file", content, filename=name)
    async with (
        aiohttp.ClientSession(headers={"Origin": world.state.origin}) as session,
        session.post(f"{world.page.address}files", data=form) as answer,
    ):
        key: str = (await answer.json())["id"]
        return key


async def test_what_was_picked_is_run_with_its_value(world: Playground, bot: SmallBot) -> None:
    async def offer(interaction: Bot, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"Axe {current}", value="axis:2")]

    @bot.answers("axe")
    @app_commands.autocomplete(numero=offer)
    async def axe(interaction: Bot, numero: str) -> None:
        await interaction.response.send_message(numero)

    async with running(bot, world), page(world) as ask:
        read = await ask("compose", text="/axe II", cursor=7, ask=False)
        offered = await ask("compose", text="/axe II", cursor=7)
        (item,) = offered["items"]
        line = "/axe " + item["insert"]["text"]
        outcome = await ask("run", text=line, picked={"numero": item["picked"], "autre": "rien"})

    assert (read["items"], read["autocomplete"], read["ready"]) == ([], True, True)
    assert outcome["ok"]
    assert (outcome["modal"], outcome["failure"]) == (None, None)
    assert world.messages("plan")[-1]["content"] == "axis:2"


async def test_a_file_is_run_under_the_name_that_the_line_gives_it(world: Playground, bot: SmallBot) -> None:
    heard: list[bytes] = []

    @bot.answers("lire")
    async def read(interaction: Bot, fichier: discord.Attachment) -> None:
        heard.append(await fichier.read())
        await interaction.response.send_message(fichier.filename)

    async with running(bot, world), page(world) as ask:
        key = await upload(world, "le plan.md", b"# Plan")
        picked = {"fichier": {"text": "le plan.md", "value": key}}
        composed = await ask("compose", text="/lire fichier:le plan.md", cursor=24, picked=picked)
        await ask("run", text="/lire fichier:le plan.md", picked=picked, files={"le plan.md": key})

    assert composed["ready"]
    assert heard == [b"# Plan"]


async def test_a_command_of_a_menu_is_run_on_a_message_and_on_a_member(world: Playground, bot: SmallBot) -> None:
    @bot.tree.context_menu(name="Citer")
    async def quote(interaction: Bot, message: discord.Message) -> None:
        await interaction.response.send_message(f"« {message.content} »")

    @bot.tree.context_menu(name="Saluer")
    async def greet(interaction: Bot, member: discord.Member) -> None:
        await interaction.response.send_message(f"Bonjour {member.display_name}")

    async with running(bot, world), page(world) as ask:
        said = world.hand("membre").say("à noter")
        commands = {one["name"]: one["id"] for one in (await ask("open"))["commands"]}
        claire = world.hand("coordination").user["id"]
        await ask("menu", command=commands["Citer"], message=said["id"])
        await ask("menu", command=commands["Saluer"], user=claire)
        missing = await ask("menu", command=commands["Saluer"], message=said["id"])

    assert [one["content"] for one in world.messages("plan")[1:]] == ["« à noter »", "Bonjour Claire Fortin"]
    assert missing["error"]["code"] == "unknown"


async def test_a_line_that_cannot_be_sent_is_refused_with_its_fault(world: Playground, bot: SmallBot) -> None:
    @bot.answers("axe")
    async def axe(interaction: Bot, numero: str) -> None: ...

    async with running(bot, world), page(world) as ask:
        refused = await ask("run", text="/axe")

    assert refused["error"] == {"code": "missing_option", "detail": "numero", "suggestions": [], "option": ""}
