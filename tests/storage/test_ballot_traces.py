"""Once a survey is closed and the disk cleaned, no byte of the database holds a ballot, nor who cast one."""

import asyncio
import json
from collections.abc import Iterable

import pytest
from sqlalchemy import select, text

from bot.domain.clock import SettableClock
from bot.domain.errors import DatabaseProblem
from bot.domain.journal import COURROIE
from bot.domain.survey import Answers, Survey
from bot.domain.survey_answers import written_answers
from bot.services.deps import Deps
from bot.services.snapshots import Snapshots
from bot.services.survey_closing import close_survey
from storage.ballot_traces import clean_ballots
from storage.database import Database
from storage.models import BallotBox, OpenBallot
from storage.sqlite import Journal
from tests.storage.attacker import every_byte, marks_of_voice
from tests.storage.survey_rows import GUILD, answer, answer_all, publish
from tests.storage.tools import NOW, same_database

USERS = range(712_000_000_000_000_001, 712_000_000_000_000_031)
BALLOTS: dict[int, Answers] = {
    user_id: {1: 1 + number % 5, 2: number % 11, 3: f"Mot {number:03} et autre chose" * (1 + number % 40)}
    for number, user_id in enumerate(USERS)
}
BALLOTS |= {
    user_id: {**BALLOTS[user_id], 3: f"Mot {number:03} dit "} for number, user_id in enumerate(USERS) if number % 3
}


def deps_of(database: Database) -> Deps:
    return Deps(database, SettableClock(NOW), Snapshots(database, 10))


async def open_ids(database: Database) -> tuple[list[str], list[str]]:
    """The ids of the open ballots, and the salts of the boxes."""
    async with database.reading() as session:
        ids = (await session.scalars(select(OpenBallot.id))).all()
        salts = (await session.scalars(select(BallotBox.salt))).all()
    return list(ids), [salt for salt in salts if salt]


async def left_undone(*_: object) -> None:
    """In the place of the cleaning."""


def found(everything: bytes, marks: Iterable[bytes]) -> list[bytes]:
    return [mark for mark in marks if mark in everything]


async def marks_of(database: Database) -> list[bytes]:
    """Each ballot as it is written, its id, and all by which its voice may be known."""
    ids, salts = await open_ids(database)
    whole = [json.dumps(written_answers(each)).encode() for each in BALLOTS.values()]
    pairs = [mark[: mark.index(b'"3"')] + b'"3"' for mark in whole if len(mark) > 200]
    voices = [mark for user_id in USERS for mark in marks_of_voice(user_id, salts)]
    return [*whole, *pairs, *(each.encode() for each in ids), *voices, *(each.encode() for each in salts)]


