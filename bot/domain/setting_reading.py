"""Settings as people type them: « 20 % », « 14 jours, 7 jours, 2 heures », « 21 h à 8 h », in French and in English.

Each function raises ``InvalidSetting``, with what was typed, on what it cannot read.
"""

import re
from datetime import time, timedelta
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from bot.domain.errors import InvalidSetting, UnreadableDate
from bot.domain.guild_settings import FiscalYearStart, QuietHours, Quorum, QuorumKind, SettingKey
from bot.domain.text_folding import fold
from bot.domain.typed_dates import read_day

_NONE: Final = frozenset({"", "0", "aucun", "aucune", "jamais", "non", "none", "never", "no"})
_NUMBER: Final = re.compile(r"([0-9]{1,5})")
_DAYS: Final = re.compile(r"([0-9]{1,5})(?: ?(?:j|jours?|d|days?))?")
_QUORUM: Final = re.compile(r"([0-9]{1,5}) ?(%|pour cent|percent|per cent)?(?: (?:voix|membres?|voices?|members?))?")
_MONTHS: Final = re.compile(r"([0-9]{1,4}) ?(mois|months?|m|ans?|annees?|years?|y)?")
_YEAR_UNITS: Final = "ay"
_MONTHS_A_YEAR: Final = 12
_OFFSET: Final = re.compile(r"([0-9]{1,6}) ?([a-z]*)")
_OFFSETS_APART: Final = re.compile(r"\s*(?:[,;+]|\bet\b|\band\b)\s*")
_UNITS: Final = {
    **dict.fromkeys(("semaine", "semaines", "sem", "week", "weeks", "w"), timedelta(weeks=1)),
    **dict.fromkeys(("jour", "jours", "j", "day", "days", "d"), timedelta(days=1)),
    **dict.fromkeys(("heure", "heures", "h", "hour", "hours"), timedelta(hours=1)),
    **dict.fromkeys(("minute", "minutes", "min"), timedelta(minutes=1)),
}
_TIME: Final = r"([0-9]{1,2})(?: ?[h:] ?([0-9]{1,2})?)?(?: ?([ap])\.? ?m\.?)?"
_HOURS: Final = re.compile(rf"(?:de |from |entre |between )?{_TIME}\s*(?:a|-|–|to|et|and|jusqua|until)\s*{_TIME}")
_AT: Final = re.compile(_TIME)
_SPOKEN: Final = {"minuit": "0 h", "midnight": "0 h", "midi": "12 h", "noon": "12 h"}
_NOON: Final = 12
# Any year that is not a leap year: no fiscal year begins on February 29.
_YEAR: Final = 2011
_IN_NUMBERS: Final = re.compile(r"[0-9]{1,2}-[0-9]{1,2}")


def read_days(text: str) -> int:
    """« 14 », « 14 jours »: a number of days."""
    return _number(_DAYS, text, SettingKey.BYLAWS, "notice_days")


def read_proxies(text: str) -> int:
    """« 1 », « aucune »: how many proxies one person may hold."""
    return 0 if _folded(text) in _NONE else _number(_NUMBER, text, SettingKey.BYLAWS, "proxies")


def read_quorum(text: str) -> Quorum | None:
    """« 15 », « 20 % », « aucun »."""
    folded = _folded(text)
    if folded in _NONE:
        return None
    found = _QUORUM.fullmatch(folded)
    if found is None:
        raise InvalidSetting(SettingKey.BYLAWS, "quorum", text)
    return Quorum(QuorumKind.SHARE if found[2] else QuorumKind.NUMBER, int(found[1]))


def read_months(text: str) -> int:
    """« 36 », « 36 mois », « 3 ans »: a number of months."""
    found = _MONTHS.fullmatch(_folded(text))
    if found is None:
        raise InvalidSetting(SettingKey.RETENTION, "months", text)
    years = (found[2] or "m")[0] in _YEAR_UNITS
    return int(found[1]) * (_MONTHS_A_YEAR if years else 1)


