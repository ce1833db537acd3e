"""Where discord.py is sent."""

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.client import use_api_base
from bot.settings import DiscordSettings


def addresses() -> tuple[str, str, str]:
    return Route.BASE, str(DiscordWebSocket.DEFAULT_GATEWAY), discord.Asset.BASE


@pytest.fixture(autouse=True)
def _addresses_are_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    monkeypatch.setattr(discord.Asset, "BASE", discord.Asset.BASE)


def test_discord_pys_own_addresses_are_left_alone_where_none_is_set() -> None:
    own = addresses()
    use_api_base(DiscordSettings())
    assert addresses() == own
    assert own[0].startswith("https://discord.com/api/v")


def test_the_address_that_is_set_moves_the_gateway_and_the_cdn_too() -> None:
    use_api_base(DiscordSettings(api_base="http://127.0.0.1:4000/api/v10"))
    assert addresses() == ("http://127.0.0.1:4000/api/v10", "ws://127.0.0.1:4000/gateway", "http://127.0.0.1:4000/cdn")