@pytest.mark.parametrize("mode", ["WAL", "TRUNCATE"])
async def test_no_byte_holds_a_ballot_or_a_voice(
    database: Database, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.sqlite.own_journal", lambda: Journal(mode, "3"))
    async with same_database(database) as same:
        survey = await publish(same)
        await answer_all(same, survey, BALLOTS)
        marks = await marks_of(same)
        await analyse(same)
        before = found(await every_byte(same), marks)
        await close_survey(deps_of(same), GUILD, COURROIE, survey.id)
        everything = await every_byte(same)
    assert len(before) > len(BALLOTS) * 2  # the attacker can read
    assert found(everything, marks) == []
    assert b"Mot 001 dit " in everything


@pytest.mark.parametrize("mode", ["WAL"])
async def test_what_is_not_cleaned_is_found(database: Database, mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deleting rows is not enough: this is what the cleaning is for."""
    monkeypatch.setattr("storage.sqlite.own_journal", lambda: Journal(mode, "3"))
    monkeypatch.setattr("bot.services.survey_closing.clean_ballots_now", left_undone)
    async with same_database(database) as same:
        survey = await publish(same)
        await answer_all(same, survey, BALLOTS)
        marks = await marks_of(same)
        await close_survey(deps_of(same), GUILD, COURROIE, survey.id)
        assert found(await every_byte(same), marks) != []
        assert await clean_ballots(same, NOW) == 1
        assert found(await every_byte(same), marks) == []


async def analyse(database: Database) -> None:
    """PostgreSQL takes a sample of each table by itself, now and then."""
    if database.dialect == "postgresql":
        async with database.transaction() as session:
            await session.execute(text("ANALYZE"))


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_postgresql_keeps_no_statistics_of_ballots(database: Database) -> None:
    survey = await publish(database)
    await answer_all(database, survey, BALLOTS)
    await analyse(database)
    await close_survey(deps_of(database), GUILD, COURROIE, survey.id)
    await analyse(database)
    async with database.reading() as session:
        kept = text("SELECT tablename FROM pg_stats WHERE tablename IN ('open_ballot', 'ballot_participation')")
        assert (await session.scalars(kept)).all() == []


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_a_long_reading_keeps_no_dead_ballot(database: Database) -> None:
    """A backup that began before the closing: VACUUM alone would keep what it may still see."""
    survey = await publish(database)
    await answer_all(database, survey, BALLOTS)
    marks = await marks_of(database)
    _ids, salts = await open_ids(database)
    async with same_database(database) as other, other.reading() as session:
        await session.scalar(text("SELECT count(*) FROM survey"))
        await close_survey(deps_of(database), GUILD, COURROIE, survey.id)
        async with database.reading() as mine:
            assert await mine.scalar(select(BallotBox.cleaned_at)) is not None
        # The salt of a box may stay until the next time: with no voice left, it is the salt of nothing.
        left = found(await every_byte(database), marks)
        assert [mark for mark in left if mark.decode("latin-1") not in salts] == []


async def test_whoever_reads_the_ballots_for_too_long_leaves_it_owed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey = await publish(database)
    await answer_all(database, survey, BALLOTS)
    with monkeypatch.context() as held:
        held.setattr("bot.services.survey_closing.clean_ballots_now", left_undone)
        await close_survey(deps_of(database), GUILD, COURROIE, survey.id)
    async with same_database(database, patience=0.2) as impatient, database.reading() as session:
        await session.scalar(text("SELECT count(*) FROM open_ballot"))
        with pytest.raises(DatabaseProblem, match="locked"):
            await clean_ballots(impatient, NOW)
    assert await clean_ballots(database, NOW) == 1


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_rows_that_stay_do_not_say_when_they_were_written(database: Database) -> None:
    """``xmin`` is the same for all that was sealed at once; and of an open box, a voice and its ballot have not the same of their own."""
    closed, still_open = await publish(database), await publish(database)
    await answer_all(database, closed, BALLOTS)
    await answer_all(database, still_open, BALLOTS)
    await close_survey(deps_of(database), GUILD, COURROIE, closed.id)
    async with database.reading() as session:
        for table in ("sealed_answer", "open_ballot", "ballot_participation"):
            written = (await session.scalars(text(f"SELECT DISTINCT xmin::text FROM {table}"))).all()  # noqa: S608
            assert len(written) == 1


async def test_answers_go_on_being_cast_while_another_box_is_cleaned(database: Database) -> None:
    first, second = await publish(database), await publish(database)
    await answer_all(database, first, BALLOTS)
    async with same_database(database) as other:
        closing = close_survey(deps_of(other), GUILD, COURROIE, first.id)
        casting = (answer(database, second, user_id, BALLOTS[user_id]) for user_id in USERS)
        *done, _closed = await asyncio.gather(*casting, closing)
    assert all(done)
    assert await still_cast(database, second) == len(BALLOTS)
    closed = await close_survey(deps_of(database), GUILD, COURROIE, second.id)
    assert closed.answered == len(BALLOTS)


async def still_cast(database: Database, survey: Survey) -> int:
    async with database.reading() as session:
        return len((await session.scalars(select(OpenBallot.id).where(OpenBallot.box_id == survey.box_id))).all())
