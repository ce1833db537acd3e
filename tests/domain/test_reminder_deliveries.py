"""Which private reminders a member gets, and when."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.directory import BoardTerm, Directory, Group, Person, Representation
from bot.domain.guild_settings import AssemblyKind, GuildSettings, QuietHours
from bot.domain.outbox import Place, SubjectKind, Topic
from bot.domain.reminder import Remindable, ReminderPreference
from bot.domain.reminder_deliveries import (
    NEVER_QUIET,
    Coming,
    concerns,
    iso_duration,
    outside_quiet,
    planned,
    quiet_span,
    read_iso_duration,
    reminds_of,
    still_to_come,
    wanted_at,
)
from bot.domain.wall_time import instant_of, local_of

ZONE = "America/Toronto"
LOCAL = datetime(2013, 5, 30, 18, 30)  # noqa: DTZ001 - a wall time
AT = instant_of(LOCAL, ZONE)
SETTINGS = GuildSettings(reminder_offsets=(timedelta(days=7), timedelta(days=1)))
ASSEMBLY = Assembly(
    id=42,
    guild_id=1,
    kind=AssemblyKind.ANNUAL_GENERAL,
    status=AssemblyStatus.CONVENED,
    start_local=LOCAL,
    time_zone=ZONE,
    starts_at=AT,
    changed_at=datetime(2013, 5, 1, tzinfo=UTC),
)
COMING = Coming.of_assembly(ASSEMBLY)
HOUR = timedelta(hours=1)
walls = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30, 59]))
hours = st.builds(QuietHours, walls, walls).filter(lambda each: each.start != each.end)
instants = st.datetimes(datetime(2010, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - given a zone
offsets = st.lists(st.integers(1, 60 * 24 * 30).map(lambda n: timedelta(minutes=n)), max_size=6).map(tuple)


def local(hour: int, minute: int = 0, day: int = 29) -> datetime:
    return instant_of(datetime(2013, 5, day, hour, minute), ZONE)  # noqa: DTZ001 - a wall time


def test_a_reminder_names_the_start_the_member_and_how_long_before() -> None:
    first, last = planned(ReminderPreference(123), COMING, SETTINGS)
    assert first.dedupe_key == "assembly:42:20130530T1830:remind:user:123:P7D"
    assert (first.due_at, last.due_at) == (AT - timedelta(days=7), AT - timedelta(days=1))
    assert (first.topic, first.subject, first.subject_id) == (Topic.ASSEMBLY_REMINDER, SubjectKind.ASSEMBLY, 42)
    assert (first.destination, first.user_id, first.variant, first.expires_at) == (Place.MEMBER, 123, "P7D", AT)


def test_ones_own_offsets_outweigh_the_due_dates_which_outweigh_the_guilds() -> None:
    due = Coming(Remindable.DEADLINE, 5, LOCAL, AT, offsets=(3 * HOUR,))
    assert [each.variant for each in planned(ReminderPreference(1), due, SETTINGS)] == ["PT3H"]
    own = ReminderPreference(1, offsets=(2 * HOUR,))
    assert [each.variant for each in planned(own, due, SETTINGS)] == ["PT2H"]
    assert planned(ReminderPreference(1, offsets=()), COMING, SETTINGS) == []


def test_days_are_counted_on_the_wall_clock_where_the_clocks_change() -> None:
    monday = datetime(2013, 3, 11, 18, 30)  # noqa: DTZ001 - a wall time, the day after the clocks went forward
    assert wanted_at(instant_of(monday, ZONE), timedelta(days=2), ZONE) == instant_of(monday - timedelta(days=2), ZONE)
    assert (
        wanted_at(instant_of(monday, ZONE), 48 * HOUR - HOUR, ZONE)
        == instant_of(monday - timedelta(days=1), ZONE) - 23 * HOUR
    )


def test_what_falls_in_the_quiet_hours_goes_out_at_their_end() -> None:
    night = QuietHours(time(21), time(8))
    assert outside_quiet(night, local(23), AT, ZONE) == local(8, day=30)
    assert outside_quiet(night, local(3), AT, ZONE) == local(8)
    assert outside_quiet(night, local(20, 59), AT, ZONE) == local(20, 59)
    assert outside_quiet(night, local(8), AT, ZONE) == local(8)
    assert outside_quiet(QuietHours(time(12), time(14)), local(13), AT, ZONE) == local(14)
    assert outside_quiet(None, local(3), AT, ZONE) == local(3)
    assert outside_quiet(NEVER_QUIET, local(3), AT, ZONE) == local(3)


def test_what_their_end_would_bring_after_the_beginning_goes_out_at_theirs() -> None:
    breakfast = local(8, day=30)
    assert outside_quiet(QuietHours(time(21), time(8)), local(6, day=30), breakfast, ZONE) == local(21)


def test_of_two_that_the_quiet_hours_bring_together_the_nearest_stays() -> None:
    chosen = ReminderPreference(1, offsets=(15 * HOUR, 12 * HOUR), quiet_hours=QuietHours(time(1), time(8)))
    (only,) = planned(chosen, COMING, SETTINGS)
    assert (only.variant, only.due_at) == ("PT12H", local(8, day=30))


def test_nothing_falls_within_a_pause_and_what_follows_stays() -> None:
    chosen = ReminderPreference(1, paused_until=AT - timedelta(days=2))
    assert [each.variant for each in planned(chosen, COMING, SETTINGS)] == ["P1D"]
    until_then = ReminderPreference(1, paused_until=AT - timedelta(days=7))
    assert len(planned(until_then, COMING, SETTINGS)) == 2


def test_what_is_past_when_it_is_planned_is_not_sent() -> None:
    rows = planned(ReminderPreference(1), COMING, SETTINGS)
    assert [each.variant for each in still_to_come(rows, AT - timedelta(days=7))] == ["P1D"]


def test_everything_is_every_assembly_that_concerns_one_and_no_due_date() -> None:
    due = Coming(Remindable.DEADLINE, 5, LOCAL, AT)
    everything = ReminderPreference(1, everything=True)
    assert reminds_of(everything, COMING, asked=False, concerned=True)
    assert not reminds_of(everything, COMING, asked=False, concerned=False)
    assert not reminds_of(everything, due, asked=False, concerned=True)
    assert not reminds_of(ReminderPreference(1), COMING, asked=False, concerned=True)
    assert reminds_of(None, due, asked=True, concerned=False)


def test_a_boards_assembly_concerns_its_members_and_a_tables_whoever_sits_there_or_leads_it() -> None:
    directory = Directory(
        people={1: Person(1, "A", user_id=11), 2: Person(2, "B", user_id=12), 3: Person(3, "C", user_id=13)},
        groups={7: Group(7, "Table", lead_id=3)},
        representations=(Representation(1, 2, group_id=7, until=date(2013, 6, 1)),),
        terms=(BoardTerm(1, 7, 1, date(2012, 1, 1), date(2013, 5, 30)),),
    )
    board = Coming(Remindable.ASSEMBLY, 1, LOCAL, AT, kind=AssemblyKind.BOARD)
    table = Coming(Remindable.ASSEMBLY, 2, LOCAL, AT, kind=AssemblyKind.WORKING_GROUP, group_id=7)
    later = Coming(Remindable.ASSEMBLY, 2, LOCAL, AT + timedelta(days=9), kind=AssemblyKind.WORKING_GROUP, group_id=7)
    assert [u for u in (11, 12, 13, 14) if concerns(directory, board, u, ZONE)] == [11]
    assert [u for u in (11, 12, 13, 14) if concerns(directory, table, u, ZONE)] == [12, 13]
    assert [u for u in (11, 12, 13, 14) if concerns(directory, later, u, ZONE)] == [13]
    assert all(concerns(directory, COMING, u, ZONE) for u in (11, 14))


@given(hours, instants, st.integers(1, 60 * 48).map(lambda n: timedelta(minutes=n)))
def test_nothing_goes_out_in_the_quiet_hours_but_at_their_beginning_nor_after_the_event(
    quiet: QuietHours, due: datetime, before: timedelta
) -> None:
    at = due + before
    sent = outside_quiet(quiet, due, at, ZONE)
    span = quiet_span(quiet, sent, ZONE)
    assert sent < at
    assert span is None or (sent == span[0] and span[1] >= at)
    assert abs(sent - due) <= timedelta(hours=25)


@given(hours, instants)
def test_an_instant_is_quiet_where_the_clock_says_so(quiet: QuietHours, instant: datetime) -> None:
    shown = local_of(instant, ZONE).time()
    if quiet.start < quiet.end:
        expected = quiet.start <= shown < quiet.end
    else:
        expected = shown >= quiet.start or shown < quiet.end
    # Where the clocks change, what they show says less than the instants: a wall time may come twice, or never.
    if local_of(instant, ZONE) - local_of(instant - 4 * HOUR, ZONE) != 4 * HOUR:
        return
    if local_of(instant + 4 * HOUR, ZONE) - local_of(instant, ZONE) != 4 * HOUR:
        return
    assert (quiet_span(quiet, instant, ZONE) is not None) == expected


@given(offsets, st.one_of(st.none(), hours), st.one_of(st.none(), instants), instants)
def test_each_reminder_is_one_of_the_offsets_once_in_order_before_the_beginning(
    chosen: tuple[timedelta, ...], quiet: QuietHours | None, paused: datetime | None, at: datetime
) -> None:
    coming = Coming(Remindable.ASSEMBLY, 1, local_of(at, ZONE), at)
    preference = ReminderPreference(9, offsets=chosen, quiet_hours=quiet or NEVER_QUIET, paused_until=paused)
    rows = planned(preference, coming, SETTINGS)
    assert [each.due_at for each in rows] == sorted({each.due_at for each in rows})
    assert len({each.dedupe_key for each in rows}) == len(rows)
    assert {read_iso_duration(each.variant) for each in rows} <= set(chosen)
    assert all(each.due_at < at and each.expires_at == at for each in rows)
    if paused is None:
        assert bool(rows) == bool(chosen)
        if chosen:
            assert min(chosen) in {read_iso_duration(each.variant) for each in rows}
    else:
        assert all(each.due_at >= paused for each in rows)


@given(st.integers(1, 60 * 24 * 400))
def test_a_duration_is_read_back(minutes: int) -> None:
    assert read_iso_duration(iso_duration(timedelta(minutes=minutes))) == timedelta(minutes=minutes)


def test_durations_are_written_as_iso_8601_does() -> None:
    written = [iso_duration(each) for each in (timedelta(days=7), 2 * HOUR, timedelta(days=1, minutes=90))]
    assert written == ["P7D", "PT2H", "P1DT1H30M"]
    with pytest.raises(ValueError, match="7 jours"):
        read_iso_duration("7 jours")
