"""What the use cases of assemblies share: one transaction, in which they are looked up, written, journaled, and told."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.assembly import Assembly, AssemblyStatus, Motion, MotionStatus
from bot.domain.assembly_changes import assembly_facts
from bot.domain.assembly_deliveries import ChangeKind, change_deliveries, convocation_deliveries, to_come
from bot.domain.assembly_errors import UnknownAssembly
from bot.domain.directory import Directory
from bot.domain.gathering import Gathering
from bot.domain.guild_settings import GuildSettings
from bot.domain.journal import Act, Actor, Change, Subject, changed_facts
from bot.domain.motion_changes import motion_delivery, withdrawn
from bot.domain.outbox import Delivery, SubjectKind, Topic
from bot.domain.reminder import Remindable
from bot.domain.reminder_deliveries import Coming
from bot.services.deps import Deps
from bot.services.reminders import personal_deliveries
from bot.services.survey_following import surveys_follow
from storage.assemblies import assembly_by_id, keep_assembly
from storage.ballot_boxes import empty
from storage.directory import load_directory
from storage.gatherings import answered_by, gathering_of, remove_attendees
from storage.guilds import bump_revision, lock_guild
from storage.journal import write_journal
from storage.motions import keep_motion, motions_of
from storage.outbox import cancel, enqueue
from storage.outbox_rows import posted_rows
from storage.reminders import subscribers_of
from storage.settings import load_settings

_WEEK: Final = timedelta(days=7)


@dataclass(slots=True)
class AssemblyWriting:
    """A change of one guild's assemblies under way; ``changes`` go to the journal at the end.

    ``touched`` says that the snapshot is to be read again: an answer or a check-in leaves it as it is.
    """

    session: AsyncSession
    guild_id: int
    actor: Actor
    at: datetime
    settings: GuildSettings
    directory: Directory
    changes: list[Change] = field(default_factory=list)
    touched: bool = False

    async def assembly(self, assembly_id: int) -> Assembly:
        """The guild's assembly of that id, as it stands; raise ``UnknownAssembly``."""
        found = await assembly_by_id(self.session, self.guild_id, assembly_id)
        if found is None:
            raise UnknownAssembly(str(assembly_id))
        return found

    async def gathering(self, assembly: Assembly) -> Gathering:
        """All of it, by the by-laws and the directory as they are."""
        return await gathering_of(self.session, assembly, self.settings, self.directory)

    async def convene(self, assembly: Assembly) -> None:
        """Write and journal an assembly that is convened now; plan all that it needs."""
        await enqueue(self.session, self.guild_id, to_come(await self._standing(assembly), self.at))
        await keep_assembly(self.session, assembly, convened_by=self.actor.user_id)
        facts = {name: fact for name, fact in assembly_facts(assembly).items() if fact not in (None, "")}
        self.journal(assembly, Act.ADDED, after=facts)

    async def change(self, before: Assembly, after: Assembly, kind: ChangeKind) -> None:
        """Write and journal a change; what is unsent moves or stops, and what was told is told anew.

        Of a draft, nobody is told anything, and nothing is journaled.
        """
        self.touched = True
        if before.status is AssemblyStatus.DRAFT:
            await keep_assembly(self.session, after)
            return
        told = {
            *await answered_by(self.session, self.guild_id, after.id),
            *await subscribers_of(self.session, self.guild_id, Remindable.ASSEMBLY, after.id),
        }
        subject = (SubjectKind.ASSEMBLY, after.id)
        posted = await posted_rows(self.session, self.guild_id, *subject, (Topic.ASSEMBLY_REMINDER, Topic.CHECK_IN))
        await self.replan(after, change_deliveries(after, kind, told, self.at, posted))
        await keep_assembly(self.session, after)
        if kind is not ChangeKind.MODIFIED:
            await self._end_sitting(after)
        self.changes += await surveys_follow(self.session, after, self.settings, self.directory, self.at)
        was, becomes = changed_facts(assembly_facts(before), assembly_facts(after))
        act = Act.REMOVED if kind is ChangeKind.CANCELLED else Act.CHANGED
        self.journal(after, act, was, becomes)

    async def replan(self, assembly: Assembly, more: Iterable[Delivery] = ()) -> None:
        """What is unsent of it moves or stops, by the settings as they are now; ``more`` goes out too.

        What waits and stays as it is goes on, were it late.
        """
        standing = [*await self._standing(assembly), *more]
        keys = [each.dedupe_key for each in standing]
        await cancel(self.session, self.guild_id, SubjectKind.ASSEMBLY, assembly.id, but=keys)
        await enqueue(self.session, self.guild_id, to_come(standing, self.at))

    async def finish_vote(self, motion: Motion) -> None:
        """Write what became of a proposition, and tell it; the vote is not posted any more if it was not yet.

        What is left in the box of a secret one is destroyed.
        """
        await cancel(self.session, self.guild_id, SubjectKind.MOTION, motion.id)
        result = motion_delivery(motion, Topic.MOTION_RESULT, self.at, self.at + _WEEK)
        await enqueue(self.session, self.guild_id, [result])
        await keep_motion(self.session, self.guild_id, motion)
        if motion.box_id is not None:
            await empty(self.session, self.guild_id, motion.box_id, self.at)

    def journal(
        self,
        assembly: Assembly,
        act: Act,
        before: Mapping[str, object] | None = None,
        after: Mapping[str, object] | None = None,
    ) -> None:
        """Say to the journal what was done to it; the snapshot is to be read again."""
        label = assembly.title or str(assembly.kind)
        self.changes.append(Change(Subject.ASSEMBLY, act, assembly.id, label, before or {}, after or {}))
        self.touched = True

    async def _end_sitting(self, assembly: Assembly) -> None:
        """What was under way is not any more: votes are withdrawn, and who came that day is not there on another."""
        for motion in await motions_of(self.session, self.guild_id, assembly.id):
            if motion.status is MotionStatus.OPEN:
                await self.finish_vote(withdrawn(motion, self.at))
        if assembly.is_coming:
            await remove_attendees(self.session, self.guild_id, assembly.id)

    async def _standing(self, assembly: Assembly) -> list[Delivery]:
        """All that it stands for, to the members who asked for reminders too."""
        posted = convocation_deliveries(assembly, self.settings, self.at)
        if not posted:
            return []
        coming = Coming.of_assembly(assembly)
        private = await personal_deliveries(self.session, self.guild_id, self.settings, self.directory, coming, self.at)
        return [*posted, *private]


@asynccontextmanager
async def writing_assemblies(deps: Deps, guild_id: int, actor: Actor) -> AsyncIterator[AssemblyWriting]:
    """One transaction: what was changed in it is journaled, and held in memory once it is committed."""
    at = deps.clock.now()
    async with deps.database.transaction() as session:
        await lock_guild(session, guild_id, at)
        settings = await load_settings(session, guild_id, deps.snapshots.defaults)
        directory = await load_directory(session, guild_id)
        writing = AssemblyWriting(session, guild_id, actor, at, settings, directory)
        yield writing
        await write_journal(session, guild_id, actor, at, writing.changes)
        if writing.touched:
            await bump_revision(session, guild_id)
    if writing.touched:
        await deps.snapshots.refresh(guild_id)
