"""Results that were not to be published are, once, by whoever decides it later."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.clock import SettableClock
from bot.domain.journal import Actor
from bot.domain.outbox import State, SubjectKind, Topic
from bot.domain.survey_errors import ResultsNotReady
from bot.services.deps import Deps
from bot.services.snapshots import Snapshots
from bot.services.survey_closing import close_survey
from bot.services.survey_publication import publish_results
from storage.database import Database
from storage.models import JournalEntry
from storage.outbox import Settlement, claim, settle
from storage.outbox_rows import rows_of
from storage.surveys import keep_survey, survey_by_id
from tests.storage.survey_rows import GUILD, answer_all, publish
from tests.storage.tools import NOW

ACTOR = Actor.member(12)


@pytest.fixture
def deps(database: Database) -> Deps:
    return Deps(database, SettableClock(NOW), Snapshots(database, 10))


async def unpublished(deps: Deps) -> int:
    """A closed survey whose results nobody was to see."""
    survey = await publish(deps.database)
    await answer_all(deps.database, survey, {7: {1: 4}})
    async with deps.database.transaction() as session:
        await keep_survey(session, replace(survey, publish_results=False))
    await close_survey(deps, GUILD, ACTOR, survey.id)
    return survey.id


async def test_results_go_out_once_and_it_is_known_who_decided_it(deps: Deps) -> None:
    survey_id = await unpublished(deps)
    assert await publish_results(deps, GUILD, ACTOR, survey_id) is None
    assert await publish_results(deps, GUILD, ACTOR, survey_id) is None
    async with deps.database.reading() as session:
        rows = [row for row in await rows_of(session, GUILD) if row.delivery.topic is Topic.SURVEY_RESULTS]
        survey = await survey_by_id(session, GUILD, survey_id)
        said = [each.after for each in await session.scalars(select(JournalEntry).order_by(JournalEntry.id))]
    assert [row.state for row in rows] == [State.PENDING]
    assert survey is not None
    assert survey.publish_results
    assert said[-1:] == [{"publish_results": True}]
    assert said.count({"publish_results": True}) == 1


async def test_where_they_are_is_said_of_those_that_were_posted(deps: Deps) -> None:
    survey_id = await unpublished(deps)
    await publish_results(deps, GUILD, ACTOR, survey_id)
    async with deps.database.transaction() as session:
        rows = await claim(session, "a worker", NOW + timedelta(seconds=1), 9)
        row = next(each for each in rows if each.delivery.topic is Topic.SURVEY_RESULTS)
        await settle(session, row, "a worker", Settlement(State.SENT, sent_at=NOW, channel_id=3, message_id=4))
    posted = await publish_results(deps, GUILD, ACTOR, survey_id)
    assert posted is not None
    assert (posted.channel_id, posted.message_id) == (3, 4)
    async with deps.database.reading() as session:
        rows = await rows_of(session, GUILD, SubjectKind.SURVEY, survey_id)
    assert [each.state for each in rows if each.delivery.topic is Topic.SURVEY_RESULTS] == [State.SENT]


async def test_what_is_still_open_is_published_to_nobody(deps: Deps) -> None:
    survey = await publish(deps.database)
    with pytest.raises(ResultsNotReady):
        await publish_results(deps, GUILD, ACTOR, survey.id)
