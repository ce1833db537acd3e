"""What a client that is not discord.py does on the playground, in plain JSON."""

import asyncio

import pytest

from bot.playground.json_types import JSON
from bot.playground.server import Playground
from bot.playground.shown import Shown
from tests.playground.raw import RawClient, connected

BUTTON = {"type": 1, "components": [{"type": 2, "style": 1, "label": "Suite", "custom_id": "suite"}]}


async def use(world: Playground, client: RawClient, kind: int, data: JSON) -> tuple[Shown, JSON]:
    using = asyncio.create_task(world.hand("membre").use("/axe II"))
    interaction = await client.answer(kind, data)
    return await using, interaction


async def test_it_logs_in_registers_answers_and_is_pressed(world: Playground) -> None:
    async with connected(world) as (client, ready):
        commands = f"/applications/{ready['application']['id']}/commands"
        option = {"type": 3, "name": "numero", "description": "L'axe", "required": True}
        command = {"name": "axe", "description": "Un axe", "options": [option]}
        assert (await client.call("PUT", commands, [command]))[0] == 200
        shown, interaction = await use(world, client, 4, {"content": "Axe II", "components": [BUTTON]})
        pressing = asyncio.create_task(world.hand("membre").press(shown.message or {}, label="Suite"))
        pressed = await client.answer(7, {"content": "La suite", "components": []})
        after = await pressing

    assert interaction["data"]["options"] == [{"name": "numero", "type": 3, "value": "II"}]
    assert pressed["data"] == {"component_type": 2, "custom_id": "suite", "id": 2}
    assert [message["content"] for message in (shown.message or {}, after.message or {})] == ["Axe II", "La suite"]


async def test_it_learns_who_it_is_and_where(world: Playground) -> None:
    async with connected(world) as (client, ready):
        _, myself = await client.call("GET", "/users/@me")
        _, application = await client.call("GET", "/applications/@me")
        _, guilds = await client.call("GET", "/users/@me/guilds")
        created = await client.hear("GUILD_CREATE")

    assert myself["id"] == application["bot"]["id"] == ready["user"]["id"]
    assert [guild["id"] for guild in guilds] == [created["id"]] == [guild["id"] for guild in ready["guilds"]]
    assert not created["unavailable"]


@pytest.mark.parametrize("where", ["", "/guilds/{guild}"])
async def test_commands_are_made_changed_listed_and_removed_one_by_one(world: Playground, where: str) -> None:
    async with connected(world) as (client, ready):
        commands = f"/applications/{ready['application']['id']}{where.format(guild=world.guild_id)}/commands"
        status, made = await client.call("POST", commands, {"name": "axe", "description": "Un axe"})
        again, same = await client.call("POST", commands, {"name": "axe", "description": "Un axe du plan"})
        one = f"{commands}/{made['id']}"
        _, edited = await client.call("PATCH", one, {"description": "Autre"})
        _, read = await client.call("GET", one)
        _, listed = await client.call("GET", commands)
        removed, _ = await client.call("DELETE", one)
        gone, refusal = await client.call("GET", one)

    assert (status, again, removed, gone) == (201, 200, 204, 404)
    assert (made["id"], same["description"]) == (same["id"], "Un axe du plan")
    assert edited["description"] == read["description"] == "Autre"
    assert [command["id"] for command in listed] == [made["id"]]
    assert refusal["code"] == 10063


async def test_a_hundred_commands_are_taken_and_no_more(world: Playground) -> None:
    def many(count: int) -> list[JSON]:
        return [{"name": f"c{number}", "description": "x"} for number in range(count)]

    async with connected(world) as (client, ready):
        commands = f"/applications/{ready['application']['id']}/commands"
        assert (await client.call("PUT", commands, many(100)))[0] == 200
        refused, error = await client.call("PUT", commands, many(101))
        one_more, too_many = await client.call("POST", commands, {"name": "encore", "description": "x"})
        same, _ = await client.call("POST", commands, {"name": "c1", "description": "y"})

    assert (refused, error["code"]) == (400, 50035)
    assert (one_more, too_many["code"], same) == (400, 30032, 200)


