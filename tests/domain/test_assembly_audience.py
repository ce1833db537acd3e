"""Whom an assembly concerns: who sits at its table, who has a seat at the board, else everyone who has to do with the roundtable."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.assembly_audience import concerned_by, not_on_discord
from bot.domain.directory import BoardTerm, Directory, Group, MemberOrganization, Person, Representation
from bot.domain.guild_settings import AssemblyKind

DAY = date(2013, 5, 30)
NOW = datetime(2013, 5, 1, tzinfo=UTC)
GENERAL = Assembly(
    1,
    1,
    AssemblyKind.PARTNERS,
    AssemblyStatus.CONVENED,
    datetime.fromisoformat("2013-05-30T18:30"),
    "America/Toronto",
    NOW,
    NOW,
)
DIRECTORY = Directory(
    organizations={1: MemberOrganization(1, "GRAME"), 2: MemberOrganization(2, "Parti", active=False)},
    people={
        1: Person(1, "Amélie", organization_id=1, user_id=11),
        2: Person(2, "Bruno", is_member=True),
        3: Person(3, "Chloé", organization_id=2),
        4: Person(4, "Denis"),
        5: Person(5, "Émile"),
        6: Person(6, "Fatou"),
    },
    groups={7: Group(7, "Table jeunesse", lead_id=6)},
    representations=(
        Representation(1, 4, 1, 7, since=date(2012, 1, 1)),
        Representation(2, 5, 1, 7, until=date(2012, 1, 1)),
    ),
    terms=(BoardTerm(1, 7, 5, date(2012, 1, 1)), BoardTerm(2, 7, 2, date(2010, 1, 1), date(2011, 1, 1))),
)


def names(assembly: Assembly) -> list[str]:
    return [person.name for person in concerned_by(DIRECTORY, assembly, DAY)]


def test_a_roundtables_assembly_concerns_members_workers_and_who_speaks_for_somebody() -> None:
    assert names(GENERAL) == ["Amélie", "Bruno", "Denis"]


def test_a_tables_concerns_who_sits_there_and_who_answers_for_it() -> None:
    assert names(replace(GENERAL, kind=AssemblyKind.WORKING_GROUP, group_id=7)) == ["Denis", "Fatou"]


def test_the_boards_concerns_who_has_a_seat_that_day() -> None:
    assert names(replace(GENERAL, kind=AssemblyKind.BOARD)) == ["Émile"]


def test_who_is_on_discord_needs_no_letter() -> None:
    assert [person.name for person in not_on_discord(DIRECTORY, GENERAL, DAY)] == ["Bruno", "Denis"]
