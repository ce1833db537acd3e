"""What a change of the directory says to the journal, and the directory once it is made.

A person's name stands in no label, and in ``before`` and ``after`` of their own entries alone, which are forgotten with them;
elsewhere they are ``person_id`` or ``lead_id`` (``bot.domain.personal_facts``).
"""

from dataclasses import replace
from datetime import date

from bot.domain.directory import (
    BoardTerm,
    Carrier,
    CarrierKind,
    Directory,
    Entrustment,
    Group,
    MemberOrganization,
    Person,
    Representation,
)
from bot.domain.journal import Act, Change, Facts, Subject, changed_facts

Record = MemberOrganization | Person | Group | Representation | BoardTerm
"""What the directory holds by id."""


def with_record(directory: Directory, record: Record) -> Directory:
    """The directory with ``record`` in it, in the place of the one of that id if there is one."""
    match record:
        case MemberOrganization():
            return replace(directory, organizations={**directory.organizations, record.id: record})
        case Person():
            return replace(directory, people={**directory.people, record.id: record})
        case Group():
            return replace(directory, groups={**directory.groups, record.id: record})
        case Representation():
            kept = {each.id: each for each in directory.representations} | {record.id: record}
            return replace(directory, representations=tuple(kept.values()))
        case BoardTerm():
            terms = {each.id: each for each in directory.terms} | {record.id: record}
            return replace(directory, terms=tuple(terms.values()))


def record_changes(
    directory: Directory, before: Record | None, after: Record, act: Act | None = None
) -> tuple[Change, ...]:
    """What the journal says of a record that was added (no ``before``) or changed; ``act`` says better what was done.

    Of what was added, the fields that say nothing are left out.
    ``directory`` has what both of them name.
    """
    done = act or (Act.ADDED if before is None else Act.CHANGED)
    old = record_facts(directory, before) if before else {}
    new = record_facts(directory, after)
    if before is None:
        new = {name: fact for name, fact in new.items() if fact not in (None, "", [])}
    facts = changed_facts(old, new)
    match after:
        case MemberOrganization():
            return (Change(Subject.ORGANIZATION, done, after.id, after.name, *facts),)
        case Person():
            user_id = after.user_id or (before.user_id if isinstance(before, Person) else None)
            return (Change(Subject.PERSON, done, after.id, "", *facts, person_id=after.id, user_id=user_id),)
        case Group():
            former = before.lead_id if isinstance(before, Group) else None
            person_id = None if former == after.lead_id else after.lead_id or former
            return (Change(Subject.GROUP, done, after.id, after.name, *facts, person_id=person_id),)
        case Representation():
            return (Change(Subject.PERSON, Act.CHANGED, after.person_id, "", old, new, after.person_id),)
        case BoardTerm():
            label = directory.groups[after.group_id].name
            return (Change(Subject.BOARD, done, after.id, label, *facts, person_id=after.person_id),)


def ended_change(directory: Directory, representation: Representation) -> Change:
    """What the journal says of a representation that is there no more."""
    was, person_id = record_facts(directory, representation), representation.person_id
    return Change(Subject.PERSON, Act.CHANGED, person_id, "", was, person_id=person_id)


def entrustment_changes(
    directory: Directory, label: str, before: Entrustment | None, after: Entrustment | None
) -> tuple[Change, ...]:
    """What the journal says of a party or an action, called ``label``, that was entrusted or released."""
    done = Act.ADDED if before is None else Act.REMOVED if after is None else Act.CHANGED
    entrusted = after or before
    old = carrier_facts(directory, before.carrier) if before else {}
    new = carrier_facts(directory, after.carrier) if after else {}
    item_id = entrusted.item_id if entrusted else None
    person_id = _person_id(after) or _person_id(before)
    return (Change(Subject.ENTRUSTMENT, done, item_id, label, old, new, person_id),)


def record_facts(directory: Directory, record: Record) -> Facts:
    """A record's fields as the journal writes them: what it points to by its name, days as « 2013-05-30 »."""
    match record:
        case MemberOrganization():
            return {
                "name": record.name,
                "other_names": list(record.other_names),
                "kind": record.kind.value,
                "in_good_standing": record.in_good_standing,
                "member_since": _day(record.member_since),
                "active": record.active,
            }
        case Person():
            return {
                "name": record.name,
                "function": record.function,
                "email": record.email,
                "phone": record.phone,
                "organization": _organization(directory, record.organization_id),
                "user_id": record.user_id,
                "is_member": record.is_member,
                "in_good_standing": record.in_good_standing,
                "member_since": _day(record.member_since),
            }
        case Group():
            return {
                "name": record.name,
                "kind": record.kind.value,
                "active": record.active,
                "recognised": record.recognised,
                "parent": _group(directory, record.parent_id),
                "channel_id": record.channel_id,
                "role_id": record.role_id,
                "lead_id": record.lead_id,
            }
        case Representation():
            return {
                "represents": _organization(directory, record.organization_id),
                "at": _group(directory, record.group_id),
                "since": _day(record.since),
                "until": _day(record.until),
            }
        case BoardTerm():
            return {
                "person_id": record.person_id,
                "starts_on": _day(record.starts_on),
                "ends_on": _day(record.ends_on),
            }


def carrier_facts(directory: Directory, carrier: Carrier) -> Facts:
    """Whom something is entrusted to, as the journal writes it: a person by their id alone."""
    match carrier.kind:
        case CarrierKind.ROLE:
            return {"carrier": carrier.kind.value, "role_id": carrier.id}
        case CarrierKind.GROUP:
            return {"carrier": carrier.kind.value, "name": _group(directory, carrier.id)}
        case CarrierKind.ORGANIZATION:
            return {"carrier": carrier.kind.value, "name": _organization(directory, carrier.id)}
        case CarrierKind.PERSON:
            return {"carrier": carrier.kind.value, "person_id": carrier.id}
        case _:
            return {"carrier": carrier.kind.value}


def _person_id(entrustment: Entrustment | None) -> int | None:
    if entrustment is None or entrustment.carrier.kind is not CarrierKind.PERSON:
        return None
    return entrustment.carrier.id


def _organization(directory: Directory, organization_id: int | None) -> str | None:
    return None if organization_id is None else directory.organizations[organization_id].name


def _group(directory: Directory, group_id: int | None) -> str | None:
    return None if group_id is None else directory.groups[group_id].name


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
