"""No copy holds an open ballot, nor who has cast one; what comes back open, everybody may answer again."""

import gzip
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.domain.journal import COURROIE
from bot.domain.survey import SealedAnswer, SurveyStatus
from bot.services.maintenance import restore_database
from bot.services.survey_closing import close_survey
from storage.backup import back_up
from storage.ballot_boxes import have_cast, sealed_answers
from storage.database import Database
from storage.models import BallotParticipation, OpenBallot
from storage.restore import restore
from storage.sqlite import Journal
from storage.surveys import survey_by_id
from tests.storage.attacker import every_byte
from tests.storage.survey_rows import GUILD, answer, answer_all, publish
from tests.storage.test_ballot_traces import BALLOTS, USERS, deps_of, found, marks_of, open_ids
from tests.storage.tools import NOW, same_database


async def test_a_copy_made_meanwhile_holds_no_answer_and_nobody_who_answered(
    database: Database, tmp_path: Path
) -> None:
    survey = await publish(database)
    await answer_all(database, survey, BALLOTS)
    marks = await marks_of(database)
    _ids, salts = await open_ids(database)
    made = await back_up(database, tmp_path / "open.courroie", NOW)
    copied = gzip.decompress(made.file.read_bytes())
    assert made.open_boxes == 1
    assert [mark for mark in found(copied, marks) if mark.decode("latin-1") not in salts] == []
    assert b"Mot 001" not in copied
    assert b"La tourn" in copied


async def test_a_survey_that_comes_back_open_has_nobodys_answer(database: Database, tmp_path: Path) -> None:
    survey = await publish(database)
    await answer_all(database, survey, BALLOTS)
    made = await back_up(database, tmp_path / "open.courroie", NOW)
    restored = await restore(database, made.file, force=True)
    assert restored.open_boxes == 1
    async with database.reading() as session:
        back = await survey_by_id(session, GUILD, survey.id)
        assert back is not None
        assert back.status is SurveyStatus.OPEN
        assert await session.scalar(select(func.count()).select_from(OpenBallot)) == 0
        assert await session.scalar(select(func.count()).select_from(BallotParticipation)) == 0
        assert await have_cast(session, GUILD, survey.box_id or 0, [f"u{USERS[0]}"]) == frozenset()
    assert await answer(database, back, USERS[0], {1: 3})
    closed = await close_survey(deps_of(database), GUILD, COURROIE, survey.id)
    assert closed.answered == 1


@pytest.mark.parametrize("mode", ["WAL", "TRUNCATE"])
async def test_no_byte_of_what_a_restore_replaces_is_left(
    database: Database, tmp_path: Path, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under a bot that runs, whose journal SQLite keeps."""
    monkeypatch.setattr("storage.sqlite.own_journal", lambda: Journal(mode, "3"))
    async with same_database(database) as running, same_database(database) as shell:
        await publish(running)
        made = await back_up(running, tmp_path / "before.courroie", NOW)
        survey = await publish(running)
        await answer_all(running, survey, BALLOTS)
        marks, (_ids, salts) = await marks_of(running), await open_ids(running)
        assert found(await every_byte(running), marks) != []
        await restore_database(shell, made.file, force=True)
        left = found(await every_byte(running), marks)
    # The salt of the survey that comes back is there: nothing is left for it to tell.
    assert [mark for mark in left if mark.decode("latin-1") not in salts] == []


async def test_what_was_sealed_is_in_every_copy_from_then_on(database: Database, tmp_path: Path) -> None:
    survey = await publish(database)
    await answer_all(database, survey, {USERS[0]: {1: 4}, USERS[1]: {1: 2}})
    await close_survey(deps_of(database), GUILD, COURROIE, survey.id)
    made = await back_up(database, tmp_path / "closed.courroie", NOW)
    restored = await restore(database, made.file, force=True)
    assert (made.open_boxes, restored.open_boxes) == (0, 0)
    async with database.reading() as session:
        assert set(await sealed_answers(session, GUILD, survey.box_id or 0)) == {
            SealedAnswer(1, 4),
            SealedAnswer(1, 2),
        }
