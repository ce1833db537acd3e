"""A directory as a CSV sheet that ``bot.importers.directory_csv`` reads back the same.

Discord's own numbers (members, channels, roles) and what is entrusted are a guild's alone: they are not there.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from bot.domain.directory import BoardTerm, Directory, Group, MemberOrganization, Person, Representation
from bot.domain.directory_sheet import IN_OWN_NAME, KIND_NAMES, SEPARATOR, Column, RowKind
from bot.exporters.spreadsheet_csv import table_bytes

_YES: Final = "oui"
_NO: Final = "non"


def write_directory_csv(directory: Directory) -> bytes:
    """Every organisation, table, person with each representation, and board term."""
    return table_bytes(list(Column), ([row.get(column, "") for column in Column] for row in _rows(directory)))


def _rows(directory: Directory) -> Iterator[dict[Column, str]]:
    for organization in directory.organizations.values():
        yield _organization(organization)
    for group in directory.groups.values():
        yield _group(directory, group)
    for person in directory.people.values():
        held = [each for each in directory.representations if each.person_id == person.id]
        about = _person(directory, person)
        if not held:
            yield about
        for representation in held:
            yield about | _representation(directory, representation)
            about = _same(person)
    for term in directory.terms:
        if term.person_id is not None:
            yield _term(directory, term, directory.people[term.person_id])


def _organization(organization: MemberOrganization) -> dict[Column, str]:
    return {
        Column.TYPE: RowKind.ORGANIZATION,
        Column.NAME: organization.name,
        Column.OTHER_NAMES: SEPARATOR.join(organization.other_names),
        Column.KIND: KIND_NAMES[organization.kind],
        Column.ACTIVE: _answer(organization.active),
        Column.STANDING: _answer(organization.in_good_standing),
        Column.MEMBER_SINCE: _day(organization.member_since),
    }


def _group(directory: Directory, group: Group) -> dict[Column, str]:
    parent = directory.groups[group.parent_id].name if group.parent_id is not None else ""
    return {
        Column.TYPE: RowKind.GROUP,
        Column.NAME: group.name,
        Column.KIND: KIND_NAMES[group.kind],
        Column.PARENT: parent,
        Column.ACTIVE: _answer(group.active),
        Column.RECOGNISED: _answer(group.recognised),
    }


def _same(person: Person) -> dict[Column, str]:
    return {Column.TYPE: RowKind.PERSON, Column.NAME: person.name, Column.EMAIL: person.email}


def _person(directory: Directory, person: Person) -> dict[Column, str]:
    organization = person.organization_id
    return _same(person) | {
        Column.FUNCTION: person.function,
        Column.PHONE: person.phone,
        Column.ORGANIZATION: directory.organizations[organization].name if organization is not None else "",
        Column.OWN_MEMBER: _answer(person.is_member),
        Column.STANDING: _answer(person.in_good_standing),
        Column.MEMBER_SINCE: _day(person.member_since),
    }


def _representation(directory: Directory, held: Representation) -> dict[Column, str]:
    organization, group = held.organization_id, held.group_id
    return {
        Column.REPRESENTS: directory.organizations[organization].name if organization is not None else IN_OWN_NAME,
        Column.GROUP: directory.groups[group].name if group is not None else "",
        Column.SINCE: _day(held.since),
        Column.UNTIL: _day(held.until),
    }


def _term(directory: Directory, term: BoardTerm, person: Person) -> dict[Column, str]:
    return {
        Column.TYPE: RowKind.TERM,
        Column.NAME: person.name,
        Column.EMAIL: person.email,
        Column.GROUP: directory.groups[term.group_id].name,
        Column.SINCE: _day(term.starts_on),
        Column.UNTIL: _day(term.ends_on),
    }


def _answer(yes: bool) -> str:  # noqa: FBT001 - a cell is yes or no
    return _YES if yes else _NO


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
