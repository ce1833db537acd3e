"""How the client is set before it ever connects: each setting is there for a reason that DISCORD.md tells."""

from collections.abc import AsyncIterator

import aiohttp
import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.client import Courroie, use_api_base
from bot.domain.clock import SystemClock
from bot.edge.access import Gate
from bot.services.snapshots import Snapshots
from bot.settings import DiscordSettings
from storage.database import Database
from tests.scenarios.stage import keep_discord_addresses


@pytest.fixture
async def client() -> AsyncIterator[Courroie]:
    snapshots = Snapshots(Database("sqlite:///never-opened.db"), capacity=1)
    gate = Gate(snapshots, SystemClock())
    async with Courroie(lambda _tree, _router: None, lambda _guild_id: None, gate) as made:
        yield made


async def test_it_asks_for_guilds_alone(client: Courroie) -> None:
    assert client.intents == discord.Intents(guilds=True)


async def test_it_pings_nobody_unless_told_to(client: Courroie) -> None:
    assert client.allowed_mentions is not None
    assert dict(client.allowed_mentions.to_dict()) == {"parse": []}


async def test_it_keeps_no_message_in_memory(client: Courroie) -> None:
    assert client._connection.max_messages is None
    assert client._connection._messages is None


async def test_a_burst_does_not_run_out_of_open_files(client: Courroie) -> None:
    connector = client.http.connector
    assert isinstance(connector, aiohttp.TCPConnector)
    assert 0 < connector.limit <= 100


async def test_its_commands_are_for_servers_alone(client: Courroie) -> None:
    assert client.tree.allowed_contexts.to_array() == [0]
    assert client.tree.allowed_installs.to_array() == [0]


def test_discords_own_addresses_stay_where_no_other_is_set() -> None:
    before = (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.Asset.BASE)
    use_api_base(DiscordSettings())
    after = (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.Asset.BASE)
    assert after == before


def test_the_gateway_and_the_files_move_with_the_api(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_discord_addresses(monkeypatch)
    use_api_base(DiscordSettings(api_base="http://127.0.0.1:8080/api/v10"))
    assert Route.BASE == "http://127.0.0.1:8080/api/v10"
    assert str(DiscordWebSocket.DEFAULT_GATEWAY).startswith("ws://127.0.0.1:8080/")
    assert discord.Asset.BASE.startswith("http://127.0.0.1:8080/")
