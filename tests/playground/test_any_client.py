"""The whole walk of a bot, by a client of no library: each way of connecting that some client uses is taken."""

import asyncio
import base64
from typing import Any

import pytest

from bot.playground.json_types import JSON
from bot.playground.server import Playground
from tests.playground.conformity import require_conformity
from tests.playground.raw import RawClient, connected

AXIS = {
    "name": "axe",
    "description": "Un axe",
    "options": [{"type": 3, "name": "numero", "description": "L'axe", "required": True}],
}
BUTTON = {"type": 1, "components": [{"type": 2, "style": 1, "label": "Suite", "custom_id": "suite"}]}
WAYS: list[Any] = [
    pytest.param({}, id="the newest version"),
    pytest.param({"base": "/api/v9", "query": "?v=9&encoding=json"}, id="version 9"),
    pytest.param({"base": "/api", "query": ""}, id="no version"),
    pytest.param({"query": "/?v=10&encoding=json&compress=zlib-stream"}, id="a compressed stream"),
    pytest.param({"binary": True}, id="binary frames, as hikari's"),
    pytest.param({"prefix": "Bot "}, id="the token after Bot, as Eris's"),
]


async def walk(world: Playground, client: RawClient, ready: JSON) -> list[str | None]:
    """Register a command, answer it, receive a button press, answer that, and say more: what the member read, step by step."""
    commands = f"/applications/{ready['application']['id']}/commands"
    assert (await client.call("PUT", commands, [AXIS]))[0] == 200
    hand = world.hand("membre")
    using = asyncio.create_task(hand.use("/axe II"))
    await client.answer(4, {"content": "Axe II", "components": [BUTTON]})
    shown = await using
    pressing = asyncio.create_task(hand.press(shown.message or {}, label="Suite"))
    pressed = await client.answer(7, {"content": "La suite", "components": []})
    after = await pressing
    token = f"/webhooks/{ready['application']['id']}/{pressed['token']}"
    status, more = await client.call("POST", token, {"content": "Encore"})
    assert status == 200
    _, edited = await client.call("PATCH", f"{token}/messages/{more['id']}", {"content": "Encore, et plus"})
    return [(shown.message or {}).get("content"), (after.message or {}).get("content"), edited["content"]]


@pytest.mark.parametrize("way", WAYS)
async def test_a_bot_logs_in_registers_a_command_answers_it_and_is_pressed(
    world: Playground, way: dict[str, Any]
) -> None:
    way = way | ({"base": world.state.origin + way["base"]} if "base" in way else {})
    async with connected(world, **way) as (client, ready):
        seen = await walk(world, client, ready)

    assert seen == ["Axe II", "La suite", "Encore, et plus"]
    assert ready["v"] == (9 if "v=9" in way.get("query", "") else 10)
    require_conformity(world.requests)
    assert [recorded.status for recorded in world.requests] == [200, 200, 204, 204, 200, 200]


async def test_the_bot_reads_its_own_number_in_its_token(world: Playground) -> None:
    first, _, _ = world.token.split(".")
    assert base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode() == world.state.bot_id


async def test_a_command_keeps_nothing_of_what_a_client_writes_as_null(world: Playground) -> None:
    option = {"type": 3, "name": "numero", "description": "L'axe", "min_length": None, "choices": None}
    async with connected(world) as (client, ready):
        commands = f"/applications/{ready['application']['id']}/commands"
        _, (made,) = await client.call("PUT", commands, [{"name": "axe", "description": "Un axe", "options": [option]}])

    assert made["options"] == [{"type": 3, "name": "numero", "description": "L'axe"}]
    require_conformity(world.requests)


async def test_a_message_s_event_says_where_it_was_written_and_by_whom(world: Playground) -> None:
    hand = world.hand("membre")
    async with connected(world, intents=1 << 9 | 1 << 12) as (client, ready):
        assert ready["private_channels"] == []
        hand.say("bonjour")
        in_guild = await client.hear("MESSAGE_CREATE")
        hand.say("bonjour", channel="@bot")
        direct = await client.hear("MESSAGE_CREATE")
        await client.call("POST", f"/channels/{in_guild['channel_id']}/messages", {"content": "bonsoir"})
        own = await client.hear("MESSAGE_CREATE")

    assert (in_guild["guild_id"], in_guild["channel_type"]) == (world.guild_id, 0)
    assert own["member"]["joined_at"]
    assert "user" not in own["member"]
    assert direct["channel_type"] == 1
    assert {"guild_id", "member"} & set(direct) == set()


async def test_an_answer_to_an_interaction_has_no_member_as_it_is_a_webhook_s(world: Playground) -> None:
    async with connected(world, intents=1 << 9) as (client, ready):
        commands = f"/applications/{ready['application']['id']}/commands"
        await client.call("PUT", commands, [{"name": "axe", "description": "Un axe"}])
        using = asyncio.create_task(world.hand("membre").use("/axe"))
        await client.answer(4, {"content": "Axe II"})
        said = await client.hear("MESSAGE_CREATE")
        await using

    assert said["channel_type"] == 0
    assert "member" not in said
