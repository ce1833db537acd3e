"""A directory that leaves as a sheet comes back the same."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.directory import (
    BoardTerm,
    Directory,
    Group,
    GroupKind,
    MemberOrganization,
    OrganizationKind,
    Person,
    Representation,
)
from bot.domain.directory_drafts import draft_of_group, draft_of_organization, draft_of_person, folded_name
from bot.domain.directory_reading import read_sheet
from bot.domain.errors import UnreadableFile
from bot.exporters.directory_csv import write_directory_csv
from bot.importers.directory_csv import read_directory_csv

DAYS = st.none() | st.dates(date(1950, 1, 1), date(2050, 1, 1))
NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Sm")), min_size=1, max_size=20).filter(
    lambda name: (
        ";" not in name
        and folded_name(name) not in {"", "en son nom", "en mon nom", "in own name", "in their own name"}
    )
)


@st.composite
def directories(draw: st.DrawFn) -> Directory:
    names = draw(st.lists(NAMES, min_size=8, max_size=8, unique_by=folded_name))
    own, other, second, table, under, person, citizen, spare = names
    organizations = {
        1: MemberOrganization(
            1, own, (other,), draw(st.sampled_from(OrganizationKind)), draw(st.booleans()), draw(DAYS)
        ),
        2: MemberOrganization(2, second, (spare,), active=draw(st.booleans())),
    }
    groups = {
        3: Group(3, table, draw(st.sampled_from(GroupKind)), draw(st.booleans()), draw(st.booleans())),
        4: Group(4, under, GroupKind.AD_HOC, parent_id=3, recognised=False),
    }
    people = {
        5: Person(5, person, "Fonction", "a@b.ca", "514 555-0100", draw(st.sampled_from([None, 1, 2]))),
        6: Person(6, citizen, is_member=True, in_good_standing=draw(st.booleans()), member_since=draw(DAYS)),
    }
    ties = (Representation(1, 5, 1, 3, draw(DAYS)), Representation(2, 5, 2, None), Representation(3, 6, None, 4))
    return Directory(organizations, people, groups, ties, (BoardTerm(1, 3, 5, date(2012, 6, 1), date(2014, 6, 1)),))


@given(directories())
@settings(max_examples=60)
def test_a_directory_comes_back_the_same(directory: Directory) -> None:
    found = read_sheet(read_directory_csv(write_directory_csv(directory)), Directory(), separate=range(1, 50))
    assert found.remarks == ()
    organizations = {
        folded_name(o.name): (draft_of_organization(o), o.active) for o in directory.organizations.values()
    }
    assert {planned.key: (planned.draft, planned.active) for planned in found.organizations} == organizations
    assert [planned.draft.name for planned in found.groups] == [g.name for g in directory.groups.values()]
    for planned, group in zip(found.groups, directory.groups.values(), strict=True):
        assert (planned.draft.kind, planned.draft.active, planned.draft.recognised) == (
            draft_of_group(group).kind,
            group.active,
            group.recognised,
        )
    assert found.groups[1].parent == found.groups[0].key
    for person, held in zip(found.people, directory.people.values(), strict=True):
        named = directory.organizations.get(held.organization_id or 0)
        assert person.organization == (folded_name(named.name) if named else None)
        assert (person.draft.name, person.draft.email, person.draft.member_since) == (
            draft_of_person(held).name,
            held.email,
            held.member_since,
        )
    assert [(tie.since, tie.until) for tie in found.representations] == [
        (tie.since, tie.until) for tie in directory.representations
    ]
    assert [(term.starts_on, term.ends_on) for term in found.terms] == [(date(2012, 6, 1), date(2014, 6, 1))]


@given(directories())
@settings(max_examples=20)
def test_a_directory_read_against_itself_changes_nothing(directory: Directory) -> None:
    found = read_sheet(read_directory_csv(write_directory_csv(directory)), directory)
    assert (found.remarks, found.resemblances, found.representations, found.terms) == ((), (), (), ())
    assert {planned.id: planned.draft for planned in found.organizations} == {
        held.id: draft_of_organization(held) for held in directory.organizations.values()
    }


def test_a_cell_that_a_spreadsheet_would_run_comes_back_as_it_was() -> None:
    directory = Directory({1: MemberOrganization(1, "=1+1", ("'=2",))})
    data = write_directory_csv(directory)
    assert '"\'=1+1"' in data.decode("utf-8-sig")
    (planned,) = read_sheet(read_directory_csv(data), directory).organizations
    assert planned.draft == draft_of_organization(directory.organizations[1])


def test_an_erased_persons_term_is_left_out() -> None:
    directory = Directory(groups={3: Group(3, "Table")}, terms=(BoardTerm(1, 3, None, date(2012, 6, 1)),))
    assert "mandat" not in write_directory_csv(directory).decode("utf-8-sig")


@pytest.mark.parametrize("header", ["nom;genre", "type;genre", "une lettre"])
def test_a_file_without_a_type_and_a_name_is_no_directory(header: str) -> None:
    with pytest.raises(UnreadableFile, match="directory_header"):
        read_directory_csv(header.encode())
