"""What a series brings, and what its rule becomes where it is moved."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.assembly import Series
from bot.domain.guild_settings import DEFAULT_SETTINGS, AssemblyKind
from bot.domain.recurrence import Recurrence, occurrences
from bot.domain.series_rules import coming_slots, convenes_at, moved_recurrence, moved_series, occurrence_of

NOW = datetime(2013, 1, 7, 15, 0, tzinfo=UTC)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def series(rule: str, first: str = "2013-01-08T18:00", **said: object) -> Series:
    given_as = {"begun_at": NOW, **said}
    return Series(1, AssemblyKind.BOARD, rule, at(first), "America/Toronto", **given_as)  # type: ignore[arg-type]


def test_six_are_there_ahead_of_time_within_four_hundred_days() -> None:
    assert len(coming_slots(series("FREQ=MONTHLY;BYDAY=2TU"), DEFAULT_SETTINGS, NOW)) == 6
    assert coming_slots(series("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=8"), DEFAULT_SETTINGS, NOW) == (
        at("2014-01-08T18:00"),
    )
    assert coming_slots(series("FREQ=DAILY;COUNT=3"), DEFAULT_SETTINGS, NOW) == (
        at("2013-01-09T18:00"),
        at("2013-01-10T18:00"),
    )


def test_more_are_there_where_their_notice_reaches_further() -> None:
    daily = coming_slots(series("FREQ=DAILY"), DEFAULT_SETTINGS, NOW)
    assert daily[0] == at("2013-01-09T18:00")
    assert at("2013-01-07T10:00") + timedelta(days=20) < daily[-1] < at("2013-01-07T10:00") + timedelta(days=22)


def test_a_draft_series_and_one_that_ended_bring_nothing() -> None:
    assert coming_slots(series("FREQ=DAILY", begun_at=None), DEFAULT_SETTINGS, NOW) == ()
    ended = series("FREQ=DAILY", ended_local=at("2013-01-10T18:00"))
    assert coming_slots(ended, DEFAULT_SETTINGS, NOW) == (at("2013-01-09T18:00"),)


def test_one_is_convened_at_nine_a_day_before_its_notice() -> None:
    board = occurrence_of(series("FREQ=DAILY"), 1, at("2013-03-12T18:00"), NOW)
    # Eight days before, the clocks had not gone forward yet.
    assert convenes_at(board, DEFAULT_SETTINGS) == datetime(2013, 3, 4, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("rule", "slot", "start", "becomes"),
    [
        ("FREQ=MONTHLY;BYDAY=2TU", "2013-02-12", "2013-02-13", "FREQ=MONTHLY;BYDAY=2WE"),
        ("FREQ=MONTHLY;BYDAY=2TU", "2013-02-12", "2013-02-19", "FREQ=MONTHLY;BYDAY=3TU"),
        ("FREQ=MONTHLY;BYDAY=-1TU", "2013-02-26", "2013-02-27", "FREQ=MONTHLY;BYDAY=-1WE"),
        ("FREQ=MONTHLY;BYDAY=-1TU", "2013-02-26", "2013-02-19", "FREQ=MONTHLY;BYDAY=3TU"),
        ("FREQ=MONTHLY;BYDAY=1TU,3TU", "2013-02-05", "2013-02-06", "FREQ=MONTHLY;BYDAY=1WE,3WE"),
        ("FREQ=MONTHLY;BYMONTHDAY=12", "2013-02-12", "2013-02-14", "FREQ=MONTHLY;BYMONTHDAY=14"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2013-02-28", "2013-03-31", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("FREQ=WEEKLY;BYDAY=TU", "2013-02-12", "2013-02-11", "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU", "2013-02-16", "2013-02-17", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU"),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=-1TH", "2013-05-30", "2013-06-06", "FREQ=YEARLY;BYMONTH=6;BYDAY=1TH"),
        ("FREQ=DAILY;UNTIL=20130228T235959", "2013-02-12", "2013-03-05", "FREQ=DAILY;UNTIL=20130305T235959"),
    ],
)
def test_a_rule_follows_the_day_that_it_is_moved_to(rule: str, slot: str, start: str, becomes: str) -> None:
    moved = moved_recurrence(Recurrence(rule), at(f"{slot}T18:00"), at(f"{start}T19:00"))
    assert moved.rule == becomes


def test_a_rule_that_counts_has_as_many_less_to_come() -> None:
    moved = moved_series(series("FREQ=MONTHLY;BYDAY=2TU;COUNT=5"), at("2013-03-12T18:00"), at("2013-03-13T18:00"))
    assert (moved.rule, moved.first_local, moved.begun_at) == (
        "FREQ=MONTHLY;BYDAY=2WE;COUNT=3",
        at("2013-03-13T18:00"),
        NOW,
    )


RULES = (
    "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=MONTHLY;BYDAY=-1TU",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=WEEKLY;INTERVAL=3",
    "FREQ=WEEKLY;BYDAY=MO,TH",
    "FREQ=YEARLY;BYMONTH=5;BYDAY=-1TH",
    "FREQ=DAILY;INTERVAL=10",
)


@given(rule=st.sampled_from(RULES), nth=st.integers(0, 5), days=st.integers(-20, 40), hour=st.integers(0, 23))
def test_wherever_it_is_moved_the_rule_has_its_new_first_day(rule: str, nth: int, days: int, hour: int) -> None:
    first = at("2013-01-01T18:00")
    slots = list(occurrences(Recurrence(rule), first, after=None, before=first + timedelta(days=3000)))
    slot = slots[nth]
    start = (slot + timedelta(days=days)).replace(hour=hour)
    moved = moved_recurrence(Recurrence(rule), slot, start)
    assert next(occurrences(moved, start, after=None, before=start + timedelta(days=1))) == start
