"""When something next happens by itself: what is sent, what ends, what the upkeep will find to do."""

from datetime import datetime, timedelta

import pytest

from bot.domain.guild_settings import AssemblyKind
from bot.domain.recurrence import Recurrence
from bot.domain.survey import Question, QuestionKind, SurveyDraft
from bot.services.assemblies import draft_assembly, publish_assembly
from bot.services.coming import next_at_its_hour, next_by_upkeep
from bot.services.deps import Deps
from bot.services.series import convene_due_occurrences
from bot.services.survey_waves import open_due_waves
from bot.services.surveys import draft_survey, publish_survey
from storage.database import Database
from tests.services.assembly_tools import convened, draft, go_to, waiting
from tests.services.directories import COORDINATION, deps_of
from tests.services.test_series import FIRST, NOVEMBER_5, SECOND_TUESDAY
from tests.services.test_survey_waves import NOVEMBER_5 as WAVE
from tests.services.test_survey_waves import monthly
from tests.storage.tools import NOW

QUESTIONS = (Question(1, QuestionKind.YES_NO, "Étiez-vous là?"),)


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


async def test_where_nothing_is_planned_there_is_no_instant(deps: Deps) -> None:
    assert await next_at_its_hour(deps, NOW) is None
    assert await next_by_upkeep(deps, NOW) is None


async def test_what_is_to_be_sent_comes_at_its_hour_one_after_the_other(deps: Deps) -> None:
    assembly = await convened(deps)
    planned = sorted({row.delivery.due_at for row in await waiting(deps, assembly.id)})
    found, after = [], NOW - timedelta(seconds=1)
    while (at := await next_at_its_hour(deps, after)) is not None:
        found.append(at)
        after = at
    assert found == planned
    assert len(found) > 2


async def test_a_survey_ends_at_its_hour(deps: Deps) -> None:
    said = SurveyDraft("Satisfaction", questions=QUESTIONS, open_minutes=60)
    survey = await publish_survey(deps, 1, COORDINATION, await draft_survey(deps, 1, COORDINATION, said))
    assert survey.closes_at == NOW + timedelta(hours=1)
    assert await next_at_its_hour(deps, NOW + timedelta(minutes=59)) == survey.closes_at
    assert await next_at_its_hour(deps, survey.closes_at) is None


async def test_the_next_of_a_series_is_convened_by_the_upkeep_in_its_time(deps: Deps) -> None:
    first = await draft_assembly(deps, 1, COORDINATION, draft(FIRST, AssemblyKind.BOARD), SECOND_TUESDAY)
    await publish_assembly(deps, 1, COORDINATION, first)
    assert await next_by_upkeep(deps, NOW) == NOVEMBER_5
    go_to(deps, NOVEMBER_5)
    assert await convene_due_occurrences(deps) == 1
    later = await next_by_upkeep(deps, NOVEMBER_5)
    assert later is not None
    assert later > NOVEMBER_5 + timedelta(days=20)


async def test_a_series_that_comes_once_a_year_is_seen_a_year_ahead(deps: Deps) -> None:
    start = datetime.fromisoformat("2012-10-09T18:00")
    yearly = Recurrence("FREQ=YEARLY;BYMONTH=10;BYDAY=2TU")
    first = await draft_assembly(deps, 1, COORDINATION, draft(start, AssemblyKind.BOARD), yearly)
    await publish_assembly(deps, 1, COORDINATION, first)
    at = await next_by_upkeep(deps, NOW)
    assert at is not None
    assert at.date().isoformat() == "2013-09-30"


async def test_the_next_wave_of_a_survey_is_opened_by_the_upkeep_before_its_hour(deps: Deps) -> None:
    await monthly(deps)
    at = await next_by_upkeep(deps, NOW)
    assert at == WAVE - timedelta(hours=3)
    go_to(deps, at)
    assert await open_due_waves(deps) == 1
    later = await next_by_upkeep(deps, at)
    assert later is not None
    assert later > WAVE


async def test_what_does_not_come_back_has_no_wave(deps: Deps) -> None:
    said = SurveyDraft("Une fois", questions=QUESTIONS, open_minutes=60)
    await publish_survey(deps, 1, COORDINATION, await draft_survey(deps, 1, COORDINATION, said))
    assert await next_by_upkeep(deps, NOW) is None
