"""SIGKILL anywhere in a closing: the survey is open, and closed at the next look; or closed, and the disk is cleaned at the next look."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.domain.clock import SettableClock
from bot.domain.survey import SurveyStatus
from bot.services.deps import Deps
from bot.services.snapshots import Snapshots
from bot.services.survey_closing import close_due_surveys
from bot.services.traces import clean_ballots
from storage.database import Database
from storage.models import BallotBox, JournalEntry
from storage.outbox_rows import rows_of
from storage.surveys import survey_by_id
from tests.storage.attacker import every_byte
from tests.storage.survey_rows import GUILD, answer_all, publish
from tests.storage.test_ballot_traces import BALLOTS, found, marks_of
from tests.storage.test_kill import killed
from tests.storage.tools import NOW

pytestmark = pytest.mark.promise

CLOSING = """
    import time
    from datetime import timedelta
    from sqlalchemy import event
    from bot.domain.clock import SettableClock
    from bot.services.deps import Deps
    from bot.services.snapshots import Snapshots
    from bot.services.survey_closing import close_due_surveys

    def stop(_connection, _cursor, statement, *_more):
        if statement.startswith({statement!r}):
            print("inside", flush=True)
            time.sleep(3600)

    deps = Deps(database, SettableClock(NOW + timedelta(days=8)), Snapshots(database, 10))
    event.listen(database.engine.sync_engine, "{moment}_cursor_execute", stop)
    await close_due_surveys(deps)
"""
INSIDE = ("DELETE FROM ballot_participation", "INSERT INTO sealed_answer", "DELETE FROM open_ballot", "UPDATE survey")
AFTER = {
    "sqlite": ("VACUUM", "PRAGMA wal_checkpoint", "UPDATE ballot_box SET cleaned_at"),
    "postgresql": (
        "ALTER TABLE ballot_participation",
        "ALTER TABLE open_ballot",
        "VACUUM",
        "UPDATE ballot_box SET cleaned_at",
    ),
}


def later(database: Database) -> Deps:
    clock = SettableClock(NOW)
    deps = Deps(database, clock, Snapshots(database, 10))
    clock.at = clock.at.replace(day=clock.at.day + 8)
    return deps


async def closed_and_clean(database: Database, survey_id: int, marks: list[bytes]) -> None:
    """All is as if nothing had happened: once closed, once told, nothing left."""
    async with database.reading() as session:
        survey = await survey_by_id(session, GUILD, survey_id)
        told = [row.delivery.topic for row in await rows_of(session, GUILD)]
        journaled = (await session.scalars(select(JournalEntry.id))).all()
        cleaned = await session.scalar(select(BallotBox.cleaned_at))
    assert survey is not None
    assert (survey.status, survey.answered) == (SurveyStatus.CLOSED, len(BALLOTS))
    assert (sorted(told), len(journaled)) == (["survey_results", "survey_update"], 1)
    assert cleaned is not None
    assert found(await every_byte(database), marks) == []


@pytest.mark.parametrize("statement", INSIDE)
async def test_a_kill_before_the_commit_leaves_it_open_and_closed_at_the_next_look(
    database: Database, tmp_path: Path, statement: str
) -> None:
    survey = await publish(database)
    await answer_all(database, survey, BALLOTS)
    marks = await marks_of(database)
    async with killed(CLOSING.format(statement=statement, moment="after"), database, tmp_path, rounds=1):
        pass
    async with database.reading() as session:
        standing = await survey_by_id(session, GUILD, survey.id)
    assert standing == survey
    assert await close_due_surveys(later(database)) == 1
    await closed_and_clean(database, survey.id, marks)


@pytest.mark.parametrize("number", range(4))
async def test_a_kill_after_the_commit_leaves_the_cleaning_owed(
    database: Database, tmp_path: Path, number: int
) -> None:
    statements = AFTER[database.dialect]
    survey = await publish(database)
    await answer_all(database, survey, BALLOTS)
    marks = await marks_of(database)
    what = CLOSING.format(statement=statements[number % len(statements)], moment="before")
    async with killed(what, database, tmp_path, rounds=1):
        pass
    async with database.reading() as session:
        assert await session.scalar(select(BallotBox.closed_at)) is not None
        assert await session.scalar(select(BallotBox.cleaned_at)) is None
    deps = later(database)
    assert await close_due_surveys(deps) == 0
    assert await clean_ballots(deps) == 1
    await closed_and_clean(database, survey.id, marks)
