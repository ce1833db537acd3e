"""Of whom a survey is asked, by the directory: who is invited, how many they are, for whom each of them answers.

A table's are those who sit there and whoever answers for it; where nobody wrote down who sits there, its role says it. Who came to
an assembly is given as its ``attendees``. Days are local.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

from bot.domain.assembly import Attendee
from bot.domain.assembly_audience import of_the_roundtable
from bot.domain.clock import local_day
from bot.domain.directory import Directory, Person
from bot.domain.survey import AudienceKind, Breakdown, Survey
from bot.domain.survey_errors import NoOrganization

NO_STRATUM: Final = "none"
SEVERAL_STRATA: Final = "several"


def is_invited(
    survey: Survey,
    directory: Directory,
    *,
    user_id: int,
    role_ids: Collection[int],
    on: date,
    attendees: Iterable[Attendee] = (),
) -> bool:
    """Whether the survey is asked of that Discord member, who has those roles."""
    audience = survey.audience
    if audience.kind is AudienceKind.EVERYONE:
        return True
    if audience.kind is AudienceKind.ROLE:
        return audience.id in role_ids
    came = tuple(attendees)
    people = _invited_people(survey, directory, on, came)
    if people is None:
        return _role_of_table(survey, directory) in role_ids
    return user_id in _users(people, directory) | _came_unlinked(survey, directory, came)


def invited_users(
    survey: Survey, directory: Directory, on: date, attendees: Iterable[Attendee] = ()
) -> frozenset[int] | None:
    """The Discord members whom it is asked of; None where they are not known: everyone, a role."""
    if survey.audience.kind is AudienceKind.EVERYONE:
        return None
    came = tuple(attendees)
    people = _invited_people(survey, directory, on, came)
    return None if people is None else _users(people, directory) | _came_unlinked(survey, directory, came)


def reminded_users(
    survey: Survey, directory: Directory, on: date, attendees: Iterable[Attendee] = ()
) -> frozenset[int] | None:
    """Whom a private reminder can be sent to, of everyone too those that the directory knows; None where it knows nobody."""
    came = tuple(attendees)
    people = _invited_people(survey, directory, on, came)
    if people is None:
        return None
    return (_users(people, directory) | _came_unlinked(survey, directory, came)) or None


def invited_count(survey: Survey, directory: Directory, on: date, attendees: Iterable[Attendee] = ()) -> int | None:
    """Of how many it is asked, people or organisations as the survey counts them; None where that is not known."""
    came = tuple(attendees)
    people = _invited_people(survey, directory, on, came)
    if people is None:
        return None
    if not survey.by_organization:
        return len(people) + len(_came_unlinked(survey, directory, came))
    if survey.audience.kind is AudienceKind.EVERYONE:
        return sum(1 for each in directory.organizations.values() if each.active)
    found = (organization_of(survey, directory, directory.people[each]) for each in people if each in directory.people)
    return len({each for each in found if each is not None})


def participant_of(survey: Survey, directory: Directory, user_id: int) -> str:
    """The voice by which a Discord member answers: ``u12``, or ``o3`` where one answer counts an organisation.

    Raises:
        NoOrganization: where one counts an organisation, and they speak for none.
    """
    if not survey.by_organization:
        return f"u{user_id}"
    person = directory.person_of(user_id)
    found = organization_of(survey, directory, person) if person is not None else None
    if found is None:
        raise NoOrganization
    return f"o{found}"


def stratum_of(survey: Survey, directory: Directory, user_id: int, on: date) -> str:
    """The part of the breakdown that an answer is of: an organisation's kind, ``g3`` (a table), ``several``, ``none``; "" without one.

    A committee counts for the table that it stands under.
    """
    if survey.breakdown is Breakdown.NONE:
        return ""
    person = directory.person_of(user_id)
    if person is None:
        return NO_STRATUM
    organization_id = organization_of(survey, directory, person)
    if survey.breakdown is Breakdown.ORGANIZATION_KIND:
        found = directory.organizations.get(organization_id or 0)
        return str(found.kind) if found is not None else NO_STRATUM
    whole = organization_id if survey.by_organization else None
    tables = _tables_of(directory, person, on, organization_id=whole)
    if len(tables) > 1:
        return SEVERAL_STRATA
    return next((f"g{each}" for each in tables), NO_STRATUM)


def organization_of(survey: Survey, directory: Directory, person: Person) -> int | None:
    """For which organisation somebody answers: at the survey's table, at the roundtable, elsewhere, else where they work.

    The same from the survey's opening to its end, so that two people never answer for one that a third has answered for.
    """
    day = first_day(survey)
    held = [each for each in directory.representations if each.person_id == person.id and each.organization_id]
    standing = [each for each in held if each.until is None or each.until >= day]
    table = survey.audience.id if survey.audience.kind is AudienceKind.GROUP else None
    nearest: dict[int | None, int] = {None: 1}
    if table is not None:
        nearest[table] = 0
    standing.sort(key=lambda each: (not each.holds_on(day), nearest.get(each.group_id, 2), each.id))
    works = None if person.is_member else person.organization_id
    active = (each for each in (*(each.organization_id for each in standing), works) if _is_active(directory, each))
    return next(active, None)


def first_day(survey: Survey) -> date:
    """The local day on which it opens, or would if it were published now."""
    return local_day(survey.opens_at or survey.changed_at, survey.time_zone)


def _invited_people(
    survey: Survey, directory: Directory, on: date, attendees: Iterable[Attendee]
) -> frozenset[int] | None:
    """The ids of the directory's people whom it is asked of; None where they are not known."""
    audience = survey.audience
    match audience.kind:
        case AudienceKind.EVERYONE:
            return frozenset(of_the_roundtable(directory, on)) or None
        case AudienceKind.ROLE:
            return None
        case AudienceKind.GROUP:
            table = directory.groups.get(audience.id or 0)
            lead = {table.lead_id} if table is not None and table.lead_id is not None else set()
            seated = {each.person_id for each in directory.seated_at(audience.id or 0, on)}
            return frozenset(seated | lead) if seated else None
        case AudienceKind.PRESENT:
            by_user: dict[int | None, int] = {
                each.user_id: each.id for each in directory.people.values() if each.user_id
            }
            came = {each.person_id or by_user.get(each.user_id) for each in attendees}
            return frozenset(each for each in came if each is not None)


