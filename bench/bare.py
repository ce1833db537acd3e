"""The bot to compare with: discord.py, one command, a fixed view, a fixed list of choices.

Everything that Courroie sets on discord.py is set here too (intents, connector, contexts, addresses), so that what differs
is Courroie's own. The views are read once, in the form Discord gave them back; they have the size of Courroie's answers.
"""

import asyncio
import json
import os
from pathlib import Path
from typing import Any

import aiohttp
import discord
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from discord.ui import ActionRow, Button, Container, LayoutView, Select, Separator, TextDisplay
from yarl import URL

TOKEN_VARIABLE = "BENCH_TOKEN"
API_BASE_VARIABLE = "BENCH_API_BASE"
ANSWERS_VARIABLE = "BENCH_ANSWERS"

COMMAND = "vue"
OPTION = "nom"


def main() -> None:
    run(_Bare, ANSWERS_VARIABLE)


def run(client: "type[Plain]", variable: str) -> None:
    """Keep a client on the Discord that the environment names, given what the file named by ``variable`` holds."""
    api_base = os.environ[API_BASE_VARIABLE]
    origin = api_base.partition("/api/")[0]
    Route.BASE = api_base
    DiscordWebSocket.DEFAULT_GATEWAY = URL(origin.replace("http", "ws", 1) + "/gateway")
    discord.Asset.BASE = origin + "/cdn"
    asyncio.run(_stay(client, json.loads(Path(os.environ[variable]).read_text(encoding="utf-8"))))


async def _stay(client: "type[Plain]", given: dict[str, Any]) -> None:
    async with client(given) as logged_in:
        await logged_in.start(os.environ[TOKEN_VARIABLE])


class Plain(discord.Client):
    """A client set as Courroie's is."""

    def __init__(self, _given: dict[str, Any]) -> None:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            connector=aiohttp.TCPConnector(limit=100),
        )
        self.tree = app_commands.CommandTree(
            self,
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
        )

    async def setup_hook(self) -> None:
        await self.tree.sync()


class _Bare(Plain):
    def __init__(self, answers: dict[str, Any]) -> None:
        super().__init__(answers)
        views = {name: view_of(components) for name, components in answers["views"].items()}
        choices = [app_commands.Choice(name=one["name"], value=one["value"]) for one in answers["choices"]]

        @self.tree.command(name=COMMAND, description="Une vue fixe")
        async def show(interaction: discord.Interaction, nom: str) -> None:
            await interaction.response.send_message(view=views[nom], ephemeral=True)

        @show.autocomplete(OPTION)
        async def suggest(_interaction: discord.Interaction, _typed: str) -> list[app_commands.Choice[str]]:
            return choices


def view_of(components: list[dict[str, Any]]) -> LayoutView:
    """The view that a message has, made anew."""
    view = LayoutView(timeout=None)
    for component in components:
        view.add_item(_item(component))
    view.stop()
    return view


def _item(raw: dict[str, Any]) -> discord.ui.Item[LayoutView]:
    """A component as Discord gave it back, made anew."""
    match discord.ComponentType(raw["type"]):
        case discord.ComponentType.container:
            return Container(*(_item(below) for below in raw["components"]))
        case discord.ComponentType.action_row:
            return ActionRow(*(_item(below) for below in raw["components"]))
        case discord.ComponentType.text_display:
            return TextDisplay(raw["content"])
        case discord.ComponentType.separator:
            return Separator()
        case discord.ComponentType.button:
            style = discord.ButtonStyle(raw["style"])
            return Button(label=raw["label"], custom_id=raw["custom_id"], style=style)
        case discord.ComponentType.select:
            options = [discord.SelectOption(label=one["label"], value=one["value"]) for one in raw["options"]]
            return Select(custom_id=raw["custom_id"], placeholder=raw["placeholder"], options=options)
        case other:
            msg = f"a view of the plan has no {other}"
            raise ValueError(msg)


if __name__ == "__main__":
    main()
