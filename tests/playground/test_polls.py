"""Native polls: posted, voted, counted and ended as Discord does it, through the unmodified client."""

import asyncio
from datetime import timedelta

import discord
import pytest
from discord.http import Route

from bot.playground.errors import Refused
from bot.playground.json_types import JSON
from bot.playground.permissions import Permission
from bot.playground.polls import POLL_RESULT
from bot.playground.screen import NotOnScreen
from bot.playground.server import Playground
from tests.playground.small_bot import SmallBot, running

INTENTS = discord.Intents(guilds=True, guild_messages=True, guild_polls=True)


class Counting(SmallBot):
    """A bot that notes what it hears of votes."""

    def __init__(self, intents: discord.Intents = INTENTS) -> None:
        super().__init__(intents)
        self.votes: asyncio.Queue[tuple[str, int, int]] = asyncio.Queue()
        self.edited: asyncio.Queue[discord.Message] = asyncio.Queue()

    async def on_raw_poll_vote_add(self, payload: discord.RawPollVoteActionEvent) -> None:
        self.votes.put_nowait(("add", payload.user_id, payload.answer_id))

    async def on_raw_poll_vote_remove(self, payload: discord.RawPollVoteActionEvent) -> None:
        self.votes.put_nowait(("remove", payload.user_id, payload.answer_id))

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        self.edited.put_nowait(payload.message)


@pytest.fixture
def counting() -> Counting:
    return Counting()


def asked(*answers: str, several: bool = False, hours: int = 24) -> discord.Poll:
    poll = discord.Poll("Quand se voir?", timedelta(hours=hours), multiple=several)
    for answer in answers or ("Lundi", "Mardi", "Jamais"):
        poll.add_answer(text=answer)
    return poll


def raw(world: Playground, message: discord.Message) -> JSON:
    return next(one for one in world.messages("sondages") if one["id"] == str(message.id))


async def send(counting: Counting, world: Playground, poll: discord.Poll) -> discord.Message:
    return await counting.text_channel(world, "sondages").send("Un sondage", poll=poll)


async def test_a_poll_is_posted_with_its_text_and_says_when_it_ends(world: Playground, counting: Counting) -> None:
    async with running(counting, world):
        sent = await send(counting, world, asked(hours=48))
        fetched = await sent.channel.fetch_message(sent.id)
    assert sent.content == "Un sondage"
    assert fetched.poll is not None
    assert [answer.text for answer in fetched.poll.answers] == ["Lundi", "Mardi", "Jamais"]
    assert fetched.poll.expires_at is not None
    assert abs(fetched.poll.expires_at - world.clock.now() - timedelta(hours=48)) < timedelta(minutes=1)
    assert not fetched.poll.is_finalised()
    assert raw(world, sent)["poll"]["results"] == {"answer_counts": [], "is_finalized": False}


async def test_votes_are_counted_told_and_can_be_changed_or_taken_back(world: Playground, counting: Counting) -> None:
    async with running(counting, world):
        sent = await send(counting, world, asked())
        mireille, rachid = world.hand("membre"), world.hand("responsable")
        mireille.vote(raw(world, sent), "Lundi")
        rachid.vote(raw(world, sent), "lundi")
        mireille.vote(raw(world, sent), "Mardi")
        counted = await sent.channel.fetch_message(sent.id)
        rachid.vote(raw(world, sent))
        emptied = raw(world, sent)["poll"]["results"]["answer_counts"]
        heard = [await counting.votes.get() for _ in range(5)]
    assert counted.poll is not None
    assert [answer.vote_count for answer in counted.poll.answers] == [1, 1, 0]
    assert emptied == [{"id": 2, "count": 1, "me_voted": False}]
    first, second = int(mireille.user["id"]), int(rachid.user["id"])
    assert heard == [
        ("add", first, 1),
        ("add", second, 1),
        ("remove", first, 1),
        ("add", first, 2),
        ("remove", second, 1),
    ]


async def test_a_bot_that_did_not_ask_for_votes_hears_none(world: Playground) -> None:
    deaf = Counting(discord.Intents(guilds=True, guild_messages=True))
    async with running(deaf, world):
        sent = await send(deaf, world, asked())
        await deaf.heard.get()
        world.hand("membre").vote(raw(world, sent), "Lundi")
        await sent.channel.send("après")
        await deaf.heard.get()
    assert deaf.votes.empty()


async def test_several_answers_only_where_the_poll_says_so(world: Playground, counting: Counting) -> None:
    async with running(counting, world):
        one, several = await send(counting, world, asked()), await send(counting, world, asked(several=True))
        hand = world.hand("membre")
        with pytest.raises(NotOnScreen):
            hand.vote(raw(world, one), "Lundi", "Mardi")
        with pytest.raises(NotOnScreen, match="Dimanche"):
            hand.vote(raw(world, one), "Dimanche")
        hand.vote(raw(world, several), "Lundi", "Mardi")
    assert raw(world, one)["poll"]["results"]["answer_counts"] == []
    assert [each["count"] for each in raw(world, several)["poll"]["results"]["answer_counts"]] == [1, 1]


async def test_everyone_can_read_who_voted_what(world: Playground, counting: Counting) -> None:
    async with running(counting, world):
        sent = await send(counting, world, asked())
        for persona in ("membre", "responsable", "nouveau"):
            world.hand(persona).vote(raw(world, sent), "Mardi")
        fetched = await sent.channel.fetch_message(sent.id)
        assert fetched.poll is not None
        answer = fetched.poll.get_answer(2)
        assert answer is not None
        whole = {voter.name async for voter in answer.voters()}
        page = [voter async for voter in answer.voters(limit=2)]  # the client turns each page over
        rest = [voter.name async for voter in answer.voters(after=page[0])]
        with pytest.raises(discord.HTTPException) as refused:
            await counting.http.get_poll_answer_voters(sent.channel.id, sent.id, 9)
    assert whole == {"mireille", "rachid", "nadia"}
    assert [voter.name for voter in page] == ["rachid", "mireille"]
    assert rest == ["nadia"]
    assert refused.value.code == 50035


