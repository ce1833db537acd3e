"""What comes back, in words that can be typed back."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import UnreadableRecurrence
from bot.domain.recurrence import Recurrence, read_recurrence, recurrence_of
from bot.domain.recurrence_rules import Frequency, RuleParts
from bot.texts.catalogue import Texts, texts_in
from bot.texts.problems import problem_sentence
from bot.texts.recurrences import recurrence_text
from bot.texts.typography import NO_BREAK_SPACE

FRENCH, ENGLISH = texts_in("fr"), texts_in("en")


def shown(text: str) -> str:
    return text.replace(NO_BREAK_SPACE, " ")


@pytest.mark.parametrize(
    ("rule", "french", "english"),
    [
        ("FREQ=DAILY", "tous les jours", "every day"),
        ("FREQ=DAILY;INTERVAL=3", "tous les 3 jours", "every 3 days"),
        ("FREQ=WEEKLY", "toutes les semaines", "every week"),
        ("FREQ=WEEKLY;INTERVAL=2", "toutes les 2 semaines", "every 2 weeks"),
        ("FREQ=WEEKLY;BYDAY=TU", "tous les mardis", "every Tuesday"),
        ("FREQ=WEEKLY;BYDAY=TU,TH", "tous les mardis et jeudis", "every Tuesday and Thursday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,TH", "tous les lundis, mardis et jeudis", "every Monday, Tuesday and Thursday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "le mardi, toutes les 2 semaines", "on Tuesday, every 2 weeks"),
        ("FREQ=MONTHLY", "tous les mois", "every month"),
        ("FREQ=MONTHLY;INTERVAL=3", "tous les 3 mois", "every 3 months"),
        ("FREQ=MONTHLY;BYDAY=2TU", "le 2e mardi du mois", "the 2nd Tuesday of the month"),
        ("FREQ=MONTHLY;BYDAY=1TH", "le 1er jeudi du mois", "the 1st Thursday of the month"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "le dernier vendredi du mois", "the last Friday of the month"),
        ("FREQ=MONTHLY;BYDAY=1TU,3TU", "le 1er et 3e mardi du mois", "the 1st and 3rd Tuesday of the month"),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU", "le 2e mardi, tous les 3 mois", "the 2nd Tuesday, every 3 months"),
        ("FREQ=MONTHLY;BYMONTHDAY=1", "le 1er du mois", "the 1st of the month"),
        ("FREQ=MONTHLY;BYMONTHDAY=12", "le 12 du mois", "the 12th of the month"),
        ("FREQ=MONTHLY;BYMONTHDAY=22", "le 22 du mois", "the 22nd of the month"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "le dernier jour du mois", "the last day of the month"),
        ("FREQ=YEARLY", "tous les ans", "every year"),
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=30", "le 30 mai, tous les ans", "on May 30, every year"),
        (
            "FREQ=YEARLY;BYMONTH=4;BYDAY=3TH",
            "le 3e jeudi d'avril, tous les ans",
            "the 3rd Thursday of April, every year",
        ),
        (
            "FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYDAY=-1TH",
            "le dernier jeudi de mai, tous les 2 ans",
            "the last Thursday of May, every 2 years",
        ),
        (
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20140630T235959",
            "tous les mardis, jusqu'au 30 juin 2014",
            "every Tuesday, until June 30, 2014",
        ),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=10", "tous les mardis, 10 fois", "every Tuesday, 10 times"),
        ("FREQ=WEEKLY;COUNT=1", "toutes les semaines, 1 fois", "every week, 1 time"),
    ],
)
def test_a_recurrence_is_said_as_people_say_it(rule: str, french: str, english: str) -> None:
    recurrence = Recurrence(rule)
    assert (shown(recurrence_text(FRENCH, recurrence)), shown(recurrence_text(ENGLISH, recurrence))) == (
        french,
        english,
    )


WEEKDAYS = st.integers(0, 6)
SETS_OF_WEEKDAYS = st.sets(WEEKDAYS).map(lambda days: tuple(sorted(days)))
ORDINALS = st.sets(st.sampled_from([1, 2, 3, 4, 5, -1]), min_size=1).map(
    lambda found: tuple(sorted(found, key=lambda n: n % 10))
)
INTERVALS = st.integers(1, 99)
DAYS = st.dates(date(2012, 1, 1), date(2012, 12, 31))
RULES = st.one_of(
    st.builds(RuleParts, st.just(Frequency.DAILY), INTERVALS),
    st.builds(RuleParts, st.just(Frequency.WEEKLY), INTERVALS, SETS_OF_WEEKDAYS),
    st.builds(RuleParts, st.just(Frequency.MONTHLY), INTERVALS, st.tuples(WEEKDAYS), ORDINALS),
    st.builds(
        RuleParts,
        st.just(Frequency.MONTHLY),
        INTERVALS,
        month_day=st.none() | st.sampled_from([-1, *range(1, 32)]),
        until=st.none() | st.dates(date(2010, 1, 1), date(2100, 1, 1)),
    ),
    st.builds(RuleParts, st.just(Frequency.YEARLY), INTERVALS, count=st.none() | st.integers(1, 999)),
    st.builds(RuleParts, st.just(Frequency.YEARLY), INTERVALS, st.tuples(WEEKDAYS), ORDINALS, month=st.integers(1, 12)),
    DAYS.map(lambda day: RuleParts(Frequency.YEARLY, month=day.month, month_day=day.day)),
)


@settings(max_examples=500)
@given(RULES.map(recurrence_of), st.sampled_from([FRENCH, ENGLISH]))
def test_what_is_shown_of_a_recurrence_can_be_typed_back(recurrence: Recurrence, t: Texts) -> None:
    typed = read_recurrence(recurrence_text(t, recurrence))
    assert (typed.recurrence, typed.time) == (recurrence, None)


@pytest.mark.parametrize("t", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_what_cannot_be_read_is_told_with_what_can(t: Texts) -> None:
    sentence = shown(problem_sentence(t, UnreadableRecurrence("à la pleine lune" * 20)))
    assert "à la pleine lune" in sentence
    assert len(sentence) < 400
    examples = ["le 2e mardi du mois à 18 h", "tous les mardis", "toutes les 2 semaines", "chaque année"]
    if t.language == "en":
        examples = ["the 2nd Tuesday of the month at 6 p.m.", "every Tuesday", "every 2 weeks", "every year"]
    for example in examples:
        assert example in sentence
        assert read_recurrence(example).recurrence.parts.count is None
