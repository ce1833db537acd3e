"""What was typed in the directory's forms, as drafts; names are looked up in the directory."""

import re
from datetime import date
from typing import Final

from bot.domain.directory import Group, GroupKind, OrganizationKind, Person, RecordKind
from bot.domain.directory_drafts import GroupDraft, OrganizationDraft, PersonDraft
from bot.domain.directory_search import EntryKind
from bot.domain.errors import UnknownEntry
from bot.domain.typed_dates import read_day
from bot.edge.naming import entry_named, optional_entry
from bot.services.snapshots import Knowledge
from bot.views.directory_forms import NO, YES
from bot.views.entry_places import EntryPlace

Typed = dict[str, str]
_BETWEEN_NAMES: Final = re.compile(r"[;\n]")


def organization_draft(typed: Typed) -> OrganizationDraft:
    """The organisation that the form says; raise ``InvalidEntry`` or ``UnreadableDate``."""
    return OrganizationDraft(
        name=typed["name"],
        other_names=tuple(_BETWEEN_NAMES.split(typed["other_names"])),
        kind=OrganizationKind(typed["kind"]),
        in_good_standing=typed["standing"] == YES,
        member_since=optional_day(typed["since"]),
    ).checked()


def person_draft(held: Knowledge, typed: Typed, before: Person | None = None) -> PersonDraft:
    """The person that the form says, with the membership that they had; raise ``InvalidEntry`` or ``UnknownEntry``."""
    kept = before or Person(0, "")
    return PersonDraft(
        name=typed["name"],
        function=typed["function"],
        email=typed["email"],
        phone=typed["phone"],
        organization_id=optional_entry(held, typed["organization"], EntryKind.ORGANIZATION),
        is_member=kept.is_member,
        in_good_standing=kept.in_good_standing,
        member_since=kept.member_since,
    ).checked()


def member_draft(person: Person, typed: Typed) -> PersonDraft:
    """The same person, with the membership that the form says; raise ``UnreadableDate``."""
    return PersonDraft(
        name=person.name,
        function=person.function,
        email=person.email,
        phone=person.phone,
        organization_id=person.organization_id,
        is_member=typed["member"] == YES,
        in_good_standing=typed["standing"] == YES,
        member_since=optional_day(typed["since"]),
    )


def group_draft(held: Knowledge, typed: Typed) -> GroupDraft:
    """The table or committee that the form says; raise ``InvalidEntry`` or ``UnknownEntry``."""
    return GroupDraft(
        name=typed["name"],
        kind=GroupKind(typed["kind"]),
        active=typed["active"] == YES,
        recognised=typed["recognised"] == YES,
        parent_id=optional_entry(held, typed["parent"], EntryKind.GROUP),
    ).checked()


def same_group(group: Group, *, active: bool) -> GroupDraft:
    """The same table or committee, in activity or not."""
    return GroupDraft(group.name, group.kind, active, group.recognised, group.parent_id)


def optional_day(text: str) -> date | None:
    """The day that ``text`` says, None where it is empty; raise ``UnreadableDate``."""
    return read_day(text) if text else None


def table_meant(held: Knowledge, text: str) -> int | None:
    """The table or committee of a form: chosen by its id, or typed; None for the roundtable itself."""
    if text in ("", NO):
        return None
    if text.isdecimal() and int(text) in held.snapshot.directory.groups:
        return int(text)
    return entry_named(held, text, EntryKind.GROUP)


def person_at(held: Knowledge, place: EntryPlace) -> Person:
    """The person who stands there; raise ``UnknownEntry`` where they are gone."""
    person = held.snapshot.directory.people.get(place.id)
    if person is None:
        raise UnknownEntry(RecordKind.PERSON, str(place.id))
    return person
