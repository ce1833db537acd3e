"""Flash polls in the database, as domain values. On both databases."""

from datetime import timedelta

from bot.domain.survey import FlashPoll
from storage.database import Database
from storage.flash_polls import add_flash_poll, flash_poll_by_id, flash_polls_of, keep_counts, remember_posted
from storage.guilds import lock_guild
from tests.storage.tools import NOW

POLL = FlashPoll(0, 1, "Quel soir?", ("Mardi", "Jeudi"), several=True, ends_at=NOW, channel_id=5)


async def added(database: Database, guild_id: int = 1) -> FlashPoll:
    async with database.transaction() as session:
        await lock_guild(session, guild_id, NOW)
        return await add_flash_poll(
            session, FlashPoll(0, guild_id, POLL.question, POLL.answers, several=True, ends_at=NOW, channel_id=5)
        )


async def test_a_poll_is_read_as_it_was_written(database: Database) -> None:
    poll = await added(database)
    async with database.reading() as session:
        assert await flash_poll_by_id(session, 1, poll.id) == poll
    assert poll.id > 0
    assert poll.counts is None


async def test_where_it_was_posted_and_what_its_votes_came_to_are_kept(database: Database) -> None:
    poll = await added(database)
    later = NOW + timedelta(hours=1)
    async with database.transaction() as session:
        await remember_posted(session, 1, poll.id, 77, later)
        await keep_counts(session, 1, poll.id, (0, 3))
    async with database.reading() as session:
        found = await flash_poll_by_id(session, 1, poll.id)
    assert found is not None
    assert (found.message_id, found.ends_at, found.counts) == (77, later, (0, 3))


async def test_counts_that_nobody_knows_are_not_those_that_are_still_to_come(database: Database) -> None:
    poll = await added(database)
    async with database.transaction() as session:
        await keep_counts(session, 1, poll.id, ())
    async with database.reading() as session:
        found = await flash_poll_by_id(session, 1, poll.id)
    assert found is not None
    assert found.counts == ()


async def test_the_newest_come_first_and_a_guild_sees_its_own(database: Database) -> None:
    polls = [await added(database) for _ in range(4)]
    other = await added(database, 2)
    async with database.transaction() as session:
        await keep_counts(session, 1, other.id, (1, 1))
        assert await flash_polls_of(session, 1, 3) == tuple(polls[:0:-1])
        assert await flash_poll_by_id(session, 1, other.id) is None
        assert await flash_polls_of(session, 2, 3) == (other,)
