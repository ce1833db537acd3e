"""What a due date makes necessary to send."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.deadline import Deadline, DeadlineStatus
from bot.domain.deadline_answers import Answer
from bot.domain.deadline_deliveries import (
    answer_in,
    answer_told,
    follow_up,
    is_at_due,
    is_silent,
    reminders,
    silence,
    variant_of,
)
from bot.domain.guild_settings import FollowUp, GuildSettings
from bot.domain.outbox import Place, Topic

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
DUE = datetime(2013, 5, 30, 13, tzinfo=UTC)
DEADLINE = Deadline(42, 1, 4, datetime.fromisoformat("2013-05-30T09:00"), "America/Toronto", DUE)


def before(*offsets: timedelta, **more: Any) -> GuildSettings:  # noqa: ANN401 - each setting has its own type
    return GuildSettings(reminder_offsets=offsets, **more)


def test_reminders_come_before_it_and_at_it_and_carry_its_day() -> None:
    planned = reminders(DEADLINE, before(7 * DAY, DAY, 2 * HOUR, quiet_hours=None), DUE - 30 * DAY)
    assert [(each.dedupe_key, each.due_at) for each in planned] == [
        ("deadline:42:20130530T0900:reminder:P7D", DUE - 7 * DAY),
        ("deadline:42:20130530T0900:reminder:P1D", DUE - DAY),
        ("deadline:42:20130530T0900:reminder:PT2H", DUE - 2 * HOUR),
        ("deadline:42:20130530T0900:reminder:PT0S", DUE),
    ]
    assert {(each.topic, each.destination) for each in planned} == {(Topic.DEADLINE_REMINDER, Place.SUBJECT)}
    assert [is_at_due(each) for each in planned] == [False, False, False, True]


def test_nothing_goes_out_after_it_but_its_own_for_a_week() -> None:
    first, at = reminders(DEADLINE, before(DAY), DUE - 30 * DAY)
    assert (first.expires_at, at.expires_at) == (DUE, DUE + 7 * DAY)


def test_what_is_past_when_it_is_planned_is_not_sent() -> None:
    assert [each.variant for each in reminders(DEADLINE, before(14 * DAY, DAY), DUE - 3 * DAY)] == ["P1D", "PT0S"]
    assert reminders(DEADLINE, before(DAY), DUE) == []


def test_without_offsets_it_is_told_of_when_it_is_due() -> None:
    assert [each.variant for each in reminders(DEADLINE, before(), DUE - DAY)] == ["PT0S"]


def test_two_due_dates_of_one_day_and_one_that_moves_have_keys_of_their_own() -> None:
    moved = replace(DEADLINE, due_local=datetime.fromisoformat("2013-06-06T09:00"), due_at=DUE + 7 * DAY)
    keys = [
        each.dedupe_key
        for due in (DEADLINE, moved, replace(DEADLINE, id=43))
        for each in reminders(due, before(DAY), DUE - 30 * DAY)
    ]
    assert len(set(keys)) == 6


def test_what_follows_silence_goes_to_who_is_responsible_then_to_the_coordination() -> None:
    asked, told = follow_up(DEADLINE, before(), DUE), silence(DEADLINE, before(), DUE + 3 * DAY)
    assert (asked.topic, asked.destination, asked.due_at) == (Topic.DEADLINE_FOLLOW_UP, Place.SUBJECT, DUE + 3 * DAY)
    assert (told.topic, told.destination, told.due_at) == (Topic.DEADLINE_SILENCE, Place.COORDINATION, DUE + 6 * DAY)
    assert asked.expires_at > asked.due_at
    assert told.expires_at > told.due_at


def test_each_answer_is_told_once() -> None:
    told = [each for event_id in (7, 8) for each in answer_told(DEADLINE, Answer.BLOCKED, event_id, DUE)]
    assert len({each.dedupe_key for each in told}) == 4
    assert [each.topic for each in told[:2]] == [Topic.DEADLINE_ANSWER, Topic.DEADLINE_UPDATE]
    assert {answer_in(each) for each in told[:2]} == {(Answer.BLOCKED, 7)}


def test_its_own_reminders_count_rather_than_the_guild_s() -> None:
    own = replace(DEADLINE, offsets=(3 * DAY,))
    assert [each.variant for each in reminders(own, before(DAY), DUE - 30 * DAY)] == ["P3D", "PT0S"]
    none = replace(DEADLINE, offsets=())
    assert [each.variant for each in reminders(none, before(DAY), DUE - 30 * DAY)] == ["PT0S"]


def test_nothing_falls_in_the_quiet_hours_and_two_at_one_instant_are_one() -> None:
    at_dawn = replace(
        DEADLINE, due_local=datetime.fromisoformat("2013-05-30T06:00"), due_at=datetime(2013, 5, 30, 10, tzinfo=UTC)
    )
    planned = reminders(at_dawn, before(DAY, 2 * HOUR, HOUR), DUE - 30 * DAY)
    evening, morning = datetime(2013, 5, 30, 1, tzinfo=UTC), datetime(2013, 5, 30, 12, tzinfo=UTC)
    assert [(each.variant, each.due_at) for each in planned] == [
        ("P1D", morning - DAY),
        ("PT1H", evening),
        ("PT0S", morning),
    ]
    loud = reminders(at_dawn, before(HOUR, quiet_hours=None), DUE - 30 * DAY)
    assert [each.due_at for each in loud] == [at_dawn.due_at - HOUR, at_dawn.due_at]


def test_a_week_before_is_at_the_same_hour_where_the_clocks_change_in_between() -> None:
    autumn = replace(
        DEADLINE, due_local=datetime.fromisoformat("2012-11-06T09:00"), due_at=datetime(2012, 11, 6, 14, tzinfo=UTC)
    )
    week, at = reminders(autumn, before(7 * DAY), DUE - 300 * DAY)
    assert (week.due_at, at.due_at) == (datetime(2012, 10, 30, 13, tzinfo=UTC), autumn.due_at)


def test_a_day_that_a_place_skipped_leaves_its_reminder_before_it() -> None:
    samoa = Deadline(
        42, 1, 4, datetime.fromisoformat("2011-12-31T00:00"), "Pacific/Apia", datetime(2011, 12, 30, 10, tzinfo=UTC)
    )
    day_before, at = reminders(samoa, before(DAY, quiet_hours=None), DUE - 900 * DAY)
    assert (day_before.due_at, at.due_at) == (samoa.due_at - timedelta(minutes=1), samoa.due_at)


def test_what_follows_a_reminder_that_came_at_night_waits_for_the_morning() -> None:
    at_night = datetime(2013, 6, 2, 7, tzinfo=UTC)
    assert follow_up(DEADLINE, before(), at_night).due_at == datetime(2013, 6, 5, 12, tzinfo=UTC)
    assert follow_up(DEADLINE, before(follow_up=FollowUp(10)), DUE).due_at == DUE + 10 * DAY


@pytest.mark.parametrize(
    ("deadline", "silent"),
    [
        (DEADLINE, True),
        (replace(DEADLINE, answered_at=DUE - HOUR), True),
        (replace(DEADLINE, answered_at=DUE), False),
        (replace(DEADLINE, answered_at=DUE + DAY), False),
        (replace(DEADLINE, status=DeadlineStatus.MET), False),
        (replace(DEADLINE, status=DeadlineStatus.CANCELLED), False),
        (None, False),
    ],
)
def test_silence_is_no_answer_since_it_was_due(deadline: Deadline | None, *, silent: bool) -> None:
    assert is_silent(deadline) is silent


def test_a_variant_says_how_long_before() -> None:
    assert [variant_of(each) for each in (14 * DAY, 36 * HOUR, 2 * HOUR, timedelta(minutes=90), timedelta(0))] == [
        "P14D",
        "P1DT12H",
        "PT2H",
        "PT1H30M",
        "PT0S",
    ]
