"""Calendar months, which have no fixed length."""

from calendar import monthrange
from datetime import date
from typing import Final

_MONTHS_A_YEAR: Final = 12


def months_before(day: date, months: int) -> date:
    """The same day ``months`` earlier, or the last one of a month that is too short for it."""
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 - months, _MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
