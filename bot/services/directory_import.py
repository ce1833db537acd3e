"""Loading a directory from a sheet: first a reading that writes nothing, then all of it or nothing."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.domain.directory import BoardTerm, Group, MemberOrganization, Person, Representation
from bot.domain.directory_names import Target
from bot.domain.directory_planned import (
    PlannedGroup,
    PlannedOrganization,
    PlannedPerson,
    PlannedRepresentation,
    PlannedTerm,
    Reading,
)
from bot.domain.directory_reading import read_sheet
from bot.domain.directory_sheet import Sheet
from bot.domain.errors import SheetNotReady
from bot.domain.journal import Actor
from bot.services.board import place_term
from bot.services.deps import Deps
from bot.services.directory import end_representations, organization_as_drafted, person_as_drafted
from bot.services.directory_groups import group_as_drafted
from bot.services.directory_writing import DirectoryWriting, writing_directory


@dataclass(frozen=True, slots=True)
class Decisions:
    """The lines of a sheet that are the entry that they resemble, and those that are not."""

    merged: Collection[int] = ()
    separate: Collection[int] = ()


async def preview_directory(deps: Deps, guild_id: int, sheet: Sheet, decisions: Decisions) -> Reading:
    """What ``sheet`` would do to the guild's directory."""
    directory = (await deps.snapshots.refresh(guild_id)).snapshot.directory
    return await asyncio.to_thread(read_sheet, sheet, directory, merged=decisions.merged, separate=decisions.separate)


async def import_directory(deps: Deps, guild_id: int, actor: Actor, sheet: Sheet, decisions: Decisions) -> int:
    """Write all that ``sheet`` says; give how many changes were journaled.

    It is read again in the transaction that writes it; raise ``SheetNotReady`` where something is then to be mended or
    decided.
    """
    async with writing_directory(deps, guild_id, actor) as writing:
        reading = read_sheet(sheet, writing.directory, merged=decisions.merged, separate=decisions.separate)
        if not reading.ready:
            raise SheetNotReady
        await _Applying(writing).apply(reading)
        return len(writing.changes)


class _Applying:
    """What a sheet says, as records: ids of what is new are known once it is added."""

    def __init__(self, writing: DirectoryWriting) -> None:
        self._writing = writing
        self._organizations: dict[str, int] = {}
        self._groups: dict[str, int] = {}
        self._people: dict[str, int] = {}

    async def apply(self, reading: Reading) -> None:
        for organization in reading.organizations:
            await self._organization(organization)
        for group in reading.groups:
            await self._group(group)
        for group in reading.groups:
            await self._stand_under(group)
        for person in reading.people:
            await self._person(person)
        for tie in reading.representations:
            await self._represent(tie)
        for term in reading.terms:
            await self._elect(term)

    async def _organization(self, planned: PlannedOrganization) -> None:
        draft = planned.draft
        before = self._writing.organization(planned.id) if planned.id is not None else None
        said = organization_as_drafted(before or MemberOrganization(0, draft.name), draft)
        kept = await self._writing.put(before, replace(said, active=planned.active))
        if before is not None and before.active and not kept.active:
            await end_representations(self._writing, kept.id)
        self._organizations[planned.key] = kept.id

    async def _group(self, planned: PlannedGroup) -> None:
        draft = planned.draft
        before = self._writing.group(planned.id) if planned.id is not None else None
        said = group_as_drafted(self._writing, before or Group(0, draft.name), draft)
        kept = await self._writing.put(before, said)
        self._groups[planned.key] = kept.id

    async def _stand_under(self, planned: PlannedGroup) -> None:
        before = self._writing.group(self._groups[planned.key])
        await self._writing.keep(before, replace(before, parent_id=_id(self._groups, planned.parent)))

    async def _person(self, planned: PlannedPerson) -> None:
        draft = replace(planned.draft, organization_id=_id(self._organizations, planned.organization))
        before = self._writing.person(planned.id) if planned.id is not None else None
        said = person_as_drafted(self._writing, before or Person(0, draft.name), draft)
        kept = await self._writing.put(before, said)
        self._people[planned.key] = kept.id

    async def _represent(self, planned: PlannedRepresentation) -> None:
        if planned.id is not None:
            before = self._writing.representation(planned.id)
            await self._writing.keep(before, replace(before, until=planned.until))
            return
        person = _id(self._people, planned.person)
        organization, group = _id(self._organizations, planned.organization), _id(self._groups, planned.group)
        if person is not None:
            await self._writing.add(Representation(0, person, organization, group, planned.since, planned.until))

    async def _elect(self, planned: PlannedTerm) -> None:
        group, person = _id(self._groups, planned.group), _id(self._people, planned.person)
        if group is not None:
            await place_term(self._writing, BoardTerm(0, group, person, planned.starts_on, planned.ends_on))


def _id(added: dict[str, int], target: Target | None) -> int | None:
    return added[target] if isinstance(target, str) else target
