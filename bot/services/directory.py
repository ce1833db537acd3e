"""Organisations and people: enrolled, corrected, retired or removed; who represents whom. Each act is one transaction.

Every one may raise ``UnknownEntry`` for what the guild does not have, ``InvalidEntry`` for what cannot be held, and
``DuplicateEntry`` for a name that an entry has already.
"""

from dataclasses import replace
from datetime import date

from bot.domain.directory import Directory, MemberOrganization, Person, RecordKind, Representation
from bot.domain.directory_drafts import OrganizationDraft, PersonDraft, folded_name
from bot.domain.errors import DuplicateEntry, InvalidEntry
from bot.domain.journal import Actor
from bot.services.deps import Deps
from bot.services.directory_writing import DirectoryWriting, writing_directory


async def enrol_organization(deps: Deps, guild_id: int, actor: Actor, draft: OrganizationDraft) -> int:
    """Add an organisation; give its id. A name that an active one goes by already is a ``DuplicateEntry``."""
    async with writing_directory(deps, guild_id, actor) as writing:
        return (await add_organization(writing, draft)).id


async def correct_organization(
    deps: Deps, guild_id: int, actor: Actor, organization_id: int, draft: OrganizationDraft
) -> None:
    """Say anew what an organisation is."""
    async with writing_directory(deps, guild_id, actor) as writing:
        before = writing.organization(organization_id)
        after = organization_as_drafted(before, draft)
        if before.active:
            _require_own_name(writing.directory, after)
        await writing.keep(before, after)


async def retire_organization(deps: Deps, guild_id: int, actor: Actor, organization_id: int) -> None:
    """It left the roundtable: it stays, inactive, and nobody represents it after today."""
    async with writing_directory(deps, guild_id, actor) as writing:
        organization = writing.organization(organization_id)
        await writing.keep(organization, replace(organization, active=False))
        await end_representations(writing, organization_id)


async def reinstate_organization(deps: Deps, guild_id: int, actor: Actor, organization_id: int) -> None:
    """It is of the roundtable again; who represents it is to be said anew."""
    async with writing_directory(deps, guild_id, actor) as writing:
        organization = writing.organization(organization_id)
        _require_own_name(writing.directory, organization)
        await writing.keep(organization, replace(organization, active=True))


async def enrol_person(deps: Deps, guild_id: int, actor: Actor, draft: PersonDraft, *, namesake: bool = False) -> int:
    """Add somebody; give their id. ``namesake`` says that they are not the person of that name who is there already."""
    async with writing_directory(deps, guild_id, actor) as writing:
        return (await add_person(writing, draft, namesake=namesake)).id


async def correct_person(deps: Deps, guild_id: int, actor: Actor, person_id: int, draft: PersonDraft) -> None:
    """Say anew who somebody is."""
    async with writing_directory(deps, guild_id, actor) as writing:
        before = writing.person(person_id)
        await writing.keep(before, person_as_drafted(writing, before, draft))


async def represent(
    deps: Deps,
    guild_id: int,
    actor: Actor,
    person_id: int,
    organization_id: int | None,
    group_id: int | None,
    since: date | None,
) -> int:
    """Somebody speaks for an organisation (None: in their own name) at a table (None: at the roundtable); give its id.

    Where they do already, and still, that one is given, since ``since`` where a day is said. Raise ``InvalidEntry`` where the
    organisation has left (``left``) or the table does not meet any more (``resting``).
    """
    async with writing_directory(deps, guild_id, actor) as writing:
        return (await seat(writing, person_id, organization_id, group_id, since)).id


async def end_representation(deps: Deps, guild_id: int, actor: Actor, representation_id: int, until: date) -> None:
    """They represent until that day, the last; raise ``InvalidEntry`` (``ends_before``) where it came before the first."""
    async with writing_directory(deps, guild_id, actor) as writing:
        before = writing.representation(representation_id)
        if before.since is not None and until < before.since:
            raise InvalidEntry("until", "ends_before", until.isoformat())
        await writing.keep(before, replace(before, until=until))


async def add_organization(writing: DirectoryWriting, draft: OrganizationDraft) -> MemberOrganization:
    """``enrol_organization`` within a transaction."""
    organization = organization_as_drafted(MemberOrganization(id=0, name=draft.name), draft)
    _require_own_name(writing.directory, organization)
    return await writing.add(organization)


async def add_person(writing: DirectoryWriting, draft: PersonDraft, *, namesake: bool = False) -> Person:
    """``enrol_person`` within a transaction."""
    person = person_as_drafted(writing, Person(id=0, name=draft.name), draft)
    if not namesake:
        _require_new_name(writing.directory, person)
    return await writing.add(person)


def person_as_drafted(writing: DirectoryWriting, person: Person, draft: PersonDraft) -> Person:
    """``person`` as ``draft`` says; raise ``UnknownEntry`` for an organisation that the guild does not have."""
    card = draft.checked()
    if card.organization_id is not None:
        writing.organization(card.organization_id)
    return replace(
        person,
        name=card.name,
        function=card.function,
        email=card.email,
        phone=card.phone,
        organization_id=card.organization_id,
        is_member=card.is_member,
        in_good_standing=card.in_good_standing,
        member_since=card.member_since,
    )


async def seat(
    writing: DirectoryWriting, person_id: int, organization_id: int | None, group_id: int | None, since: date | None
) -> Representation:
    """``represent`` within a transaction."""
    writing.person(person_id)
    organization = None if organization_id is None else writing.organization(organization_id)
    group = None if group_id is None else writing.group(group_id)
    wanted = Representation(0, person_id, organization_id, group_id, since)
    for held in writing.directory.representations:
        if replace(held, id=0, since=since) == wanted:
            return held if since is None else await writing.keep(held, replace(held, since=since))
    if organization is not None and not organization.active:
        raise InvalidEntry("organization_id", "left", organization.name)
    if group is not None and not group.active:
        raise InvalidEntry("group_id", "resting", group.name)
    return await writing.add(wanted)


async def end_representations(writing: DirectoryWriting, organization_id: int) -> None:
    """Nobody represents an organisation after today; what was to begin later never does."""
    for each in writing.directory.representations:
        if each.organization_id != organization_id:
            continue
        if each.since is not None and each.since > writing.today:
            await writing.remove(each)
        elif each.until is None or each.until > writing.today:
            await writing.keep(each, replace(each, until=writing.today))


def organization_as_drafted(organization: MemberOrganization, draft: OrganizationDraft) -> MemberOrganization:
    """``organization`` as ``draft`` says."""
    said = draft.checked()
    return replace(
        organization,
        name=said.name,
        other_names=said.other_names,
        kind=said.kind,
        in_good_standing=said.in_good_standing,
        member_since=said.member_since,
    )


def _require_own_name(directory: Directory, organization: MemberOrganization) -> None:
    """Raise ``DuplicateEntry`` where another active organisation goes by its name; two may share an acronym."""
    own = {folded_name(name) for name in organization.names}
    for other in directory.organizations.values():
        if not other.active or other.id == organization.id:
            continue
        if folded_name(other.name) in own or folded_name(organization.name) in map(folded_name, other.names):
            raise DuplicateEntry(RecordKind.ORGANIZATION, other.name, other.id)


def _require_new_name(directory: Directory, person: Person) -> None:
    """Raise ``DuplicateEntry`` where somebody has that name already."""
    for other in directory.people.values():
        if folded_name(other.name) == folded_name(person.name):
            raise DuplicateEntry(RecordKind.PERSON, other.name, other.id)
