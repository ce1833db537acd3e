"""Moments in words: what could not be read, how far one is, from when to when."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import UnreadableLength, UnreadableMoment
from bot.domain.moments import read_length, read_moment
from bot.texts.catalogue import Texts, texts_in
from bot.texts.moments import REASONS, distance_text, span_text
from bot.texts.problems import problem_sentence
from bot.texts.typography import NO_BREAK_SPACE

FRENCH, ENGLISH = texts_in("fr"), texts_in("en")
BOTH = pytest.mark.parametrize("t", [FRENCH, ENGLISH], ids=["fr", "en"])
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
NOW = datetime(2013, 5, 7, 14, 15, tzinfo=UTC)


def shown(text: str) -> str:
    return text.replace(NO_BREAK_SPACE, " ")


def quoted(sentence: str) -> list[str]:
    return re.findall(r"[«“] ?(.+?) ?[»”]", shown(sentence))


@BOTH
@pytest.mark.parametrize("reason", REASONS)
def test_a_moment_that_cannot_be_read_is_told_with_what_to_write(t: Texts, reason: str) -> None:
    sentence = problem_sentence(t, UnreadableMoment("mercredi" + "!" * 300, reason, date(2013, 5, 30)))
    assert "mercredi!" in sentence
    assert len(sentence) < 400
    assert sentence.endswith("Nothing was changed." if t.language == "en" else "Rien n'a été modifié.")


@BOTH
def test_each_moment_that_is_proposed_can_be_read(t: Texts) -> None:
    _given, *examples = quoted(problem_sentence(t, UnreadableMoment("?", "unreadable")))
    assert len(examples) == 3
    for example in examples:
        assert read_moment(example, NOW, "America/Toronto").at > NOW


@BOTH
def test_each_hour_and_each_day_that_is_proposed_completes_the_other(t: Texts) -> None:
    _given, at = quoted(problem_sentence(t, UnreadableMoment("?", "no_time")))
    _given, *days = quoted(problem_sentence(t, UnreadableMoment("?", "no_day")))
    assert len(days) == 3
    for day in days:
        assert read_moment(f"{day} {at}", NOW, "America/Toronto").at > NOW


@BOTH
def test_each_length_that_is_proposed_can_be_read(t: Texts) -> None:
    _given, *examples = quoted(problem_sentence(t, UnreadableLength("?")))
    assert [read_length(example) for example in examples] == [2 * HOUR, 90 * MINUTE, 90 * MINUTE]


def test_the_weekday_that_a_date_has_is_told() -> None:
    error = UnreadableMoment("mercredi 30 mai 2013 à 18 h", "weekday", date(2013, 5, 30))
    assert shown(problem_sentence(FRENCH, error)) == (
        "Dans « mercredi 30 mai 2013 à 18 h », le jour de la semaine ne va pas avec la date, qui est le jeudi 30 mai 2013. "
        "Corrigez l'un ou l'autre. Rien n'a été modifié."
    )


@pytest.mark.parametrize(
    ("delta", "french", "english"),
    [
        (timedelta(0), "maintenant", "now"),
        (timedelta(seconds=20), "maintenant", "now"),
        (MINUTE, "dans 1 minute", "in 1 minute"),
        (90 * MINUTE, "dans 90 minutes", "in 90 minutes"),
        (HOUR, "dans 1 heure", "in 1 hour"),
        (timedelta(minutes=59, seconds=50), "dans 1 heure", "in 1 hour"),
        (2 * HOUR + 10 * MINUTE, "dans 2 heures", "in 2 hours"),
        (30 * HOUR, "dans 30 heures", "in 30 hours"),
        (DAY, "dans 1 jour", "in 1 day"),
        (3 * DAY - HOUR, "dans 3 jours", "in 3 days"),
        (21 * DAY, "dans 21 jours", "in 21 days"),
        (-2 * HOUR, "il y a 2 heures", "2 hours ago"),
    ],
)
def test_a_distance_is_said_in_the_largest_unit_that_says_it(delta: timedelta, french: str, english: str) -> None:
    assert (distance_text(FRENCH, delta), distance_text(ENGLISH, delta)) == (french, english)


@pytest.mark.parametrize(
    ("start", "minutes", "french", "english"),
    [
        (
            "2013-05-30 18:30",
            120,
            "le jeudi 30 mai 2013 de 18 h 30 à 20 h 30",
            "Thursday, May 30, 2013, 6:30 p.m. to 8:30 p.m.",
        ),
        (
            "2013-05-30 22:00",
            120,
            "le jeudi 30 mai 2013 de 22 h à minuit",
            "Thursday, May 30, 2013, 10 p.m. to midnight",
        ),
        (
            "2013-05-30 22:00",
            180,
            "du jeudi 30 mai 2013 à 22 h au vendredi 31 mai 2013 à 1 h",
            "Thursday, May 30, 2013 at 10 p.m. to Friday, May 31, 2013 at 1 a.m.",
        ),
        (
            "2013-05-30 00:00",
            1440,
            "le jeudi 30 mai 2013 de 0 h à minuit",
            "Thursday, May 30, 2013, 12 a.m. to midnight",
        ),
        ("2013-05-30 18:30", 0, "le jeudi 30 mai 2013 à 18 h 30", "Thursday, May 30, 2013 at 6:30 p.m."),
    ],
)
def test_a_span_says_its_day_once_unless_it_goes_past_midnight(
    start: str, minutes: int, french: str, english: str
) -> None:
    local = datetime.fromisoformat(start)
    assert (shown(span_text(FRENCH, local, minutes)), shown(span_text(ENGLISH, local, minutes))) == (french, english)


@given(st.timedeltas(-400 * DAY, 400 * DAY))
def test_a_distance_is_never_wrong_by_more_than_a_quarter(delta: timedelta) -> None:
    found = re.search(r"([0-9]+) (minute|hour|day)", distance_text(ENGLISH, delta))
    unit = {"minute": MINUTE, "hour": HOUR, "day": DAY}
    said = int(found[1]) * unit[found[2]] if found else timedelta(0)
    assert abs(abs(delta) - said) <= max(MINUTE, abs(delta) / 4)
