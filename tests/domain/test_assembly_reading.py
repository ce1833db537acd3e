"""When an assembly is, and until when one pauses, as they are typed."""

from datetime import UTC, datetime

import pytest

from bot.domain.assembly_errors import InvalidAssembly
from bot.domain.assembly_reading import read_start
from bot.domain.errors import InvalidReminder, UnreadableMoment
from bot.domain.reminder_reading import read_pause

ZONE = "America/Toronto"
NOW = datetime(2013, 5, 8, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "comes_back", "start", "rule"),
    [
        ("30 mai 2013 à 18 h 30", "", "2013-05-30T18:30", None),
        ("30 mai 2013 à 18 h 30", "le 2e mardi du mois", "2013-06-11T18:30", "FREQ=MONTHLY;BYDAY=2TU"),
        ("30 mai 2013", "le 2e mardi du mois à 18 h", "2013-06-11T18:00", "FREQ=MONTHLY;BYDAY=2TU"),
        ("30 mai 2013 à 9 h", "le 2e mardi du mois à 18 h", "2013-06-11T18:00", "FREQ=MONTHLY;BYDAY=2TU"),
    ],
)
def test_an_assembly_begins_as_the_day_and_what_brings_it_back_say(
    day: str, comes_back: str, start: str, rule: str | None
) -> None:
    local, recurrence = read_start(day, comes_back, NOW, ZONE)
    assert local.isoformat(timespec="minutes") == start
    assert (recurrence and recurrence.rule) == rule


@pytest.mark.parametrize("comes_back", ["", "le 2e mardi du mois"])
def test_an_hour_is_to_be_said_somewhere(comes_back: str) -> None:
    with pytest.raises(UnreadableMoment) as refused:
        read_start("30 mai 2013", comes_back, NOW, ZONE)
    assert (refused.value.given, refused.value.reason) == ("30 mai 2013", "no_time")


@pytest.mark.parametrize(
    ("day", "comes_back", "reason"),
    [
        ("1er mai 2013 à 18 h", "", "past"),
        ("1er mai 2013 à 18 h", "chaque mercredi", "past"),
        ("30 mai 2013 à 18 h", "chaque mardi jusqu'au 15 mai 2013", "never"),
    ],
)
def test_an_assembly_that_cannot_be_is_refused(day: str, comes_back: str, reason: str) -> None:
    with pytest.raises(InvalidAssembly) as refused:
        read_start(day, comes_back, NOW, ZONE)
    assert refused.value.reason == reason


def test_a_pause_ends_when_its_day_begins_whatever_the_hour() -> None:
    for typed in ("3 juin 2013", "3 juin 2013 à 18 h"):
        assert read_pause(typed, NOW, ZONE) == datetime(2013, 6, 3, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(("typed", "reason"), [("8 mai 2013", "past_pause"), ("1er juin 2014", "long_pause")])
def test_a_pause_is_ahead_and_no_longer_than_a_year(typed: str, reason: str) -> None:
    with pytest.raises(InvalidReminder) as refused:
        read_pause(typed, NOW, ZONE)
    assert refused.value.reason == reason
