"""A due date as it is typed."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.deadline_reading import read_day, read_due, read_own_offsets
from bot.domain.errors import CourroieError, InvalidDeadline, InvalidSetting, UnreadableMoment, UnreadableRecurrence

NOW = datetime(2012, 9, 10, 14, tzinfo=UTC)
ZONE = "America/Toronto"


@pytest.mark.parametrize(
    ("day", "comes_back", "due", "rule"),
    [
        ("30 mai 2013", "", "2013-05-30T09:00", None),
        ("le jeudi 30 mai 2013 à 18 h 30", "", "2013-05-30T18:30", None),
        ("demain midi", " ", "2012-09-11T12:00", None),
        ("", "le 2e mardi du mois", "2012-09-11T09:00", "FREQ=MONTHLY;BYDAY=2TU"),
        ("", "le 2e mardi du mois à 18 h", "2012-09-11T18:00", "FREQ=MONTHLY;BYDAY=2TU"),
        ("", "le 2e lundi du mois à 10 h 30", "2012-09-10T10:30", "FREQ=MONTHLY;BYDAY=2MO"),
        ("", "le 2e lundi du mois à 9 h", "2012-10-08T09:00", "FREQ=MONTHLY;BYDAY=2MO"),
        ("1er octobre 2012", "chaque année", "2012-10-01T09:00", "FREQ=YEARLY"),
        ("1er octobre 2012 à 14 h", "le 2e mardi du mois à 18 h", "2012-10-09T14:00", "FREQ=MONTHLY;BYDAY=2TU"),
        ("1er octobre 2012", "le 2e mardi du mois à 18 h", "2012-10-09T18:00", "FREQ=MONTHLY;BYDAY=2TU"),
    ],
)
def test_a_day_is_due_at_nine_and_a_recurrence_says_its_first_day(
    day: str, comes_back: str, due: str, rule: str | None
) -> None:
    local, recurrence = read_due(day, comes_back, NOW, ZONE)
    assert local == datetime.fromisoformat(due)
    assert (recurrence.rule if recurrence else None) == rule


@pytest.mark.parametrize(
    ("day", "comes_back", "error", "reason"),
    [
        ("", "", InvalidDeadline, "no_date"),
        ("10 septembre 2012 à 9 h", "", InvalidDeadline, "past"),
        ("10 septembre 2012", "", InvalidDeadline, "past"),
        ("", "chaque mois jusqu'au 1er janvier 2012", InvalidDeadline, "no_occurrence"),
        ("18 h", "", UnreadableMoment, "no_day"),
        ("bientôt", "", UnreadableMoment, "unreadable"),
        ("", "souvent", UnreadableRecurrence, None),
        ("demain", "souvent", UnreadableRecurrence, None),
    ],
)
def test_what_cannot_be_due_says_why(day: str, comes_back: str, error: type[CourroieError], reason: str | None) -> None:
    with pytest.raises(error) as caught:
        read_due(day, comes_back, NOW, ZONE)
    assert getattr(caught.value, "reason", None) == reason


def test_a_new_day_is_read_the_same_way() -> None:
    assert read_day("dans 3 semaines à 14 h", NOW, ZONE) == datetime.fromisoformat("2012-10-01T14:00")
    assert read_day("30 mai 2013", NOW, ZONE) == datetime.fromisoformat("2013-05-30T09:00")
    with pytest.raises(InvalidDeadline):
        read_day("1er septembre 2012", NOW, ZONE)


def test_its_own_reminders_are_the_guild_s_where_nothing_is_typed() -> None:
    assert read_own_offsets("  ") is None
    assert read_own_offsets("aucun") == ()
    assert read_own_offsets("2 jours, 14 jours") == (timedelta(days=14), timedelta(days=2))
    with pytest.raises(InvalidDeadline):
        read_own_offsets("1, 2, 3, 4, 5, 6 jours")
    for wrong in ("souvent", "400 jours"):
        with pytest.raises(InvalidSetting):
            read_own_offsets(wrong)
