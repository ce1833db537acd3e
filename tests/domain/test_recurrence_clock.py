"""Promise 8: each occurrence fires once at Lachine's wall time, over 2010-2040, clock changes included."""

from calendar import isleap
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from bot.domain.recurrence import Recurrence, first_occurrence, occurrences
from bot.domain.wall_time import instant_of

LACHINE = "America/Toronto"


def nth(day: date) -> int:
    """Which one of its weekday this day is in its month."""
    return (day.day - 1) // 7 + 1


def is_last(day: date, days: int) -> bool:
    """Whether the month is over ``days`` later."""
    return (day + timedelta(days=days)).month != day.month


# Each rule beside what it means, said without dateutil.
RULES: dict[str, Callable[[date], bool]] = {
    "FREQ=DAILY": lambda day: day.weekday() in range(7),
    "FREQ=WEEKLY;BYDAY=SU": lambda day: day.weekday() == 6,
    "FREQ=WEEKLY;BYDAY=TU,TH": lambda day: day.weekday() in {1, 3},
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU": lambda day: (day - date(2010, 1, 3)).days % 14 == 0,
    "FREQ=MONTHLY;BYDAY=2TU": lambda day: day.weekday() == 1 and nth(day) == 2,
    "FREQ=MONTHLY;BYDAY=2SU": lambda day: day.weekday() == 6 and nth(day) == 2,
    "FREQ=MONTHLY;BYDAY=1SU,3SU": lambda day: day.weekday() == 6 and nth(day) in {1, 3},
    "FREQ=MONTHLY;BYDAY=-1SU": lambda day: day.weekday() == 6 and is_last(day, 7),
    "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10": lambda day: day.day == 10 and day.month % 3 == 1,
    "FREQ=MONTHLY;BYMONTHDAY=-1": lambda day: is_last(day, 1),
    "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU": lambda day: day.month == 3 and day.weekday() == 6 and nth(day) == 2,
}
TIMES = (time(1, 30), time(2, 0), time(2, 30), time(2, 59), time(3, 0), time(18, 0))


@pytest.mark.promise(8)
@pytest.mark.parametrize("year", range(2010, 2041))
@pytest.mark.parametrize("rule", RULES)
def test_each_occurrence_fires_once_at_the_wall_time_of_lachine(rule: str, year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(365 + isleap(year))]
    for at in TIMES:
        first = first_occurrence(Recurrence(rule), datetime.combine(date(2010, 1, 1), time.min), at)
        assert first
        start, end = datetime.combine(days[0], time.min), datetime.combine(days[-1], time.max)
        planned = list(occurrences(Recurrence(rule), first, after=start, before=end))
        assert planned == [datetime.combine(day, at) for day in days if RULES[rule](day)]
        fired = [instant_of(local, LACHINE) for local in planned]
        assert all(earlier < later for earlier, later in pairwise(fired))
        for local, instant in zip(planned, fired, strict=True):
            # The clocks jump from 2 h to 3 h on the second Sunday of March, and over nothing else.
            skipped = at.hour == 2 and RULES["FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"](local.date())
            shown = instant.astimezone(ZoneInfo(LACHINE))
            assert shown.replace(tzinfo=None) == (local.replace(hour=3, minute=0) if skipped else local)
            # Of an hour that comes twice, it is the first.
            assert shown.fold == 0
