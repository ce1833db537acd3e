"""Which entries are so close to a new one that somebody is asked whether it is the same."""

import pytest

from bot.domain.directory import Directory, Group, MemberOrganization, Person
from bot.domain.directory_search import DirectoryIndex, EntryKind
from bot.domain.directory_similar import MOST_SIMILAR, similar_entries

ORGANIZATIONS = (
    MemberOrganization(1, "CLSC Dorval-Lachine"),
    MemberOrganization(2, "Carrefour jeunesse-emploi de Marquette"),
    MemberOrganization(3, "Logis Lachine", ("LL",)),
    MemberOrganization(4, "Carrefour d'entraide de Lachine"),
    MemberOrganization(5, "Groupe de recherche appliquée", ("GRAME",), active=False),
)
PEOPLE = (Person(1, "Claire Fortin", "directrice du logement"), Person(2, "Marie-Claude Tremblay"))
GROUPS = (Group(1, "LA TABLE HABITATION"), Group(2, "Comité communication"))
INDEX = DirectoryIndex.build(
    Directory(
        organizations={each.id: each for each in ORGANIZATIONS},
        people={each.id: each for each in PEOPLE},
        groups={each.id: each for each in GROUPS},
    )
)


@pytest.mark.parametrize(
    ("typed", "kind", "found"),
    [
        ("CLSC Dorval Lachine", EntryKind.ORGANIZATION, [1]),
        ("CJE", EntryKind.ORGANIZATION, [2]),
        ("Logi Lachine", EntryKind.ORGANIZATION, [3]),
        ("l.l.", EntryKind.ORGANIZATION, [3]),
        ("Clair Fortin", EntryKind.PERSON, [1]),
        ("marie claude tremblay", EntryKind.PERSON, [2]),
        ("Table habitation", EntryKind.GROUP, [1]),
        ("Comité des communications", EntryKind.GROUP, [2]),
    ],
)
def test_a_name_that_is_nearly_an_entrys_is_asked_about(typed: str, kind: EntryKind, found: list[int]) -> None:
    assert [hit.id for hit in similar_entries(INDEX, [typed], kind)] == found


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Carrefour", EntryKind.ORGANIZATION),
        ("Maison des jeunes", EntryKind.ORGANIZATION),
        ("Claire Gagnon", EntryKind.PERSON),
        ("directrice", EntryKind.PERSON),
        ("Table aînés", EntryKind.GROUP),
        ("Claire Fortin", EntryKind.ORGANIZATION),
    ],
)
def test_a_name_that_shares_a_word_is_another(typed: str, kind: EntryKind) -> None:
    assert similar_entries(INDEX, [typed], kind) == []


def test_each_name_of_the_new_one_is_looked_for_and_each_entry_found_once() -> None:
    hits = similar_entries(INDEX, ["Logement", "Logis-Lachine", "LL", "GRAME"], EntryKind.ORGANIZATION)
    assert [hit.id for hit in hits] == [3, 5]


def test_a_few_are_shown_at_most() -> None:
    many = {n: Person(n, "Ana Roy") for n in range(1, 10)}
    assert (
        len(similar_entries(DirectoryIndex.build(Directory(people=many)), ["Ana Roy"], EntryKind.PERSON))
        == MOST_SIMILAR
    )
