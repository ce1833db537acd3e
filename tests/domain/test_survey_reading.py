"""When a survey opens and closes is typed as people say it."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.errors import UnreadableMoment, UnreadableRecurrence
from bot.domain.survey_errors import InvalidSurvey
from bot.domain.survey_reading import Dates, open_length, read_dates, read_extension

ZONE = "America/Toronto"
NOW = datetime(2012, 9, 10, 14, tzinfo=UTC)  # a Monday, 10 o'clock there
JUNE = datetime.fromisoformat("2013-06-30T17:00")


def read(opens: str, closes: str, rule: str = "") -> Dates:
    return read_dates(opens, closes, rule, NOW, ZONE)


def test_without_an_opening_it_opens_as_soon_as_it_is_published() -> None:
    assert read("", "30 juin 2013 à 17 h") == Dates(None, JUNE, None)


def test_a_length_counts_from_the_opening_whenever_that_is() -> None:
    assert read("demain 9 h", "2 semaines") == Dates(datetime.fromisoformat("2012-09-11T09:00"), None, 14 * 24 * 60)


def test_what_comes_back_opens_first_when_its_rule_allows_it() -> None:
    found = read("", "3 jours", "le 2e mardi du mois à 9 h")
    assert (found.opens_local, found.rule) == (datetime.fromisoformat("2012-09-11T09:00"), "FREQ=MONTHLY;BYDAY=2TU")
    found = read("1er octobre 2012", "3 jours", "le 2e mardi du mois à 9 h")
    assert found.opens_local == datetime.fromisoformat("2012-10-09T09:00")


def test_an_hour_that_has_gone_by_today_is_that_of_the_next_time() -> None:
    assert read("", "3 jours", "tous les lundis à 9 h").opens_local == datetime.fromisoformat("2012-09-17T09:00")


def test_the_day_says_the_hour_where_the_rule_does_not() -> None:
    assert read("lundi prochain 18 h", "3 jours", "toutes les semaines").opens_local == datetime.fromisoformat(
        "2012-09-17T18:00"
    )
    with pytest.raises(UnreadableMoment) as problem:
        read("", "3 jours", "toutes les semaines")
    assert problem.value.reason == "no_time"


def test_what_cannot_be_read_or_never_comes_is_said() -> None:
    with pytest.raises(UnreadableMoment):
        read("bientôt", "3 jours")
    with pytest.raises(UnreadableMoment):
        read("", "un jour")
    with pytest.raises(UnreadableRecurrence):
        read("", "3 jours", "parfois")
    with pytest.raises(InvalidSurvey) as problem:
        read("1er octobre 2013 9 h", "3 jours", "tous les lundis à 9 h jusqu'au 30 juin 2013")
    assert (problem.value.field, problem.value.reason) == ("rule", "never")


def test_another_end_is_a_day_or_so_much_later_than_the_one_there_is() -> None:
    end = datetime.fromisoformat("2012-09-20T17:00")
    assert read_extension("30 juin 2013 à 17 h", end, NOW, ZONE) == JUNE
    assert read_extension("1 semaine", end, NOW, ZONE) == end + timedelta(days=7)
    assert read_extension("2 heures", None, NOW, ZONE) == datetime.fromisoformat("2012-09-10T12:00")


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("3 jours", timedelta(days=3)),
        ("48 heures", timedelta(days=2)),
        ("2 weeks", timedelta(days=14)),
        ("aucun", None),
        ("0 jour", None),
        ("3 jours, 2 jours", None),
        ("longtemps", None),
    ],
)
def test_one_length_and_no_more(text: str, length: timedelta | None) -> None:
    assert open_length(text) == length
