"""The indicator that a survey measures gets its measure, once, for good, and only where enough have answered."""

from datetime import date

import pytest
from sqlalchemy import select

from bot.domain.survey import Question, QuestionKind, Survey
from bot.services.deps import Deps
from bot.services.survey_measures import write_measure
from storage.database import Database
from storage.models import ActionEvent
from storage.survey_results import answers_of
from tests.services.directories import deps_of, roundtable
from tests.services.survey_tools import answered_survey

QUESTIONS = (Question(1, QuestionKind.LIKERT, "La Table m'aide."), Question(2, QuestionKind.YES_NO, "Reviendrez-vous?"))


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


async def close(deps: Deps, survey: Survey) -> None:
    async with deps.database.transaction() as session:
        await write_measure(session, survey, await answers_of(session, survey), deps.clock.now())
    await deps.snapshots.refresh(1)


async def measures(deps: Deps) -> list[ActionEvent]:
    async with deps.database.reading() as session:
        return list(await session.scalars(select(ActionEvent).where(ActionEvent.kind == "survey")))


@pytest.mark.parametrize("anonymous", [True, False])
async def test_the_action_has_the_last_measure_with_its_figures(deps: Deps, anonymous: bool) -> None:
    ids = await roundtable(deps)
    for scale in (2, 4):
        said = [{1: scale, 2: 1}] * 6
        await close(deps, await answered_survey(deps, QUESTIONS, said, anonymous=anonymous, item_id=ids.action))
    (loaded,) = (await deps.snapshots.get(1)).snapshot.plans
    measure = loaded.measures[ids.action]
    assert (measure.title, measure.answered, type(measure.on)) == ("Satisfaction 2013", 6, date)
    assert [(each.text, each.n, each.mean, each.top) for each in measure.questions] == [
        ("La Table m'aide.", 6, 4.0, 1.0),
        ("Reviendrez-vous?", 6, None, 1.0),
    ]
    assert [event.actor_id for event in await measures(deps)] == [None, None]


async def test_too_few_answers_measure_nothing(deps: Deps) -> None:
    ids = await roundtable(deps)
    await close(deps, await answered_survey(deps, QUESTIONS, [{1: 5, 2: 1}] * 4, item_id=ids.action))
    assert await measures(deps) == []


async def test_a_question_that_too_few_answered_is_no_part_of_the_measure(deps: Deps) -> None:
    ids = await roundtable(deps)
    said = [{1: 5, 2: 1}] * 4 + [{2: 2}] * 3
    await close(deps, await answered_survey(deps, QUESTIONS, said, item_id=ids.action))
    (loaded,) = (await deps.snapshots.get(1)).snapshot.plans
    assert [each.text for each in loaded.measures[ids.action].questions] == ["Reviendrez-vous?"]


async def test_a_survey_linked_to_nothing_measures_nothing(deps: Deps) -> None:
    await close(deps, await answered_survey(deps, QUESTIONS, [{1: 5, 2: 1}] * 6))
    assert await measures(deps) == []
