"""Which occurrences of a due date that comes back are to be there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deadline import Deadline, DeadlineStatus
from bot.domain.deadline_series import missing_occurrences
from bot.domain.wall_time import instant_of

ZONE = "America/Toronto"
WEEK = timedelta(days=7)
FIRST = datetime.fromisoformat("2012-09-11T09:00")


def occurrence(local: datetime, rule: str | None = "FREQ=WEEKLY", number: int = 1) -> Deadline:
    return Deadline(
        id=number,
        guild_id=1,
        item_id=4,
        due_local=local,
        time_zone=ZONE,
        due_at=instant_of(local, ZONE),
        rule=rule,
        series_key="1",
        slot_local=local,
    )


def days(found: tuple[Deadline, ...]) -> list[str]:
    return [f"{each.due_local:%Y-%m-%d %H:%M}" for each in found]


def test_the_next_one_waits_for_the_one_that_comes() -> None:
    first = occurrence(FIRST)
    before, after = first.due_at - timedelta(hours=1), first.due_at
    assert missing_occurrences([first], [timedelta(days=1)], before) == ()
    assert days(missing_occurrences([first], [timedelta(days=1)], after)) == ["2012-09-18 09:00"]


@pytest.mark.parametrize("status", [DeadlineStatus.MET, DeadlineStatus.CANCELLED])
def test_the_next_one_is_there_once_this_one_is_waited_for_no_more(status: DeadlineStatus) -> None:
    first = replace(occurrence(FIRST), status=status)
    (found,) = missing_occurrences([first], [], first.due_at - timedelta(days=3))
    assert (found.status, found.slot_local, found.id) == (DeadlineStatus.OPEN, FIRST + WEEK, 0)


def test_those_whose_first_reminder_comes_before_long_are_there() -> None:
    first = occurrence(FIRST)
    found = missing_occurrences([first], [timedelta(days=14)], first.due_at - timedelta(hours=1))
    assert days(found) == ["2012-09-18 09:00", "2012-09-25 09:00"]


def test_its_own_reminders_count_rather_than_the_guild_s() -> None:
    first = replace(occurrence(FIRST), offsets=(timedelta(hours=2),))
    assert missing_occurrences([first], [timedelta(days=14)], first.due_at - timedelta(hours=1)) == ()


def test_what_an_outage_went_past_is_left_out_where_it_serves_no_more() -> None:
    found = missing_occurrences([occurrence(FIRST)], [], datetime(2012, 10, 8, 12, tzinfo=UTC))
    assert days(found) == ["2012-10-02 09:00", "2012-10-09 09:00"]


def test_what_was_moved_keeps_the_rule_s_days() -> None:
    moved = replace(
        occurrence(FIRST),
        due_local=datetime.fromisoformat("2012-09-14T13:00"),
        due_at=datetime(2012, 9, 14, 17, tzinfo=UTC),
    )
    assert days(missing_occurrences([moved], [], moved.due_at)) == ["2012-09-18 09:00"]


def test_nothing_follows_a_series_that_was_ended_or_is_counted() -> None:
    late = datetime(2013, 1, 1, tzinfo=UTC)
    assert missing_occurrences([occurrence(FIRST, None)], [], late) == ()
    counted = [occurrence(FIRST, "FREQ=WEEKLY;COUNT=2"), occurrence(FIRST + WEEK, "FREQ=WEEKLY;COUNT=2", 2)]
    assert missing_occurrences(counted, [], late) == ()
    assert missing_occurrences(counted[:1], [], counted[0].due_at) != ()


@given(st.integers(0, 400))
def test_night_after_night_each_occurrence_comes_once_at_the_wall_time(offset_hours: int) -> None:
    series = [occurrence(FIRST)]
    now = series[0].due_at + timedelta(hours=offset_hours % 24)
    while now < datetime(2013, 4, 1, tzinfo=UTC):
        series += missing_occurrences(series, [timedelta(hours=offset_hours)], now)
        now += timedelta(days=1)
    slots = [each.slot_local for each in series]
    assert slots == [FIRST + number * WEEK for number in range(len(slots))]
    assert all(each.due_at == instant_of(each.due_local, ZONE) for each in series)
    assert series[-1].due_at > now
