"""The results of a survey, as far as whoever asks may see them; on both databases."""

import pytest

from bot.domain.survey import Answers, Question, QuestionKind, SurveyStatus
from bot.domain.survey_errors import ResultsNotReady, UnknownSurvey, WrongSurveyStatus
from bot.services.deps import Deps
from bot.services.survey_results import participation_of, responses_of, results_of
from storage.database import Database
from tests.services.directories import deps_of
from tests.services.survey_tools import answered_survey

QUESTIONS = (Question(1, QuestionKind.LIKERT, "La Table m'aide."), Question(2, QuestionKind.LONG, "Autre chose?"))
SEVEN: list[Answers] = [{1: 5, 2: "Merci"}, {1: 4}, {1: 4}, {1: 3}, {1: 5}, {1: 2}, {1: 5}]


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


async def test_the_results_of_a_closed_anonymous_survey_are_those_of_its_sealed_box(deps: Deps) -> None:
    survey = await answered_survey(deps, QUESTIONS, SEVEN)
    results = await results_of(deps, 1, survey.id)
    scale, comment = results.questions
    assert (results.answered, results.invited, results.least) == (7, 30, 5)
    assert scale.figures is not None
    assert (scale.figures.n, scale.figures.mean, scale.figures.median) == (7, 4.0, 4.0)
    assert (comment.withheld, comment.comments) == (True, ())


@pytest.mark.parametrize("publicly", [True, False])
async def test_an_anonymous_survey_that_four_answered_says_nothing_to_anybody(deps: Deps, publicly: bool) -> None:
    survey = await answered_survey(deps, QUESTIONS, SEVEN[:4])
    results = await results_of(deps, 1, survey.id, publicly=publicly)
    assert (results.withheld, results.questions) == (True, ())


async def test_an_open_anonymous_survey_has_a_participation_and_no_results(deps: Deps) -> None:
    survey = await answered_survey(deps, QUESTIONS, SEVEN, closed=False)
    with pytest.raises(ResultsNotReady):
        await results_of(deps, 1, survey.id)
    assert (await participation_of(deps, 1, survey.id)).answered == 7


async def test_a_nominal_survey_is_seen_whole_by_the_coordination_even_while_it_is_open(deps: Deps) -> None:
    survey = await answered_survey(deps, QUESTIONS, SEVEN[:2], anonymous=False, closed=False)
    results = await results_of(deps, 1, survey.id)
    assert [each.n for each in results.questions] == [2, 1]
    assert results.questions[1].comments == ("Merci",)
    with pytest.raises(ResultsNotReady):
        await results_of(deps, 1, survey.id, publicly=True)
    assert [each.participant for each in await responses_of(deps, 1, survey.id)] == ["u0", "u1"]


async def test_what_is_published_of_a_nominal_survey_follows_its_threshold_too(deps: Deps) -> None:
    survey = await answered_survey(deps, QUESTIONS, SEVEN[:4], anonymous=False)
    assert not (await results_of(deps, 1, survey.id)).withheld
    assert (await results_of(deps, 1, survey.id, publicly=True)).withheld


async def test_nobody_is_told_who_answered_an_anonymous_survey(deps: Deps) -> None:
    survey = await answered_survey(deps, QUESTIONS, SEVEN)
    assert await responses_of(deps, 1, survey.id) == ()


async def test_a_wave_is_compared_with_the_one_before(deps: Deps) -> None:
    first = await answered_survey(deps, QUESTIONS, [{1: 2}] * 6)
    second = await answered_survey(deps, QUESTIONS, SEVEN, previous_id=first.id)
    results = await results_of(deps, 1, second.id)
    assert results.previous is not None
    assert results.previous.id == first.id
    before = results.questions[0].before
    assert before is not None
    assert (before.n, before.mean) == (6, 2.0)


async def test_what_was_not_to_be_published_is_not_by_the_next_wave(deps: Deps) -> None:
    first = await answered_survey(deps, QUESTIONS, [{1: 2}] * 6, publish_results=False)
    second = await answered_survey(deps, QUESTIONS, SEVEN, previous_id=first.id)
    assert (await results_of(deps, 1, second.id, publicly=True)).questions[0].before is None
    assert (await results_of(deps, 1, second.id)).questions[0].before is not None


async def test_a_wave_is_not_compared_with_one_that_is_still_open(deps: Deps) -> None:
    first = await answered_survey(deps, QUESTIONS, [{1: 2}] * 6, anonymous=False, closed=False)
    second = await answered_survey(deps, QUESTIONS, SEVEN, previous_id=first.id)
    assert (await results_of(deps, 1, second.id)).previous is None


async def test_a_draft_and_an_unknown_survey_have_no_results(deps: Deps) -> None:
    survey = await answered_survey(deps, QUESTIONS, [], closed=False, status=SurveyStatus.DRAFT)
    with pytest.raises(WrongSurveyStatus):
        await results_of(deps, 1, survey.id)
    with pytest.raises(UnknownSurvey):
        await results_of(deps, 2, survey.id)
