"""A guild's scheduled events, by the unmodified client: made, read, changed, over, refused."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

import discord
import pytest
from discord.http import Route

from bot.playground.permissions import Permission
from bot.playground.server import Playground
from tests.playground.small_bot import SmallBot, running

EVENTS = "/guilds/{guild_id}/scheduled-events"
HOUR = timedelta(hours=1)

Told = asyncio.Queue[tuple[str, str]]
Heard = Callable[..., Coroutine[Any, Any, None]]


@pytest.fixture
async def bot() -> SmallBot:
    return SmallBot(discord.Intents(guilds=True, guild_scheduled_events=True))


def guild_of(bot: SmallBot, world: Playground) -> discord.Guild:
    guild = bot.get_guild(int(world.guild_id))
    assert guild is not None
    return guild


async def convene(bot: SmallBot, world: Playground, **other: object) -> discord.ScheduledEvent:
    """An event tomorrow, for two hours."""
    begins: datetime = world.clock.now() + timedelta(days=1)
    said: dict[str, Any] = {
        "name": "Assemblée générale",
        "start_time": begins,
        "end_time": begins + 2 * HOUR,
        "location": "735, rue Notre-Dame",
        "entity_type": discord.EntityType.external,
        "privacy_level": discord.PrivacyLevel.guild_only,
    }
    return await guild_of(bot, world).create_scheduled_event(**said | other)


async def refusal(bot: SmallBot, world: Playground, **other: object) -> discord.HTTPException:
    with pytest.raises(discord.HTTPException) as refused:
        await convene(bot, world, **other)
    return refused.value


async def asked(bot: SmallBot, world: Playground, **other: object) -> tuple[int, str]:
    """The code and the text of a refusal of a request that the client itself would not make; ``...`` leaves a field out."""
    begins = world.clock.now() + HOUR
    said = {
        "name": "Assemblée",
        "privacy_level": 2,
        "entity_type": 3,
        "scheduled_start_time": begins.isoformat(),
        "scheduled_end_time": (begins + HOUR).isoformat(),
        "entity_metadata": {"location": "Ici"},
    }
    sent = {name: value for name, value in (said | other).items() if value is not ...}
    with pytest.raises(discord.HTTPException) as refused:
        await bot.http.request(Route("POST", EVENTS, guild_id=world.guild_id), json=sent)
    return refused.value.code, refused.value.text


async def test_an_event_is_made_read_changed_and_deleted(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        guild = guild_of(bot, world)
        made = await convene(bot, world, description="Ordre du jour", image=b"\x89PNG\r\n\x1a\n")
        later = made.start_time + timedelta(days=7)
        await made.edit(start_time=later, end_time=later + HOUR, location="Ailleurs", description="")
        read = await guild.fetch_scheduled_event(made.id)
        listed = await guild.fetch_scheduled_events(with_counts=True)
        (kept,) = world.events()
        await read.delete()
        with pytest.raises(discord.NotFound) as gone:
            await guild.fetch_scheduled_event(made.id)

    assert (made.description, made.location, made.creator_id) == (
        "Ordre du jour",
        "735, rue Notre-Dame",
        int(world.state.bot_id),
    )
    assert made.cover_image is not None
    assert (read.start_time, read.end_time, read.location, read.description) == (later, later + HOUR, "Ailleurs", None)
    assert (read.name, read.status) == ("Assemblée générale", discord.EventStatus.scheduled)
    assert [(event.id, event.user_count) for event in listed] == [(made.id, 0)]
    assert [one.answer and one.answer[0].get("user_count") for one in world.requests.of("GET", EVENTS)] == [0]  # type: ignore[index]
    assert kept["entity_metadata"] == {"location": "Ailleurs"}
    assert gone.value.code == 10070
    assert world.events() == []


async def test_those_who_asked_are_told_and_find_it_when_they_come(world: Playground, bot: SmallBot) -> None:
    told, nothing = Told(), Told()
    deaf, again = SmallBot(), SmallBot(discord.Intents(guilds=True, guild_scheduled_events=True))
    for what in ("create", "update", "delete"):
        bot.event(_telling(told, what))
        deaf.event(_telling(nothing, what))
    async with running(deaf, world), running(bot, world), asyncio.timeout(5):
        made = await convene(bot, world)
        kept = await convene(bot, world, name="Conseil")
        heard = [await told.get(), await told.get()]
        await made.edit(name="Assemblée spéciale")
        heard.append(await told.get())
        await made.delete()
        heard.append(await told.get())
    async with running(again, world):
        found = [event.id for event in guild_of(again, world).scheduled_events]

    assert heard == [
        ("create", "Assemblée générale"),
        ("create", "Conseil"),
        ("update", "Assemblée spéciale"),
        ("delete", "Assemblée spéciale"),
    ]
    assert nothing.empty()
    assert found == [kept.id]


def _telling(told: Told, what: str) -> Heard:
    async def heard(*events: discord.ScheduledEvent) -> None:
        told.put_nowait((what, events[-1].name))

    heard.__name__ = f"on_scheduled_event_{what}"
    return heard


async def test_what_it_lacks_or_has_too_much_of_is_refused_where_it_is(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        begins = world.clock.now() + HOUR
        for other, place in (
            ({"name": "x" * 101}, "name"),
            ({"name": ""}, "name"),
            ({"description": "x" * 1001}, "description"),
            ({"entity_metadata": {"location": "x" * 101}}, "entity_metadata.location"),
            ({"entity_metadata": {}}, "entity_metadata.location"),
            ({"entity_metadata": None}, "entity_metadata"),
            ({"entity_metadata": ...}, "entity_metadata"),
            ({"name": ...}, "name"),
            ({"scheduled_end_time": ...}, "scheduled_end_time"),
            ({"scheduled_end_time": None}, "scheduled_end_time"),
            ({"scheduled_end_time": begins.isoformat()}, "scheduled_end_time"),
            ({"scheduled_start_time": world.clock.now().isoformat()}, "scheduled_start_time"),
            ({"scheduled_start_time": "2012-10-10T10:00:00"}, "scheduled_start_time"),
            ({"scheduled_start_time": "demain"}, "scheduled_start_time"),
            ({"privacy_level": 1}, "privacy_level"),
            ({"entity_type": 4}, "entity_type"),
            ({"entity_type": 2}, "channel_id"),
            ({"channel_id": world.hand("membre").channel("plan")["id"]}, "channel_id"),
            ({"recurrence_rule": {"frequency": 1}}, "recurrence_rule"),
        ):
            code, text = await asked(bot, world, **other)
            assert (code, f"In {place}: " in text) == (50035, True), (other, text)
        channel = {"entity_type": 2, "entity_metadata": None, "channel_id": world.hand("membre").channel("plan")["id"]}
        codes = [(await asked(bot, world, **channel))[0], (await asked(bot, world, **channel | {"channel_id": "1"}))[0]]

    assert codes == [50024, 10003]
    assert world.events() == []


async def test_a_change_is_refused_whole(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        made = await convene(bot, world)
        before = world.events()
        for change in (
            {"name": "Autre", "end_time": made.start_time},
            {"name": "Autre", "start_time": world.clock.now() - HOUR},
            {"name": "Autre", "location": "x" * 101},
        ):
            with pytest.raises(discord.HTTPException) as refused:
                await made.edit(**change)
            assert refused.value.code == 50035
        for emptied in ("name", "scheduled_start_time", "scheduled_end_time", "privacy_level", "entity_metadata"):
            edit = Route("PATCH", f"{EVENTS}/{made.id}", guild_id=world.guild_id)
            with pytest.raises(discord.HTTPException) as refused:
                await bot.http.request(edit, json={"description": "Autre", emptied: None})
            assert (refused.value.code, f"In {emptied}: " in refused.value.text) == (50035, True)
        spoken = {"entity_type": 2, "entity_metadata": None, "channel_id": world.hand("membre").channel("plan")["id"]}
        with pytest.raises(discord.HTTPException) as silent:
            await bot.http.edit_scheduled_event(int(world.guild_id), made.id, name="Autre", **spoken)
        assert silent.value.code == 50024
        assert world.events() == before
        world.clock.advance(timedelta(hours=24, minutes=30))  # it has begun: what does not change its hour passes
        await made.edit(name="Autre", start_time=made.start_time)

    assert [event["name"] for event in world.events()] == ["Autre"]


async def test_it_begins_and_ends_at_its_hours_and_is_then_over(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        guild = guild_of(bot, world)
        made = await convene(bot, world)
        await (await convene(bot, world)).edit(status=discord.EventStatus.cancelled)
        statuses = []
        for _ in range(3):
            statuses.append((await guild.fetch_scheduled_event(made.id)).status.name)
            world.clock.advance(timedelta(hours=12, minutes=30))
        listed = await guild.fetch_scheduled_events()
        with pytest.raises(discord.HTTPException) as over:
            await made.edit(name="Trop tard")

    assert statuses == ["scheduled", "scheduled", "active"]
    assert listed == []
    assert over.value.code == 180000
    assert [event["status"] for event in world.events()] == [3, 4]


async def test_it_is_begun_ended_or_cancelled_and_never_back(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        made, other = await convene(bot, world), await convene(bot, world)
        begun = await made.edit(status=discord.EventStatus.active)
        with pytest.raises(discord.HTTPException) as back:
            await made.edit(status=discord.EventStatus.scheduled)
        with pytest.raises(discord.HTTPException) as cancelled:
            await made.edit(status=discord.EventStatus.cancelled)
        ended = await made.edit(status=discord.EventStatus.completed)
        with pytest.raises(discord.HTTPException) as skipped:
            await other.edit(status=discord.EventStatus.completed)
        called_off = await other.edit(status=discord.EventStatus.cancelled)
        with pytest.raises(discord.HTTPException) as over:
            await other.edit(status=discord.EventStatus.active)
        await other.delete()

    assert [event.status.name for event in (begun, ended, called_off)] == ["active", "completed", "canceled"]
    assert [found.value.code for found in (back, cancelled, skipped, over)] == [50035, 50035, 50035, 180000]


async def test_a_guild_has_a_hundred_that_are_not_over(world: Playground, bot: SmallBot) -> None:
    world.limits.set("POST", EVENTS, 1000, 1)
    world.limits.set_global(1000)
    async with running(bot, world):
        made = [await convene(bot, world) for _ in range(100)]
        refused = await refusal(bot, world)
        await made[0].edit(status=discord.EventStatus.cancelled)
        await convene(bot, world)

    assert (refused.status, refused.code) == (400, 30038)


@pytest.mark.parametrize(
    ("held", "made", "changed"),
    [
        (Permission.CREATE_EVENTS, True, True),
        (Permission.MANAGE_EVENTS, False, True),
        (Permission.NONE, False, False),
    ],
)
async def test_the_permission_that_it_takes(
    world: Playground, bot: SmallBot, held: Permission, *, made: bool, changed: bool
) -> None:
    async with running(bot, world):
        event = await convene(bot, world)
        role = world.state.guild(world.guild_id).roles[world.state.guild(world.guild_id).role_id("bot")]
        role["permissions"] = str(int(Permission.VIEW_CHANNEL | held))
        codes = []
        for doing in (convene(bot, world), event.edit(name="Autre"), event.delete()):
            try:
                await doing
            except discord.Forbidden as refused:
                codes.append(refused.code)
            else:
                codes.append(0)

    assert codes == [0 if made else 50013, *[0 if changed else 50013] * 2]


async def test_the_events_of_another_are_changed_by_who_manages_them(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        event = await convene(bot, world)
        guild = world.state.guild(world.guild_id)
        guild.events[str(event.id)]["creator_id"] = world.hand("coordination").user["id"]
        await event.edit(name="Autre")
        guild.roles[guild.role_id("bot")]["permissions"] = str(int(Permission.CREATE_EVENTS))
        with pytest.raises(discord.Forbidden) as refused:
            await event.edit(name="Encore")

    assert refused.value.code == 50013
