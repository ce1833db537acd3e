"""An assembly in a calendar, and in a letter: what it has become is said in both."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.directory import Directory, Person
from bot.domain.guild_settings import AssemblyKind
from bot.exporters.assembly_ics import agenda_calendar, assembly_calendar, message_address
from bot.exporters.ics import CalendarEntry
from bot.texts.assembly_email import email_text
from bot.texts.catalogue import texts_in

NOW = datetime(2013, 5, 1, 12, tzinfo=UTC)
FRENCH = texts_in("fr")
CONVENED = Assembly(
    id=4,
    guild_id=1,
    kind=AssemblyKind.PARTNERS,
    status=AssemblyStatus.CONVENED,
    start_local=datetime.fromisoformat("2013-05-30T18:30"),
    time_zone="America/Toronto",
    starts_at=datetime(2013, 5, 30, 22, 30, tzinfo=UTC),
    changed_at=NOW,
    title="Logement",
    place="Mairie",
    agenda="Accueil\nVaria",
)
POSTPONED = replace(
    CONVENED,
    status=AssemblyStatus.POSTPONED,
    sequence=1,
    postponed_from=datetime.fromisoformat("2013-05-23T18:30"),
    reason="Salle prise",
)
CANCELLED = replace(POSTPONED, status=AssemblyStatus.CANCELLED, sequence=2, reason="Tempête")


def event(assembly: Assembly) -> dict[str, str]:
    (found,) = Calendar.from_ical(assembly_calendar(FRENCH, assembly, Directory(), NOW)).walk("VEVENT")
    return {key: str(found[key]) for key in ("UID", "SUMMARY", "STATUS", "SEQUENCE", "LOCATION", "DESCRIPTION")}


def letter(assembly: Assembly) -> str:
    return email_text(FRENCH, assembly, assembly.title).replace("\xa0", " ").replace("\r\n", "\n")


def test_its_uid_stays_whatever_becomes_of_it() -> None:
    assert {event(each)["UID"] for each in (CONVENED, POSTPONED, CANCELLED)} == {"assembly-4@1.courroie"}
    assert [event(each)["SEQUENCE"] for each in (CONVENED, POSTPONED, CANCELLED)] == ["0", "1", "2"]


def test_a_cancelled_one_says_so_and_why() -> None:
    found = event(CANCELLED)
    assert found["SUMMARY"].replace("\xa0", " ") == "Annulée : Logement"
    assert found["STATUS"] == "CANCELLED"
    assert found["DESCRIPTION"].replace("\xa0", " ").startswith("Raison : Tempête\n")
    assert b"METHOD:CANCEL" in assembly_calendar(FRENCH, CANCELLED, Directory(), NOW)


def test_where_there_is_no_place_the_link_is_one() -> None:
    online = replace(CONVENED, place="", link="https://exemple.org/salle")
    assert event(online)["LOCATION"] == "https://exemple.org/salle"


def test_its_address_is_its_link_or_its_convocation() -> None:
    posted = replace(CONVENED, channel_id=2, message_id=3)
    assert message_address(CONVENED) == ""
    assert b"URL:https://discord.com/channels/1/2/3" in assembly_calendar(FRENCH, posted, Directory(), NOW)
    linked = replace(posted, link="https://exemple.org/salle")
    assert b"URL:https://exemple.org/salle" in assembly_calendar(FRENCH, linked, Directory(), NOW)


def test_everything_that_comes_is_one_file() -> None:
    due = CalendarEntry("deadline-1@1.courroie", "Échéance", NOW + timedelta(days=1), NOW)
    data = agenda_calendar(FRENCH, [CONVENED, CANCELLED], Directory(), NOW, [due])
    statuses = [str(each["STATUS"]) for each in Calendar.from_ical(data).walk("VEVENT")]
    assert statuses == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert b"METHOD:PUBLISH" in data


def test_its_letter_has_everyone_to_write_to_and_who_has_no_address() -> None:
    people = [
        Person(each, f"Personne {each}", email=f"p{each}@exemple.org" if each % 9 else "") for each in range(1, 91)
    ]
    lines = email_text(FRENCH, CONVENED, "Logement", people).replace("\xa0", " ").split("\r\n")
    assert lines[0].removeprefix("Cci : ").split("; ") == [each.email for each in people if each.email]
    assert lines[1].startswith("À joindre autrement, sans courriel au bottin : Personne 9, Personne 18, ")
    assert lines[2] == "Objet : Convocation, Logement"


@pytest.mark.parametrize(
    ("assembly", "said", "unsaid"),
    [
        (
            CONVENED,
            ["Objet : Convocation, Logement", "Où : Mairie", "- Accueil\n- Varia", "si vous serez là"],
            "devait",
        ),
        (
            POSTPONED,
            ["Objet : Report, Logement", "Elle devait avoir lieu le jeudi 23 mai 2013", "Raison : Salle"],
            "annul",
        ),
        (CANCELLED, ["Objet : Annulation, Logement", "est annulée", "Raison : Tempête"], "si vous serez là"),
    ],
)
def test_its_letter_says_what_it_has_become(assembly: Assembly, said: list[str], unsaid: str) -> None:
    text = letter(assembly)
    assert [each for each in said if each not in text] == []
    assert unsaid not in text
