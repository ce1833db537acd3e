"""A survey closes while many answer: whoever was told that theirs counts is counted, and nobody else."""

import asyncio

import pytest

from bot.domain.survey import SurveyStatus
from bot.domain.survey_errors import SurveyNotOpen
from bot.services.deps import Deps
from bot.services.survey_answers import cast_answers
from bot.services.survey_closing import close_survey
from storage.ballot_boxes import sealed_answers
from storage.database import Database
from storage.survey_results import sent_responses
from storage.surveys import survey_by_id
from tests.services.answering_tools import WHOLE, opened
from tests.services.directories import COORDINATION, deps_of

pytestmark = pytest.mark.promise

_MEMBERS = 60


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


@pytest.mark.parametrize("after", [1, 15, 30])
@pytest.mark.parametrize("anonymous", [True, False])
async def test_closing_counts_each_answer_that_was_acknowledged_and_no_other(
    deps: Deps, after: int, *, anonymous: bool
) -> None:
    survey = await opened(deps, anonymous=anonymous)
    heard, enough = 0, asyncio.Event()

    async def answer(member: int) -> None:
        nonlocal heard
        try:
            await cast_answers(deps, 1, member, (), survey.id, WHOLE)
        except SurveyNotOpen:
            return
        heard += 1
        if heard >= after:
            enough.set()

    async def close() -> None:
        await enough.wait()
        await close_survey(deps, 1, COORDINATION, survey.id)

    await asyncio.gather(close(), *(answer(member) for member in range(1, _MEMBERS + 1)))
    async with deps.database.reading() as session:
        closed = await survey_by_id(session, 1, survey.id)
        assert closed is not None
        assert (closed.status, closed.answered) == (SurveyStatus.CLOSED, heard)
        if survey.box_id is not None:
            sealed = await sealed_answers(session, 1, survey.box_id)
            assert sum(each.number == 1 for each in sealed) == heard
        else:
            assert len(await sent_responses(session, closed)) == heard
