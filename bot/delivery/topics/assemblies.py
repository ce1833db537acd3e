"""What the outbox posts of an assembly: its convocation, which follows its changes, its Discord event, its reminders."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.effects import Attachment, Edit, Effect, EventSync, Later, Mentions, NoPlace, Nothing, Post
from bot.delivery.handler import Due, Handler, Plain, Receipt
from bot.delivery.topics.instead import instead
from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.assembly_changes import assembly_facts
from bot.domain.assembly_deliveries import ChangeKind, reminder_update
from bot.domain.gathering import Gathering
from bot.domain.guild_settings import SettingKey
from bot.domain.journal import Act, Change, Subject, told_together
from bot.domain.journal_query import JournalFilter
from bot.domain.outbox import Delivery, Place, Row, State, SubjectKind, Topic
from bot.domain.web_address import web_address
from bot.exporters.assembly_ics import FILE_NAME, assembly_calendar
from bot.texts.assemblies import assembly_name
from bot.views.assemblies import convocation_screen
from bot.views.assembly_notices import change_screen, changed_reminder_screen, reminder_screen
from bot.views.assembly_presence import check_in_screen
from bot.views.assembly_published import channel_for
from bot.views.markup import cut, plain
from storage.assemblies import assembly_by_id, remember_event, remember_message
from storage.gatherings import answered_by, load_gathering
from storage.journal_reading import read_journal
from storage.outbox_rows import is_being_sent, row_by_id, rows_of

GONE: Final = Nothing("gone")
CANCELLED: Final = Nothing("cancelled")
BEGUN: Final = Nothing("begun")
_EVENT_DESCRIPTION: Final = 900
_LAST_ENTRIES: Final = 50
_SOON: Final = timedelta(seconds=5)


async def assembly_of(due: Due) -> Assembly | None:
    """The assembly that a row is about, as it stands now."""
    return await assembly_by_id(due.session, due.row.guild_id, due.row.delivery.subject_id)


async def gathering_due(due: Due) -> Gathering | None:
    """The assembly with all that people did about it, as it stands now."""
    return await load_gathering(due.session, due.row.guild_id, due.row.delivery.subject_id, due.snapshot)


def role_of(due: Due, assembly: Assembly) -> int | None:
    """The role of the table whose assembly it is: whom it concerns, and nobody else."""
    group = due.snapshot.directory.groups.get(assembly.group_id or 0)
    return group.role_id if group else None


def calendar_of(due: Due, assembly: Assembly) -> Attachment:
    """The assembly's calendar file, in the language of what it is attached to."""
    _ = due.t.gettext
    data = assembly_calendar(due.t, assembly, due.snapshot.directory, due.now)
    return Attachment(FILE_NAME, data, _("L'assemblée, pour votre calendrier"))


class Convocation(Plain):
    """The convocation: posted once where its members are."""

    async def render(self, due: Due) -> Effect:
        """The message with its answers and its calendar file."""
        gathering = await gathering_due(due)
        if gathering is None:
            return GONE
        assembly = gathering.assembly
        if not assembly.is_coming:
            return CANCELLED
        channel_id = channel_for(due.snapshot, assembly)
        if channel_id is None:
            return NoPlace(SettingKey.ANNOUNCEMENTS_CHANNEL)
        screen = convocation_screen(due.t, due.snapshot, gathering, due.now)
        role_id = role_of(due, assembly)
        mentions = Mentions(roles=(role_id,) if role_id else ())
        return Post(screen, channel_id=channel_id, files=[calendar_of(due, assembly)], mentions=mentions)

    async def sent(self, session: AsyncSession, row: Row, receipt: Receipt, now: datetime) -> None:  # noqa: ARG002
        """Where it stands is remembered: what changes follows there."""
        if receipt.channel_id is not None:
            await remember_message(
                session, row.guild_id, row.delivery.subject_id, receipt.channel_id, receipt.message_id
            )


class Update(Plain):
    """What was posted follows a change: the convocation with its calendar file, and the reminders that were sent."""

    async def render(self, due: Due) -> Effect:
        """The message as it stands now; nothing where it was never posted."""
        gathering = await gathering_due(due)
        if gathering is None:
            return GONE
        if due.row.delivery.variant.isdecimal():
            return await self._posted(due, gathering, int(due.row.delivery.variant))
        assembly = gathering.assembly
        if assembly.channel_id is None or assembly.message_id is None:
            mine = (due.row.guild_id, SubjectKind.ASSEMBLY, assembly.id, Topic.CONVOCATION)
            # Another process may be posting what it read before the change.
            on_its_way = await is_being_sent(due.session, *mine)
            return Later(due.now + _SOON) if on_its_way else Nothing("not posted")
        screen = convocation_screen(due.t, due.snapshot, gathering, due.now)
        return Edit(screen, assembly.channel_id, assembly.message_id, files=[calendar_of(due, assembly)])

    async def _posted(self, due: Due, gathering: Gathering, row_id: int) -> Effect:
        """A reminder, or the check-in, that was sent before the change."""
        sent, assembly = await row_by_id(due.session, due.row.guild_id, row_id), gathering.assembly
        if sent is None or sent.channel_id is None or sent.message_id is None:
            return GONE
        if sent.delivery.topic is Topic.CHECK_IN and assembly.takes_check_in(due.now):
            screen = check_in_screen(due.t, due.snapshot, gathering, due.now)
        else:
            private = sent.delivery.destination is Place.MEMBER
            role_id = None if private else role_of(due, assembly)
            screen = changed_reminder_screen(due.t, due.snapshot, assembly, private=private, role_id=role_id)
        return Edit(screen, sent.channel_id, sent.message_id)


