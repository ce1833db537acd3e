"""From what the clocks of a place show to an instant, and back.

What people chose is kept as a wall time and a zone: « 18 h » stays 18 h whatever the clocks do meanwhile.
"""

from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.clock import require_aware

_PRECISION: Final = timedelta(seconds=1)


def instant_of(local: datetime, zone: str) -> datetime:
    """When the clocks of ``zone`` show ``local`` (naive), in UTC.

    A wall time that they skip is the next one that they do show; one that they show twice is the first.

    Raises:
        ValueError: where ``local`` has a time zone of its own.
        OverflowError: at either end of the calendar.
    """
    if local.tzinfo is not None:
        msg = f"a wall time has no time zone of its own: {local.isoformat()}"
        raise ValueError(msg)
    tz = ZoneInfo(zone)
    instant = local.replace(tzinfo=tz, fold=0).astimezone(UTC)
    if instant.astimezone(tz).replace(tzinfo=None, fold=0) == local.replace(fold=0):
        return instant
    return _change(local.replace(tzinfo=tz, fold=1).astimezone(UTC), instant, tz)


def instant_before(local: datetime, offset: timedelta, zone: str) -> datetime:
    """The instant ``offset`` before ``local``: whole days are counted on the wall clock, so that 18:30 stays 18:30 when it changes."""
    days = timedelta(days=offset.days)
    return instant_of(local - days, zone) - (offset - days)


def local_of(instant: datetime, zone: str) -> datetime:
    """What the clocks of ``zone`` show at ``instant``, naive; a naive ``instant`` raises ``ValueError``."""
    return require_aware(instant).astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def _change(before: datetime, after: datetime, tz: ZoneInfo) -> datetime:
    """The first instant that has the offset of ``after``, by halves: inside a gap, ``fold`` gives one on either side."""
    offset = after.astimezone(tz).utcoffset()
    while after - before > _PRECISION:
        middle = before + (after - before) // 2
        if middle.astimezone(tz).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after.replace(microsecond=0)
