"""Who left the roundtable, and when: what the retention of their entry counts from."""

from datetime import date

from bot.domain.directory import CarrierKind, Directory, Person


def departed(directory: Directory, before: date) -> tuple[Person, ...]:
    """The people whose last representation and last board term all ended before that day.

    Somebody who never had any is not among them; nor is a member in their own name, whoever answers for a group, nor whoever
    something is entrusted to.
    """
    return tuple(person for person in directory.people.values() if _has_left(directory, person, before))


def _has_left(directory: Directory, person: Person, before: date) -> bool:
    ends = [each.until for each in directory.representations if each.person_id == person.id]
    ends += [term.ends_on for term in directory.terms if term.person_id == person.id]
    answers = any(group.lead_id == person.id for group in directory.groups.values())
    carries = any(
        each.carrier.kind is CarrierKind.PERSON and each.carrier.id == person.id for each in directory.entrustments
    )
    over = bool(ends) and all(end is not None and end < before for end in ends)
    return over and not (person.is_member or answers or carries)
