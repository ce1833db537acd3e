"""Dates, times and numbers as they are written: « le jeudi 30 mai 2013 à 18 h 30 », "Thursday, May 30, 2013 at 6:30 p.m.".

The names come from Babel; the rest is the OQLF's usage, from which Babel's fr_CA differs (« 1 février », « 19 h 00 »).
"""

from datetime import date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain.clock import require_aware
from bot.texts.catalogue import Texts
from bot.texts.typography import NO_BREAK_SPACE

if TYPE_CHECKING:
    from babel import Locale

_NOON = 12


def date_text(t: Texts, day: date) -> str:
    """« jeudi 30 mai 2013 », « vendredi 1er février 2013 »: no article, since « du » and « le » both serve."""
    weekday = weekday_name(t, day.weekday())
    return f"{weekday}, {day_text(t, day)}" if t.language == "en" else f"{weekday} {day_text(t, day)}"


def day_text(t: Texts, day: date) -> str:
    """« 30 mai 2013 », « 1er février 2013 »; "May 30, 2013": for days long past, whose weekday says nothing."""
    month_day = month_day_text(t, day.month, day.day)
    return f"{month_day}, {day.year}" if t.language == "en" else f"{month_day} {day.year}"


def month_day_text(t: Texts, month: int, day: int) -> str:
    """« 1er avril »; "April 1": a day of every year."""
    name = month_name(t, month)
    if t.language == "en":
        return f"{name}{NO_BREAK_SPACE}{day}"
    return f"{'1er' if day == 1 else day}{NO_BREAK_SPACE}{name}"


def weekday_name(t: Texts, weekday: int) -> str:
    """« lundi », "Monday" for 0."""
    return str(_locale(t).days["format"]["wide"][weekday])


def month_name(t: Texts, month: int) -> str:
    """« janvier », "January" for 1."""
    return str(_locale(t).months["format"]["wide"][month])


def time_text(t: Texts, at: time) -> str:
    """« 18 h 30 », « 19 h », « 8 h 5 »; "6:30 p.m.", "7 p.m."."""
    if t.language == "en":
        hour = at.hour % _NOON or _NOON
        minutes = f":{at.minute:02}" if at.minute else ""
        return f"{hour}{minutes}{NO_BREAK_SPACE}{'a.m.' if at.hour < _NOON else 'p.m.'}"
    minutes = f"{NO_BREAK_SPACE}{at.minute}" if at.minute else ""
    return f"{at.hour}{NO_BREAK_SPACE}h{minutes}"


def instant_text(t: Texts, instant: datetime, zone: ZoneInfo) -> str:
    """« le jeudi 30 mai 2013 à 18 h 30 », as the clocks of ``zone`` show it; a naive ``instant`` raises ``ValueError``."""
    return local_text(t, require_aware(instant).astimezone(zone))


def local_text(t: Texts, local: datetime) -> str:
    """« le jeudi 30 mai 2013 à 9 h », of what the clocks show."""
    _ = t.gettext
    return _("le {date} à {time}").format(date=date_text(t, local.date()), time=time_text(t, local.time()))


def number_text(t: Texts, number: float) -> str:
    """« 2 000 », « 0,5 »; "2,000", "0.5"."""
    from babel.numbers import format_decimal  # noqa: PLC0415 - Babel is paid for by who needs it

    return format_decimal(number, locale=_locale(t))


def percent_text(t: Texts, share: float) -> str:
    """« 83 % » for 0.8333; "83%": no decimal, which a few respondents would not bear."""
    from babel.numbers import format_percent  # noqa: PLC0415 - Babel is paid for by who needs it

    return format_percent(share, locale=_locale(t))


def _locale(t: Texts) -> "Locale":
    from babel import Locale  # noqa: PLC0415 - Babel is paid for by who needs it

    return Locale.parse("en_CA" if t.language == "en" else "fr_CA")
