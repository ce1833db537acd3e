"""What a survey makes it necessary to send: its opening, one reminder, its updates, its results; and when."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.guild_settings import GuildSettings
from bot.domain.outbox import Place, Topic
from bot.domain.survey import Survey, SurveyStatus
from bot.domain.survey_deliveries import (
    reminder_instant,
    results_delivery,
    standing_deliveries,
    to_come,
    update_delivery,
)

OPENS = datetime(2013, 5, 27, 13, tzinfo=UTC)
SURVEY = Survey(
    42,
    1,
    SurveyStatus.OPEN,
    "Satisfaction",
    "America/Toronto",
    OPENS,
    opens_at=OPENS,
    closes_at=datetime(2013, 6, 5, 20, tzinfo=UTC),
    closes_local=datetime.fromisoformat("2013-06-05T16:00"),
)
SETTINGS = GuildSettings()


def lasting(**time: float) -> Survey:
    closes_at = OPENS + timedelta(**time)
    return replace(SURVEY, closes_at=closes_at, closes_local=closes_at.replace(tzinfo=None) - timedelta(hours=4))


def test_a_survey_is_posted_when_it_opens_and_each_of_its_members_is_reminded_the_day_before_it_closes() -> None:
    planned = standing_deliveries(SURVEY, SETTINGS, OPENS, {12, 11})
    assert [(each.dedupe_key, each.topic, each.destination, each.user_id) for each in planned] == [
        ("survey:42:opening", Topic.SURVEY_OPENING, Place.SUBJECT, None),
        ("survey:42:20130605T1600:reminder:user:11", Topic.SURVEY_REMINDER, Place.MEMBER, 11),
        ("survey:42:20130605T1600:reminder:user:12", Topic.SURVEY_REMINDER, Place.MEMBER, 12),
    ]
    assert planned[0].due_at == OPENS
    assert {each.due_at for each in planned[1:]} == {datetime(2013, 6, 4, 20, tzinfo=UTC)}
    assert {each.expires_at for each in planned} == {SURVEY.closes_at}


def test_where_nobody_is_known_the_channel_is_reminded_once() -> None:
    _opening, reminder = standing_deliveries(SURVEY, SETTINGS, OPENS, None)
    assert (reminder.dedupe_key, reminder.destination) == ("survey:42:20130605T1600:reminder", Place.SUBJECT)
    assert len(standing_deliveries(SURVEY, SETTINGS, OPENS, ())) == 1


def test_a_survey_that_is_to_come_is_posted_when_it_opens() -> None:
    assert standing_deliveries(SURVEY, SETTINGS, OPENS - timedelta(days=3), None)[0].due_at == OPENS


def test_what_is_over_or_a_draft_or_has_no_instant_yet_stands_for_nothing() -> None:
    assert standing_deliveries(SURVEY, SETTINGS, SURVEY.closes_at or OPENS, None) == []
    assert standing_deliveries(replace(SURVEY, status=SurveyStatus.DRAFT), SETTINGS, OPENS, None) == []
    assert standing_deliveries(replace(SURVEY, opens_at=None), SETTINGS, OPENS, None) == []


def test_a_reminder_that_is_past_is_known_and_not_planned() -> None:
    late = datetime(2013, 6, 5, 12, tzinfo=UTC)
    standing = standing_deliveries(SURVEY, SETTINGS, late, {11})
    assert [each.topic for each in standing] == [Topic.SURVEY_OPENING, Topic.SURVEY_REMINDER]
    assert [each.topic for each in to_come(standing, late)] == [Topic.SURVEY_OPENING]
    assert [each.topic for each in to_come(standing, standing[1].due_at)] == [Topic.SURVEY_OPENING]


def test_a_short_one_is_reminded_of_at_half_of_its_time_and_a_very_short_one_never() -> None:
    assert reminder_instant(lasting(hours=12), SETTINGS) == OPENS + timedelta(hours=6)
    assert reminder_instant(lasting(hours=47), SETTINGS) == OPENS + timedelta(hours=23.5)
    assert reminder_instant(lasting(hours=3, minutes=59), SETTINGS) is None
    assert reminder_instant(replace(SURVEY, closes_at=None, closes_local=None), SETTINGS) is None


def test_a_reminder_waits_for_the_end_of_the_quiet_hours() -> None:
    # Twenty-four hours from 9 in the morning: half of it is 9 in the evening.
    assert reminder_instant(lasting(hours=24), SETTINGS) == datetime(2013, 5, 28, 12, tzinfo=UTC)
    assert reminder_instant(lasting(hours=24), replace(SETTINGS, quiet_hours=None)) == OPENS + timedelta(hours=12)


def test_a_reminder_moves_with_the_end_and_its_key_with_it() -> None:
    longer = lasting(days=30)
    keys = [{each.dedupe_key for each in standing_deliveries(each, SETTINGS, OPENS, {11})} for each in (SURVEY, longer)]
    assert keys[0] & keys[1] == {"survey:42:opening"}


def test_each_update_is_one_of_its_own_and_results_are_told_once() -> None:
    later = OPENS + timedelta(microseconds=1)
    assert update_delivery(SURVEY, OPENS).dedupe_key != update_delivery(SURVEY, later).dedupe_key
    assert (
        results_delivery(SURVEY, OPENS).dedupe_key == results_delivery(SURVEY, later).dedupe_key == "survey:42:results"
    )
    assert update_delivery(SURVEY, OPENS).topic is Topic.SURVEY_UPDATE
    assert results_delivery(SURVEY, OPENS).topic is Topic.SURVEY_RESULTS
