"""What the use cases of due dates share: one transaction, in which they are written, journaled, and planned to be reminded of."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.deadline import Deadline, DeadlineStatus
from bot.domain.deadline_changes import deadline_change
from bot.domain.deadline_deliveries import TO_BE_STOPPED, every_reminder, reminders
from bot.domain.deadline_series import missing_occurrences
from bot.domain.directory import Directory
from bot.domain.errors import DeadlineOver
from bot.domain.guild_settings import GuildSettings
from bot.domain.journal import Act, Actor, Change
from bot.domain.outbox import Delivery, SubjectKind, Topic
from bot.domain.reminder_deliveries import Coming
from bot.domain.snapshot import GuildSnapshot
from bot.services.deps import Deps
from bot.services.reminders import personal_deliveries
from storage.deadlines import add_deadline, deadline_by_id, keep_deadline, load_deadlines, series_of
from storage.directory import load_directory
from storage.guilds import bump_revision, lock_guild
from storage.journal import write_journal
from storage.outbox import cancel, enqueue
from storage.outbox_rows import rows_of
from storage.settings import load_settings


@dataclass(slots=True)
class DeadlineWriting:
    """A change of one guild's due dates under way; ``changes`` go to the journal at the end.

    ``seen`` is the guild as it is held in memory, for what the plan calls its actions.
    """

    session: AsyncSession
    guild_id: int
    actor: Actor
    at: datetime
    seen: GuildSnapshot
    settings: GuildSettings
    directory: Directory
    changes: list[Change] = field(default_factory=list)
    touched: bool = False

    async def open_deadline(self, deadline_id: int) -> Deadline:
        """The guild's due date of that id; raise ``DeadlineOver`` where it is waited for no more."""
        found = await deadline_by_id(self.session, self.guild_id, deadline_id)
        if found is None or found.status is not DeadlineStatus.OPEN:
            raise DeadlineOver(found.status if found else None)
        return found

    async def add(self, deadline: Deadline, *, journaled: bool = True) -> Deadline:
        """Write a new due date and plan its reminders; give it with its id, and the key of its series where it comes back."""
        created_by = self.actor.user_id
        added = replace(deadline, id=await add_deadline(self.session, deadline, self.at, created_by))
        if added.rule is not None and added.series_key is None:
            added = replace(added, series_key=str(added.id))
            await keep_deadline(self.session, added)
        await self._plan(added)
        if journaled:
            self.journal(Act.ADDED, None, added)
        self.touched = True
        return added

    async def keep(self, after: Deadline) -> None:
        """Write a due date over what was there. What waits to be sent for it is the caller's to change."""
        await keep_deadline(self.session, after)
        self.touched = True

    async def replan(self, deadline: Deadline) -> None:
        """Stop what is unsent of it, and plan it anew where it is still open."""
        await self.stop(deadline)
        if deadline.status is DeadlineStatus.OPEN:
            await self._plan(deadline)

    async def stop(self, deadline: Deadline) -> None:
        """Nothing more reminds of it; what was answered goes on being told."""
        await cancel(self.session, self.guild_id, SubjectKind.DEADLINE, deadline.id, topics=TO_BE_STOPPED)

    async def tell(self, *deliveries: Delivery) -> None:
        """Plan something more to send."""
        await enqueue(self.session, self.guild_id, deliveries)

    async def extend(self, series_key: str | None) -> list[Deadline]:
        """Add the occurrences that a recurrence lacks; none of an action that a revision of the plan left out."""
        if series_key is None:
            return []
        series = await series_of(self.session, self.guild_id, series_key)
        if not series or self.seen.action_by_id(series[-1].item_id) is None:
            return []
        missing = missing_occurrences(series, self.settings.reminder_offsets, self.at)
        return [await self.add(each, journaled=False) for each in missing]

    def journal(self, act: Act, before: Deadline | None, after: Deadline | None, **more: object) -> None:
        """Say to the journal what was done."""
        about = after or before
        found = self.seen.action_by_id(about.item_id) if about else None
        label = str(found[1].reference) if found else ""
        self.changes.append(deadline_change(self.directory, act, label, before, after, **more))

    async def _plan(self, deadline: Deadline) -> None:
        await enqueue(self.session, self.guild_id, reminders(deadline, self.settings, self.at))
        coming = Coming.of_deadline(deadline)
        personal = await personal_deliveries(
            self.session, self.guild_id, self.settings, self.directory, coming, self.at
        )
        await enqueue(self.session, self.guild_id, personal)


async def replan_deadline_reminders(
    session: AsyncSession, guild_id: int, settings: GuildSettings, now: datetime
) -> None:
    """Plan again what is unsent in the channels of every open due date, by the guild's reminders and quiet hours as they are now.

    One that is late and still wanted stays as it is; private ones are their members' own. The guild's row must be held.
    """
    for deadline in await load_deadlines(session, guild_id):
        wanted = every_reminder(deadline, settings)
        rows = await rows_of(session, guild_id, SubjectKind.DEADLINE, deadline.id)
        private = [row.delivery.dedupe_key for row in rows if row.delivery.user_id is not None]
        kept = [*private, *(each.dedupe_key for each in wanted)]
        await cancel(session, guild_id, SubjectKind.DEADLINE, deadline.id, topics=(Topic.DEADLINE_REMINDER,), but=kept)
        await enqueue(session, guild_id, [each for each in wanted if each.due_at > now])


@asynccontextmanager
async def writing_deadlines(deps: Deps, guild_id: int, actor: Actor) -> AsyncIterator[DeadlineWriting]:
    """One transaction: what was changed in it is journaled, and held in memory once it is committed."""
    seen = (await deps.snapshots.get(guild_id)).snapshot
    at = deps.clock.now()
    async with deps.database.transaction() as session:
        await lock_guild(session, guild_id, at)
        settings = await load_settings(session, guild_id, deps.snapshots.defaults)
        directory = await load_directory(session, guild_id)
        writing = DeadlineWriting(session, guild_id, actor, at, seen, settings, directory)
        yield writing
        await write_journal(session, guild_id, actor, at, writing.changes)
        if writing.touched:
            await bump_revision(session, guild_id)
    if writing.touched:
        await deps.snapshots.refresh(guild_id)
