"""A flash poll is asked for once: written, journaled, and on its way, or nothing of it is. On both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.flash_poll import FlashPollDraft
from bot.domain.flash_poll_errors import InvalidFlashPoll
from bot.domain.journal import Act, Subject
from bot.domain.outbox import State, SubjectKind
from bot.services.flash_polls import MOST_LISTED, ask_flash_poll, latest_flash_polls
from storage.database import Database
from storage.guilds import guild_revisions
from storage.models import JournalEntry
from storage.outbox_rows import rows_of
from tests.services.directories import COORDINATION, deps_of
from tests.storage.tools import NOW

GUILD = 1
DRAFT = FlashPollDraft(" Quel soir? ", ("Mardi", "Jeudi"), several=True, hours=3)


async def test_it_is_written_journaled_and_enqueued_together(database: Database) -> None:
    deps = deps_of(database)
    poll = await ask_flash_poll(deps, GUILD, COORDINATION, 51, DRAFT)
    assert (poll.question, poll.several, poll.channel_id) == ("Quel soir?", True, 51)
    assert poll.ends_at == NOW + timedelta(hours=3)
    assert await latest_flash_polls(deps, GUILD) == (poll,)
    async with database.reading() as session:
        (row,) = await rows_of(session, GUILD, SubjectKind.FLASH_POLL, poll.id)
        (entry,) = (await session.scalars(select(JournalEntry))).all()
    assert (row.state, row.delivery.due_at, row.delivery.expires_at) == (State.PENDING, NOW, poll.ends_at)
    assert (entry.subject, entry.act, entry.label, entry.actor_id) == (Subject.SURVEY, Act.ADDED, "Quel soir?", 9)


async def test_the_snapshot_does_not_have_to_be_read_again(database: Database) -> None:
    deps = deps_of(database)
    await ask_flash_poll(deps, GUILD, COORDINATION, 51, DRAFT)
    async with database.reading() as session:
        assert await guild_revisions(session, [GUILD]) == {GUILD: 0}


async def test_what_cannot_be_leaves_nothing(database: Database) -> None:
    deps = deps_of(database)
    with pytest.raises(InvalidFlashPoll):
        await ask_flash_poll(deps, GUILD, COORDINATION, 51, FlashPollDraft("Quel soir?", ("Mardi",)))
    assert await latest_flash_polls(deps, GUILD) == ()


async def test_only_the_latest_are_listed(database: Database) -> None:
    deps = deps_of(database)
    for number in range(MOST_LISTED + 2):
        await ask_flash_poll(deps, GUILD, COORDINATION, 51, FlashPollDraft(f"Question {number}", ("Oui", "Non")))
    found = await latest_flash_polls(deps, GUILD)
    assert (len(found), found[0].question, found[-1].question) == (MOST_LISTED, "Question 101", "Question 2")
