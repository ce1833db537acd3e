"""Whom an assembly concerns in the directory."""

from collections.abc import Iterator
from datetime import date

from bot.domain.assembly import Assembly
from bot.domain.directory import Directory, Person
from bot.domain.guild_settings import AssemblyKind


def concerned_by(directory: Directory, assembly: Assembly, on: date) -> Iterator[Person]:
    """The people whom it concerns on that day, in the directory's order.

    A table's own: who sits there, and its lead. The board's: who has a seat. Any other: whoever speaks for somebody, works
    for an organisation that is still there, or is a member in their own name.
    """
    concerned = _concerned_ids(directory, assembly, on)
    return (person for person in directory.people.values() if person.id in concerned)


def not_on_discord(directory: Directory, assembly: Assembly, on: date) -> list[Person]:
    """Those of them whom nobody can reach here: they are to be written to."""
    return [person for person in concerned_by(directory, assembly, on) if person.user_id is None]


def _concerned_ids(directory: Directory, assembly: Assembly, on: date) -> set[int]:
    if assembly.group_id is not None:
        group = directory.groups.get(assembly.group_id)
        lead = {group.lead_id} if group and group.lead_id is not None else set()
        return lead | {seat.person_id for seat in directory.seated_at(assembly.group_id, on)}
    if assembly.kind is AssemblyKind.BOARD:
        return {term.person_id for term in directory.terms if term.person_id is not None and term.holds_on(on)}
    return of_the_roundtable(directory, on)


def of_the_roundtable(directory: Directory, on: date) -> set[int]:
    """The ids of whoever speaks for somebody on that day, works for an organisation that is still there, or is a member."""
    speaks = {each.person_id for each in directory.representations if each.holds_on(on)}
    return speaks | {person.id for person in directory.people.values() if person.is_member or _works(directory, person)}


def _works(directory: Directory, person: Person) -> bool:
    organization = directory.organizations.get(person.organization_id or 0)
    return organization is not None and organization.active
