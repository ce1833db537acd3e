"""The real bot on the loopback Discord, with whatever a scenario needs at hand."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route
from pydantic import SecretStr

from bot.app import App, building
from bot.cli.playing import name_coordination
from bot.importers.door import read_plan
from bot.importers.draft import Draft
from bot.importers.shipped import SHIPPED_NAME, shipped_plan
from bot.playground.component_kinds import walk
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.server import Playground
from bot.services.deps import Deps
from bot.services.plans import import_plan, preview_import
from bot.services.snapshots import Snapshots
from bot.settings import DiscordSettings, Settings, StorageSettings
from bot.views.custom_ids import route_of
from storage.database import Database
from storage.migrate import upgrade

_MENU = 3
_DELIVERY_SECONDS = 60
CONTROLS = {2, _MENU}


@dataclass(frozen=True, slots=True)
class Stage:
    """A playground where the bot is ready."""

    world: Playground
    app: App

    def hand(self, persona: str = "membre", locale: str = "fr") -> Hand:
        return self.world.hand(persona, locale=locale)

    async def deliver(self) -> None:
        """Send all that is due now, and return once nothing is due and nothing is being sent."""
        async with asyncio.timeout(_DELIVERY_SECONDS):
            await self.app.worker.settled()

    async def load(self, draft: Draft | None = None, working_group: str | None = None) -> int:
        """Put a plan in place (the shipped one by default), and give its id."""
        return await load_plan(self.app.deps, int(self.world.guild_id), draft, working_group)


async def load_plan(deps: Deps, guild_id: int, draft: Draft | None = None, working_group: str | None = None) -> int:
    """Put a plan in place in a guild (the shipped one by default), and give its id."""
    if draft is None:
        draft = read_plan(SHIPPED_NAME, shipped_plan())
    preview = await preview_import(deps, guild_id, draft, working_group=working_group)
    return (await import_plan(deps, guild_id, preview, working_group=working_group)).plan_id


async def migrated_database(folder: Path, *, planned: bool) -> Path:
    """A SQLite file at the newest schema, with the shipped plan where it is ``planned``, made once in ``folder``: copy it."""
    file = folder / ("planned.db" if planned else "scenarios.db")
    if not file.exists():
        database = Database(f"sqlite:///{file}")
        await upgrade(database)
        if planned:
            playground = Playground()
            await load_plan(Deps(database, playground.clock, Snapshots(database, 1)), int(playground.guild_id))
        await database.close()
    return file


@asynccontextmanager
async def on_stage(
    world: Playground, url: str, *, coordination: bool = True, **overrides: object
) -> AsyncIterator[Stage]:
    """Start the real bot against ``world``, on the database at ``url``, and stop it at the end.

    ``coordination``: the settings name the role « Coordination » already.
    """
    if coordination:
        await _name_coordination(world, url)
    settings = Settings(
        storage=StorageSettings(url=url),
        discord=DiscordSettings(token=SecretStr(world.token), api_base=world.api_base),
        **overrides,  # type: ignore[arg-type]
    )
    async with building(settings, world.clock) as app:
        running = asyncio.create_task(app.run(world.token))
        try:
            await world.ready()
            yield Stage(world, app)
            require_nothing_kept(app)
            require_routes(world, app)
        finally:
            await app.client.close()
            await running


async def _name_coordination(world: Playground, url: str) -> None:
    # Apart from the bot, which must hold no guild at the start.
    database = Database(url)
    try:
        await name_coordination(Deps(database, world.clock, Snapshots(database, len(world.guild_ids))), world)
    finally:
        await database.close()


def require_routes(world: Playground, app: App) -> None:
    """Fail on a control or a form that the bot sent and that leads nowhere."""
    known = set(app.client.router)
    for request in world.requests:
        body = request.body if isinstance(request.body, dict) else {}
        data = body.get("data") or body
        if "custom_id" in data:  # a form: its fields' ids lead nowhere, only its own does
            assert route_of(data["custom_id"]) in known, data["custom_id"]
            continue
        for component in walk(data.get("components")):
            if "custom_id" in component and component["type"] in CONTROLS:
                assert route_of(str(component["custom_id"])) in known, component["custom_id"]


def require_nothing_kept(app: App) -> None:
    """Fail where discord.py keeps a view or a form in memory: each was to be stopped before it was sent."""
    store = app.client._connection._view_store
    assert not store._views
    assert not store._modals
    assert not store._synced_message_views


def keep_discord_addresses(patch: pytest.MonkeyPatch) -> None:
    """Put back at the end of the test what a bot sets of discord.py's addresses."""
    patch.setattr(Route, "BASE", Route.BASE)
    patch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    patch.setattr(discord.Asset, "BASE", discord.Asset.BASE)


def texts_of(message: JSON) -> str:
    """Every text of a message, from top to bottom, a line each; no-break spaces are read as spaces."""
    return "\n".join(_texts(message.get("components", []))).replace("\xa0", " ")


def custom_ids_of(message: JSON) -> list[str]:
    """Every control's ``custom_id``, from top to bottom."""
    return [component["custom_id"] for component in _walk(message["components"]) if "custom_id" in component]


def labels_of(message: JSON) -> list[str]:
    """Every button's label, from top to bottom."""
    return [component["label"] for component in _walk(message["components"]) if "label" in component]


def options_of(message: JSON) -> list[str]:
    """The values of the first menu."""
    menu = next((component for component in _walk(message["components"]) if component["type"] == _MENU), None)
    return [option["value"] for option in menu["options"]] if menu else []


def _texts(components: list[JSON]) -> list[str]:
    return [component["content"] for component in _walk(components) if "content" in component]


def _walk(components: list[JSON]) -> list[JSON]:
    found = []
    for component in components:
        found += [component, *_walk(component.get("components", []))]
    return found
