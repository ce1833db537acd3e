"""A pause of one's reminders, as people type it."""

from datetime import datetime, time, timedelta
from typing import Final

from bot.domain.clock import local_day
from bot.domain.errors import InvalidReminder
from bot.domain.moments import read_day_and_time
from bot.domain.wall_time import instant_of

_LONGEST_PAUSE: Final = timedelta(days=366)


def read_pause(typed: str, now: datetime, zone: str) -> datetime:
    """When the day that was typed begins; raise ``InvalidReminder`` where it is not ahead, or too far."""
    day, _time = read_day_and_time(typed, now, zone)
    until = instant_of(datetime.combine(day, time.min), zone)
    if day <= local_day(now, zone):
        raise InvalidReminder("past_pause", typed)
    if until - now > _LONGEST_PAUSE:
        raise InvalidReminder("long_pause", typed)
    return until
