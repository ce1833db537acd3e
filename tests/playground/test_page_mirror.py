"""Whatever happens to messages, an open page shows what is there: nothing changes without its being told."""

import asyncio
import random
from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.playground.member import Hand
from bot.playground.message_store import KEPT_CHANGES, MessageStore, Stored
from bot.playground.server import Playground
from tests.playground.page_client import page
from tests.playground.small_bot import Bot, SmallBot, running

_MESSAGES = "/channels/{channel_id}/messages"
_HURRIED = (
    ("POST", _MESSAGES),
    ("PATCH", f"{_MESSAGES}/{{message_id}}"),
    ("DELETE", f"{_MESSAGES}/{{message_id}}"),
)


class Doings:
    """What can happen to messages, one thing at a time, drawn at random."""

    def __init__(self, world: Playground, bot: SmallBot, chosen: random.Random) -> None:
        self._chosen = chosen
        self._channel = bot.text_channel(world, "plan")
        self._hand = world.hand("membre")
        self._sent: list[discord.Message] = []
        self.interactions: list[Bot] = []
        self.deferred: asyncio.Queue[Bot] = asyncio.Queue()

    async def happen(self, number: int) -> None:
        """One thing; where there is nothing that it can be done to, a message is sent."""
        doing = self._chosen.choice(
            [self._edit, self._delete, self._pin, self._think, self._answer, self._follow, self._vote, self._say]
        )
        if not self._sent or not self.interactions:
            await self._send(number)
            await self._think(number)
        await doing(number)

    async def _say(self, number: int) -> None:
        self._hand.say(f"dit {number}")

    async def _send(self, number: int) -> None:
        self._sent.append(await self._channel.send(f"envoyé {number}"))
        poll = discord.Poll("Quand?", timedelta(hours=1))
        await self._channel.send(poll=poll.add_answer(text="Lundi").add_answer(text="Mardi"))

    async def _edit(self, number: int) -> None:
        await self._chosen.choice(self._sent).edit(content=f"changé {number}")

    async def _delete(self, number: int) -> None:
        await self._sent.pop(self._chosen.randrange(len(self._sent))).delete()

    async def _pin(self, number: int) -> None:
        await self._chosen.choice(self._sent).pin()

    async def _think(self, number: int) -> None:
        secret = self._chosen.choice(["oui", "non"])
        self._hand.send(f"/essai secret:{secret}")
        self.interactions.append(await self.deferred.get())

    async def _answer(self, number: int) -> None:
        await self._chosen.choice(self.interactions).edit_original_response(content=f"répondu {number}")

    async def _follow(self, number: int) -> None:
        await self._chosen.choice(self.interactions).followup.send(f"suite {number}", ephemeral=True)

    async def _vote(self, number: int) -> None:
        poll = self._chosen.choice([message for message in self._hand.sees() if "poll" in message])
        self._hand.vote(poll, self._chosen.choice(["Lundi", "Mardi"]))


@pytest.mark.parametrize("seed", range(12))
async def test_a_page_mirrors_what_the_member_sees(world: Playground, bot: SmallBot, seed: int) -> None:
    doings: list[Doings] = []

    @bot.answers("essai")
    async def trial(interaction: Bot, secret: bool) -> None:
        await interaction.response.defer(ephemeral=secret, thinking=True)
        doings[0].deferred.put_nowait(interaction)

    for method, template in _HURRIED:  # what Discord makes a bot wait for is no matter of what a page shows
        world.limits.set(method, template, 1_000, 1)
    async with running(bot, world), page(world) as mireille:
        await mireille.open("plan")
        plan, hand = mireille.channel("plan")["id"], world.hand("membre")
        doings.append(Doings(world, bot, random.Random(seed)))  # noqa: S311 - a sample, no secret
        for number in range(25):
            await doings[0].happen(number)
        there = {message["id"]: _with_votes(world, hand, hand.listed(message)) for message in hand.sees()}
        await mireille.until(lambda: _bare(mireille.messages[plan]) == there)


def test_changes_too_long_ago_are_no_longer_known() -> None:
    store = MessageStore()
    for number in range(KEPT_CHANGES + 1):
        store.add(Stored({"channel_id": "1", "id": str(number)}))
    assert store.changed_since(0) is None
    assert store.changed_since(KEPT_CHANGES) == [("1", str(KEPT_CHANGES))]
    assert store.changed_since(store.revision) == []


def test_a_channel_that_is_deleted_takes_its_messages() -> None:
    store = MessageStore()
    store.add(Stored({"channel_id": "1", "id": "2"}))
    revision = store.revision
    store.forget_channel("1")
    assert store.changed_since(revision) == [("1", "2")]
    assert store.get("1", "2") is None


def _with_votes(world: Playground, hand: Hand, message: dict[str, Any]) -> dict[str, Any]:
    """A message as its reader sees it, with what they voted themselves."""
    for counted in message["poll"]["results"]["answer_counts"] if "poll" in message else ():
        counted["me_voted"] = hand.user["id"] in world.state.polls[message["id"]].votes[counted["id"]]
    return message


def _bare(messages: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    return {key: {name: value for name, value in one.items() if name != "page"} for key, one in messages.items()}
