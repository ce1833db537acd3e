"""A due date as people type it: a day without an hour is due at nine, and a recurrence may say its first day by itself."""

from datetime import datetime, time, timedelta
from typing import Final

from bot.domain.errors import InvalidDeadline
from bot.domain.guild_settings import SettingKey
from bot.domain.moments import read_day_and_time
from bot.domain.recurrence import Recurrence, first_occurrence, read_recurrence
from bot.domain.setting_reading import read_offsets
from bot.domain.setting_rules import valid
from bot.domain.wall_time import instant_of, local_of

NINE: Final = time(9)
MOST_OFFSETS: Final = 5
_MINUTE: Final = timedelta(minutes=1)


def read_due(day: str, comes_back: str, now: datetime, zone: str) -> tuple[datetime, Recurrence | None]:
    """The wall time of a due date, the first one where it comes back: the first that the rule allows from the day on.

    Raises:
        UnreadableMoment, UnreadableRecurrence: what was typed says no day, or not how it comes back.
        InvalidDeadline: ``no_date`` where both are empty, ``past``, ``no_occurrence`` where the recurrence is over.
    """
    said = read_day_and_time(day, now, zone) if day.strip() else None
    if not comes_back.strip():
        if said is None:
            raise InvalidDeadline("no_date")
        return _to_come(datetime.combine(said[0], said[1] or NINE), now, zone), None
    typed = read_recurrence(comes_back)
    at = (said and said[1]) or typed.time or NINE
    start = local_of(now, zone) + _MINUTE if said is None else datetime.combine(said[0], at)
    first = first_occurrence(typed.recurrence, start, at)
    if first is None:
        raise InvalidDeadline("no_occurrence")
    return _to_come(first, now, zone), typed.recurrence


def read_day(day: str, now: datetime, zone: str) -> datetime:
    """The wall time of one day to come, at nine where no hour is said; raise ``UnreadableMoment``, or ``InvalidDeadline`` (``past``)."""
    said, at = read_day_and_time(day, now, zone)
    return _to_come(datetime.combine(said, at or NINE), now, zone)


def read_own_offsets(text: str) -> tuple[timedelta, ...] | None:
    """How long before it one is reminded of this one; None, where nothing is typed, is as the guild says.

    Raises:
        InvalidSetting: what was typed is no list of durations.
        InvalidDeadline: ``too_many_offsets``.
    """
    if not text.strip():
        return None
    offsets: tuple[timedelta, ...] = valid(SettingKey.REMINDER_OFFSETS, read_offsets(text))
    if len(offsets) > MOST_OFFSETS:
        raise InvalidDeadline("too_many_offsets", str(len(offsets)))
    return offsets


def _to_come(local: datetime, now: datetime, zone: str) -> datetime:
    if instant_of(local, zone) <= now:
        raise InvalidDeadline("past", local.isoformat(timespec="minutes"))
    return local
