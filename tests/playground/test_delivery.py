"""What the delivery of reminders rests on: nonces, history, and files that an edit takes away."""

from datetime import timedelta
from io import BytesIO

import aiohttp
import discord
import pytest
from discord import ui

from bot.playground.json_types import JSON
from bot.playground.server import Playground
from tests.playground.small_bot import SmallBot, running

SEND = "/channels/{channel_id}/messages"


def invitation(name: str, text: str) -> ui.LayoutView:
    """A page with an invitation's file in it."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(text))
    view.add_item(ui.File(f"attachment://{name}"))
    view.stop()
    return view


def calendar(name: str, data: bytes) -> discord.File:
    return discord.File(BytesIO(data), name)


def the_file(message: JSON) -> JSON:
    """The file component of a page."""
    (found,) = [part for part in message["components"] if part["type"] == 13]
    return dict(found)


async def test_a_page_and_its_file_are_replaced_by_an_edit(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        sent = await channel.send(
            view=invitation("ag.ics", "Convoquée"), file=calendar("ag.ics", b"SEQUENCE:0"), nonce="outbox:1"
        )
        (before,) = world.messages("annonces")
        edited = await channel.get_partial_message(sent.id).edit(
            view=invitation("ag-1.ics", "Reportée"), attachments=[calendar("ag-1.ics", b"SEQUENCE:1")]
        )
        (after,) = world.messages("annonces")
        new = await edited.attachments[0].read()
        async with aiohttp.ClientSession() as session:
            statuses = [(await session.get(one["attachments"][0]["url"])).status for one in (before, after)]

    assert (before["flags"], after["flags"]) == (1 << 15, 1 << 15)
    assert [part["content"] for part in after["components"] if part["type"] == 10] == ["Reportée"]
    assert [one["filename"] for one in after["attachments"]] == ["ag-1.ics"]
    assert (the_file(after)["name"], the_file(after)["size"]) == ("ag-1.ics", len(b"SEQUENCE:1"))
    assert the_file(after)["file"]["url"] == after["attachments"][0]["url"] != the_file(before)["file"]["url"]
    assert new == b"SEQUENCE:1"
    assert statuses == [404, 200]
    assert after["id"] == before["id"]


async def test_a_page_may_not_show_a_file_that_an_edit_takes_away(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        sent = await channel.send(view=invitation("ag.ics", "Convoquée"), file=calendar("ag.ics", b"0"))
        with pytest.raises(discord.HTTPException) as refused:
            await sent.edit(view=invitation("ag.ics", "Reportée"), attachments=[])
        kept = await sent.edit(view=invitation("ag.ics", "Confirmée"))

    assert refused.value.code == 50035
    assert [attachment.filename for attachment in kept.attachments] == ["ag.ics"]


async def test_a_file_of_the_same_name_takes_the_place_of_the_old(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        sent = await channel.send(view=invitation("ag.ics", "Convoquée"), file=calendar("ag.ics", b"SEQUENCE:0"))
        partial = channel.get_partial_message(sent.id)
        edited = await partial.edit(view=invitation("ag.ics", "Reportée"), attachments=[calendar("ag.ics", b"1")])
        (after,) = world.messages("annonces")
        content = await edited.attachments[0].read()

    assert content == b"1"
    assert the_file(after)["file"]["attachment_id"] == after["attachments"][0]["id"] != str(sent.attachments[0].id)


async def test_a_nonce_finds_the_message_as_it_was_edited_and_none_that_was_deleted(
    world: Playground, bot: SmallBot
) -> None:
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        first = await channel.send("rappel", nonce="outbox:1")
        await channel.get_partial_message(first.id).edit(content="rappel, modifié")
        again = await channel.send("rappel", nonce="outbox:1")
        await first.delete()
        anew = await channel.send("rappel", nonce="outbox:1")
        repeated = await channel.send("rappel", nonce="outbox:1")

    assert (again.id, again.content, again.nonce) == (first.id, "rappel, modifié", "outbox:1")
    assert anew.id == repeated.id != first.id
    assert [message["content"] for message in world.messages("annonces")] == ["rappel"]


async def test_a_nonce_is_forgotten_after_minutes_that_no_repetition_prolongs(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        sent = []
        for _ in range(3):
            sent.append((await channel.send("rappel", nonce="outbox:1")).id)
            world.clock.advance(timedelta(minutes=3))

    assert sent[0] == sent[1] != sent[2]


async def test_no_history_names_a_nonce(world: Playground, bot: SmallBot) -> None:
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        sent = await channel.send("rappel", nonce="outbox:1")
        edited = await sent.edit(content="rappel, modifié")
        fetched = await channel.fetch_message(sent.id)
        (listed,) = [message async for message in channel.history()]

    assert sent.nonce == "outbox:1"
    assert [message.nonce for message in (edited, fetched, listed)] == [None] * 3


async def test_history_is_paged_from_either_end(world: Playground, bot: SmallBot) -> None:
    world.limits.set("POST", SEND, 1000, 1)
    world.limits.set_global(1000)
    async with running(bot, world):
        channel = bot.text_channel(world, "annonces")
        sent = [await channel.send(str(number)) for number in range(130)]
        ids = [message.id for message in sent]
        backward = [message.id async for message in channel.history(limit=None)]
        forward = [message.id async for message in channel.history(limit=None, after=sent[4])]
        older = [message.id async for message in channel.history(limit=101, before=sent[120])]
        around = [message.id async for message in channel.history(limit=5, around=sent[0])]

    assert backward == ids[::-1]
    assert forward == ids[5:]
    assert older == ids[19:120][::-1]
    assert sorted(around) == ids[: len(around)]
