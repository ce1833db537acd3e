"""A calendar file that calendars accept, and follow when it changes; nothing that people typed gets out of its property."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from bot.domain.web_address import web_address
from bot.exporters.ics import CalendarEntry, Method, write_calendar

NOW = datetime(2013, 5, 1, 12, 0, 7, 500, tzinfo=UTC)
START = datetime(2013, 5, 30, 22, 30, tzinfo=UTC)
ENTRY = CalendarEntry("assembly-4@1.courroie", "Assemblée générale annuelle", START, NOW, START + timedelta(hours=2))


def lines_of(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").splitlines()


def event_of(data: bytes) -> Event:
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert isinstance(event, Event)
    return event


def test_what_a_calendar_requires_is_there() -> None:
    lines = lines_of(write_calendar([ENTRY], NOW, name="Concert'Action"))
    assert lines[0] == "BEGIN:VCALENDAR"
    for wanted in (
        "VERSION:2.0",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Concert'Action",
        "UID:assembly-4@1.courroie",
        "DTSTAMP:20130501T120007Z",
        "LAST-MODIFIED:20130501T120007Z",
        "SEQUENCE:0",
        "DTSTART:20130530T223000Z",
        "DTEND:20130531T003000Z",
        "SUMMARY:Assemblée générale annuelle",
        "STATUS:CONFIRMED",
    ):
        assert wanted in lines, wanted
    assert any(line.startswith("PRODID:") for line in lines)


def test_lines_end_as_the_standard_says_and_hold_75_bytes_at_most() -> None:
    data = write_calendar([CalendarEntry("u", "é" * 300, START, NOW, description="ligne\nlongue " * 60)], NOW)
    assert data.replace(b"\r\n", b"").count(b"\n") == 0
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_a_change_keeps_the_uid_and_grows_the_sequence() -> None:
    later = START + timedelta(days=7)
    changed = CalendarEntry(ENTRY.uid, ENTRY.summary, later, NOW + timedelta(hours=1), sequence=3)
    event = event_of(write_calendar([changed], NOW))
    assert (str(event["UID"]), event["SEQUENCE"]) == (ENTRY.uid, 3)
    assert "DTSTART:20130606T223000Z" in lines_of(write_calendar([changed], NOW))


def test_a_cancelled_one_says_so() -> None:
    gone = CalendarEntry(ENTRY.uid, ENTRY.summary, START, NOW, sequence=1, cancelled=True)
    lines = lines_of(write_calendar([gone], NOW, method=Method.CANCEL))
    assert "METHOD:CANCEL" in lines
    assert "STATUS:CANCELLED" in lines


def test_what_is_not_said_is_not_there_and_nothing_rings() -> None:
    lines = lines_of(write_calendar([CalendarEntry("u", "Rencontre", START, NOW)], NOW))
    assert not [line for line in lines if line.split(":")[0] in {"DESCRIPTION", "LOCATION", "URL", "DTEND"}]
    assert not [line for line in lines if "VALARM" in line]


def test_text_that_was_typed_cannot_add_a_property() -> None:
    typed = "Ordre du jour; \\n, 1\r\nATTENDEE:mailto:x@example.org\nEND:VEVENT"
    data = write_calendar([CalendarEntry("u", typed, START, NOW, description=typed, location=typed)], NOW)
    event = event_of(data)
    assert "ATTENDEE" not in event
    assert str(event["DESCRIPTION"]) == typed.replace("\r\n", "\n")
    assert "\n" not in str(event["SUMMARY"])
    assert "\n" not in str(event["LOCATION"])


@given(st.text(max_size=300), st.text(max_size=300))
def test_whatever_was_typed_the_file_is_read_back(summary: str, description: str) -> None:
    data = write_calendar([CalendarEntry("u", summary, START, NOW, description=description)], NOW)
    event = event_of(data)
    assert str(event["SUMMARY"]) == " ".join(str(event["SUMMARY"]).split())
    assert len(list(Calendar.from_ical(data).walk())) == 2


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://exemple.org/salle?x=1", "https://exemple.org/salle?x=1"),
        (" HTTP://exemple.org ", "HTTP://exemple.org"),
        ("javascript:alert(1)", ""),
        ("exemple.org", ""),
        ("https://", ""),
        ("https://exemple.org /x", ""),
        ("https://[", ""),
        ("https://discord.com@exemple.org/", ""),
        ("https://exemple.org/<@1>", ""),
        ("", ""),
    ],
)
def test_only_the_webs_addresses_are_links(typed: str, kept: str) -> None:
    assert web_address(typed) == kept
    url = event_of(write_calendar([CalendarEntry("u", "R", START, NOW, url=typed)], NOW)).get("URL")
    assert (str(url) if url else "") == kept


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        write_calendar([CalendarEntry("u", "R", datetime(2013, 5, 30), NOW)], NOW)  # noqa: DTZ001
