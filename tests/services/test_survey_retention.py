"""Named answers are kept as long as the journal once their survey is closed; then they are nobody's."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from bot.domain.clock import SettableClock
from bot.domain.guild_settings import Retention, SettingKey
from bot.domain.journal import SHELL
from bot.domain.survey import Survey, SurveyStatus
from bot.services.deps import Deps
from bot.services.retention import unname_past_surveys
from bot.services.settings import change_setting
from bot.services.snapshots import Snapshots
from bot.services.traces import clean_ballots
from storage.database import Database
from storage.models import SurveyResponse
from storage.survey_results import answers_of
from tests.storage.attacker import every_byte, marks_of_voice
from tests.storage.survey_rows import GUILD, publish
from tests.storage.tools import NOW

DAY = timedelta(days=1)
USERS = [712_000_000_000_000_000 + number for number in range(6)]


@pytest.fixture
async def deps(database: Database) -> Deps:
    deps = Deps(database, SettableClock(NOW), Snapshots(database, 10))
    await change_setting(deps, GUILD, SHELL, SettingKey.RETENTION, Retention(journal_months=1))
    return deps


async def answered(deps: Deps, **different: object) -> Survey:
    survey = await publish(deps.database, anonymous=False, **different)
    said = {"guild_id": GUILD, "survey_id": survey.id, "draft": {}, "submitted_at": NOW}
    rows = [
        said
        | {"participant": f"u{user_id}", "user_id": user_id, "stratum": "a" if number else "b"}
        | {"answers": {"1": 1 + number % 5, "3": f"Mot {number:03}"}}
        for number, user_id in enumerate(USERS)
    ]
    async with deps.database.transaction() as session:
        await session.execute(insert(SurveyResponse), rows)
    return survey


async def responses(deps: Deps) -> int:
    async with deps.database.reading() as session:
        return len((await session.scalars(select(SurveyResponse.participant))).all())


async def test_they_are_nobodys_once_they_are_as_old_as_the_journal(deps: Deps) -> None:
    ended = {"status": SurveyStatus.CLOSED, "answered": len(USERS)}
    survey = await answered(deps, **ended, closed_at=NOW - 32 * DAY)
    recent = await answered(deps, **ended, closed_at=NOW - 29 * DAY)
    assert await unname_past_surveys(deps) == len(USERS)
    assert await responses(deps) == len(USERS)
    held = (await deps.snapshots.get(GUILD)).snapshot
    after = held.survey_by_id(survey.id)
    assert (after.anonymous, held.survey_by_id(recent.id).anonymous) == (True, False)
    async with deps.database.reading() as session:
        answers = await answers_of(session, after)
    assert sorted(each.value for each in answers if each.number == 1) == [1, 1, 2, 3, 4, 5]
    assert {each.stratum for each in answers} == {
        ""
    }  # one alone is kept apart no more, nor are the five others without it
    assert await unname_past_surveys(deps) == 0


async def test_a_survey_that_is_open_keeps_its_names(deps: Deps) -> None:
    await answered(deps, published_at=NOW - 99 * DAY)
    assert await unname_past_surveys(deps) == 0
    assert await responses(deps) == len(USERS)


async def test_no_byte_says_who_answered(deps: Deps) -> None:
    await answered(deps, status=SurveyStatus.CLOSED, closed_at=NOW - 32 * DAY)
    assert str(USERS[0]).encode() in await every_byte(deps.database)
    await unname_past_surveys(deps)
    assert await clean_ballots(deps) == 1
    everything = await every_byte(deps.database)
    assert [user for user in USERS if any(mark in everything for mark in marks_of_voice(user, ()))] == []
    assert b"Mot 001" in everything
