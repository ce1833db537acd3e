"""What comes back: what people type, the rule it is kept as, and the wall times it gives."""

import re
from contextlib import suppress
from datetime import UTC, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import UnreadableRecurrence
from bot.domain.recurrence import (
    Recurrence,
    first_occurrence,
    occurrences,
    read_recurrence,
    recurrence_of,
)

EIGHTEEN = time(18, 0)

SAID = {
    "le 2e mardi du mois à 18 h": ("FREQ=MONTHLY;BYDAY=2TU", EIGHTEEN),
    "Le deuxième MARDI du mois, 18h30": ("FREQ=MONTHLY;BYDAY=2TU", time(18, 30)),
    "à 18 h le 2e mardi de chaque mois": ("FREQ=MONTHLY;BYDAY=2TU", EIGHTEEN),
    "le premier jeudi du mois": ("FREQ=MONTHLY;BYDAY=1TH", None),
    "chaque premier mardi": ("FREQ=MONTHLY;BYDAY=1TU", None),
    "les 1er et 3e mardis du mois": ("FREQ=MONTHLY;BYDAY=1TU,3TU", None),
    "le dernier vendredi du mois": ("FREQ=MONTHLY;BYDAY=-1FR", None),
    "le 2e mardi, tous les 3 mois": ("FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU", None),
    "tous les mardis à 19 h": ("FREQ=WEEKLY;BYDAY=TU", time(19, 0)),
    "chaque mardi": ("FREQ=WEEKLY;BYDAY=TU", None),
    "les mardis soirs à 7 h": ("FREQ=WEEKLY;BYDAY=TU", time(19, 0)),
    "tous les jeudis et mardis": ("FREQ=WEEKLY;BYDAY=TU,TH", None),
    "toutes les 2 semaines": ("FREQ=WEEKLY;INTERVAL=2", None),
    "toutes les deux semaines, le mardi": ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", None),
    "aux 2 semaines": ("FREQ=WEEKLY;INTERVAL=2", None),
    "une semaine sur deux": ("FREQ=WEEKLY;INTERVAL=2", None),
    "un mardi sur deux": ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", None),
    "chaque mois": ("FREQ=MONTHLY", None),
    "une fois par mois": ("FREQ=MONTHLY", None),
    "tous les 3 mois": ("FREQ=MONTHLY;INTERVAL=3", None),
    "chaque trimestre": ("FREQ=MONTHLY;INTERVAL=3", None),
    "le 15 de chaque mois": ("FREQ=MONTHLY;BYMONTHDAY=15", None),
    "le 1er du mois": ("FREQ=MONTHLY;BYMONTHDAY=1", None),
    "le dernier jour du mois": ("FREQ=MONTHLY;BYMONTHDAY=-1", None),
    "chaque année": ("FREQ=YEARLY", None),
    "annuellement": ("FREQ=YEARLY", None),
    "tous les 2 ans": ("FREQ=YEARLY;INTERVAL=2", None),
    "le 30 mai de chaque année": ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=30", None),
    "le 3e jeudi d'avril, chaque année": ("FREQ=YEARLY;BYMONTH=4;BYDAY=3TH", None),
    "tous les jours": ("FREQ=DAILY", None),
    "tous les mardis jusqu'au 30 juin 2014 à 19 h": ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20140630T235959", time(19, 0)),
    "tous les mardis à 19 h jusqu’au 1er juin 2014": ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20140601T235959", time(19, 0)),
    "tous les mardis, 10 fois": ("FREQ=WEEKLY;BYDAY=TU;COUNT=10", None),
    "chaque mois pendant dix fois": ("FREQ=MONTHLY;COUNT=10", None),
    "every 2nd Tuesday of the month at 6 p.m.": ("FREQ=MONTHLY;BYDAY=2TU", EIGHTEEN),
    "the last day of every month": ("FREQ=MONTHLY;BYMONTHDAY=-1", None),
    "monthly on the 15th": ("FREQ=MONTHLY;BYMONTHDAY=15", None),
    "monthly": ("FREQ=MONTHLY", None),
    "every week": ("FREQ=WEEKLY", None),
    "every other week": ("FREQ=WEEKLY;INTERVAL=2", None),
    "every other Tuesday at noon": ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", time(12, 0)),
    "on Tuesdays until June 30, 2014": ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20140630T235959", None),
    "every year on May 30 for 3 times": ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=30;COUNT=3", None),
    "yearly": ("FREQ=YEARLY", None),
}
NOT_SAID = [
    "",
    "bonjour",
    "mardi",
    "tous",
    "chaque 15",
    "le mardi à 18 h",
    "le 2e mardi",
    "every second Tuesday",
    "chaque deuxième mardi",
    "le 6e mardi du mois",
    "le 0 du mois",
    "le 32 du mois",
    "le 30 février de chaque année",
    "le 2e mardi et le 3e jeudi du mois",
    "le 1er et le 15 du mois",
    "le 2e mardi de la semaine chaque semaine",
    "tous les 0 mois",
    "toutes les 2 heures",
    "3 fois par semaine",
    "chaque mois jusqu'en juin 2014",
    "chaque mois jusqu'au 30 juin",
    "chaque mois jusqu'à juin 2014",
    "chaque mois jusqu'à 2014-06",
    "chaque mois 0 fois",
    "chaque mois, 10 fois, jusqu'au 30 juin 2014",
    "tous les mardis à 18 h et à 20 h",
    "lundi au vendredi chaque semaine",
    "chaque mois" * 30,
]


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def between(rule: str, first: str, before: str, after: str | None = None) -> list[str]:
    found = occurrences(Recurrence(rule), wall(first), after=wall(after) if after else None, before=wall(before))
    return [f"{local:%Y-%m-%d %H:%M}" for local in found]


