"""What a due date makes necessary to send."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.deadline import Deadline, DeadlineStatus
from bot.domain.deadline_deliveries import (
    answer_told,
    follow_up,
    is_at_due,
    is_silent,
    reminders,
    silence,
    variant_of,
)
from bot.domain.outbox import Place, Topic

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
DUE = datetime(2013, 5, 30, 13, tzinfo=UTC)
DEADLINE = Deadline(42, 1, 4, datetime.fromisoformat("2013-05-30T09:00"), "America/Toronto", DUE)


def test_reminders_come_before_it_and_at_it_and_carry_its_day() -> None:
    planned = reminders(DEADLINE, [7 * DAY, DAY, 2 * HOUR], DUE - 30 * DAY)
    assert [(each.dedupe_key, each.due_at) for each in planned] == [
        ("deadline:42:20130530T0900:reminder:P7D", DUE - 7 * DAY),
        ("deadline:42:20130530T0900:reminder:P1D", DUE - DAY),
        ("deadline:42:20130530T0900:reminder:PT2H", DUE - 2 * HOUR),
        ("deadline:42:20130530T0900:reminder:PT0S", DUE),
    ]
    assert {(each.topic, each.destination) for each in planned} == {(Topic.DEADLINE_REMINDER, Place.SUBJECT)}
    assert [is_at_due(each) for each in planned] == [False, False, False, True]


def test_nothing_goes_out_after_it_but_its_own_for_a_week() -> None:
    before, at = reminders(DEADLINE, [DAY], DUE - 30 * DAY)
    assert (before.expires_at, at.expires_at) == (DUE, DUE + 7 * DAY)


def test_what_is_past_when_it_is_planned_is_not_sent() -> None:
    assert [each.variant for each in reminders(DEADLINE, [14 * DAY, DAY], DUE - 3 * DAY)] == ["P1D", "PT0S"]
    assert reminders(DEADLINE, [DAY], DUE) == []


def test_without_offsets_it_is_told_of_when_it_is_due() -> None:
    assert [each.variant for each in reminders(DEADLINE, [], DUE - DAY)] == ["PT0S"]


def test_two_due_dates_of_one_day_and_one_that_moves_have_keys_of_their_own() -> None:
    moved = replace(DEADLINE, due_local=datetime.fromisoformat("2013-06-06T09:00"), due_at=DUE + 7 * DAY)
    keys = [
        each.dedupe_key
        for due in (DEADLINE, moved, replace(DEADLINE, id=43))
        for each in reminders(due, [DAY], DUE - 30 * DAY)
    ]
    assert len(set(keys)) == 6


def test_what_follows_silence_goes_to_who_is_responsible_then_to_the_coordination() -> None:
    asked, told = follow_up(DEADLINE, DUE + 3 * DAY), silence(DEADLINE, DUE + 6 * DAY)
    assert (asked.topic, asked.destination, asked.due_at) == (Topic.DEADLINE_FOLLOW_UP, Place.SUBJECT, DUE + 3 * DAY)
    assert (told.topic, told.destination, told.due_at) == (Topic.DEADLINE_SILENCE, Place.COORDINATION, DUE + 6 * DAY)
    assert asked.expires_at > asked.due_at
    assert told.expires_at > told.due_at


def test_each_answer_is_told_once() -> None:
    first, second = answer_told(DEADLINE, 7, DUE), answer_told(DEADLINE, 8, DUE)
    assert first.dedupe_key != second.dedupe_key
    assert (first.variant, first.topic) == ("7", Topic.DEADLINE_ANSWER)


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
