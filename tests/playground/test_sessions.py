"""What a session is sent and keeps: its shard's guilds, its intents, the latest events."""

import json

import discord
import pytest
from discord.http import Route

from bot.playground.server import Playground
from bot.playground.sessions import KEPT_EVENTS, Intent, Session
from tests.playground.small_bot import Bot, SmallBot, running


def events(world: Playground) -> list[str]:
    (session,) = world.gateway.sessions.values()
    return [json.loads(text)["t"] for _, text in session.events]


def test_each_guild_belongs_to_one_shard_and_direct_messages_to_the_first() -> None:
    first, second = (Session("a", Intent.NONE, (number, 2), None) for number in range(2))
    guilds = [str(timestamp << 22 | 7) for timestamp in range(4)]
    assert [first.serves(guild) for guild in guilds] == [True, False, True, False]
    assert [second.serves(guild) for guild in guilds] == [False, True, False, True]
    assert (first.serves(None), second.serves(None)) == (True, False)


async def test_an_event_goes_to_its_guilds_shard_alone(world: Playground) -> None:
    number = (int(world.guild_id) >> 22) % 2
    there, elsewhere = (
        Session(name, Intent.NONE, (shard, 2), None) for name, shard in (("a", number), ("b", 1 - number))
    )
    world.gateway.sessions.update({"a": there, "b": elsewhere})
    world.gateway.publish("INTERACTION_CREATE", {}, guild_id=world.guild_id)
    assert (len(there.events), len(elsewhere.events)) == (1, 0)


@pytest.mark.parametrize(
    ("intents", "told"),
    [(discord.Intents(guilds=True), False), (discord.Intents(guilds=True, guild_messages=True), True)],
)
async def test_only_who_asked_for_messages_is_told_that_one_is_gone(
    world: Playground, intents: discord.Intents, *, told: bool
) -> None:
    bot = SmallBot(intents)
    async with running(bot, world):
        await (await bot.text_channel(world, "annonces").send("bonjour")).delete()
        assert ("MESSAGE_DELETE" in events(world)) is told


def test_a_session_whose_missed_events_are_gone_cannot_be_resumed() -> None:
    session = Session("a", Intent.NONE, (0, 1), None)
    for _ in range(KEPT_EVENTS + 2):
        session.dispatch("TYPING_START", {})
    assert [session.has_since(sequence) for sequence in (1, 2, KEPT_EVENTS + 2, KEPT_EVENTS + 3)] == [
        False,
        True,
        True,
        False,
    ]


async def test_a_token_opens_its_own_interaction_and_messages_alone(world: Playground, bot: SmallBot) -> None:
    @bot.answers("axe")
    async def axe(interaction: Bot) -> None:
        await interaction.response.send_message("axe")

    async with running(bot, world):
        hand = world.hand("membre")
        first, second = [await hand.use("/axe") for _ in range(2)]
        token = second.interaction.token
        mine = {"webhook_id": world.state.bot_id, "webhook_token": token, "message_id": first.interaction.original_id}
        edit = Route("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", **mine)
        answer = Route("POST", "/interactions/{id}/{token}/callback", id=first.interaction.id, token=token)
        codes = []
        for route, body in ((edit, {"content": "autre"}), (answer, {"type": 4, "data": {"content": "autre"}})):
            with pytest.raises(discord.NotFound) as refused:
                await bot.http.request(route, json=body)
            codes.append(refused.value.code)

    assert codes == [10008, 10062]