@pytest.mark.parametrize("typed", SAID)
def test_a_recurrence_is_read_as_it_is_typed(typed: str) -> None:
    read = read_recurrence(typed)
    assert (read.recurrence.rule, read.time) == SAID[typed]


@pytest.mark.parametrize("typed", NOT_SAID)
def test_what_does_not_say_when_it_comes_back_is_given_back(typed: str) -> None:
    with pytest.raises(UnreadableRecurrence) as refused:
        read_recurrence(typed)
    assert refused.value.given == typed


WORDS = st.sampled_from(
    re.split(
        r"\|",
        "le|2e|1er|dernier|mardi|mardis|jeudi|du mois|mois|chaque|tous les|toutes les|2|15|99|0|semaines|an|année|mai|février|jour|"
        "à 18 h|jusqu'au|30 juin 2014|1 janvier 0001|10 fois|every|second|of the month|week|on|Tuesday|monthly|un|sur deux|,|et|until",
    )
)


@settings(max_examples=500)
@given(st.text() | st.lists(WORDS, max_size=8).map(" ".join))
def test_whatever_is_typed_is_a_recurrence_or_is_refused(typed: str) -> None:
    with suppress(UnreadableRecurrence):
        recurrence = read_recurrence(typed).recurrence
        assert Recurrence(recurrence.rule) == recurrence
        assert recurrence_of(recurrence.parts) == recurrence


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=HOURLY",
        "FREQ=SECONDLY;COUNT=3",
        "RRULE:FREQ=WEEKLY",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;BYHOUR=3",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=-1",
        "FREQ=WEEKLY;INTERVAL=100",
        "FREQ=WEEKLY;BYDAY=2TU",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=WEEKLY;BYDAY=TU,TU",
        "FREQ=MONTHLY;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=2TU,TH",
        "FREQ=MONTHLY;BYDAY=2TU,3TH",
        "FREQ=MONTHLY;BYDAY=6TU",
        "FREQ=MONTHLY;BYDAY=2TU;BYMONTHDAY=13",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTH=2",
        "FREQ=YEARLY;BYMONTH=2",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
        "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1",
        "FREQ=YEARLY;BYMONTHDAY=1",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=9999",
        "FREQ=DAILY;COUNT=2;UNTIL=20140630T235959",
        "FREQ=DAILY;UNTIL=20140630",
        "FREQ=DAILY;UNTIL=20140630T235959Z",
        "FREQ=DAILY;UNTIL=20140631T235959",
    ],
)
def test_a_rule_that_no_sentence_says_is_refused(rule: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever the standard library says of it
        Recurrence(rule)


def test_the_second_tuesday_comes_once_a_month() -> None:
    assert between("FREQ=MONTHLY;BYDAY=2TU", "2013-01-08 18:00", "2013-05-01 00:00") == [
        "2013-01-08 18:00",
        "2013-02-12 18:00",
        "2013-03-12 18:00",
        "2013-04-09 18:00",
    ]


def test_the_bounds_of_what_is_asked_are_left_out() -> None:
    assert between("FREQ=DAILY", "2013-01-01 18:00", "2013-01-04 18:00", after="2013-01-02 18:00") == [
        "2013-01-03 18:00"
    ]


def test_the_last_day_of_a_rule_is_included_whatever_the_hour() -> None:
    rule = "FREQ=WEEKLY;BYDAY=TU;UNTIL=20130115T235959"
    assert between(rule, "2013-01-08 23:59", "2014-01-01 00:00") == ["2013-01-08 23:59", "2013-01-15 23:59"]


def test_the_times_of_a_rule_count_from_the_first_whatever_is_asked() -> None:
    rule = "FREQ=WEEKLY;COUNT=3"
    assert between(rule, "2013-01-01 18:00", "2014-01-01 00:00") == [
        "2013-01-01 18:00",
        "2013-01-08 18:00",
        "2013-01-15 18:00",
    ]
    assert between(rule, "2013-01-01 18:00", "2014-01-01 00:00", after="2013-01-08 18:00") == ["2013-01-15 18:00"]


def test_a_day_that_a_month_lacks_is_left_out_and_its_last_day_never_is() -> None:
    assert len(between("FREQ=MONTHLY;BYMONTHDAY=31", "2013-01-31 18:00", "2014-01-01 00:00")) == 7
    assert len(between("FREQ=MONTHLY;BYMONTHDAY=-1", "2013-01-31 18:00", "2014-01-01 00:00")) == 12


@pytest.mark.parametrize(
    ("rule", "after", "at", "first"),
    [
        ("FREQ=MONTHLY;BYDAY=2TU", "2013-05-07 10:15", "18:00", "2013-05-14 18:00"),
        ("FREQ=MONTHLY;BYDAY=2TU", "2013-05-14 18:00", "18:00", "2013-05-14 18:00"),
        ("FREQ=MONTHLY;BYDAY=2TU", "2013-05-14 18:01", "18:00", "2013-06-11 18:00"),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU", "2013-05-15 10:00", "18:00", "2013-06-11 18:00"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2013-05-08 10:00", "18:00", "2013-05-14 18:00"),
        ("FREQ=WEEKLY;INTERVAL=2", "2013-05-08 10:00", "18:00", "2013-05-08 18:00"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2013-05-08 10:00", "18:00", "2016-02-29 18:00"),
        ("FREQ=YEARLY;INTERVAL=99;BYMONTH=2;BYMONTHDAY=29", "2096-03-01 10:00", "18:00", "2104-02-29 18:00"),
        ("FREQ=MONTHLY;BYDAY=2TU;COUNT=1", "2013-05-14 18:01", "18:00", "2013-06-11 18:00"),
    ],
)
def test_the_first_occurrence_is_the_next_day_that_the_rule_allows(rule: str, after: str, at: str, first: str) -> None:
    assert first_occurrence(Recurrence(rule), wall(after), time.fromisoformat(at)) == wall(first)


def test_a_rule_that_is_over_has_no_first_occurrence() -> None:
    over = Recurrence("FREQ=WEEKLY;BYDAY=TU;UNTIL=20130507T235959")
    assert first_occurrence(over, wall("2013-05-07 19:00"), EIGHTEEN) is None


def test_a_wall_time_with_a_zone_is_refused() -> None:
    aware = datetime(2013, 5, 7, 18, 0, tzinfo=UTC)
    with pytest.raises(ValueError):  # noqa: PT011 - a fault of the caller's
        list(occurrences(Recurrence("FREQ=WEEKLY"), aware, after=None, before=wall("2014-01-01")))