class Event(Plain):
    """The server's event follows the assembly."""

    async def render(self, due: Due) -> Effect:
        """The event as it should be; one that has begun is left as it is."""
        _ = due.t.gettext
        assembly = await assembly_of(due)
        if assembly is None or assembly.status is AssemblyStatus.DRAFT:
            return GONE
        cancelled = not assembly.is_coming
        if assembly.starts_at <= due.now and not cancelled:
            return BEGUN
        return EventSync(
            event_id=assembly.event_id,
            name=assembly_name(due.t, assembly, due.snapshot.directory),
            description=cut(plain(assembly.agenda), _EVENT_DESCRIPTION),
            location=assembly.place or web_address(assembly.link) or _("Voir la convocation"),
            starts_at=assembly.starts_at,
            ends_at=assembly.ends_at,
            cancelled=cancelled,
        )

    async def sent(self, session: AsyncSession, row: Row, receipt: Receipt, now: datetime) -> None:  # noqa: ARG002
        """Which event is the assembly's is remembered."""
        await remember_event(session, row.guild_id, row.delivery.subject_id, receipt.event_id)


class Reminder(Plain):
    """« Rappel », where its members are, or to one of them alone."""

    async def render(self, due: Due) -> Effect:
        """What, when, where; the table's role alone is notified."""
        assembly = await assembly_of(due)
        if assembly is None:
            return GONE
        if not assembly.is_coming:
            return CANCELLED
        if assembly.starts_at <= due.now:
            return BEGUN
        delivery = due.row.delivery
        if delivery.destination is Place.MEMBER:
            screen = reminder_screen(due.t, due.snapshot, assembly, due.now, private=True)
            return Post(screen, user_id=delivery.user_id)
        if delivery.user_id is not None:
            in_channel = delivery.destination is Place.ANNOUNCEMENTS
            return instead(due, reminder_screen(due.t, due.snapshot, assembly, due.now, private=not in_channel))
        channel_id = channel_for(due.snapshot, assembly)
        if channel_id is None:
            return NoPlace(SettingKey.ANNOUNCEMENTS_CHANNEL)
        role_id = role_of(due, assembly)
        screen = reminder_screen(due.t, due.snapshot, assembly, due.now, private=False, role_id=role_id)
        return Post(screen, channel_id=channel_id, mentions=Mentions(roles=(role_id,) if role_id else ()))

    def outdated(self, row: Row, now: datetime) -> Sequence[Delivery]:
        """The reminder follows what changed while it was on its way."""
        return [reminder_update(row, now)]


class ToldChange(Plain):
    """Whoever answered, or asked to be reminded, is told what has changed."""

    async def render(self, due: Due) -> Effect:
        """What has changed, before and after, by what the journal says."""
        assembly = await assembly_of(due)
        if assembly is None:
            return GONE
        kind = ChangeKind(due.row.delivery.variant)
        change = await _untold(due, assembly) if kind is ChangeKind.MODIFIED else None
        if kind is ChangeKind.MODIFIED and change is None:
            return Nothing("undone meanwhile")
        answered = due.row.delivery.user_id in await answered_by(due.session, due.row.guild_id, assembly.id)
        screen = change_screen(due.t, due.snapshot, assembly, kind, change, answered=answered)
        if due.row.delivery.destination is not Place.MEMBER:
            return instead(due, screen, change=True)
        return Post(screen, user_id=due.row.delivery.user_id)


async def _untold(due: Due, assembly: Assembly) -> Change | None:
    """What was changed since this member was last told, as one change: a row that waited gave way to the next one."""
    mine = due.row.delivery
    rows = await rows_of(due.session, due.row.guild_id, mine.subject, mine.subject_id)
    told = [row for row in rows if row.delivery.topic is mine.topic and row.delivery.user_id == mine.user_id]
    last = max((row.id for row in told if row.state is State.SENT), default=0)
    since = min(row.delivery.due_at for row in told if row.id > last)
    wanted = JournalFilter(subject=Subject.ASSEMBLY, since=since)
    page = await read_journal(due.session, due.row.guild_id, wanted, limit=_LAST_ENTRIES)
    said = frozenset(assembly_facts(assembly))
    changes = (entry.change for entry in reversed(page.entries))
    of_it = (each for each in changes if each.subject_id == assembly.id and each.act is Act.CHANGED)
    return told_together([each for each in of_it if said.issuperset({*each.before, *each.after})])


HANDLERS: Final[Mapping[Topic, Handler]] = {
    Topic.CONVOCATION: Convocation(),
    Topic.ASSEMBLY_UPDATE: Update(),
    Topic.ASSEMBLY_EVENT: Event(),
    Topic.ASSEMBLY_REMINDER: Reminder(),
    Topic.ASSEMBLY_CHANGE: ToldChange(),
}
