"""What a client asks on the gateway: the members of a guild, sounds, what voice channels say of themselves."""

import pytest

from bot.playground.server import Playground
from tests.playground.raw import connected

GUILDS, MEMBERS = 1, 1 << 1


@pytest.mark.parametrize("several", [True, False])
async def test_members_are_found_by_their_identifiers(world: Playground, several: bool) -> None:
    bot, nobody = world.state.bot_id, "1181"
    async with connected(world) as (client, _):
        asked: object = [bot, nobody] if several else bot
        await client.tell(8, {"guild_id": world.guild_id, "user_ids": asked, "limit": 0, "nonce": "un"})
        chunk = await client.hear("GUILD_MEMBERS_CHUNK")

    assert [member["user"]["id"] for member in chunk["members"]] == [bot]
    assert chunk["not_found"] == ([nobody] if several else [])
    assert (chunk["chunk_index"], chunk["chunk_count"], chunk["nonce"]) == (0, 1, "un")


async def test_members_are_found_by_the_beginning_of_their_name(world: Playground) -> None:
    async with connected(world) as (client, _):
        await client.tell(8, {"guild_id": world.guild_id, "query": "MIR", "limit": 5, "nonce": "x" * 33})
        chunk = await client.hear("GUILD_MEMBERS_CHUNK")

    assert [member["user"]["username"] for member in chunk["members"]] == ["mireille"]
    assert "nonce" not in chunk


@pytest.mark.parametrize(("intents", "count"), [(GUILDS, 0), (GUILDS | MEMBERS, 6)])
async def test_all_members_are_for_who_asked_to_know_them(world: Playground, intents: int, count: int) -> None:
    async with connected(world, intents=intents) as (client, _):
        await client.tell(8, {"guild_id": world.guild_id, "query": "", "limit": 0})
        assert len((await client.hear("GUILD_MEMBERS_CHUNK"))["members"]) == count


async def test_members_come_a_thousand_at_a_time(world: Playground) -> None:
    for number in range(1_000):
        world.add_member(f"m{number}", f"Membre {number}")
    async with connected(world, intents=MEMBERS) as (client, _):
        await client.tell(8, {"guild_id": world.guild_id, "query": "", "limit": 0})
        first, second = [await client.hear("GUILD_MEMBERS_CHUNK") for _ in range(2)]
        await client.tell(8, {"guild_id": world.guild_id, "query": "m", "limit": 0})
        found = await client.hear("GUILD_MEMBERS_CHUNK")

    assert [len(first["members"]), len(second["members"])] == [1_000, 6]
    assert [(chunk["chunk_index"], chunk["chunk_count"]) for chunk in (first, second)] == [(0, 2), (1, 2)]
    assert len(found["members"]) == 100


@pytest.mark.parametrize("wrong", [{"guild_id": "1"}, {"query": "", "user_ids": []}, {"query": "", "limit": None}, {}])
async def test_a_question_that_asks_for_nobody_closes_the_connection(
    world: Playground, wrong: dict[str, object]
) -> None:
    async with connected(world) as (client, _):
        await client.tell(8, {"guild_id": world.guild_id} | wrong)
        assert await client.closed() == 4001


async def test_there_are_no_sounds_and_no_voice_channels(world: Playground) -> None:
    async with connected(world) as (client, _):
        await client.tell(31, {"guild_ids": [world.guild_id, "1"]})
        sounds = await client.hear("SOUNDBOARD_SOUNDS")
        await client.tell(43, {"guild_id": world.guild_id, "fields": ["status"]})
        info = await client.hear("CHANNEL_INFO")
        _, defaults = await client.call("GET", "/soundboard-default-sounds")

    assert sounds == {"guild_id": world.guild_id, "soundboard_sounds": []}
    assert info == {"guild_id": world.guild_id, "channels": []}
    assert defaults == []


@pytest.mark.parametrize(("op", "data"), [(3, {"status": "idle", "activities": [], "since": 1, "afk": True}), (4, {})])
async def test_a_presence_and_a_voice_state_are_taken_and_change_nothing(
    world: Playground, op: int, data: dict[str, object]
) -> None:
    async with connected(world) as (client, _):
        await client.tell(op, data)
        await client.tell(1, client.sequence)
        await client.hear(11)
