"""What the use cases of the directory share: one transaction, in which records are looked up, written and journaled."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.clock import local_day
from bot.domain.directory import (
    BoardTerm,
    Directory,
    Group,
    MemberOrganization,
    Person,
    RecordKind,
    Representation,
)
from bot.domain.directory_changes import Record, ended_change, record_changes, with_record
from bot.domain.errors import UnknownEntry
from bot.domain.journal import Act, Actor, Change
from bot.services.deps import Deps
from storage.directory import load_directory
from storage.directory_writing import add_record, keep_record, remove_record
from storage.guilds import bump_revision, lock_guild
from storage.journal import write_journal

_R = TypeVar("_R", MemberOrganization, Person, Group, Representation, BoardTerm)


@dataclass(slots=True)
class DirectoryWriting:
    """A change of one guild's directory under way.

    ``directory`` is what the guild has, what was written here included; ``today`` is the guild's own day; ``changes`` go to
    the journal at the end.
    """

    session: AsyncSession
    guild_id: int
    at: datetime
    today: date
    directory: Directory
    changes: list[Change] = field(default_factory=list)

    def organization(self, organization_id: int) -> MemberOrganization:
        """The guild's organisation of that id; raise ``UnknownEntry``."""
        return _found(self.directory.organizations, RecordKind.ORGANIZATION, organization_id)

    def person(self, person_id: int) -> Person:
        """The guild's person of that id; raise ``UnknownEntry``."""
        return _found(self.directory.people, RecordKind.PERSON, person_id)

    def group(self, group_id: int) -> Group:
        """The guild's table or committee of that id; raise ``UnknownEntry``."""
        return _found(self.directory.groups, RecordKind.GROUP, group_id)

    def representation(self, representation_id: int) -> Representation:
        """The guild's representation of that id; raise ``UnknownEntry``."""
        by_id = {each.id: each for each in self.directory.representations}
        return _found(by_id, RecordKind.REPRESENTATION, representation_id)

    def term(self, term_id: int) -> BoardTerm:
        """The guild's board term of that id; raise ``UnknownEntry``."""
        return _found({each.id: each for each in self.directory.terms}, RecordKind.BOARD_TERM, term_id)

    async def add(self, record: _R, act: Act = Act.ADDED) -> _R:
        """Write and journal a new record; give it with its id."""
        added = replace(record, id=await add_record(self.session, self.guild_id, record, self.at))
        self._done(None, added, act)
        return added

    async def keep(self, before: _R, after: _R, act: Act = Act.CHANGED) -> _R:
        """Write and journal what differs; nothing where nothing does."""
        if before != after:
            await keep_record(self.session, self.guild_id, after, self.at)
            self._done(before, after, act)
        return after

    async def put(self, before: _R | None, after: _R) -> _R:
        """``keep`` what was there, or ``add`` what is new; give it with its id."""
        return await (self.add(after) if before is None else self.keep(before, after))

    async def remove(self, representation: Representation) -> None:
        """Delete and journal a representation that never was."""
        await remove_record(self.session, self.guild_id, representation)
        self.changes.append(ended_change(self.directory, representation))
        kept = tuple(each for each in self.directory.representations if each.id != representation.id)
        self.directory = replace(self.directory, representations=kept)

    def _done(self, before: Record | None, after: Record, act: Act) -> None:
        self.directory = with_record(self.directory, after)
        self.changes.extend(record_changes(self.directory, before, after, act))


@asynccontextmanager
async def writing_directory(deps: Deps, guild_id: int, actor: Actor) -> AsyncIterator[DirectoryWriting]:
    """One transaction: what was changed in it is journaled, and held in memory once it is committed."""
    settings = (await deps.snapshots.get(guild_id)).snapshot.settings
    at = deps.clock.now()
    async with deps.database.transaction() as session:
        await lock_guild(session, guild_id, at)
        directory = await load_directory(session, guild_id)
        writing = DirectoryWriting(session, guild_id, at, local_day(at, settings.time_zone), directory)
        yield writing
        if writing.changes:
            await write_journal(session, guild_id, actor, at, writing.changes)
            await bump_revision(session, guild_id)
    if writing.changes:
        await deps.snapshots.refresh(guild_id)


def _found(held: Mapping[int, _R], kind: RecordKind, record_id: int) -> _R:
    if record_id not in held:
        raise UnknownEntry(kind, str(record_id))
    return held[record_id]
