"""A flash poll is posted once and its votes are read once, wherever the worker crashes. On both databases."""

from datetime import timedelta

import pytest

from bot.delivery.topics import HANDLERS
from bot.delivery.worker import Point
from bot.domain.flash_poll import READ_AFTER, FlashPollDraft, Standing, standing_of
from bot.domain.journal import SHELL
from bot.domain.outbox import LEASE, State
from bot.domain.survey import FlashPoll
from bot.playground.json_types import JSON
from bot.playground.server import Playground
from bot.services.deps import Deps
from bot.services.flash_polls import ask_flash_poll, latest_flash_polls
from bot.services.snapshots import Snapshots
from storage.database import Database
from storage.outbox_rows import rows_of
from tests.delivery.crashing import Crashing, deliver
from tests.delivery.killing import PAST_THE_NONCE

DRAFT = FlashPollDraft("Quel soir?", ("Mardi", "Jeudi", "Samedi"), hours=2)
PAUSES = [timedelta(0), PAST_THE_NONCE]


@pytest.fixture
def deps(world: Playground, database: Database) -> Deps:
    return Deps(database, world.clock, Snapshots(database, 10))


@pytest.fixture
def guild_id(world: Playground) -> int:
    return int(world.guild_id)


@pytest.fixture
async def asked(world: Playground, deps: Deps, guild_id: int) -> FlashPoll:
    channel = int(world.hand("coordination").channel("sondages")["id"])
    return await ask_flash_poll(deps, guild_id, SHELL, channel, DRAFT)


def posted(world: Playground) -> list[JSON]:
    return [each for each in world.messages("sondages") if "poll" in each]


def pass_time(world: Playground, deps: Deps, pause: timedelta) -> None:
    """On PostgreSQL, until what was claimed may be claimed again."""
    least = timedelta(0) if deps.database.dialect == "sqlite" else LEASE + timedelta(seconds=1)
    world.clock.advance(max(pause, least))


async def poll_of(deps: Deps, guild_id: int) -> FlashPoll:
    (poll,) = await latest_flash_polls(deps, guild_id)
    return poll


async def states(deps: Deps, guild_id: int) -> dict[str, State]:
    async with deps.database.reading() as session:
        return {row.delivery.topic: row.state for row in await rows_of(session, guild_id)}


@pytest.mark.parametrize("pause", PAUSES)
@pytest.mark.parametrize("point", list(Point))
@pytest.mark.usefixtures("asked")
async def test_it_is_posted_once(world: Playground, deps: Deps, guild_id: int, point: Point, pause: timedelta) -> None:
    assert await deliver(world, deps, HANDLERS, Crashing(point))
    pass_time(world, deps, pause)
    await deliver(world, deps, HANDLERS, Crashing())
    (message,) = posted(world)
    poll = await poll_of(deps, guild_id)
    assert poll.message_id == int(message["id"])
    assert await states(deps, guild_id) == {"flash_poll": State.SENT, "flash_poll_result": State.PENDING}
    assert standing_of(poll, deps.clock.now()) is Standing.OPEN


@pytest.mark.parametrize("pause", PAUSES)
@pytest.mark.parametrize("point", list(Point))
@pytest.mark.usefixtures("asked")
async def test_its_votes_are_read_once(
    world: Playground, deps: Deps, guild_id: int, point: Point, pause: timedelta
) -> None:
    await deliver(world, deps, HANDLERS, Crashing())
    (message,) = posted(world)
    for persona, answer in (("membre", "Jeudi"), ("nouveau", "Jeudi"), ("responsable", "Samedi")):
        world.hand(persona).vote(message, answer)
    world.clock.advance(timedelta(hours=2) + READ_AFTER)
    assert await deliver(world, deps, HANDLERS, Crashing(point))
    pass_time(world, deps, pause)
    await deliver(world, deps, HANDLERS, Crashing())
    assert (await poll_of(deps, guild_id)).counts == (0, 2, 1)
    assert await states(deps, guild_id) == {"flash_poll": State.SENT, "flash_poll_result": State.SENT}


@pytest.mark.usefixtures("asked")
async def test_an_answer_that_was_lost_posts_no_second_one(world: Playground, deps: Deps, guild_id: int) -> None:
    world.faults.next("POST", "/channels/{channel_id}/messages", lost=True)
    await deliver(world, deps, HANDLERS, Crashing())
    for _ in range(4):
        world.clock.advance(timedelta(minutes=3))
        await deliver(world, deps, HANDLERS, Crashing())
    (message,) = posted(world)
    assert (await poll_of(deps, guild_id)).message_id == int(message["id"])


async def test_one_that_could_not_be_posted_while_it_served_is_not(
    world: Playground, deps: Deps, guild_id: int, asked: FlashPoll
) -> None:
    world.clock.advance(timedelta(hours=2, minutes=1))
    await deliver(world, deps, HANDLERS, Crashing())
    assert posted(world) == []
    assert (await states(deps, guild_id))["flash_poll"] is State.EXPIRED
    poll = await poll_of(deps, guild_id)
    assert standing_of(poll, deps.clock.now()) is Standing.UNPOSTED
    assert poll.question == asked.question


@pytest.mark.usefixtures("asked")
async def test_one_that_is_posted_late_lasts_as_long_as_was_asked(world: Playground, deps: Deps, guild_id: int) -> None:
    world.clock.advance(timedelta(hours=1))
    await deliver(world, deps, HANDLERS, Crashing())
    (message,) = posted(world)
    poll = await poll_of(deps, guild_id)
    left = poll.ends_at - deps.clock.now()
    assert timedelta(hours=1, minutes=59) < left <= timedelta(hours=2)
    world.clock.advance(timedelta(hours=1, minutes=58))
    world.hand("membre").vote(message, "Mardi")


@pytest.mark.usefixtures("asked")
async def test_where_discord_never_counts_the_results_are_unknown(world: Playground, deps: Deps, guild_id: int) -> None:
    world.state.poll_counting = timedelta(days=30)
    await deliver(world, deps, HANDLERS, Crashing())
    for day in range(9):
        world.clock.advance(timedelta(days=1))
        await deliver(world, deps, HANDLERS, Crashing())
        standing = standing_of(await poll_of(deps, guild_id), deps.clock.now())
        assert standing is (Standing.COUNTING if day < 7 else Standing.UNKNOWN)
    assert (await states(deps, guild_id))["flash_poll_result"] is State.EXPIRED
