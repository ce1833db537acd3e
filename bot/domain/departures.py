"""Who left the roundtable, and when: what the retention of their entry counts from."""

from collections.abc import Iterable
from datetime import date

from bot.domain.deadline import Deadline
from bot.domain.directory import CarrierKind, Directory, Person


def departed(directory: Directory, before: date, deadlines: Iterable[Deadline] = ()) -> tuple[Person, ...]:
    """The people whose last representation and last board term all ended before that day.

    Somebody who never had any is not among them; nor is a member in their own name, whoever answers for a group, nor whoever
    something is entrusted to, one of the open ``deadlines`` too.
    """
    given = [each.carrier for each in directory.entrustments] + [each.carrier for each in deadlines]
    carriers = {each.id for each in given if each is not None and each.kind is CarrierKind.PERSON}
    people = directory.people.values()
    return tuple(each for each in people if each.id not in carriers and _has_left(directory, each, before))


def _has_left(directory: Directory, person: Person, before: date) -> bool:
    ends = [each.until for each in directory.representations if each.person_id == person.id]
    ends += [term.ends_on for term in directory.terms if term.person_id == person.id]
    answers = any(group.lead_id == person.id for group in directory.groups.values())
    over = bool(ends) and all(end is not None and end < before for end in ends)
    return over and not (person.is_member or answers)