def read_offsets(text: str) -> tuple[timedelta, ...]:
    """« 14 jours, 7 jours, 2 heures », « 14, 7 et 1 jours », « aucun »; a number alone has the unit that follows."""
    folded = _folded(text)
    if folded in _NONE:
        return ()
    offsets: list[timedelta] = []
    unit = ""
    for part in reversed(_OFFSETS_APART.split(folded)):
        found = _OFFSET.fullmatch(part)
        unit = (found and found[2]) or unit
        if found is None or unit not in _UNITS:
            raise InvalidSetting(SettingKey.REMINDER_OFFSETS, "offset", text)
        offsets.append(int(found[1]) * _UNITS[unit])
    return tuple(offsets)


def read_delay(text: str) -> int:
    """« 3 », « 3 jours »: how many days of silence."""
    return _number(_DAYS, text, SettingKey.FOLLOW_UP, "delay")


def read_hour(text: str) -> time:
    """« 9 h », « 18 h 30 », "9 a.m.", « midi »."""
    folded = _folded(text)
    found = _AT.fullmatch(_SPOKEN.get(folded, folded))
    try:
        if found:
            return _time(*found.group(1, 2, 3))
    except ValueError:
        pass
    raise InvalidSetting(SettingKey.DIGEST, "hour", text)


def read_quiet_hours(text: str) -> QuietHours | None:
    """« 21 h à 8 h », « 21:30-7:00 », "9 p.m. to 8 a.m.", « minuit à 7 h », « aucune »."""
    folded = _folded(text)
    if folded in _NONE:
        return None
    for spoken, hour in _SPOKEN.items():
        folded = folded.replace(spoken, hour)
    found = _HOURS.fullmatch(folded)
    try:
        if found:
            return QuietHours(_time(*found.group(1, 2, 3)), _time(*found.group(4, 5, 6)))
    except ValueError:
        pass
    raise InvalidSetting(SettingKey.QUIET_HOURS, "quiet_hours", text)


def read_fiscal_day(text: str) -> FiscalYearStart:
    """« 1er avril », « avril », "September 1", « 04-01 »."""
    stripped = text.strip()
    dated = f"{_YEAR}-{stripped}" if _IN_NUMBERS.fullmatch(stripped) else f"{stripped} {_YEAR}"
    try:
        day = read_day(dated)
    except UnreadableDate as problem:
        raise InvalidSetting(SettingKey.FISCAL_YEAR_START, "no_such_day", text) from problem
    return FiscalYearStart(day.month, day.day)


def read_time_zone(text: str) -> str:
    """« America/Toronto », « Toronto », « St. John's »: the name of a zone of the IANA database, or its city."""
    wanted = _folded(text).replace(".", "").replace(" ", "_")
    zone = _zones().get(wanted)
    if zone is None:
        raise InvalidSetting(SettingKey.TIME_ZONE, "unknown_zone", text)
    return zone


@cache
def _zones() -> dict[str, str]:
    """Zones by their folded name and by their folded city."""
    names = sorted(available_timezones())
    cities = {fold(name.rpartition("/")[2]): name for name in names if "/" in name}
    return cities | {fold(name): name for name in names}


def _folded(text: str) -> str:
    return " ".join(fold(text).split())


def _number(shape: re.Pattern[str], text: str, key: SettingKey, reason: str) -> int:
    found = shape.fullmatch(_folded(text))
    if found is None:
        raise InvalidSetting(key, reason, text)
    return int(found[1])


def _time(hour: str, minute: str | None, half: str | None) -> time:
    """The time of day; raise ``ValueError`` where no clock shows it."""
    number = int(hour)
    if half:
        if not 1 <= number <= _NOON:
            raise ValueError(hour)
        number = number % _NOON + (_NOON if half == "p" else 0)
    return time(number, int(minute or 0))
