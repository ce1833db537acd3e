"""What the outbox posts of an action's due date: its reminders, the question that follows silence, what was answered."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.effects import Edit, Effect, Mentions, NoPlace, Nothing, Post
from bot.delivery.handler import Due, Handler, Plain, Receipt
from bot.delivery.topics.instead import instead
from bot.domain.clock import local_day
from bot.domain.deadline import Deadline, DeadlineStatus
from bot.domain.deadline_deliveries import ASKING, answer_in, follow_up, is_at_due, is_silent, silence
from bot.domain.deadline_due import DueAction, Notified, channel_of, notified
from bot.domain.guild_settings import DEFAULT_SETTINGS, GuildSettings, SettingKey
from bot.domain.outbox import Place, Row, State, Topic
from bot.views.followup_notices import (
    answered_screen,
    follow_up_screen,
    reminder_screen,
    replied_screen,
    silence_screen,
)
from storage.action_events import state_said
from storage.deadlines import deadline_by_id, keep_follow_up
from storage.outbox import enqueue
from storage.outbox_rows import rows_of
from storage.settings import load_settings

GONE: Final = Nothing("gone")
OVER: Final = Nothing("no longer due")
ANSWERED: Final = Nothing("answered")


class Reminder(Plain):
    """Before a due date and at it: to whoever is responsible, or to a member who asked for it."""

    async def render(self, due: Due) -> Effect:
        """The action's card with its answers; nothing once it was met, moved or withdrawn."""
        found = await _due_action(due)
        if found is None:
            return GONE
        if found.deadline.status is not DeadlineStatus.OPEN:
            return OVER
        delivery = due.row.delivery
        if delivery.destination is Place.MEMBER:
            screen = reminder_screen(due.t, found, Notified(), due.now, private=True)
            return Post(screen, user_id=delivery.user_id)
        if delivery.destination is not Place.SUBJECT:
            return instead(due, reminder_screen(due.t, found, Notified(), due.now))
        return _asked(due, found, reminder=True)

    async def sent(self, session: AsyncSession, row: Row, receipt: Receipt, now: datetime) -> None:  # noqa: ARG002
        """Once it is due, silence is waited for."""
        if row.delivery.destination is not Place.SUBJECT or not is_at_due(row.delivery):
            return
        deadline = await deadline_by_id(session, row.guild_id, row.delivery.subject_id)
        if deadline is not None and is_silent(deadline):
            await enqueue(session, row.guild_id, [follow_up(deadline, await _settings(session, row), now)])


class FollowUp(Plain):
    """Some days of silence later: asked once more."""

    async def render(self, due: Due) -> Effect:
        """The same card; nothing where somebody has answered since."""
        found = await _due_action(due)
        if found is None:
            return GONE
        return _asked(due, found, reminder=False) if is_silent(found.deadline) else ANSWERED

    async def sent(self, session: AsyncSession, row: Row, receipt: Receipt, now: datetime) -> None:  # noqa: ARG002
        """As many days of silence more, and the coordination is told."""
        deadline = await deadline_by_id(session, row.guild_id, row.delivery.subject_id)
        if deadline is not None and is_silent(deadline):
            await keep_follow_up(session, row.guild_id, deadline.id, now)
            await enqueue(session, row.guild_id, [silence(deadline, await _settings(session, row), now)])


class Silence(Plain):
    """Still nothing: the coordination is told, once."""

    async def render(self, due: Due) -> Effect:
        """What was asked of whom; nothing where somebody has answered since."""
        found = await _due_action(due)
        if found is None:
            return GONE
        if not is_silent(found.deadline):
            return ANSWERED
        channel_id = due.snapshot.settings.coordination_channel
        if channel_id is None:
            return NoPlace(SettingKey.COORDINATION_CHANNEL)
        return Post(silence_screen(due.t, found, due.now), channel_id=channel_id)


class Answered(Plain):
    """An answer is told where the coordination wants it."""

    async def render(self, due: Due) -> Effect:
        """Who said what, with their note as it stands: what was forgotten since is not told."""
        found = await _due_action(due)
        answer, event_id = answer_in(due.row.delivery)
        said = await state_said(due.session, due.row.guild_id, event_id)
        if found is None or said is None:
            return GONE
        settings = due.snapshot.settings
        channel_id = settings.follow_up.channel_id or settings.coordination_channel
        if channel_id is None:
            return NoPlace(SettingKey.COORDINATION_CHANNEL)
        return Post(answered_screen(due.t, due.snapshot, found, answer, said), channel_id=channel_id)


class Update(Plain):
    """The last message that asked says who answered what, and asks no more where there is nothing more to ask."""

    async def render(self, due: Due) -> Effect:
        """What was a reminder, without the note; nothing where none was posted yet."""
        found = await _due_action(due)
        answer, event_id = answer_in(due.row.delivery)
        said = await state_said(due.session, due.row.guild_id, event_id)
        asked = await _last_asked(due)
        if found is None or said is None or asked is None or asked.channel_id is None or asked.message_id is None:
            return GONE
        screen = replied_screen(due.t, due.snapshot, found, answer, said)
        return Edit(screen, asked.channel_id, asked.message_id)


async def _last_asked(due: Due) -> Row | None:
    rows = await rows_of(due.session, due.row.guild_id, due.row.delivery.subject, due.row.delivery.subject_id)
    asked = [row for row in rows if row.delivery.topic in ASKING and row.state is State.SENT]
    return max(
        (row for row in asked if row.delivery.user_id is None),
        key=lambda row: (row.sent_at or row.delivery.due_at, row.id),
        default=None,
    )


async def _due_action(due: Due) -> DueAction | None:
    """The due date as it stands now, in the plan; None where a revision of the plan left its action out."""
    deadline: Deadline | None = await deadline_by_id(due.session, due.row.guild_id, due.row.delivery.subject_id)
    found = due.snapshot.action_by_id(deadline.item_id) if deadline else None
    return DueAction(deadline, *found) if deadline and found else None


def _asked(due: Due, found: DueAction, *, reminder: bool) -> Effect:
    settings, directory = due.snapshot.settings, due.snapshot.directory
    channel_id = channel_of(settings, found)
    if channel_id is None:
        return NoPlace(SettingKey.ANNOUNCEMENTS_CHANNEL)
    told = notified(directory, settings, found.carriers, local_day(due.now, settings.time_zone))
    screen = (reminder_screen if reminder else follow_up_screen)(due.t, found, told, due.now)
    return Post(screen, channel_id=channel_id, mentions=Mentions(told.users, told.roles))


async def _settings(session: AsyncSession, row: Row) -> GuildSettings:
    return await load_settings(session, row.guild_id, DEFAULT_SETTINGS)


HANDLERS: Final[Mapping[Topic, Handler]] = {
    Topic.DEADLINE_REMINDER: Reminder(),
    Topic.DEADLINE_FOLLOW_UP: FollowUp(),
    Topic.DEADLINE_SILENCE: Silence(),
    Topic.DEADLINE_ANSWER: Answered(),
    Topic.DEADLINE_UPDATE: Update(),
}
