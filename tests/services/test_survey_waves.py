"""What surveys do by themselves: they come back, they follow their assembly, and they remind whoever is of the directory by then."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.domain.journal import Subject
from bot.domain.outbox import Row, State, SubjectKind, Topic
from bot.domain.survey import Audience, AudienceKind, Question, QuestionKind, Survey, SurveyDraft, SurveyStatus
from bot.domain.survey_changes import Wording
from bot.services.assemblies import cancel_assembly, modify_assembly, postpone_assembly
from bot.services.deps import Deps
from bot.services.directory import represent
from bot.services.gatherings import check_in
from bot.services.links import link_person
from bot.services.survey_closing import close_due_surveys
from bot.services.survey_waves import open_due_waves, refresh_survey_reminders
from bot.services.surveys import (
    archive_survey,
    copy_survey,
    correct_draft,
    correct_wording,
    draft_survey,
    publish_survey,
)
from storage.database import Database
from storage.models import BallotBox
from tests.services.assembly_tools import MAY_30, convened, draft, go_to, journal_acts, rows
from tests.services.directories import CLAIRE, COORDINATION, deps_of, journal, roundtable
from tests.storage.tools import same_database

QUESTIONS = (Question(1, QuestionKind.YES_NO, "Étiez-vous là?"),)
FIRST = datetime.fromisoformat("2012-10-01T09:00")
OCTOBER_1, NOVEMBER_5 = datetime(2012, 10, 1, 13, tzinfo=UTC), datetime(2012, 11, 5, 14, tzinfo=UTC)
ENDS = datetime(2013, 5, 31, 0, 30, tzinfo=UTC)
LUC = 72


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


async def published(deps: Deps, **fields: object) -> Survey:
    said = SurveyDraft("Satisfaction", questions=QUESTIONS, open_minutes=7 * 1440)
    survey_id = await draft_survey(deps, 1, COORDINATION, replace(said, **fields))  # type: ignore[arg-type]
    return await publish_survey(deps, 1, COORDINATION, survey_id)


async def monthly(deps: Deps, **fields: object) -> Survey:
    return await published(deps, opens_local=FIRST, rule="FREQ=MONTHLY;BYDAY=1MO", **fields)


async def held(deps: Deps) -> tuple[Survey, ...]:
    """All of them, the first one first."""
    return tuple(reversed((await deps.snapshots.get(1)).snapshot.surveys))


async def known(deps: Deps, survey_id: int) -> Survey:
    return (await deps.snapshots.get(1)).snapshot.survey_by_id(survey_id)


async def sent(deps: Deps, survey_id: int, *topics: Topic) -> list[Row]:
    return await rows(deps, SubjectKind.SURVEY, survey_id, *topics)


def reminded(found: Iterable[Row]) -> list[int | None]:
    waiting = (row for row in found if row.state is State.PENDING)
    return [row.delivery.user_id for row in waiting if row.delivery.topic is Topic.SURVEY_REMINDER]


def opens(found: Iterable[Survey]) -> list[str]:
    return [f"{each.opens_local:%m-%d %H:%M}" for each in found]


async def test_the_next_wave_opens_by_itself_at_its_hour_and_once(deps: Deps) -> None:
    first = await monthly(deps)
    go_to(deps, NOVEMBER_5 - timedelta(hours=4))
    assert await open_due_waves(deps) == 0
    go_to(deps, NOVEMBER_5 - timedelta(hours=2))
    assert await close_due_surveys(deps) == 1
    assert await open_due_waves(deps) == 1
    assert await open_due_waves(deps) == 0
    _first, wave = await held(deps)
    assert (wave.status, wave.previous_id, wave.opens_at) == (SurveyStatus.OPEN, first.id, NOVEMBER_5)
    assert (wave.closes_at, wave.questions) == (NOVEMBER_5 + timedelta(days=7), QUESTIONS)
    assert wave.box_id not in (None, first.box_id)
    opening, _reminder = await sent(deps, wave.id)
    assert (opening.delivery.topic, opening.delivery.due_at) == (Topic.SURVEY_OPENING, NOVEMBER_5)
    assert (await journal_acts(deps))[-1] == ("courroie", "added", wave.id)


async def test_after_an_outage_the_latest_wave_alone_opens_if_it_is_not_over(deps: Deps) -> None:
    await monthly(deps)
    go_to(deps, datetime(2013, 2, 6, 14, tzinfo=UTC))
    await close_due_surveys(deps)
    assert await open_due_waves(deps) == 1
    assert opens(await held(deps)) == ["10-01 09:00", "02-04 09:00"]
    go_to(deps, datetime(2013, 3, 20, 14, tzinfo=UTC))
    await close_due_surveys(deps)
    assert await open_due_waves(deps) == 0
    go_to(deps, datetime(2013, 4, 1, 13, tzinfo=UTC))
    assert await open_due_waves(deps) == 1
    assert opens(await held(deps)) == ["10-01 09:00", "02-04 09:00", "04-01 09:00"]


async def test_each_wave_brings_the_next_one_for_a_year(deps: Deps) -> None:
    await monthly(deps)
    for days in range(365):
        go_to(deps, OCTOBER_1, days=days)
        await close_due_surveys(deps)
        await open_due_waves(deps)
    found = await held(deps)
    assert opens(found)[:6] == [f"{day} 09:00" for day in ("10-01", "11-05", "12-03", "01-07", "02-04", "03-04")]
    assert len(found) == 12
    assert [each.previous_id for each in found] == [None, *(each.id for each in found[:-1])]


async def test_two_processes_open_a_wave_once(deps: Deps) -> None:
    await monthly(deps)
    async with same_database(deps.database) as second:
        other = deps_of(second)
        for each in (deps, other):
            go_to(each, NOVEMBER_5)
        assert sum(await asyncio.gather(open_due_waves(deps), open_due_waves(other))) == 1
    await deps.snapshots.refresh(1)
    assert len(await held(deps)) == 2


async def test_a_wave_asks_what_is_read_now_and_a_copy_does_not_stop_it(deps: Deps) -> None:
    first = await monthly(deps)
    go_to(deps, OCTOBER_1)
    await correct_wording(deps, 1, COORDINATION, first.id, Wording(texts={1: "Y étiez-vous?"}))
    await copy_survey(deps, 1, COORDINATION, first.id)
    go_to(deps, NOVEMBER_5)
    assert await open_due_waves(deps) == 1
    *_, wave = await held(deps)
    assert (wave.questions[0].text, wave.questions[0].published_text) == ("Y étiez-vous?", None)


async def test_a_copy_that_opens_at_the_same_moment_takes_the_place_of_the_wave(deps: Deps) -> None:
    first = await monthly(deps)
    copy = await copy_survey(deps, 1, COORDINATION, first.id)
    november = datetime.fromisoformat("2012-11-05T09:00")
    await correct_draft(deps, 1, COORDINATION, copy, lambda each: replace(each, opens_local=november))
    go_to(deps, NOVEMBER_5)
    assert await open_due_waves(deps) == 0


async def test_what_is_put_away_comes_back_no_more(deps: Deps) -> None:
    first = await monthly(deps)
    go_to(deps, OCTOBER_1 + timedelta(days=8))
    await close_due_surveys(deps)
    await archive_survey(deps, 1, COORDINATION, first.id)
    go_to(deps, NOVEMBER_5)
    assert await open_due_waves(deps) == 0


async def after_assembly(deps: Deps, **fields: object) -> tuple[int, Survey]:
    assembly = await convened(deps)
    return assembly.id, await published(deps, after_assembly_id=assembly.id, **fields)


async def test_after_an_assembly_it_opens_at_its_end(deps: Deps) -> None:
    _, survey = await after_assembly(deps)
    assert (survey.opens_at, survey.closes_at) == (ENDS, ENDS + timedelta(days=7))
    opening, *_ = await sent(deps, survey.id)
    assert opening.delivery.due_at == ENDS


async def test_it_follows_its_assembly_where_it_is_postponed_or_lasts_longer(deps: Deps) -> None:
    assembly_id, survey = await after_assembly(deps)
    await postpone_assembly(deps, 1, COORDINATION, assembly_id, MAY_30 + timedelta(days=7))
    assert (await known(deps, survey.id)).opens_at == ENDS + timedelta(days=7)
    (opening,) = await sent(deps, survey.id, Topic.SURVEY_OPENING)
    assert (opening.delivery.due_at, opening.state) == (ENDS + timedelta(days=7), State.PENDING)
    await modify_assembly(deps, 1, COORDINATION, assembly_id, draft(length_minutes=180))
    assert (await known(deps, survey.id)).opens_at == ENDS + timedelta(days=7, hours=1)
    of_surveys = [each for each in await journal(deps) if each.subject == Subject.SURVEY]
    assert [(each.act, each.subject_id) for each in of_surveys] == [
        ("added", survey.id),
        ("changed", survey.id),
        ("changed", survey.id),
    ]


async def test_it_is_a_draft_again_where_its_assembly_is_cancelled(deps: Deps) -> None:
    assembly_id, survey = await after_assembly(deps)
    await cancel_assembly(deps, 1, COORDINATION, assembly_id, "Tempête")
    found = await known(deps, survey.id)
    assert (found.status, found.opens_at, found.after_assembly_id, found.box_id) == (
        SurveyStatus.DRAFT,
        None,
        None,
        None,
    )
    assert {row.state for row in await sent(deps, survey.id)} == {State.CANCELLED}
    async with deps.database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(BallotBox)) == 0
    # It may be published again, at another moment.
    assert (await publish_survey(deps, 1, COORDINATION, survey.id)).status is SurveyStatus.OPEN


async def test_who_came_to_the_assembly_is_reminded_though_nobody_had_come_when_it_was_published(deps: Deps) -> None:
    ids = await roundtable(deps)
    assembly = await convened(deps)
    present = Audience(AudienceKind.PRESENT, assembly.id)
    survey = await published(deps, after_assembly_id=assembly.id, audience=present)
    go_to(deps, ENDS - timedelta(hours=1))
    await check_in(deps, 1, COORDINATION, assembly.id, person_id=ids.claire)
    go_to(deps, ENDS, hours=1)
    assert await refresh_survey_reminders(deps) == 1
    assert reminded(await sent(deps, survey.id)) == [CLAIRE]
    assert await refresh_survey_reminders(deps) == 0


async def test_whoever_joins_a_table_is_reminded_too_and_nobody_twice(deps: Deps) -> None:
    ids = await roundtable(deps)
    survey = await published(deps, audience=Audience(AudienceKind.GROUP, ids.habitation))
    assert reminded(await sent(deps, survey.id)) == [CLAIRE]
    await represent(deps, 1, COORDINATION, ids.luc, ids.maison, ids.habitation, None)
    await link_person(deps, 1, COORDINATION, ids.luc, LUC)
    assert await refresh_survey_reminders(deps) == 1
    assert sorted(map(int, filter(None, reminded(await sent(deps, survey.id))))) == [CLAIRE, LUC]
    due = (await sent(deps, survey.id, Topic.SURVEY_REMINDER))[0].delivery.due_at
    go_to(deps, due, hours=1)
    # What is due is on its way, or sent: it is not planned anew.
    assert await refresh_survey_reminders(deps) == 0


async def test_what_is_done_again_changes_nothing(deps: Deps) -> None:
    await published(deps)
    revision = (await deps.snapshots.get(1)).snapshot.revision
    assert (await open_due_waves(deps), await refresh_survey_reminders(deps)) == (0, 0)
    assert (await deps.snapshots.refresh(1)).snapshot.revision == revision
