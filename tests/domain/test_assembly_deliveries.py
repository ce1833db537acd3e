"""What an assembly makes it necessary to send: each thing once, in time, out of quiet hours."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.assembly_deliveries import (
    ChangeKind,
    change_deliveries,
    convocation_deliveries,
    reminder_deliveries,
    reminder_instant,
    to_come,
)
from bot.domain.guild_settings import AssemblyKind, GuildSettings, QuietHours
from bot.domain.outbox import Place, Topic
from bot.domain.reminder_deliveries import quiet_span
from bot.domain.wall_time import instant_of

ZONE = "America/Toronto"
NOW = datetime(2013, 1, 7, 15, 0, tzinfo=UTC)
NIGHT = QuietHours(time(21), time(8))


def assembly(start: str = "2013-05-30T18:30", **said: object) -> Assembly:
    start_local = datetime.fromisoformat(start)
    made = Assembly(
        id=42,
        guild_id=1,
        kind=AssemblyKind.PARTNERS,
        status=AssemblyStatus.CONVENED,
        start_local=start_local,
        time_zone=ZONE,
        starts_at=instant_of(start_local, ZONE),
        changed_at=NOW,
        convened_at=NOW,
    )
    return replace(made, **said)  # type: ignore[arg-type]


def settings(*offsets: timedelta, quiet: QuietHours | None = None) -> GuildSettings:
    return GuildSettings(reminder_offsets=offsets, quiet_hours=quiet)


def local(instant: datetime) -> str:
    return instant.astimezone(ZoneInfo(ZONE)).strftime("%Y-%m-%dT%H:%M")


def due(of: Assembly, *offsets: timedelta, quiet: QuietHours | None = NIGHT) -> list[tuple[str, str]]:
    found = reminder_deliveries(of, settings(*offsets, quiet=quiet))
    return [(each.variant, local(each.due_at)) for each in found]


def test_a_day_before_is_at_the_same_hour_when_the_clocks_change_in_between() -> None:
    after_change = assembly("2013-03-10T18:30")
    assert due(after_change, timedelta(days=1), timedelta(hours=2)) == [
        ("P1D", "2013-03-09T18:30"),
        ("PT2H", "2013-03-10T16:30"),
    ]


def test_what_falls_in_quiet_hours_goes_out_at_their_end() -> None:
    assert due(assembly("2013-05-30T22:00"), timedelta(days=7)) == [("P7D", "2013-05-24T08:00")]
    assert due(assembly("2013-05-30T09:30"), timedelta(hours=2)) == [("PT2H", "2013-05-30T08:00")]
    assert due(assembly("2013-05-30T10:00"), timedelta(hours=2)) == [("PT2H", "2013-05-30T08:00")]


def test_where_that_is_too_late_it_goes_out_as_they_begin() -> None:
    early = assembly("2013-05-30T08:00")
    assert due(early, timedelta(hours=2)) == [("PT2H", "2013-05-29T21:00")]
    by_day = QuietHours(time(6), time(20))
    assert due(early, timedelta(hours=1), quiet=by_day) == [("PT1H", "2013-05-30T06:00")]


def test_of_two_that_come_to_one_instant_the_nearer_to_the_start_is_kept() -> None:
    found = due(assembly("2013-05-30T09:30"), timedelta(hours=3), timedelta(hours=2), timedelta(days=1))
    assert found == [("P1D", "2013-05-29T09:30"), ("PT2H", "2013-05-30T08:00")]


def test_what_is_past_when_it_is_planned_is_not_to_come() -> None:
    of = assembly("2013-01-10T18:30")
    wanted = settings(timedelta(days=14), timedelta(days=3), timedelta(days=2))
    every = convocation_deliveries(of, wanted, NOW)
    assert [each.variant for each in every if each.topic is Topic.ASSEMBLY_REMINDER] == ["P14D", "P3D", "P2D"]
    assert [each.variant for each in to_come(every, NOW) if each.topic is Topic.ASSEMBLY_REMINDER] == ["P3D", "P2D"]


@pytest.mark.parametrize("status", [AssemblyStatus.DRAFT, AssemblyStatus.CANCELLED])
def test_what_is_not_convened_needs_nothing(status: AssemblyStatus) -> None:
    assert convocation_deliveries(assembly(status=status), settings(timedelta(days=1)), NOW) == []


def test_what_is_over_needs_nothing() -> None:
    of = assembly()
    assert convocation_deliveries(of, settings(timedelta(days=1)), of.ends_at) == []
    assert [each.topic for each in convocation_deliveries(of, settings(), of.starts_at)] == [
        Topic.CONVOCATION,
        Topic.ASSEMBLY_EVENT,
        Topic.CHECK_IN,
    ]


def test_a_draft_is_told_of_to_nobody() -> None:
    assert change_deliveries(assembly(convened_at=None), ChangeKind.CANCELLED, [5], NOW) == []


def test_whoever_answered_is_told_once() -> None:
    found = change_deliveries(assembly(sequence=3), ChangeKind.POSTPONED, [7, 5, 7], NOW)
    assert [(each.dedupe_key, each.destination, each.user_id, each.variant) for each in found] == [
        ("assembly:42:update:3", Place.ANNOUNCEMENTS, None, "postponed"),
        ("assembly:42:change:3:5", Place.MEMBER, 5, "postponed"),
        ("assembly:42:change:3:7", Place.MEMBER, 7, "postponed"),
    ]


starts = st.datetimes(datetime(2012, 1, 1), datetime(2016, 1, 1)).map(lambda at: at.replace(second=0, microsecond=0))  # noqa: DTZ001 - wall times
offsets = st.lists(st.integers(1, 365 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes)), max_size=10)
hours = st.times().map(lambda at: at.replace(second=0, microsecond=0))
quiets = st.none() | st.tuples(hours, hours).filter(lambda two: two[0] != two[1]).map(lambda two: QuietHours(*two))


@given(start=starts, chosen=offsets, quiet=quiets, ahead=st.integers(2, 400 * 24 * 60))
def test_nothing_is_due_after_the_start_nor_in_quiet_hours_and_no_key_comes_twice(
    start: datetime, chosen: list[timedelta], quiet: QuietHours | None, ahead: int
) -> None:
    of = assembly(start.isoformat())
    now = of.starts_at - timedelta(minutes=ahead)
    wanted = settings(*chosen, quiet=quiet)
    found = to_come(convocation_deliveries(of, wanted, now), now)
    keys = [each.dedupe_key for each in found]
    assert len(set(keys)) == len(keys)
    reminders = [each for each in found if each.topic is Topic.ASSEMBLY_REMINDER]
    instants = [each.due_at for each in reminders]
    assert instants == sorted(set(instants))
    for each in found:
        assert now <= each.due_at < of.starts_at
        assert each.due_at < each.expires_at
    for each in reminders:
        assert each.expires_at == of.starts_at
        span = quiet_span(quiet, each.due_at, ZONE)
        if span is not None:
            # Unavoidable: they begin before the start, and are not over by then.
            begin, end = span
            assert each.due_at == begin
            assert end >= of.starts_at


@given(start=starts, offset=st.integers(1, 60 * 24 * 60))
def test_a_reminder_is_as_long_before_as_it_says_but_for_the_clocks(start: datetime, offset: int) -> None:
    of, length = assembly(start.isoformat()), timedelta(minutes=offset)
    early = of.starts_at - reminder_instant(of, length, settings(length))
    assert abs(early - length) <= timedelta(hours=1)
