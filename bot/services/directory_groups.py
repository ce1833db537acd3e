"""Tables and committees: enrolled, corrected, given a channel, a role, a lead. Each act is one transaction."""

from dataclasses import replace

from bot.domain.directory import Directory, Group, RecordKind
from bot.domain.directory_drafts import GroupDraft, folded_name
from bot.domain.errors import DuplicateEntry, InvalidEntry
from bot.domain.journal import Actor
from bot.services.deps import Deps
from bot.services.directory_writing import DirectoryWriting, writing_directory


async def enrol_group(deps: Deps, guild_id: int, actor: Actor, draft: GroupDraft) -> int:
    """Add a table or a committee; give its id. One of that name, even inactive, is a ``DuplicateEntry``."""
    async with writing_directory(deps, guild_id, actor) as writing:
        return (await add_group(writing, draft)).id


async def correct_group(deps: Deps, guild_id: int, actor: Actor, group_id: int, draft: GroupDraft) -> None:
    """Say anew what a table or a committee is; raise ``InvalidEntry`` (``parent_loop``) where it would stand under itself."""
    async with writing_directory(deps, guild_id, actor) as writing:
        before = writing.group(group_id)
        await writing.keep(before, group_as_drafted(writing, before, draft))


async def give_channel(deps: Deps, guild_id: int, actor: Actor, group_id: int, channel_id: int | None) -> None:
    """Say which Discord channel is its own; it is no other's any more."""
    async with writing_directory(deps, guild_id, actor) as writing:
        group = writing.group(group_id)
        for other in writing.directory.groups.values():
            if channel_id is not None and other.channel_id == channel_id and other.id != group_id:
                await writing.keep(other, replace(other, channel_id=None))
        await writing.keep(group, replace(group, channel_id=channel_id))


async def give_role(deps: Deps, guild_id: int, actor: Actor, group_id: int, role_id: int | None) -> None:
    """Say which Discord role its people have."""
    async with writing_directory(deps, guild_id, actor) as writing:
        group = writing.group(group_id)
        await writing.keep(group, replace(group, role_id=role_id))


async def give_lead(deps: Deps, guild_id: int, actor: Actor, group_id: int, person_id: int | None) -> None:
    """Say who answers for it."""
    async with writing_directory(deps, guild_id, actor) as writing:
        group = writing.group(group_id)
        if person_id is not None:
            writing.person(person_id)
        await writing.keep(group, replace(group, lead_id=person_id))


async def add_group(writing: DirectoryWriting, draft: GroupDraft) -> Group:
    """``enrol_group`` within a transaction."""
    return await writing.add(group_as_drafted(writing, Group(id=0, name=draft.name), draft))


def group_as_drafted(writing: DirectoryWriting, group: Group, draft: GroupDraft) -> Group:
    """``group`` as ``draft`` says, once its name and its parent are checked."""
    said = draft.checked()
    _require_own_name(writing.directory, said.name, group.id)
    parent_id = said.parent_id
    while parent_id is not None:
        if parent_id == group.id:
            raise InvalidEntry("parent_id", "parent_loop", writing.group(parent_id).name)
        parent_id = writing.group(parent_id).parent_id
    return replace(
        group,
        name=said.name,
        kind=said.kind,
        active=said.active,
        recognised=said.recognised,
        parent_id=said.parent_id,
    )


def _require_own_name(directory: Directory, name: str, group_id: int) -> None:
    for other in directory.groups.values():
        if other.id != group_id and folded_name(other.name) == folded_name(name):
            raise DuplicateEntry(RecordKind.GROUP, other.name, other.id)
