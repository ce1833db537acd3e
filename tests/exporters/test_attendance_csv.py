"""The list of presences opens in a spreadsheet, says whose proxies count, and runs nothing."""

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO

from bot.domain.assembly import Answer, Assembly, AssemblyStatus, Attendee, Rsvp
from bot.domain.directory import Directory, MemberOrganization, Person, Representation
from bot.domain.gathering import gathering
from bot.domain.guild_settings import AssemblyKind, Bylaws, GuildSettings
from bot.exporters.attendance_csv import write_attendance_csv
from bot.texts.catalogue import texts_in

START = datetime(2013, 5, 30, 22, 30, tzinfo=UTC)
DIRECTORY = Directory(
    organizations={1: MemberOrganization(1, "CLSC"), 2: MemberOrganization(2, "Maison")},
    people={11: Person(11, "=Claire Fortin", user_id=70), 12: Person(12, "Luc Roy", user_id=72)},
    representations=(Representation(1, 11, 1), Representation(2, 12, 2)),
)
ASSEMBLY = Assembly(
    id=1,
    guild_id=1,
    kind=AssemblyKind.PARTNERS,
    status=AssemblyStatus.CONVENED,
    start_local=datetime.fromisoformat("2013-05-30T18:30"),
    time_zone="America/Toronto",
    starts_at=START,
    changed_at=START,
)


def written(language: str) -> list[list[str]]:
    found = gathering(
        ASSEMBLY,
        GuildSettings(bylaws={AssemblyKind.PARTNERS: Bylaws(proxies=1)}),
        DIRECTORY,
        rsvps=[Rsvp(72, Answer.PROXY, START, 11)],
        attendees=[
            Attendee(1, START - timedelta(minutes=12), 11, 70, organization_id=1),
            Attendee(2, START, guest_name="Marc Côté", organization_id=2),
            Attendee(3, START, user_id=555),
            Attendee(4, START),
        ][:: 1 if language == "fr" else 2],
    )
    sheet = write_attendance_csv(texts_in(language), found).decode("utf-8-sig")
    return list(csv.reader(StringIO(sheet), delimiter=";"))


def test_each_one_who_came_has_a_row_with_their_own_hour_and_voice() -> None:
    assert written("fr") == [
        ["Nom", "Organisation", "Arrivée", "Voix", "Procurations"],
        ["'=Claire Fortin", "CLSC", "2013-05-30 18:18", "CLSC", ""],
        ["Marc Côté", "Maison", "2013-05-30 18:30", "Maison", ""],
        ["membre du serveur 555", "", "2013-05-30 18:30", "", ""],
        ["quelqu'un", "", "2013-05-30 18:30", "", ""],
    ]


def test_the_proxies_that_count_are_beside_who_holds_them() -> None:
    header, claire, member = written("en")
    assert claire == ["'=Claire Fortin", "CLSC", "2013-05-30 18:18", "CLSC", "Maison"]
    assert (header[:2], member[1:]) == (["Name", "Organization"], ["", "2013-05-30 18:30", "", ""])
