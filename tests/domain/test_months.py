from datetime import date

import pytest

from bot.domain.months import months_before


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2013, 5, 30), 1, date(2013, 4, 30)),
        (date(2013, 5, 31), 1, date(2013, 4, 30)),
        (date(2013, 3, 31), 1, date(2013, 2, 28)),
        (date(2012, 3, 31), 1, date(2012, 2, 29)),
        (date(2013, 1, 15), 1, date(2012, 12, 15)),
        (date(2013, 1, 15), 13, date(2011, 12, 15)),
        (date(2012, 2, 29), 12, date(2011, 2, 28)),
        (date(2013, 5, 30), 36, date(2010, 5, 30)),
        (date(2013, 5, 30), 0, date(2013, 5, 30)),
    ],
)
def test_months_are_counted_on_the_calendar(day: date, months: int, earlier: date) -> None:
    assert months_before(day, months) == earlier