async def test_its_hour_ends_it_counts_for_good_and_says_so(world: Playground, counting: Counting) -> None:
    async with running(counting, world):
        sent = await send(counting, world, asked(hours=1))
        await counting.heard.get()
        hand = world.hand("membre")
        hand.vote(raw(world, sent), "Mardi")
        world.clock.advance(timedelta(minutes=59))
        assert raw(world, sent)["poll"]["results"]["is_finalized"] is False
        world.clock.advance(timedelta(minutes=1))
        edited, told = await counting.edited.get(), await counting.heard.get()
        with pytest.raises(Refused, match="POLL_EXPIRED"):
            hand.vote(raw(world, sent), "Lundi")
        world.clock.advance(timedelta(days=1))
    assert edited.poll is not None
    assert edited.poll.is_finalised()
    assert (told.type, told.type.value) == (discord.MessageType.poll_result, POLL_RESULT)
    assert told.reference is not None
    assert told.reference.message_id == sent.id
    said = {field.name: field.value for field in told.embeds[0].fields}
    assert said == {
        "poll_question_text": "Quand se voir?",
        "victor_answer_votes": "1",
        "total_votes": "1",
        "victor_answer_id": "2",
        "victor_answer_text": "Mardi",
    }
    assert [one["type"] for one in world.messages("sondages")] == [0, POLL_RESULT]


async def test_an_equal_vote_has_no_winner(world: Playground, counting: Counting) -> None:
    async with running(counting, world):
        sent = await send(counting, world, asked())
        world.hand("membre").vote(raw(world, sent), "Lundi")
        world.hand("nouveau").vote(raw(world, sent), "Mardi")
        world.clock.advance(timedelta(hours=24))
    fields = world.messages("sondages")[-1]["embeds"][0]["fields"]
    assert "victor_answer_id" not in [field["name"] for field in fields]


async def test_its_author_ends_it_early_and_only_once(world: Playground, counting: Counting) -> None:
    async with running(counting, world):
        sent = await send(counting, world, asked())
        ended = await sent.end_poll()
        with pytest.raises(discord.HTTPException) as again:
            await sent.end_poll()
        plain = await counting.text_channel(world, "sondages").send("bonjour")
        with pytest.raises(discord.HTTPException) as no_poll:
            await plain.end_poll()
    assert ended.poll is not None
    assert ended.poll.is_finalised()
    assert ended.poll.expires_at is not None
    assert ended.poll.expires_at <= world.clock.now()
    assert (again.value.code, no_poll.value.code) == (520001, 520006)


async def test_a_message_with_a_poll_is_never_changed(world: Playground, counting: Counting) -> None:
    async with running(counting, world):
        sent = await send(counting, world, asked())
        with pytest.raises(discord.HTTPException) as refused:
            await sent.edit(content="autre chose")
        plain = await counting.text_channel(world, "sondages").send("bonjour")
        path = Route("PATCH", "/channels/{channel_id}/messages/{message_id}", channel_id=1, message_id=1)
        path.url = path.url.replace("/1/messages/1", f"/{plain.channel.id}/messages/{plain.id}")
        with pytest.raises(discord.HTTPException):
            await counting.http.request(path, json={"poll": asked()._to_dict()})
    assert refused.value.code == 520003
    assert raw(world, sent)["content"] == "Un sondage"


async def test_without_the_permission_no_poll_is_posted(world: Playground, counting: Counting) -> None:
    async with running(counting, world):
        world.deny("sondages", Permission.SEND_POLLS)
        with pytest.raises(discord.Forbidden) as refused:
            await send(counting, world, asked())
        await counting.text_channel(world, "sondages").send("un message passe")
    assert refused.value.code == 50013


async def test_a_deleted_poll_is_gone_before_its_hour(world: Playground, counting: Counting) -> None:
    async with running(counting, world):
        sent = await send(counting, world, asked())
        shown = raw(world, sent)
        await sent.delete()
        with pytest.raises(Refused, match="UNKNOWN_MESSAGE"):
            world.hand("membre").vote(shown, "Lundi")
        world.clock.advance(timedelta(days=2))
    assert world.messages("sondages") == []


async def test_counts_may_be_final_a_while_after_the_end(world: Playground, counting: Counting) -> None:
    world.state.poll_counting = timedelta(minutes=5)
    async with running(counting, world):
        sent = await send(counting, world, asked(hours=1))
        world.hand("membre").vote(raw(world, sent), "Mardi")
        world.clock.advance(timedelta(hours=1))
        with pytest.raises(Refused, match="POLL_EXPIRED"):
            world.hand("nouveau").vote(raw(world, sent), "Mardi")
        ended = await sent.channel.fetch_message(sent.id)
        assert [one["type"] for one in world.messages("sondages")] == [0]
        world.clock.advance(timedelta(minutes=5))
        counted = await sent.channel.fetch_message(sent.id)
    assert ended.poll is not None
    assert counted.poll is not None
    assert (ended.poll.is_finalised(), counted.poll.is_finalised()) == (False, True)
    assert [one["type"] for one in world.messages("sondages")] == [0, POLL_RESULT]
