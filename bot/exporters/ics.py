"""Assemblies and due dates as a calendar file (RFC 5545) that calendars accept, and follow when it changes.

An assembly keeps its UID for ever; its SEQUENCE grows with each change, and a cancelled one says so (RFC 5546, CANCEL). Instants
are in UTC: every calendar shows them in its owner's zone, and none needs a VTIMEZONE.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.clock import require_aware
from bot.domain.web_address import web_address

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT: Final = "-//Courroie//Courroie//FR"


class Method(StrEnum):
    """What the file asks of a calendar: to keep what it holds, or to take one away."""

    PUBLISH = "PUBLISH"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One event. ``ends_at`` None is an instant of no length; every text is as people typed it."""

    uid: str
    summary: str
    starts_at: datetime
    changed_at: datetime
    ends_at: datetime | None = None
    description: str = ""
    location: str = ""
    url: str = ""
    sequence: int = 0
    cancelled: bool = False


def write_calendar(
    entries: Iterable[CalendarEntry], now: datetime, *, name: str = "", method: Method = Method.PUBLISH
) -> bytes:
    """These events as one file; ``name`` is what calendars call it. Raise ``ValueError`` on a naive instant."""
    from icalendar import Calendar  # noqa: PLC0415 - who writes no calendar does not pay for it

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", str(method))
    if name:
        calendar.add("x-wr-calname", _line(name))
    for entry in entries:
        calendar.add_component(_event(entry, now))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, now: datetime) -> "Event":
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", _utc(now))
    event.add("last-modified", _utc(entry.changed_at))
    event.add("sequence", entry.sequence)
    event.add("dtstart", _utc(entry.starts_at))
    if entry.ends_at is not None:
        event.add("dtend", _utc(entry.ends_at))
    event.add("summary", _line(entry.summary))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    for key, text in (("description", _text(entry.description)), ("location", _line(entry.location))):
        if text:
            event.add(key, text)
    if address := web_address(entry.url):
        event.add("url", address)
    return event


def _utc(instant: datetime) -> datetime:
    return require_aware(instant).astimezone(UTC).replace(microsecond=0)


def _text(text: str) -> str:
    """``text`` without the characters that RFC 5545 (3.1) keeps for itself; its lines stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(each for each in lines if each in "\n\t" or each.isprintable() or each == "\u00a0").strip()


def _line(text: str) -> str:
    return " ".join(_text(text).split())
