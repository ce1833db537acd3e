"""A survey's answers: each counted once, none lost, and nothing of an anonymous one kept before it is sent."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.domain.clock import SettableClock
from bot.domain.errors import OutdatedControl
from bot.domain.survey import Answers, Audience, AudienceKind, Breakdown, Survey, SurveyStatus
from bot.domain.survey_checking import BLANK
from bot.domain.survey_errors import (
    AlreadyAnswered,
    InvalidAnswer,
    NoOrganization,
    NotInvited,
    SurveyNotOpen,
    UnknownSurvey,
)
from bot.domain.survey_standing import Where
from bot.services.deps import Deps
from bot.services.my_surveys import surveys_for
from bot.services.survey_answers import begin_answer, cast_answers, keep_step
from storage.ballot_boxes import open_box
from storage.database import Database
from storage.guilds import guild_revisions
from storage.models import OpenBallot, SurveyResponse
from storage.surveys import keep_survey
from tests.services.answering_tools import CLOSES, WHOLE, changed, counted, opened, responded
from tests.services.directories import CLAIRE, NEWCOMER, deps_of, roundtable


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


async def cast(deps: Deps, survey: Survey, user_id: int = CLAIRE, answers: Any = WHOLE) -> Any:  # noqa: ANN401 - a receipt
    return await cast_answers(deps, 1, user_id, (), survey.id, answers)


async def rows_of(deps: Deps) -> int:
    """How many rows of answers there are, of every sort."""
    async with deps.database.reading() as session:
        found = [await session.scalar(select(func.count()).select_from(each)) for each in (OpenBallot, SurveyResponse)]
    return sum(each or 0 for each in found)


async def test_an_anonymous_answer_counts_once(deps: Deps) -> None:
    survey = await opened(deps)
    receipt = await cast(deps, survey)
    assert (receipt.answers, receipt.replaced) == (WHOLE, False)
    with pytest.raises(AlreadyAnswered):
        await cast(deps, survey)
    with pytest.raises(AlreadyAnswered):
        await begin_answer(deps, 1, CLAIRE, (), survey.id)
    await cast(deps, survey, NEWCOMER)
    assert await counted(deps, survey) == 2


async def test_no_name_is_kept_of_what_another_process_has_just_published_without_names(deps: Deps) -> None:
    """The snapshot still says that names are given: a draft again after an assembly was cancelled, it was changed."""
    survey = await opened(deps, anonymous=False)
    await deps.snapshots.get(1)
    async with deps.database.transaction() as session:
        anew = replace(
            survey, anonymous=True, box_id=await open_box(session, 1), published_at=CLOSES - timedelta(days=1)
        )
        await keep_survey(session, anew)
    with pytest.raises(OutdatedControl):
        await cast(deps, survey)
    with pytest.raises(OutdatedControl):
        await keep_step(deps, 1, CLAIRE, (), survey.id, WHOLE)
    assert await rows_of(deps) == 0


async def test_of_the_same_answer_sent_many_times_at_once_one_counts(deps: Deps) -> None:
    survey = await opened(deps)
    sent = await asyncio.gather(*(cast(deps, survey) for _each in range(8)), return_exceptions=True)
    assert [each for each in sent if not isinstance(each, AlreadyAnswered)] == [
        each for each in sent if not isinstance(each, BaseException)
    ]
    assert sum(not isinstance(each, BaseException) for each in sent) == 1
    assert await counted(deps, survey) == 1


async def test_answering_never_bumps_the_guilds_revision(deps: Deps) -> None:
    survey, named = await opened(deps), await opened(deps, anonymous=False)
    async with deps.database.reading() as session:
        before = await guild_revisions(session, [1])
    await cast(deps, survey)
    await keep_step(deps, 1, CLAIRE, (), named.id, {1: 1})
    await cast(deps, named)
    async with deps.database.reading() as session:
        assert await guild_revisions(session, [1]) == before


async def test_an_answer_that_cannot_be_leaves_nothing(deps: Deps) -> None:
    survey, named = await opened(deps), await opened(deps, anonymous=False)
    for each in (survey, named):
        with pytest.raises(InvalidAnswer):
            await cast(deps, each, answers={1: 1, 3: (1,)})
    assert await rows_of(deps) == 0


async def test_a_nominal_answer_is_taken_up_where_it_was(deps: Deps) -> None:
    survey = await opened(deps, anonymous=False)
    assert (await begin_answer(deps, 1, CLAIRE, (), survey.id)).response is None
    await keep_step(deps, 1, CLAIRE, (), survey.id, {1: 1})
    begun = (await begin_answer(deps, 1, CLAIRE, (), survey.id)).response
    assert begun is not None
    assert (begun.draft, begun.submitted_at) == ({1: 1}, None)
    await keep_step(deps, 1, CLAIRE, (), survey.id, {2: 4, 4: "Merci."})
    receipt = await cast(deps, survey, answers={3: (2,)})
    assert receipt.answers == {1: 1, 2: 4, 3: (2,), 4: "Merci."}
    kept = await responded(deps, survey, f"u{CLAIRE}")
    assert kept is not None
    assert (kept.answers, kept.draft, kept.user_id) == (receipt.answers, {}, CLAIRE)


async def test_a_nominal_answer_is_changed_until_it_closes_and_what_is_left_blank_goes(deps: Deps) -> None:
    survey = await opened(deps, anonymous=False)
    await cast(deps, survey)
    receipt = await cast(deps, survey, answers={1: 2, 4: BLANK})
    assert receipt.replaced
    assert receipt.answers == {1: 2, 3: (1, 3)}
    with pytest.raises(InvalidAnswer):
        await cast(deps, survey, answers={3: BLANK})
    kept = await responded(deps, survey, f"u{CLAIRE}")
    assert kept is not None
    assert kept.answers == receipt.answers


async def test_two_devices_at_once_lose_nothing_of_each_other(deps: Deps) -> None:
    survey = await opened(deps, anonymous=False)
    told: list[Answers] = [{1: 1}, {2: 4}, {3: (2,)}, {4: "Merci."}]
    await asyncio.gather(*(keep_step(deps, 1, CLAIRE, (), survey.id, each) for each in told))
    kept = await responded(deps, survey, f"u{CLAIRE}")
    assert kept is not None
    assert kept.draft == {1: 1, 2: 4, 3: (2,), 4: "Merci."}
    await asyncio.gather(*(cast(deps, survey, answers={}) for _each in range(4)))
    assert await rows_of(deps) == 1


async def test_one_answer_counts_an_organisation(deps: Deps) -> None:
    ids = await roundtable(deps)
    survey = await opened(deps, by_organization=True, breakdown=Breakdown.ORGANIZATION_KIND)
    assert (await begin_answer(deps, 1, CLAIRE, (), survey.id)).organization == "CLSC"
    assert (await cast(deps, survey)).organization == "CLSC"
    with pytest.raises(AlreadyAnswered) as raised:
        await cast(deps, survey)
    assert raised.value.organization == "CLSC"
    with pytest.raises(NoOrganization):
        await cast(deps, survey, NEWCOMER)
    named = await opened(deps, anonymous=False, by_organization=True)
    await cast(deps, named)
    kept = await responded(deps, named, f"o{ids.clsc}")
    assert kept is not None
    assert kept.user_id == CLAIRE


async def test_it_is_asked_of_those_who_are_invited(deps: Deps) -> None:
    survey = await opened(deps, audience=Audience(AudienceKind.ROLE, 55))
    with pytest.raises(NotInvited):
        await cast(deps, survey)
    with pytest.raises(NotInvited):
        await begin_answer(deps, 1, CLAIRE, (54,), survey.id)
    await cast_answers(deps, 1, CLAIRE, (54, 55), survey.id, WHOLE)
    present = await opened(deps, audience=Audience(AudienceKind.PRESENT, 1))
    with pytest.raises(NotInvited):
        await cast(deps, present)


async def test_it_takes_answers_from_its_opening_to_its_end(deps: Deps) -> None:
    now = deps.clock.now()
    survey = await opened(deps, opens_at=now + timedelta(hours=1))
    assert isinstance(deps.clock, SettableClock)
    with pytest.raises(SurveyNotOpen) as early:
        await cast(deps, survey)
    assert early.value.opens_at == survey.opens_at
    deps.clock.advance(timedelta(hours=1))
    await cast(deps, survey)
    deps.clock.at = CLOSES
    with pytest.raises(SurveyNotOpen) as late:
        await cast(deps, survey, NEWCOMER)
    assert late.value.closed_at == CLOSES
    assert await counted(deps, survey) == 1


@pytest.mark.parametrize("anonymous", [True, False])
async def test_what_another_process_closed_takes_no_answer_even_before_the_snapshot_knows(
    deps: Deps, *, anonymous: bool
) -> None:
    survey = await opened(deps, anonymous=anonymous)
    await changed(deps, survey, status=SurveyStatus.CLOSED, closed_at=deps.clock.now())
    with pytest.raises(SurveyNotOpen) as raised:
        await cast(deps, survey)
    assert raised.value.closed_at == deps.clock.now()
    assert await rows_of(deps) == 0


async def test_a_box_that_closes_between_takes_no_answer(deps: Deps) -> None:
    survey = await opened(deps)
    await changed(deps, survey, status=SurveyStatus.CLOSED)
    await changed(deps, replace(survey, box_id=survey.box_id), status=SurveyStatus.OPEN)
    with pytest.raises(SurveyNotOpen):
        await cast(deps, survey)


async def test_a_draft_is_nobodys_to_answer(deps: Deps) -> None:
    survey = await opened(deps, status=SurveyStatus.DRAFT)
    with pytest.raises(UnknownSurvey):
        await begin_answer(deps, 1, CLAIRE, (), survey.id)
    with pytest.raises(UnknownSurvey):
        await cast(deps, survey)
    with pytest.raises(UnknownSurvey):
        await begin_answer(deps, 1, CLAIRE, (), 999)


async def test_a_member_sees_where_they_stand_with_each(deps: Deps) -> None:
    now = deps.clock.now()
    answered, open_one = await opened(deps), await opened(deps)
    begun, sent, again = [await opened(deps, anonymous=False) for _each in range(3)]
    others = await opened(deps, audience=Audience(AudienceKind.ROLE, 55))
    to_come = await opened(deps, opens_at=now + timedelta(hours=1))
    over = await opened(deps, closes_at=now)
    await opened(deps, status=SurveyStatus.DRAFT)
    await cast(deps, answered)
    await keep_step(deps, 1, CLAIRE, (), begun.id, {1: 1})
    await cast(deps, sent)
    await cast(deps, again)
    await keep_step(deps, 1, CLAIRE, (), again.id, {1: 2})
    found = {each.survey.id: each.where for each in await surveys_for(deps, 1, CLAIRE, ())}
    assert found == {
        answered.id: Where.ANSWERED,
        open_one.id: Where.TO_ANSWER,
        begun.id: Where.BEGUN,
        sent.id: Where.ANSWERED,
        again.id: Where.BEGUN,
        others.id: Where.FOR_OTHERS,
        to_come.id: Where.TO_COME,
        over.id: Where.OVER,
    }
    assert next(iter(found.values())) is Where.TO_ANSWER
