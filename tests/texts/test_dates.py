"""Dates and times as the OQLF writes them, and as English Canada does."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts.catalogue import Texts, texts_in
from bot.texts.dates import date_text, instant_text, number_text, time_text
from bot.texts.typography import NO_BREAK_SPACE

FRENCH = texts_in("fr")
ENGLISH = texts_in("en")
MONTREAL = ZoneInfo("America/Toronto")
ASSEMBLY = datetime(2013, 5, 30, 22, 30, tzinfo=UTC)


def shown(text: str) -> str:
    return text.replace(NO_BREAK_SPACE, " ")


def test_an_assembly_is_announced_in_french() -> None:
    assert shown(instant_text(FRENCH, ASSEMBLY, MONTREAL)) == "le jeudi 30 mai 2013 à 18 h 30"


def test_an_assembly_is_announced_in_english() -> None:
    assert shown(instant_text(ENGLISH, ASSEMBLY, MONTREAL)) == "Thursday, May 30, 2013 at 6:30 p.m."


def test_only_the_first_of_a_month_is_an_ordinal() -> None:
    days = [date_text(FRENCH, date(2013, 2, number)) for number in range(1, 29)]
    assert shown(days[0]) == "vendredi 1er février 2013"
    assert [day for day in days if re.search(r"\der ", shown(day))] == days[:1]


@pytest.mark.parametrize(
    ("at", "french", "english"),
    [
        (time(19, 0), "19 h", "7 p.m."),
        (time(8, 5), "8 h 5", "8:05 a.m."),
        (time(18, 30), "18 h 30", "6:30 p.m."),
        (time(0, 0), "0 h", "12 a.m."),
        (time(12, 15), "12 h 15", "12:15 p.m."),
    ],
)
def test_a_time_is_written_as_it_is_said(at: time, french: str, english: str) -> None:
    assert (shown(time_text(FRENCH, at)), shown(time_text(ENGLISH, at))) == (french, english)


@given(st.times())
def test_a_time_never_breaks_across_two_lines(at: time) -> None:
    assert " " not in time_text(FRENCH, at) + time_text(ENGLISH, at)


@given(st.dates(), st.sampled_from([FRENCH, ENGLISH]))
def test_two_days_are_never_written_alike(day: date, t: Texts) -> None:
    other = day + timedelta(days=7) if day < date(9999, 12, 20) else day - timedelta(days=7)
    assert date_text(t, day) != date_text(t, other)


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2040, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_an_instant_is_written_as_the_clocks_of_the_zone_show_it(instant: datetime) -> None:
    local = instant.astimezone(MONTREAL)
    text = shown(instant_text(FRENCH, instant, MONTREAL))
    assert text.startswith(f"le {shown(date_text(FRENCH, local.date()))} à {local.hour} h")


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        instant_text(FRENCH, datetime(2013, 5, 30, 18, 30), MONTREAL)  # noqa: DTZ001


def test_numbers_follow_the_language() -> None:
    assert (shown(number_text(FRENCH, 2000)), number_text(FRENCH, 0.5)) == ("2 000", "0,5")
    assert (number_text(ENGLISH, 2000), number_text(ENGLISH, 0.5)) == ("2,000", "0.5")
