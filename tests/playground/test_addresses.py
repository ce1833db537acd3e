"""Where the REST side is, and how what is sent there may be written."""

import json
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.playground.server import Playground


@pytest.fixture
async def http(world: Playground) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {world.token}"}) as session:
        yield session


@pytest.mark.parametrize("base", ["/api/v10", "/api/v9", "/api"])
async def test_the_same_is_at_each_address(world: Playground, http: aiohttp.ClientSession, base: str) -> None:
    async with http.get(f"{world.state.origin}{base}/users/@me") as found:
        assert (await found.json())["id"] == world.state.bot_id
    async with http.get(f"{world.state.origin}{base}/nowhere") as nowhere:
        assert nowhere.status == 404
    async with http.delete(f"{world.state.origin}{base}/users/@me") as wrong:
        assert wrong.status == 405
    assert {recorded.path for recorded in world.requests} == {"/users/@me", "/nowhere"}


@pytest.mark.parametrize("version", [5, 8, 11])
async def test_a_version_that_is_not_served_is_said(world: Playground, version: int) -> None:
    async with aiohttp.ClientSession() as http, http.get(f"{world.state.origin}/api/v{version}/users/@me") as refused:
        assert (refused.status, (await refused.json())["code"]) == (400, 50041)


async def test_the_gateway_s_address_is_for_everyone_and_the_bot_s_for_the_bot(world: Playground) -> None:
    async with aiohttp.ClientSession() as http:
        async with http.get(f"{world.api_base}/gateway") as answer:
            assert await answer.json() == {"url": world.state.gateway_url}
        async with http.get(f"{world.api_base}/gateway/bot") as refused:
            assert refused.status == 401


async def test_a_body_may_be_a_form_whose_payload_is_json(world: Playground, http: aiohttp.ClientSession) -> None:
    channel = world.administration.channel("plan")["id"]
    form = {"payload_json": json.dumps({"content": "bonjour, à 100 % & plus"})}
    async with http.post(f"{world.api_base}/channels/{channel}/messages", data=form) as sent:
        assert sent.status == 200
        assert sent.request_info.headers["Content-Type"] == "application/x-www-form-urlencoded"

    (message,) = world.messages("plan")
    assert message["content"] == "bonjour, à 100 % & plus"


async def test_a_body_of_no_type_that_discord_reads_is_refused(world: Playground, http: aiohttp.ClientSession) -> None:
    channel = world.administration.channel("plan")["id"]
    data = json.dumps({"content": "bonjour"}).encode()
    async with http.post(
        f"{world.api_base}/channels/{channel}/messages", data=data, headers={"Content-Type": "text/plain"}
    ) as refused:
        assert (refused.status, (await refused.json())["code"]) == (400, 50035)
    assert world.messages("plan") == []


async def test_guilds_are_listed_page_by_page_and_counted_on_request(
    http: aiohttp.ClientSession, world: Playground
) -> None:
    for _ in range(3):
        world.state.add_guild()
    ids = sorted(world.guild_ids, key=int)

    async def listed(query: str) -> list[str]:
        async with http.get(f"{world.api_base}/users/@me/guilds{query}") as found:
            return [guild["id"] for guild in await found.json()]

    assert await listed("") == ids
    assert await listed("?limit=2") == ids[:2]
    assert await listed(f"?after={ids[0]}&limit=2") == ids[1:3]
    assert await listed(f"?before={ids[3]}&limit=2") == ids[1:3]
    async with http.get(f"{world.api_base}/users/@me/guilds?with_counts=true") as found:
        assert {guild["approximate_member_count"] for guild in await found.json()} == {6}
    async with http.get(f"{world.api_base}/users/@me/guilds?limit=201") as refused:
        assert refused.status == 400
