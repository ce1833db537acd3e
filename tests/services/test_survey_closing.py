"""Closing a survey: once, early or on time; what was answered is sealed and counted, and who answered is forgotten."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.clock import SettableClock
from bot.domain.errors import DatabaseProblem
from bot.domain.journal import Actor
from bot.domain.outbox import Delivery, Place, State, SubjectKind, Topic
from bot.domain.survey import SealedAnswer, Survey, SurveyStatus
from bot.domain.survey_errors import SurveyNotOpen, UnknownSurvey, WrongSurveyStatus
from bot.services.deps import Deps
from bot.services.snapshots import Snapshots
from bot.services.survey_answers import cast_answers
from bot.services.survey_closing import close_due_surveys, close_survey
from bot.services.traces import clean_ballots
from storage.ballot_boxes import sealed_answers
from storage.database import Database
from storage.models import BallotBox, JournalEntry, SurveyResponse
from storage.outbox import enqueue
from storage.outbox_rows import rows_of
from storage.surveys import survey_by_id
from tests.storage.survey_rows import GUILD, answer, answer_all, publish
from tests.storage.tools import NOW, same_database

ACTOR = Actor.member(12)
WEEK = timedelta(days=7)


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock(NOW)


@pytest.fixture
def deps(database: Database, clock: SettableClock) -> Deps:
    return Deps(database, clock, Snapshots(database, 10))


async def as_it_stands(deps: Deps, survey: Survey) -> Survey:
    async with deps.database.reading() as session:
        found = await survey_by_id(session, GUILD, survey.id)
    assert found is not None
    return found


async def test_a_survey_that_is_over_is_closed_and_counted(deps: Deps, clock: SettableClock) -> None:
    survey = await publish(deps.database)
    await answer_all(deps.database, survey, {7: {1: 4}, 8: {1: 2, 3: "Plus court"}})
    assert await close_due_surveys(deps) == 0
    clock.advance(WEEK)
    assert await close_due_surveys(deps) == 1
    closed = await as_it_stands(deps, survey)
    assert (closed.status, closed.closed_at, closed.answered) == (SurveyStatus.CLOSED, NOW + WEEK, 2)
    async with deps.database.reading() as session:
        found = await sealed_answers(session, GUILD, survey.box_id or 0)
    assert set(found) == {SealedAnswer(1, 4), SealedAnswer(1, 2), SealedAnswer(3, "Plus court")}
    assert not await answer(deps.database, survey, 9, {1: 1})
    assert (await deps.snapshots.get(GUILD)).snapshot.survey_by_id(survey.id) == closed


async def test_closing_again_changes_nothing(deps: Deps, clock: SettableClock) -> None:
    survey = await publish(deps.database)
    await answer_all(deps.database, survey, {7: {1: 4}})
    closed = await close_survey(deps, GUILD, ACTOR, survey.id)
    clock.advance(2 * WEEK)
    assert await close_survey(deps, GUILD, ACTOR, survey.id) == closed
    assert await close_due_surveys(deps) == 0
    async with deps.database.reading() as session:
        told = [(row.delivery.topic, row.state) for row in await rows_of(session, GUILD)]
        assert len((await session.scalars(select(JournalEntry))).all()) == 1
    assert told == [(Topic.SURVEY_UPDATE, State.PENDING), (Topic.SURVEY_RESULTS, State.PENDING)]


async def test_one_that_was_extended_meanwhile_stays_open(deps: Deps, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was found to be due; then somebody gave it a week more."""
    survey = await publish(deps.database)

    async def found(*_: object) -> list[tuple[int, int]]:
        return [(GUILD, survey.id)]

    monkeypatch.setattr("bot.services.survey_closing.surveys_to_close", found)
    await close_due_surveys(deps)
    assert (await as_it_stands(deps, survey)).status is SurveyStatus.OPEN


async def test_results_that_are_not_published_are_not_sent(deps: Deps) -> None:
    survey = await publish(deps.database, publish_results=False)
    await close_survey(deps, GUILD, ACTOR, survey.id)
    async with deps.database.reading() as session:
        assert [row.delivery.topic for row in await rows_of(session, GUILD)] == [Topic.SURVEY_UPDATE]


async def test_nothing_says_who_was_reminded_and_who_was_not(deps: Deps) -> None:
    """A reminder goes to those who have not answered: its rows would tell who had."""
    survey = await publish(deps.database)
    reminders = [
        Delivery(
            f"survey:{survey.id}:reminder:user:{user_id}",
            *(Topic.SURVEY_REMINDER, SubjectKind.SURVEY, survey.id, NOW, NOW + WEEK, Place.MEMBER, user_id),
        )
        for user_id in (7, 8)
    ]
    async with deps.database.transaction() as session:
        await enqueue(session, GUILD, reminders)
        await session.execute(text("UPDATE outbox SET state = 'sent' WHERE user_id = 7"))
    await close_survey(deps, GUILD, ACTOR, survey.id)
    async with deps.database.reading() as session:
        assert [row for row in await rows_of(session, GUILD) if row.delivery.user_id] == []


