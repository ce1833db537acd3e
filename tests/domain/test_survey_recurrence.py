"""Surveys that come back: no wave is missed or doubled, and of those that were missed the latest alone opens."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.survey import Survey, SurveyStatus
from bot.domain.survey_recurrence import AHEAD, due_opening, next_opening, rule_from

ZONE = "America/Toronto"
FIRST = datetime.fromisoformat("2013-02-04T09:00")
OPENS = datetime(2013, 2, 4, 14, tzinfo=UTC)
MONTH = "FREQ=MONTHLY;BYDAY=1MO"
SURVEY = Survey(
    1,
    1,
    SurveyStatus.CLOSED,
    "Satisfaction",
    ZONE,
    OPENS,
    opens_local=FIRST,
    opens_at=OPENS,
    open_minutes=7 * 1440,
    rule=MONTH,
)


def due(instant: datetime, survey: Survey = SURVEY) -> str | None:
    found = due_opening(survey, instant)
    return None if found is None else f"{found:%m-%d %H:%M}"


def test_the_next_wave_is_at_the_same_wall_time_across_a_clock_change() -> None:
    assert next_opening(SURVEY) == datetime.fromisoformat("2013-03-04T09:00")
    march = replace(SURVEY, opens_local=next_opening(SURVEY))
    assert next_opening(march) == datetime.fromisoformat("2013-04-01T09:00")


def test_a_wave_is_due_a_little_before_it_opens_and_no_sooner() -> None:
    opens = datetime(2013, 3, 4, 14, tzinfo=UTC)
    assert due(opens - AHEAD - timedelta(minutes=2)) is None
    assert due(opens - AHEAD) == "03-04 09:00"
    assert due(opens) == "03-04 09:00"
    assert due(opens + timedelta(days=6)) == "03-04 09:00"


def test_after_an_outage_the_latest_alone_is_due_and_none_that_would_be_over() -> None:
    assert due(datetime(2013, 5, 7, 14, tzinfo=UTC)) == "05-06 09:00"
    assert due(datetime(2013, 5, 25, 14, tzinfo=UTC)) is None
    assert due(datetime(2013, 6, 3, 12, tzinfo=UTC)) == "06-03 09:00"


def test_were_two_of_them_still_open_the_latest_alone_would_be_due() -> None:
    long = replace(SURVEY, open_minutes=60 * 1440)
    assert due(datetime(2013, 5, 7, 14, tzinfo=UTC), long) == "05-06 09:00"


def test_what_is_put_away_or_a_draft_or_has_no_rule_brings_nothing() -> None:
    at = datetime(2013, 3, 4, 14, tzinfo=UTC)
    assert due(at, replace(SURVEY, status=SurveyStatus.ARCHIVED)) is None
    assert due(at, replace(SURVEY, status=SurveyStatus.DRAFT)) is None
    assert due(at, replace(SURVEY, rule=None)) is None
    assert due(at, replace(SURVEY, status=SurveyStatus.OPEN)) == "03-04 09:00"


def test_a_rule_that_counts_has_as_many_less_to_come() -> None:
    counted = replace(SURVEY, rule=f"{MONTH};COUNT=3")
    march = replace(counted, opens_local=datetime.fromisoformat("2013-03-04T09:00"))
    march = replace(march, rule=rule_from(counted, datetime.fromisoformat("2013-03-04T09:00")))
    assert next_opening(march) == datetime.fromisoformat("2013-04-01T09:00")
    april = replace(march, opens_local=datetime.fromisoformat("2013-04-01T09:00"))
    april = replace(april, rule=rule_from(march, datetime.fromisoformat("2013-04-01T09:00")))
    assert next_opening(april) is None
    assert rule_from(SURVEY, FIRST) == MONTH
