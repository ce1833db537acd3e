"""Days and hours as people type them, on Tuesday, May 7, 2013 at 10:15, in Lachine."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import UnreadableLength, UnreadableMoment
from bot.domain.moments import Moment, read_length, read_moment
from bot.domain.wall_time import instant_of, local_of
from bot.texts.catalogue import Texts, texts_in
from bot.texts.dates import instant_text

LACHINE = "America/Toronto"
NOW = datetime(2013, 5, 7, 14, 15, 30, tzinfo=UTC)

SAID = {
    "le jeudi 30 mai 2013 à 18 h 30": "2013-05-30 18:30",
    "Le Jeudi 30 MAI 2013, 18h30": "2013-05-30 18:30",
    "30 mai 18h30": "2013-05-30 18:30",
    "« 30 mai 2013 à 18 h 30 »": "2013-05-30 18:30",  # an example, with the marks that it was copied with
    "“May 30, 2013 at 6:30 p.m.”": "2013-05-30 18:30",
    "jeudi 30 mai 19 h": "2013-05-30 19:00",
    "jeudi le 30 mai à 19 heures": "2013-05-30 19:00",
    "Jeudi, le 30 mai 2013 - 18h30.": "2013-05-30 18:30",
    "à 18 h 30 le 30 mai": "2013-05-30 18:30",
    "1er juin à 9 h": "2013-06-01 09:00",
    "3 févr. 2014 à 8 h 5": "2014-02-03 08:05",
    "6 mai 19 h": "2014-05-06 19:00",
    "7 mai 9 h": "2014-05-07 09:00",
    "7 mai 10:15": "2013-05-07 10:15",
    "29 février 18 h": "2016-02-29 18:00",
    "le 15 à 18 h": "2013-05-15 18:00",
    "le 3 à 18 h": "2013-06-03 18:00",
    "le 31 à 18 h": "2013-05-31 18:00",
    "mardi 14 à 18 h": "2013-05-14 18:00",
    "mardi prochain 19 h": "2013-05-14 19:00",
    "mardi 19h": "2013-05-07 19:00",
    "mardi 9 h": "2013-05-14 09:00",
    "ce mardi à 10 h 15": "2013-05-07 10:15",
    "lundi à 9 h": "2013-05-13 09:00",
    "mercredi prochain à midi": "2013-05-08 12:00",
    "mardi en huit à 19 h": "2013-05-14 19:00",
    "mardi en huit à 9 h": "2013-05-14 09:00",
    "jeudi en quinze, 19 h": "2013-05-23 19:00",
    "mardi de la semaine prochaine à 19 h": "2013-05-14 19:00",
    "demain 18 h": "2013-05-08 18:00",
    "demain soir à 7 h": "2013-05-08 19:00",
    "demain matin à 9 h": "2013-05-08 09:00",
    "demain à 2 h de l'après-midi": "2013-05-08 14:00",
    "mercredi demain 18 h": "2013-05-08 18:00",
    "demain midi, l'après-midi": "2013-05-08 12:00",
    "ce soir 19 h": "2013-05-07 19:00",
    "aujourd'hui à midi": "2013-05-07 12:00",
    "aujourd’hui à 8 h": "2013-05-07 08:00",
    "demain midi et demi": "2013-05-08 12:30",
    "demain à minuit": "2013-05-08 00:00",
    "après-demain 18 h": "2013-05-09 18:00",
    "apres demain 18 h et quart": "2013-05-09 18:15",
    "dans 3 semaines": "2013-05-28 10:15",
    "dans 3 semaines à 19 h": "2013-05-28 19:00",
    "dans deux semaines, à 19h30": "2013-05-21 19:30",
    "dans 2 jours": "2013-05-09 10:15",
    "dans quinze jours": "2013-05-22 10:15",
    "dans un mois à 18 h": "2013-06-07 18:00",
    "dans 1 an": "2014-05-07 10:15",
    "dans 90 minutes": "2013-05-07 11:45",
    "dans une heure": "2013-05-07 11:15",
    "dans 1 h 30": "2013-05-07 11:45",
    "Thursday May 30, 2013 at 6:30 p.m.": "2013-05-30 18:30",
    "Thursday, May 30, 6:30 PM": "2013-05-30 18:30",
    "May 30th 6pm": "2013-05-30 18:00",
    "the 30th of May at 6 a.m.": "2013-05-30 06:00",
    "May 30 at 12:05 a.m.": "2013-05-30 00:05",
    "next Tuesday 7pm": "2013-05-14 19:00",
    "Tuesday next week at 7 pm": "2013-05-14 19:00",
    "tomorrow at noon": "2013-05-08 12:00",
    "tonight at 7:30": "2013-05-07 19:30",
    "the day after tomorrow at midnight": "2013-05-09 00:00",
    "in 3 weeks": "2013-05-28 10:15",
    "in a week at 7 p.m.": "2013-05-14 19:00",
    "in an hour": "2013-05-07 11:15",
    "in two months": "2013-07-07 10:15",
    "2013-05-30 18:30": "2013-05-30 18:30",
    "2013-05-30T18:30:00": "2013-05-30 18:30",
    "30/05/2013 18:30": "2013-05-30 18:30",
    "30/05 18h": "2013-05-30 18:00",
    " <t:1369953000> ": "2013-05-30 18:30",
    "<t:1369953000:F>": "2013-05-30 18:30",
    "\N{NO-BREAK SPACE}30\N{NO-BREAK SPACE}mai 18\N{NARROW NO-BREAK SPACE}h": "2013-05-30 18:00",
}
NOT_SAID = {
    "": "unreadable",
    "bonjour": "unreadable",
    "la semaine prochaine": "unreadable",
    "la semaine prochaine à 19 h": "unreadable",
    "prochain": "unreadable",
    "mai 2013 à 18 h": "unreadable",
    "2013 à 18 h": "unreadable",
    "15 à 18 h": "unreadable",
    "31 juin 19 h": "unreadable",
    "2013-02-30 18:00": "unreadable",
    "05/30/2013 18:30": "unreadable",
    "30 mai à 25 h": "unreadable",
    "30 mai à 18 h 75": "unreadable",
    "30 mai à 13 p.m.": "unreadable",
    "30 mai de 18 h à 20 h": "unreadable",
    "30 mai, 18h30-20h": "unreadable",
    "demain matin à 19 h": "unreadable",
    "mardi mercredi 19 h": "unreadable",
    "les mardis à 19 h": "unreadable",
    "Sundays 7 pm": "unreadable",
    "ce soir à minuit": "unreadable",
    "demain matin à midi": "unreadable",
    "demain soir à 0 h 30": "unreadable",
    "demain soir à 7 a.m.": "unreadable",
    "dans 2 h à 19 h": "unreadable",
    "dans 3 semaines mardi": "unreadable",
    "dans 3 lunes": "unreadable",
    "dans 3 semaines à": "unreadable",
    "dans 90 min à 19 h": "unreadable",
    "<t:-62135596800>": "unreadable",
    "dans 9999 semaines": "unreadable",
    "dans 9999 ans": "unreadable",
    "30 mai 9999 à 18 h": "unreadable",
    "<t:99999999999>": "unreadable",
    "<t:9999999999999:R>": "unreadable",
    "demain 18 h" + " " * 200: "unreadable",
    "30 mai": "no_time",
    "jeudi 30 mai": "no_time",
    "mardi prochain": "no_time",
    "demain": "no_time",
    "2013-05-30": "no_time",
    "19 h": "no_day",
    "à midi": "no_day",
    "mercredi 30 mai 2013 à 18 h 30": "weekday",
    "mercredi 30 mai": "weekday",
    "Friday May 30 6pm": "weekday",
    "mardi 15 à 18 h": "weekday",
    "jeudi demain 18 h": "weekday",
}


@pytest.mark.parametrize("typed", SAID)
def test_a_moment_is_read_as_it_is_typed(typed: str) -> None:
    moment = read_moment(typed, NOW, LACHINE)
    assert moment == Moment(datetime.fromisoformat(SAID[typed]), LACHINE)
    assert moment.at == instant_of(moment.local, LACHINE)


@pytest.mark.parametrize("typed", NOT_SAID)
def test_what_is_no_moment_is_given_back_with_what_it_lacks(typed: str) -> None:
    with pytest.raises(UnreadableMoment) as refused:
        read_moment(typed, NOW, LACHINE)
    assert (refused.value.given, refused.value.reason) == (typed, NOT_SAID[typed])


@pytest.mark.parametrize("typed", ["mercredi 30 mai 18 h", "30 mai"])
def test_what_was_read_of_the_day_is_kept_with_the_refusal(typed: str) -> None:
    with pytest.raises(UnreadableMoment) as refused:
        read_moment(typed, NOW, LACHINE)
    assert refused.value.day == date(2013, 5, 30)


def test_tomorrow_is_that_of_the_zone() -> None:
    late = datetime(2013, 5, 8, 2, 0, tzinfo=UTC)
    assert read_moment("demain 18 h", late, LACHINE).local == datetime.fromisoformat("2013-05-08 18:00")
    assert read_moment("demain 18 h", late, "Europe/Paris").local == datetime.fromisoformat("2013-05-09 18:00")


def test_days_keep_the_time_of_the_clocks_and_hours_are_counted() -> None:
    eve = datetime(2013, 3, 9, 23, 0, tzinfo=UTC)
    assert read_moment("dans 1 jour", eve, LACHINE).at - eve == timedelta(hours=23)
    assert read_moment("dans 24 heures", eve, LACHINE).at - eve == timedelta(hours=24)


def test_a_wall_time_that_the_clocks_skip_is_kept_as_it_was_said() -> None:
    moment = read_moment("10 mars 2013 à 2 h 30", NOW, LACHINE)
    assert moment.local == datetime.fromisoformat("2013-03-10 02:30")
    assert moment.at == datetime(2013, 3, 10, 7, 0, tzinfo=UTC)


MINUTES = st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - a bound
    max_value=datetime(2040, 1, 1),  # noqa: DTZ001 - a bound
    timezones=st.just(UTC),
).map(lambda at: at.replace(second=0, microsecond=0))
ZONES = st.sampled_from([LACHINE, "America/St_Johns", "Europe/Paris", "Asia/Kolkata", "UTC"])


@settings(max_examples=300)
@given(MINUTES, MINUTES, ZONES, st.sampled_from([texts_in("fr"), texts_in("en")]))
def test_every_instant_that_is_written_is_read_back(instant: datetime, now: datetime, zone: str, t: Texts) -> None:
    moment = read_moment(instant_text(t, instant, ZoneInfo(zone)), now, zone)
    assert moment.local == local_of(instant, zone)
    # In the hour that comes twice, the words are those of the first.
    repeated = instant.astimezone(ZoneInfo(zone)).fold
    assert moment.at == instant or (repeated and moment.at < instant)


@settings(max_examples=200)
@given(MINUTES, MINUTES)
def test_a_discord_timestamp_is_read_whatever_the_day(instant: datetime, now: datetime) -> None:
    assert read_moment(f"<t:{int(instant.timestamp())}:R>", now, "UTC").at == instant


@settings(max_examples=200)
@given(st.integers(0, 6), st.integers(0, 23), MINUTES, st.sampled_from(["", " prochain"]))
def test_a_weekday_is_within_a_week_and_not_past(weekday: int, hour: int, now: datetime, following: str) -> None:
    name = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")[weekday]
    here, moment = local_of(now, LACHINE), read_moment(f"{name}{following} {hour} h", now, LACHINE)
    assert moment.local.weekday() == weekday
    assert here <= moment.local < here + timedelta(days=8)
    assert not following or moment.local.date() > here.date()


WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "le mardi mardis prochain next tuesday 30 31 mai may 2013 0 99 à a 18 h h30 18:30 6pm p.m. midi minuit demain après - / , . in "
        "dans un an 3 semaines mois minutes heures 2 en huit <t:1> soir matin ce tonight février 29 99999 1er jours 18h30",
    )
)


@settings(max_examples=500)
@given(st.text() | st.lists(WORDS, max_size=7).map(" ".join) | st.from_regex(r"<t:-?[0-9]{1,13}(:[a-zA-Z])?>"), MINUTES)
def test_whatever_is_typed_is_a_moment_or_is_refused(typed: str, now: datetime) -> None:
    with suppress(UnreadableMoment):
        moment = read_moment(typed, now, LACHINE)
        assert moment.local.tzinfo is None
        assert moment.at.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("2 h", 120),
        ("2 heures", 120),
        ("1 h 30", 90),
        ("1h30", 90),
        ("1 heure et 30 minutes", 90),
        ("une heure et demie", 90),
        ("90 minutes", 90),
        ("2 hours", 120),
        ("1 hour 30", 90),
        ("5 min", 5),
        ("24 h", 1440),
        ("1 jour", 1440),
    ],
)
def test_a_length_is_read_as_it_is_typed(typed: str, minutes: int) -> None:
    assert read_length(typed) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "typed",
    ["", "90", "4 minutes", "24 h 1", "2 jours", "2 h 75", "longtemps", "1 h, 2 h", "aucun", "-2 h", "2 h" * 100],
)
def test_what_is_no_length_of_five_minutes_to_a_day_is_given_back(typed: str) -> None:
    with pytest.raises(UnreadableLength) as refused:
        read_length(typed)
    assert refused.value.given == typed


@settings(max_examples=200)
@given(st.text() | st.from_regex(r"[0-9]{1,7} ?(h|min|jours?|semaines) ?[0-9]{0,3}", fullmatch=True))
def test_whatever_is_typed_is_a_length_or_is_refused(typed: str) -> None:
    with suppress(UnreadableLength):
        assert timedelta(minutes=5) <= read_length(typed) <= timedelta(days=1)
