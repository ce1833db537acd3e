"""Days as people type them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import UnreadableDate
from bot.domain.typed_dates import read_day
from bot.texts.catalogue import Texts, texts_in
from bot.texts.dates import date_text

SAID = {
    "2013-05-30": date(2013, 5, 30),
    " 2013-5-3 ": date(2013, 5, 3),
    "2013-05": date(2013, 5, 1),
    "30 mai 2013": date(2013, 5, 30),
    "le jeudi 30 MAI 2013": date(2013, 5, 30),
    "1er avril 2011": date(2011, 4, 1),
    "1 Aout 2011": date(2011, 8, 1),
    "3 févr. 2012": date(2012, 2, 3),
    "mai 2013": date(2013, 5, 1),
    "décembre 2012": date(2012, 12, 1),
    "2011": date(2011, 1, 1),
    "May 30, 2013": date(2013, 5, 30),
    "30 May 2013": date(2013, 5, 30),
    "April 1st, 2011": date(2011, 4, 1),
    "the 22nd of June 2012": date(2012, 6, 22),
    "Sept 2012": date(2012, 9, 1),
}
NOT_SAID = [
    "",
    "hier",
    "mai",
    "30 mai",
    "mai 30",
    "30/05/2013",
    "05-30-2013",
    "2013-02-30",
    "31 juin 2013",
    "30 mai 13",
    "30 mai 2013 à 18 h",
    "2011, 2012",
    "2011-2012",
    "0 mai 2013",
    "mai mai 2013",
    "30 30 2013",
    "0000",
]


@pytest.mark.parametrize("typed", SAID)
def test_a_day_is_read_as_it_is_typed(typed: str) -> None:
    assert read_day(typed) == SAID[typed]


@pytest.mark.parametrize("typed", NOT_SAID)
def test_what_is_not_a_day_is_given_back(typed: str) -> None:
    with pytest.raises(UnreadableDate) as refused:
        read_day(typed)
    assert refused.value.given == typed


@settings(max_examples=200)
@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from([texts_in("fr"), texts_in("en")]))
def test_every_day_that_is_written_can_be_read(day: date, t: Texts) -> None:
    assert read_day(date_text(t, day)) == day
    assert read_day(day.isoformat()) == day


@settings(max_examples=200)
@given(st.text() | st.from_regex(r"[0-9]{1,2} [a-z]{3,9} [0-9]{4}|[0-9]{4}(-[0-9]{1,3}){1,2}", fullmatch=True))
def test_whatever_is_typed_is_a_day_or_is_refused(typed: str) -> None:
    with suppress(UnreadableDate):
        assert isinstance(read_day(typed), date)
