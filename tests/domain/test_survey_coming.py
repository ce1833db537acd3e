"""What comes of surveys: those that close, those that open, in time; neither drafts nor what is over."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.digest import week_ahead
from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey import Survey, SurveyStatus
from bot.domain.survey_coming import comes_at, coming_surveys

NOW = datetime(2013, 5, 27, 13, tzinfo=UTC)
DAY = timedelta(days=1)
OPEN = Survey(1, 1, SurveyStatus.OPEN, "Ouvert", "America/Toronto", NOW, opens_at=NOW - DAY, closes_at=NOW + 5 * DAY)
TO_COME = replace(OPEN, id=2, title="À venir", opens_at=NOW + 2 * DAY, closes_at=NOW + 30 * DAY)
OVER = replace(OPEN, id=3, closes_at=NOW)
DRAFT = replace(OPEN, id=4, status=SurveyStatus.DRAFT)
CLOSED = replace(OPEN, id=5, status=SurveyStatus.CLOSED)
SNAPSHOT = GuildSnapshot(1, 1, surveys=(CLOSED, DRAFT, OVER, OPEN, TO_COME))


def ids(end: datetime | None) -> list[int]:
    return [each.id for each in coming_surveys(SNAPSHOT, NOW, end)]


def test_what_opens_and_what_closes_come_in_time() -> None:
    assert ids(None) == [2, 1]
    assert ids(NOW + 3 * DAY) == [2]
    assert ids(NOW + 2 * DAY) == []


def test_a_survey_comes_when_it_opens_then_when_it_closes() -> None:
    assert comes_at(TO_COME, NOW) == NOW + 2 * DAY
    assert comes_at(TO_COME, NOW + 3 * DAY) == NOW + 30 * DAY
    assert [comes_at(each, NOW) for each in (OVER, DRAFT, CLOSED)] == [None, None, None]


def test_a_week_with_nothing_but_a_survey_is_worth_a_digest() -> None:
    week = week_ahead(SNAPSHOT, NOW)
    assert [each.id for each in week.surveys] == [2, 1]
    assert not week.is_empty
    assert week_ahead(GuildSnapshot(1, 1, surveys=(DRAFT,)), NOW).is_empty
