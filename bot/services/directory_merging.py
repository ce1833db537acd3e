"""Two entries that are one and the same, made one: whatever pointed to the other follows, and it goes."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.directory import MemberOrganization, Person, Representation
from bot.domain.directory_changes import record_facts
from bot.domain.directory_drafts import folded_name
from bot.domain.errors import InvalidEntry
from bot.domain.journal import Act, Actor, Change, Subject, changed_facts
from bot.services.deps import Deps
from bot.services.directory_writing import DirectoryWriting, writing_directory
from storage.directory import load_directory
from storage.directory_merging import absorb_organization, absorb_person, remove_representations
from storage.directory_writing import keep_record


async def merge_organizations(deps: Deps, guild_id: int, actor: Actor, kept_id: int, merged_id: int) -> None:
    """Make one of two organisations: the one kept goes by the names of both, and is what it was.

    Raises:
        UnknownEntry: where the guild does not have both.
        InvalidEntry: ``same_entry`` where they are one already.
    """
    async with writing_directory(deps, guild_id, actor) as writing:
        kept, merged = writing.organization(kept_id), writing.organization(merged_id)
        _require_two(kept_id, merged_id)
        await _drop_repeated(writing, lambda each: _moved(each, organization=(merged_id, kept_id)))
        await absorb_organization(writing.session, guild_id, kept_id, merged_id)
        await _settle(writing, kept, merged, _one_organization(kept, merged))


async def merge_people(deps: Deps, guild_id: int, actor: Actor, kept_id: int, merged_id: int) -> None:
    """Make one of two people: the one kept is what they were, and gets from the other what they had not.

    Raises:
        UnknownEntry: where the guild does not have both.
        InvalidEntry: ``same_entry`` where they are one already, ``two_members`` where each is somebody's on Discord.
    """
    async with writing_directory(deps, guild_id, actor) as writing:
        kept, merged = writing.person(kept_id), writing.person(merged_id)
        _require_two(kept_id, merged_id)
        if kept.user_id is not None and merged.user_id is not None:
            raise InvalidEntry("merged_id", "two_members")
        await _drop_repeated(writing, lambda each: _moved(each, person=(merged_id, kept_id)))
        await absorb_person(writing.session, guild_id, kept_id, merged_id)
        await _settle(writing, kept, merged, _one_person(kept, merged))


def _require_two(kept_id: int, merged_id: int) -> None:
    if kept_id == merged_id:
        raise InvalidEntry("merged_id", "same_entry", str(merged_id))


def _one_organization(kept: MemberOrganization, merged: MemberOrganization) -> MemberOrganization:
    known = {folded_name(name) for name in kept.names}
    gained = tuple(name for name in merged.names if folded_name(name) not in known)
    return replace(
        kept,
        other_names=kept.other_names + gained,
        member_since=kept.member_since or merged.member_since,
        active=kept.active or merged.active,
    )


def _one_person(kept: Person, merged: Person) -> Person:
    return replace(
        kept,
        function=kept.function or merged.function,
        email=kept.email or merged.email,
        phone=kept.phone or merged.phone,
        organization_id=kept.organization_id or merged.organization_id,
        user_id=kept.user_id or merged.user_id,
        is_member=kept.is_member or merged.is_member,
        member_since=kept.member_since or merged.member_since,
    )


def _moved(
    each: Representation, *, organization: tuple[int, int] | None = None, person: tuple[int, int] | None = None
) -> Representation:
    """A representation, once the first of a pair has become the second."""
    if organization and each.organization_id == organization[0]:
        return replace(each, organization_id=organization[1])
    if person and each.person_id == person[0]:
        return replace(each, person_id=person[1])
    return each


async def _drop_repeated(writing: DirectoryWriting, moved: Callable[[Representation], Representation]) -> None:
    """Delete what the entry that is kept has already: the same place, still held."""
    held = [each for each in writing.directory.representations if each.until is None]
    own = {_place(each) for each in held if moved(each) == each}
    repeated = [each.id for each in held if moved(each) != each and _place(moved(each)) in own]
    await remove_representations(writing.session, writing.guild_id, repeated)


def _place(each: Representation) -> tuple[int, int | None, int | None]:
    return each.person_id, each.organization_id, each.group_id


async def _settle(
    writing: DirectoryWriting,
    kept: MemberOrganization | Person,
    merged: MemberOrganization | Person,
    one: MemberOrganization | Person,
) -> None:
    """Write and journal the one that both became."""
    facts = [record_facts(writing.directory, each) for each in (kept, one)]
    before, after = changed_facts(*facts)
    await keep_record(writing.session, writing.guild_id, one, writing.at)
    writing.directory = await load_directory(writing.session, writing.guild_id)
    named = {**before, "merged": merged.name}
    if isinstance(one, Person):
        about = Change(Subject.PERSON, Act.MERGED, one.id, "", named, after, one.id, one.user_id)
    else:
        about = Change(Subject.ORGANIZATION, Act.MERGED, one.id, one.name, named, after)
    writing.changes.append(about)
