"""Wall times and instants, where the clocks change and where they do not."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.wall_time import instant_of, local_of

LACHINE = "America/Toronto"
LOCALS = st.datetimes(min_value=datetime(1975, 1, 1), max_value=datetime(2037, 12, 31))  # noqa: DTZ001 - wall times
ZONES = st.sampled_from(
    [LACHINE, "America/St_Johns", "Europe/Paris", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"]
)


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("local", "zone", "instant"),
    [
        ("2013-05-30 18:30", LACHINE, "2013-05-30T22:30Z"),
        ("2013-01-30 18:30", LACHINE, "2013-01-30T23:30Z"),
        ("2013-03-10 01:59", LACHINE, "2013-03-10T06:59Z"),
        ("2013-03-10 02:00", LACHINE, "2013-03-10T07:00Z"),
        ("2013-03-10 02:30", LACHINE, "2013-03-10T07:00Z"),
        ("2013-03-10 02:59", LACHINE, "2013-03-10T07:00Z"),
        ("2013-03-10 03:00", LACHINE, "2013-03-10T07:00Z"),
        ("2013-11-03 01:30", LACHINE, "2013-11-03T05:30Z"),
        ("2013-11-03 02:00", LACHINE, "2013-11-03T07:00Z"),
        ("2013-10-06 02:15", "Australia/Lord_Howe", "2013-10-05T15:30Z"),
        ("2011-12-30 18:00", "Pacific/Apia", "2011-12-30T10:00Z"),
    ],
)
def test_a_wall_time_skipped_is_the_next_one_shown_and_one_repeated_is_the_first(
    local: str, zone: str, instant: str
) -> None:
    assert instant_of(wall(local), zone) == datetime.fromisoformat(instant)


@settings(max_examples=300)
@given(LOCALS, ZONES)
def test_the_clocks_show_the_wall_time_asked_for_or_the_first_one_after_a_gap(local: datetime, zone: str) -> None:
    instant = instant_of(local, zone)
    shown = local_of(instant, zone)
    assert instant.tzinfo is UTC
    if shown != local:
        # The clocks jump over it: a second before, they still showed an earlier time.
        assert local_of(instant - timedelta(seconds=1), zone) < local < shown
    else:
        assert local_of(instant - timedelta(hours=1), zone) != local


@settings(max_examples=100)
@given(LOCALS, LOCALS, ZONES)
def test_what_the_clocks_show_later_comes_no_earlier(one: datetime, other: datetime, zone: str) -> None:
    earlier, later = sorted((one, other))
    # Where the clocks go back, the first of the repeated hour is meant: the order is the wall clock's.
    assert instant_of(earlier, zone) <= instant_of(later, zone)


def test_every_zone_gives_an_instant_back_as_it_was_outside_of_a_repeated_hour() -> None:
    noon = datetime(2013, 5, 30, 12, 0, tzinfo=UTC)
    for zone in available_timezones():
        assert instant_of(local_of(noon, zone), zone) == noon, zone


@pytest.mark.parametrize("zone", [UTC, ZoneInfo(LACHINE)])
def test_a_wall_time_with_a_zone_of_its_own_is_refused(zone: ZoneInfo) -> None:
    with pytest.raises(ValueError, match="no time zone of its own"):
        instant_of(datetime(2013, 5, 30, 18, 30, tzinfo=zone), LACHINE)


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        local_of(wall("2013-05-30 18:30"), LACHINE)
