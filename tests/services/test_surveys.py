"""Making surveys: drafted, published, reworded, extended, put away and copied; what is sent of it, and what is journaled."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.directory import RecordKind
from bot.domain.errors import UnknownEntry
from bot.domain.guild_settings import SettingKey, Surveys
from bot.domain.outbox import Place, Row, State, SubjectKind, Topic
from bot.domain.survey import Audience, AudienceKind, Question, QuestionKind, Survey, SurveyDraft, SurveyStatus
from bot.domain.survey_changes import Wording
from bot.domain.survey_errors import InvalidSurvey, UnknownSurvey, WrongSurveyStatus
from bot.services.deps import Deps
from bot.services.settings import change_setting
from bot.services.survey_closing import close_survey
from bot.services.surveys import (
    abandon_draft,
    archive_survey,
    copy_survey,
    correct_draft,
    correct_wording,
    draft_survey,
    extend_survey,
    publish_survey,
    survey_standing,
)
from storage.ballot_boxes import cast
from storage.database import Database
from tests.services.assembly_tools import go_to, journal_acts, rows
from tests.services.directories import CLAIRE, COORDINATION, deps_of, roundtable
from tests.storage.tools import same_database

QUESTIONS = (Question(1, QuestionKind.YES_NO, "Étiez-vous là?"), Question(2, QuestionKind.LONG, "Un mot?"))
OPENING, REMINDER, UPDATE = Topic.SURVEY_OPENING, Topic.SURVEY_REMINDER, Topic.SURVEY_UPDATE


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


def said(**fields: object) -> SurveyDraft:
    draft = SurveyDraft("Satisfaction", questions=QUESTIONS, open_minutes=7 * 1440)
    return replace(draft, **fields)  # type: ignore[arg-type]


async def published(deps: Deps, **fields: object) -> Survey:
    survey_id = await draft_survey(deps, 1, COORDINATION, said(**fields))
    return await publish_survey(deps, 1, COORDINATION, survey_id)


async def known(deps: Deps, survey_id: int) -> Survey:
    return (await deps.snapshots.get(1)).snapshot.survey_by_id(survey_id)


async def sent(deps: Deps, survey_id: int, *topics: Topic) -> list[Row]:
    return await rows(deps, SubjectKind.SURVEY, survey_id, *topics)


def users(found: Iterable[Row]) -> list[int | None]:
    return [row.delivery.user_id for row in found if row.state is State.PENDING]


async def test_a_draft_is_kept_and_nobody_is_told(deps: Deps) -> None:
    survey_id = await draft_survey(deps, 1, COORDINATION, said(title="  Satisfaction "))
    found = await known(deps, survey_id)
    assert (found.status, found.title, found.questions, found.box_id) == (
        SurveyStatus.DRAFT,
        "Satisfaction",
        QUESTIONS,
        None,
    )
    assert await sent(deps, survey_id) == []
    assert await journal_acts(deps) == []


async def test_a_draft_is_corrected_from_what_it_says(deps: Deps) -> None:
    survey_id = await draft_survey(deps, 1, COORDINATION, said())
    after = await correct_draft(deps, 1, COORDINATION, survey_id, lambda each: replace(each, anonymous=False))
    assert (after.anonymous, after.title) == (False, "Satisfaction")
    assert await known(deps, survey_id) == after
    with pytest.raises(InvalidSurvey):
        await correct_draft(deps, 1, COORDINATION, survey_id, lambda each: replace(each, title=""))
    assert await known(deps, survey_id) == after


async def test_two_who_correct_a_draft_at_once_lose_nothing(deps: Deps) -> None:
    survey_id = await draft_survey(deps, 1, COORDINATION, said())
    async with same_database(deps.database) as second:
        await asyncio.gather(
            correct_draft(deps, 1, COORDINATION, survey_id, lambda each: replace(each, title="Attentes")),
            correct_draft(
                deps_of(second), 1, COORDINATION, survey_id, lambda each: replace(each, introduction="Merci")
            ),
        )
    await deps.snapshots.refresh(1)
    found = await known(deps, survey_id)
    assert (found.title, found.introduction) == ("Attentes", "Merci")


async def test_an_abandoned_draft_is_forgotten_and_what_is_published_is_not(deps: Deps) -> None:
    survey_id = await draft_survey(deps, 1, COORDINATION, said())
    await abandon_draft(deps, 1, survey_id)
    with pytest.raises(UnknownSurvey):
        await known(deps, survey_id)
    survey = await published(deps)
    with pytest.raises(WrongSurveyStatus):
        await abandon_draft(deps, 1, survey.id)


async def test_what_is_not_the_guilds_is_refused(deps: Deps) -> None:
    with pytest.raises(UnknownEntry) as problem:
        await draft_survey(deps, 1, COORDINATION, said(audience=Audience(AudienceKind.GROUP, 99)))
    assert problem.value.kind is RecordKind.GROUP
    for fields in ({"item_id": 99}, {"after_assembly_id": 99}, {"audience": Audience(AudienceKind.PRESENT, 99)}):
        with pytest.raises(InvalidSurvey):
            await draft_survey(deps, 1, COORDINATION, said(**fields))
    with pytest.raises(UnknownSurvey):
        await draft_survey(deps, 1, COORDINATION, said(previous_id=99))
    with pytest.raises(UnknownSurvey):
        await publish_survey(deps, 1, COORDINATION, 99)


async def test_a_published_survey_has_its_box_its_threshold_and_its_place_in_the_outbox(deps: Deps) -> None:
    survey = await published(deps)
    assert await known(deps, survey.id) == survey
    assert (survey.status, survey.threshold, survey.opens_at) == (SurveyStatus.OPEN, 5, deps.clock.now())
    assert survey.box_id is not None
    async with deps.database.transaction() as session:
        assert await cast(session, 1, survey.box_id, "u1", {1: 1})
    opening, reminder = await sent(deps, survey.id)
    assert (opening.delivery.topic, opening.delivery.due_at, opening.delivery.destination) == (
        OPENING,
        deps.clock.now(),
        Place.SUBJECT,
    )
    # Nobody of the directory is on Discord: the channel is reminded.
    assert (reminder.delivery.topic, reminder.delivery.destination) == (REMINDER, Place.SUBJECT)
    assert await journal_acts(deps) == [("member", "added", survey.id)]


async def test_it_keeps_the_threshold_that_the_guild_had_when_it_was_published(deps: Deps) -> None:
    await change_setting(deps, 1, COORDINATION, SettingKey.SURVEYS, Surveys(8))
    survey = await published(deps)
    await change_setting(deps, 1, COORDINATION, SettingKey.SURVEYS, Surveys(4))
    assert (await known(deps, survey.id)).threshold == 8


async def test_a_nominal_one_has_no_box(deps: Deps) -> None:
    assert (await published(deps, anonymous=False)).box_id is None


async def test_it_is_published_once(deps: Deps) -> None:
    survey = await published(deps)
    with pytest.raises(WrongSurveyStatus):
        await publish_survey(deps, 1, COORDINATION, survey.id)
    assert len(await journal_acts(deps)) == 1


async def test_what_cannot_be_published_stays_a_draft_without_a_box(deps: Deps) -> None:
    survey_id = await draft_survey(deps, 1, COORDINATION, said(open_minutes=None))
    with pytest.raises(InvalidSurvey):
        await publish_survey(deps, 1, COORDINATION, survey_id)
    found = await known(deps, survey_id)
    assert (found.status, found.box_id, await sent(deps, survey_id)) == (SurveyStatus.DRAFT, None, [])


async def test_the_members_of_a_table_are_reminded_alone_and_nobody_else(deps: Deps) -> None:
    ids = await roundtable(deps)
    survey = await published(deps, audience=Audience(AudienceKind.GROUP, ids.habitation))
    assert users(await sent(deps, survey.id, REMINDER)) == [CLAIRE]


async def test_a_table_where_nobody_sits_and_without_a_role_is_refused(deps: Deps) -> None:
    ids = await roundtable(deps)
    survey_id = await draft_survey(deps, 1, COORDINATION, said(audience=Audience(AudienceKind.GROUP, ids.lutte)))
    with pytest.raises(InvalidSurvey) as problem:
        await publish_survey(deps, 1, COORDINATION, survey_id)
    assert problem.value.reason == "nobody"


async def test_one_answer_an_organisation_is_refused_where_the_directory_has_none(deps: Deps) -> None:
    survey_id = await draft_survey(deps, 1, COORDINATION, said(by_organization=True))
    with pytest.raises(InvalidSurvey) as problem:
        await publish_survey(deps, 1, COORDINATION, survey_id)
    assert problem.value.reason == "nobody_counts"
    await roundtable(deps)
    assert (await publish_survey(deps, 1, COORDINATION, survey_id)).status is SurveyStatus.OPEN


async def test_a_corrected_wording_is_journaled_and_its_message_follows(deps: Deps) -> None:
    survey = await published(deps)
    after = await correct_wording(deps, 1, COORDINATION, survey.id, Wording(texts={1: "Y étiez-vous?"}))
    assert after.questions[0].published_text == "Étiez-vous là?"
    assert await known(deps, survey.id) == after
    assert len(await sent(deps, survey.id, UPDATE)) == 1
    assert (await journal_acts(deps))[-1] == ("member", "changed", survey.id)
    await correct_wording(deps, 1, COORDINATION, survey.id, Wording(texts={1: "Y étiez-vous?"}))
    assert len(await sent(deps, survey.id, UPDATE)) == 1


async def test_an_extended_survey_is_reminded_of_before_its_new_end_alone(deps: Deps) -> None:
    survey = await published(deps)
    assert survey.closes_local is not None
    later = survey.closes_local + timedelta(days=7)
    after = await extend_survey(deps, 1, COORDINATION, survey.id, later)
    assert after.closes_local == later
    found = {row.delivery.dedupe_key: row for row in await sent(deps, survey.id)}
    states = {key: row.state for key, row in found.items() if ":update:" not in key}
    assert states == {
        f"survey:{survey.id}:opening": State.PENDING,
        f"survey:{survey.id}:{survey.closes_local:%Y%m%dT%H%M}:reminder": State.CANCELLED,
        f"survey:{survey.id}:{later:%Y%m%dT%H%M}:reminder": State.PENDING,
    }
    assert found[f"survey:{survey.id}:opening"].delivery.expires_at == after.closes_at


async def test_a_closed_survey_is_put_away_and_asked_again_compared_with_it(deps: Deps) -> None:
    survey = await published(deps)
    with pytest.raises(WrongSurveyStatus):
        await archive_survey(deps, 1, COORDINATION, survey.id)
    await close_survey(deps, 1, COORDINATION, survey.id)
    assert (await archive_survey(deps, 1, COORDINATION, survey.id)).status is SurveyStatus.ARCHIVED
    copy = await known(deps, await copy_survey(deps, 1, COORDINATION, survey.id))
    assert (copy.status, copy.previous_id, copy.questions) == (SurveyStatus.DRAFT, survey.id, QUESTIONS)
    with pytest.raises(WrongSurveyStatus):
        await copy_survey(deps, 1, COORDINATION, copy.id)


async def test_two_waves_of_one_survey_do_not_open_at_the_same_moment(deps: Deps) -> None:
    survey = await published(deps)
    opens_local = datetime.fromisoformat("2013-09-02T09:00")
    first = await copy_survey(deps, 1, COORDINATION, survey.id)
    await correct_draft(deps, 1, COORDINATION, first, lambda each: replace(each, opens_local=opens_local))
    second = await copy_survey(deps, 1, COORDINATION, survey.id)
    with pytest.raises(InvalidSurvey) as problem:
        await correct_draft(deps, 1, COORDINATION, second, lambda each: replace(each, opens_local=opens_local))
    assert problem.value.reason == "same_wave"


async def test_how_many_have_answered_is_known_while_it_is_open_and_once_it_is_closed(deps: Deps) -> None:
    await roundtable(deps)
    survey = await published(deps)
    async with deps.database.transaction() as session:
        for number in range(3):
            assert await cast(session, 1, survey.box_id or 0, f"u{number}", {1: 1})
    standing = await survey_standing(deps, 1, survey.id)
    assert (standing.survey.id, standing.answered) == (survey.id, 3)
    assert standing.invited is not None
    go_to(deps, deps.clock.now(), days=1)
    await close_survey(deps, 1, COORDINATION, survey.id)
    assert (await survey_standing(deps, 1, survey.id)).answered == 3
    with pytest.raises(UnknownSurvey):
        await survey_standing(deps, 1, 99)