async def test_translations_are_listed_where_they_are_asked_for(world: Playground) -> None:
    names = {"en-US": "axis"}
    async with connected(world) as (client, ready):
        commands = f"/applications/{ready['application']['id']}/commands"
        await client.call("PUT", commands, [{"name": "axe", "description": "x", "name_localizations": names}])
        _, (plain,) = await client.call("GET", commands)
        _, (whole,) = await client.call("GET", f"{commands}?with_localizations=true")

    assert "name_localizations" not in plain
    assert whole["name_localizations"] == names


async def test_an_autocompletion_is_answered_by_choices_alone(world: Playground) -> None:
    option = {"type": 3, "name": "numero", "description": "L'axe", "autocomplete": True}
    async with connected(world) as (client, ready):
        commands = f"/applications/{ready['application']['id']}/commands"
        await client.call("PUT", commands, [{"name": "axe", "description": "Un axe", "options": [option]}])
        asking = asyncio.create_task(world.hand("membre").suggest("/axe I"))
        interaction = await client.hear("INTERACTION_CREATE")
        path = f"/interactions/{interaction['id']}/{interaction['token']}/callback"
        refused, error = await client.call("POST", path, {"type": 4, "data": {"content": "non"}})
        choices = [{"name": f"{number}", "value": "I"} for number in range(26)]
        many, _ = await client.call("POST", path, {"type": 8, "data": {"choices": choices}})
        taken, _ = await client.call("POST", path, {"type": 8, "data": {"choices": [{"name": "I", "value": "I"}]}})

    assert (refused, error["code"], many, taken) == (400, 50035, 400, 204)
    assert await asking == [{"name": "I", "value": "I"}]


async def test_a_form_that_is_malformed_is_refused_and_may_be_sent_again(world: Playground) -> None:
    field = {"type": 18, "label": "Texte", "component": {"type": 4, "custom_id": "texte", "style": 1}}
    async with connected(world) as (client, ready):
        commands = f"/applications/{ready['application']['id']}/commands"
        await client.call("PUT", commands, [{"name": "note", "description": "Une note"}])
        using = asyncio.create_task(world.hand("membre").use("/note"))
        interaction = await client.hear("INTERACTION_CREATE")
        path = f"/interactions/{interaction['id']}/{interaction['token']}/callback"
        form = {"custom_id": "note", "title": "x" * 46, "components": [field]}
        refused, error = await client.call("POST", path, {"type": 9, "data": form})
        taken, _ = await client.call("POST", path, {"type": 9, "data": form | {"title": "Note"}})

    assert (refused, list(error["errors"]["data"]), taken) == (400, ["title"], 204)
    assert ((await using).modal or {})["title"] == "Note"


async def test_what_only_a_member_sees_is_in_no_channel_for_the_bot(world: Playground) -> None:
    async with connected(world) as (client, ready):
        commands = f"/applications/{ready['application']['id']}/commands"
        await client.call("PUT", commands, [{"name": "axe", "description": "Un axe"}])
        using = asyncio.create_task(world.hand("membre").use("/axe"))
        await client.answer(4, {"content": "pour vous", "flags": 64 | 1 << 4})
        message = (await using).message or {}
        messages = f"/channels/{message['channel_id']}/messages"
        status, error = await client.call("GET", f"{messages}/{message['id']}")
        listed = await client.call("GET", messages)

    assert (status, error["code"], listed) == (404, 10008, (200, []))
    assert message["flags"] == 64  # a request does not set what only Discord does, as « source message deleted »


async def test_it_keeps_its_connection_by_heartbeats(world: Playground) -> None:
    async with connected(world) as (client, _):
        await client.tell(1, None)
        await client.hear(11)


async def test_a_route_that_does_not_take_a_method_says_so(world: Playground) -> None:
    async with connected(world) as (client, _):
        wrong, _ = await client.call("DELETE", "/users/@me/guilds")
        nowhere, _ = await client.call("GET", "/nowhere")

    assert (wrong, nowhere) == (405, 404)