async def test_named_answers_are_kept_and_what_nobody_sent_is_not(deps: Deps) -> None:
    survey = await publish(deps.database, anonymous=False)
    rows = [
        {"participant": "u7", "user_id": 7, "answers": {"1": 4}, "draft": {"1": 5}, "submitted_at": NOW},
        {"participant": "u8", "user_id": 8, "answers": {}, "draft": {"3": "Pas encore"}, "submitted_at": None},
    ]
    async with deps.database.transaction() as session:
        same = {"guild_id": GUILD, "survey_id": survey.id, "stratum": ""}
        await session.execute(insert(SurveyResponse), [same | row for row in rows])
    closed = await close_survey(deps, GUILD, ACTOR, survey.id)
    assert closed.answered == 1
    async with deps.database.reading() as session:
        left = (await session.scalars(select(SurveyResponse))).all()
    assert [(each.participant, each.answers, each.draft) for each in left] == [("u7", {"1": 4}, {})]


async def test_one_that_cannot_be_closed_keeps_no_other_open(
    deps: Deps, clock: SettableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, sound = await publish(deps.database), await publish(deps.database)

    async def failing(session: AsyncSession, guild_id: int, survey_id: int) -> Survey | None:
        if survey_id == broken.id:
            raise DatabaseProblem("damaged")
        return await survey_by_id(session, guild_id, survey_id)

    monkeypatch.setattr("bot.services.survey_closing.survey_by_id", failing)
    clock.at = NOW + WEEK
    with pytest.raises(DatabaseProblem):
        await close_due_surveys(deps)
    assert [(await as_it_stands(deps, each)).status for each in (broken, sound)] == [
        SurveyStatus.OPEN,
        SurveyStatus.CLOSED,
    ]


async def test_two_who_close_it_at_once_close_it_once(deps: Deps) -> None:
    survey = await publish(deps.database)
    await answer_all(deps.database, survey, {user_id: {1: 4, 2: 9} for user_id in range(100, 106)})
    async with same_database(deps.database) as other:
        others = Deps(other, deps.clock, Snapshots(other, 10))
        both = await asyncio.gather(*(close_survey(each, GUILD, ACTOR, survey.id) for each in (deps, others)))
    assert [each.answered for each in both] == [6, 6]
    async with deps.database.reading() as session:
        assert len(await sealed_answers(session, GUILD, survey.box_id or 0)) == 12
        entries = await session.scalars(select(JournalEntry).where(JournalEntry.subject == "survey"))
        assert len(entries.all()) == 1


async def test_a_draft_cannot_be_closed_nor_what_is_not_there(deps: Deps) -> None:
    survey = await publish(deps.database, status=SurveyStatus.DRAFT)
    with pytest.raises(WrongSurveyStatus):
        await close_survey(deps, GUILD, ACTOR, survey.id)
    with pytest.raises(UnknownSurvey):
        await close_survey(deps, GUILD, ACTOR, 404)


async def test_the_disk_is_cleaned_at_once_or_as_soon_as_it_can_be(deps: Deps, monkeypatch: pytest.MonkeyPatch) -> None:
    survey = await publish(deps.database)
    await answer_all(deps.database, survey, {7: {1: 4}})

    async def locked(*_: object) -> int:
        raise DatabaseProblem("locked")

    with monkeypatch.context() as held:
        held.setattr("storage.ballot_traces.clean_ballots", locked)
        await close_survey(deps, GUILD, ACTOR, survey.id)
    assert await cleaned(deps) is False
    assert await clean_ballots(deps) == 1
    assert await cleaned(deps) is True
    assert await clean_ballots(deps) == 0


async def cleaned(deps: Deps) -> bool:
    async with deps.database.reading() as session:
        return await session.scalar(select(BallotBox.cleaned_at)) is not None


async def test_a_named_answer_is_counted_before_the_closing_or_refused(deps: Deps) -> None:
    """Many answer while it closes: whoever was told that their answer counts is in what was counted."""
    survey = await publish(deps.database, anonymous=False)

    async def say(user_id: int) -> bool:
        try:
            await cast_answers(deps, GUILD, user_id, (), survey.id, {1: 4, 2: 9})
        except SurveyNotOpen:
            return False
        return True

    async with same_database(deps.database) as other:
        others = Deps(other, deps.clock, Snapshots(other, 10))
        first = [say(user_id) for user_id in range(100, 106)]
        done, closed = await asyncio.gather(
            asyncio.gather(*first, *(say(user_id) for user_id in range(106, 112))),
            close_survey(others, GUILD, ACTOR, survey.id),
        )
    assert closed.answered == sum(done)
    async with deps.database.reading() as session:
        assert len((await session.scalars(select(SurveyResponse.participant))).all()) == sum(done)
