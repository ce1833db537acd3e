"""What a client may not say on the gateway closes its connection, with the code of Discord's reference."""

import asyncio
from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from bot.playground.server import Playground
from bot.playground.sessions import EVERY_INTENT, MOST_PAYLOADS, Intent
from tests.playground.raw import PROPERTIES, connected, opened

IDENTIFY: dict[str, Any] = {"intents": 1, "properties": PROPERTIES}
HERE: dict[str, Any] = {"status": "online", "activities": [], "since": None, "afk": False}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"token": "another"}, 4004),
        ({"properties": None}, 4001),
        ({"intents": None}, 4013),
        ({"intents": 1 << 30}, 4013),
        ({"intents": 1 << 17}, 4013),
        ({"intents": -1}, 4013),
        ({"shard": [1, 1]}, 4010),
        ({"shard": [0]}, 4010),
        ({"shard": "0"}, 4010),
        ({"presence": {"status": "asleep"}}, 4001),
        ({"presence": {"activities": {}}}, 4001),
        ({"presence": []}, 4001),
    ],
)
async def test_a_wrong_identify_closes_the_connection(world: Playground, said: dict[str, Any], code: int) -> None:
    async with opened(world) as raw:
        await raw.tell(2, {"token": world.token} | IDENTIFY | said)
        assert await raw.closed() == code


@pytest.mark.parametrize(
    "said",
    [
        {"intents": EVERY_INTENT},
        {"shard": [0, 2]},
        {"shard": None},
        {"presence": HERE},
        {"presence": {"game": None, "status": "online"}},
        {"presence": HERE | {"activities": None, "status": "offline"}},
        {"compress": True, "large_threshold": 250, "capabilities": 0},
    ],
)
async def test_what_some_client_identifies_with_is_taken(world: Playground, said: dict[str, Any]) -> None:
    async with opened(world) as raw:
        ready = await raw.identify(world.token, **said)
    assert ready.get("shard") == said.get("shard")


async def test_an_intent_that_the_portal_does_not_grant_closes_the_connection(world: Playground) -> None:
    world.state.allowed_intents &= ~Intent.GUILD_MEMBERS
    assert world.state.application["flags"] == 1 << 13 | 1 << 19
    async with opened(world) as raw:
        await raw.tell(2, {"token": world.token} | IDENTIFY | {"intents": 1 << 1})
        assert await raw.closed() == 4014


@pytest.mark.parametrize("frame", ["bonjour", "[]", "3", '{"d": 1}', '{"op": "un"}', '{"op": null}', " " * 4097])
async def test_what_is_no_payload_closes_the_connection(world: Playground, frame: str) -> None:
    for data in (frame, frame.encode()):
        async with opened(world) as raw:
            await (raw.socket.send_str(data) if isinstance(data, str) else raw.socket.send_bytes(data))
            assert await raw.closed() == 4002


@pytest.mark.parametrize(("op", "data"), [(99, {}), (0, {}), (10, {}), (7, None), (2, None), (6, []), (3, [])])
async def test_an_opcode_that_is_not_for_clients_or_says_nothing_closes_the_connection(
    world: Playground, op: int, data: object
) -> None:
    async with opened(world) as raw:
        if op not in (2, 6):
            await raw.identify(world.token)
        await raw.tell(op, data)
        assert await raw.closed() == 4001


@pytest.mark.parametrize("op", [3, 4, 8, 31, 43])
async def test_who_has_not_identified_says_nothing_else(world: Playground, op: int) -> None:
    async with opened(world) as raw:
        await raw.tell(1, None)
        await raw.hear(11)
        await raw.tell(op, HERE)
        assert await raw.closed() == 4003


async def test_who_identifies_twice_is_shown_out(world: Playground) -> None:
    async with connected(world) as (client, _):
        await client.tell(2, {"token": world.token} | IDENTIFY)
        assert await client.closed() == 4005


@pytest.mark.parametrize(("sequence", "code"), [(10_000, 4007), (-1, 4007), (None, 4007)])
async def test_a_sequence_that_never_was_cannot_be_resumed(world: Playground, sequence: object, code: int) -> None:
    async with connected(world) as (client, ready):
        world.gateway.cut()
        await client.closed()
    async with opened(world) as raw:
        await raw.tell(6, {"token": world.token, "session_id": ready["session_id"], "seq": sequence})
        assert await raw.closed() == code


async def test_a_client_that_speaks_too_much_is_shown_out(world: Playground) -> None:
    async with opened(world) as raw:
        for _ in range(MOST_PAYLOADS):
            await raw.tell(1, None)
        for _ in range(MOST_PAYLOADS):
            await raw.hear(11)
        await raw.tell(1, None)
        assert await raw.closed() == 4008


async def test_a_client_that_stops_its_heartbeats_is_shown_out_and_may_resume(world: Playground) -> None:
    world.gateway.heartbeat_seconds = 0.05
    async with connected(world) as (client, ready):
        assert await client.closed() == 4000
    await world.until(lambda: not world.gateway.connected)
    async with opened(world) as raw:
        await raw.tell(6, {"token": world.token, "session_id": ready["session_id"], "seq": client.sequence})
        await raw.hear("RESUMED")


async def test_a_client_that_keeps_its_heartbeats_stays(world: Playground) -> None:
    world.gateway.heartbeat_seconds = 0.2
    async with connected(world) as (client, _):
        until = asyncio.get_running_loop().time() + 0.8
        while asyncio.get_running_loop().time() < until:
            await client.tell(1, client.sequence)
            await client.hear(11)
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("version", ["5", "8", "11", "dix", ""])
async def test_a_version_that_is_not_served_closes_the_connection(world: Playground, version: str) -> None:
    async with aiohttp.ClientSession() as http, http.ws_connect(f"{world.state.gateway_url}?v={version}") as socket:
        assert (await socket.receive()).data == 4012


@pytest.mark.parametrize("asked", ["encoding=etf", "compress=zstd-stream", "encoding=json&compress=gzip"])
async def test_what_the_playground_cannot_write_is_refused_before_the_connection_opens(
    world: Playground, asked: str
) -> None:
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await http.ws_connect(f"{world.state.gateway_url}?v=10&{asked}")
        async with http.get(f"{world.state.origin}/gateway?v=10&{asked}") as answer:
            assert "playground" in await answer.text()
    assert refused.value.status == 400


async def test_starts_are_counted_for_a_day(world: Playground) -> None:
    async with connected(world) as (client, _):
        _, first = await client.call("GET", "/gateway/bot")
        world.clock.advance(day := timedelta(days=1))
        _, later = await client.call("GET", "/gateway/bot")

    limit = first["session_start_limit"]
    assert (limit["total"], limit["remaining"], limit["max_concurrency"]) == (1000, 999, 1)
    assert 0 < limit["reset_after"] <= day.total_seconds() * 1000
    assert later["session_start_limit"] | {"remaining": 1000, "reset_after": 0} == later["session_start_limit"]
