"""The time, asked of an object that tests and the playground can set."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Whatever tells the present instant."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    __slots__ = ()

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)


@dataclass(slots=True)
class SettableClock:
    """A clock that stands still until it is moved."""

    at: datetime = field(default_factory=lambda: datetime(2012, 9, 10, 14, 0, tzinfo=UTC))

    def __post_init__(self) -> None:
        require_aware(self.at)

    def now(self) -> datetime:
        """The instant it was set to, in UTC."""
        return self.at.astimezone(UTC)

    def advance(self, delta: timedelta) -> None:
        """Move forward (or back) by ``delta``."""
        self.at += delta


def local_day(instant: datetime, time_zone: str) -> date:
    """The day that it is at ``instant``, in an IANA time zone."""
    return require_aware(instant).astimezone(ZoneInfo(time_zone)).date()


def require_aware(instant: datetime) -> datetime:
    """Give ``instant`` back; raise ``ValueError`` where it has no time zone (naive instants are refused at every door)."""
    if instant.utcoffset() is None:
        msg = f"a naive datetime was given: {instant.isoformat()}"
        raise ValueError(msg)
    return instant
