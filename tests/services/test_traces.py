"""What was removed of somebody leaves SQLite's file: the cleaning is owed from the removal's own transaction until it is done."""

from datetime import UTC, datetime

import pytest

from bot.domain.clock import SettableClock
from bot.domain.directory_drafts import LinkDraft
from bot.domain.guild_settings import SettingKey
from bot.domain.journal import SHELL, Actor
from bot.services import links
from bot.services.deps import Deps
from bot.services.personal_data import erase_person
from bot.services.settings import change_setting
from bot.services.snapshots import Snapshots
from bot.services.traces import clean_file
from storage.database import Database
from storage.journal import forget_before
from storage.models import JournalEntry
from storage.sqlite import Journal, owe_clean_file, owes_clean_file
from tests.storage.tools import NOW, contents, same_database

MEMBER = 712_000_000_000_000_001
of_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def deps(database: Database) -> Deps:
    return Deps(database, SettableClock(NOW), Snapshots(database, 10))


async def is_owed(database: Database) -> bool:
    async with database.reading() as session:
        return await owes_clean_file(session)


async def ask(deps: Deps) -> int:
    draft = LinkDraft("Zénaïde Marqueterie", phone="514 000-0000")
    return (await links.request_link(deps, 1, MEMBER, draft, confirmation=True)).request_id or 0


@of_sqlite
async def test_a_request_that_was_answered_or_asked_again_is_cleaned_in_the_night(
    deps: Deps, database: Database
) -> None:
    await ask(deps)
    assert not await is_owed(database)
    request_id = await ask(deps)
    assert await is_owed(database)
    await clean_file(database)
    assert not await is_owed(database)
    await links.refuse_link(deps, 1, SHELL, request_id)
    assert await is_owed(database)


@of_sqlite
async def test_entries_that_were_kept_long_enough_are_cleaned_in_the_night(deps: Deps, database: Database) -> None:
    await change_setting(deps, 1, SHELL, SettingKey.LANGUAGE, "en")
    async with database.transaction() as session:
        await forget_before(session, 1, NOW)
    assert not await is_owed(database)
    async with database.transaction() as session:
        await forget_before(session, 1, datetime(2100, 1, 1, tzinfo=UTC))
    assert await is_owed(database)


@of_sqlite
async def test_what_is_rolled_back_owes_nothing(database: Database) -> None:
    async with database.transaction() as session:
        await owe_clean_file(session)
        await session.rollback()
    assert not await is_owed(database)


@of_sqlite
async def test_a_request_is_withdrawn_though_somebody_reads_for_long(
    deps: Deps, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The member is told that it is; the file is cleaned later."""
    monkeypatch.setattr("storage.sqlite.own_journal", lambda: Journal("WAL", "3"))
    await ask(deps)
    async with same_database(database, patience=0.1) as hurried, hurried.transaction() as writing:
        await owe_clean_file(writing)  # the file is in WAL mode from here on
    async with same_database(database, patience=0.1) as hurried, database.reading() as session:
        await session.get(JournalEntry, 1)
        await links.withdraw_request(Deps(hurried, deps.clock, Snapshots(hurried, 10)), 1, MEMBER)
    assert await links.link_requests(deps, 1) == ()
    assert await is_owed(database)


@of_sqlite
async def test_whoever_has_nothing_to_erase_makes_nobody_wait(deps: Deps, database: Database) -> None:
    assert database.file is not None
    await change_setting(deps, 1, SHELL, SettingKey.LANGUAGE, "en")
    before = database.file.stat().st_mtime_ns
    await erase_person(deps, 1, Actor.member(MEMBER), user_id=MEMBER)
    assert await contents(database)
    assert database.file.stat().st_mtime_ns == before


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_postgresql_has_no_file_to_clean(deps: Deps, database: Database) -> None:
    await ask(deps)
    await erase_person(deps, 1, Actor.member(MEMBER), user_id=MEMBER)
    await clean_file(database)
    assert await links.link_requests(deps, 1) == ()