def _came_unlinked(survey: Survey, directory: Directory, attendees: Iterable[Attendee]) -> frozenset[int]:
    """The Discord members who came, and whom the directory does not know."""
    if survey.audience.kind is not AudienceKind.PRESENT:
        return frozenset()
    came = {each.user_id for each in attendees if each.user_id is not None and each.person_id is None}
    return frozenset(each for each in came if directory.person_of(each) is None)


def _users(people: Iterable[int], directory: Directory) -> frozenset[int]:
    known = (directory.people[each].user_id for each in people if each in directory.people)
    return frozenset(each for each in known if each is not None)


def _role_of_table(survey: Survey, directory: Directory) -> int | None:
    table = directory.groups.get(survey.audience.id or 0)
    return table.role_id if table is not None else None


def _tables_of(directory: Directory, person: Person, on: date, *, organization_id: int | None) -> frozenset[int]:
    """The tables at which somebody sits, or anybody of ``organization_id`` where it is given."""
    if organization_id is not None:
        seats = directory.representatives_of(organization_id, on)
        return frozenset(_table_above(directory, each.group_id) for each in seats if each.group_id is not None)
    seats = directory.represented_by(person.id, on)
    sits_at = {each.group_id for each in seats if each.group_id is not None}
    leads = {group.id for group in directory.groups.values() if group.lead_id == person.id and group.active}
    return frozenset(_table_above(directory, each) for each in sits_at | leads)


def _table_above(directory: Directory, group_id: int) -> int:
    seen = {group_id}
    group = directory.groups.get(group_id)
    while group is not None and group.parent_id is not None and group.parent_id not in seen:
        group_id = group.parent_id
        seen.add(group_id)
        group = directory.groups.get(group_id)
    return group_id


def _is_active(directory: Directory, organization_id: int | None) -> bool:
    found = directory.organizations.get(organization_id or 0)
    return found is not None and found.active
