"""What the outbox posts of a survey: its opening, which follows its changes and its end, and its reminders.

Results are ``bot.delivery.topics.survey_results``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.effects import Edit, Effect, Later, Mentions, NoPlace, Nothing, Post
from bot.delivery.handler import Due, Handler, Plain, Receipt
from bot.delivery.personal import PAUSED, UNNEEDED
from bot.domain.guild_settings import SettingKey
from bot.domain.outbox import Delivery, Row, SubjectKind, Topic
from bot.domain.reminder import ReminderPreference
from bot.domain.reminder_deliveries import quiet_hours_of, quiet_span
from bot.domain.survey import Survey, SurveyStatus
from bot.domain.survey_audience import participant_of
from bot.domain.survey_errors import NoOrganization
from bot.views.survey_posted import (
    notified_role,
    posted_screen,
    private_reminder_screen,
    reminder_screen,
    survey_channel,
)
from storage.outbox_rows import is_being_sent
from storage.reminders import preference_of
from storage.survey_participation import have_answered
from storage.surveys import remember_survey, survey_by_id

GONE: Final = Nothing("gone")
OVER: Final = Nothing("over")
_NOT_NEEDED: Final = Nothing(UNNEEDED)
_NO_CHANNEL: Final = NoPlace(SettingKey.ANNOUNCEMENTS_CHANNEL)
_SOON: Final = timedelta(seconds=5)
_WEEK: Final = timedelta(days=7)


async def survey_of(due: Due) -> Survey | None:
    """The survey that a row is about, as it stands now."""
    return await survey_by_id(due.session, due.row.guild_id, due.row.delivery.subject_id)


class Opening(Plain):
    """The survey, posted once when it opens."""

    async def render(self, due: Due) -> Effect:
        """The message with « Répondre »."""
        survey = await survey_of(due)
        if survey is None:
            return GONE
        if survey.status is not SurveyStatus.OPEN or survey.is_over(due.now):
            return OVER
        if survey.opens_at is not None and survey.is_to_come(due.now):
            return Later(survey.opens_at)
        channel_id = survey_channel(due.snapshot, survey)
        if channel_id is None:
            return _NO_CHANNEL
        role_id = notified_role(due.snapshot, survey)
        screen = posted_screen(due.t, due.snapshot, survey, due.now, role_id)
        return Post(screen, channel_id=channel_id, mentions=Mentions(roles=(role_id,) if role_id else ()))

    async def sent(self, session: AsyncSession, row: Row, receipt: Receipt, now: datetime) -> None:  # noqa: ARG002
        """Where it stands is remembered: what changes follows there."""
        if receipt.channel_id is not None:
            await remember_survey(
                session, row.guild_id, row.delivery.subject_id, receipt.channel_id, receipt.message_id
            )

    def outdated(self, row: Row, now: datetime) -> Sequence[Delivery]:
        """The message follows what changed while it was on its way."""
        mine = row.delivery
        key = f"survey:{mine.subject_id}:update:meanwhile:{row.id}"
        return [replace(mine, dedupe_key=key, topic=Topic.SURVEY_UPDATE, due_at=now, expires_at=now + _WEEK)]


class Update(Plain):
    """What was posted follows a change, and says when it is closed."""

    async def render(self, due: Due) -> Effect:
        """The message as it stands now; nothing where it was never posted."""
        survey = await survey_of(due)
        if survey is None:
            return GONE
        if survey.posted_channel_id is None or survey.message_id is None:
            mine = (due.row.guild_id, SubjectKind.SURVEY, survey.id, Topic.SURVEY_OPENING)
            # Another process may be posting what it read before the change; what opens later is posted as it is by then.
            on_its_way = not survey.is_to_come(due.now) and await is_being_sent(due.session, *mine)
            return Later(due.now + _SOON) if on_its_way else Nothing("not posted")
        role_id = notified_role(due.snapshot, survey)
        screen = posted_screen(due.t, due.snapshot, survey, due.now, role_id)
        return Edit(screen, survey.posted_channel_id, survey.message_id)


class Reminder(Plain):
    """The day before the end: to one member who has not answered, or once in the channel, where nobody is known."""

    async def render(self, due: Due) -> Effect:
        """A word, and where to answer; nothing to whoever has answered, or has no private reminders for now."""
        survey = await survey_of(due)
        if survey is None:
            return GONE
        if not survey.is_open(due.now):
            return OVER
        if due.row.delivery.user_id is not None:
            return await _private(due, survey, due.row.delivery.user_id)
        channel_id = survey.posted_channel_id or survey_channel(due.snapshot, survey)
        if channel_id is None:
            return _NO_CHANNEL
        return Post(reminder_screen(due.t, survey), channel_id=channel_id)


async def _private(due: Due, survey: Survey, user_id: int) -> Effect:
    try:
        voice = participant_of(survey, due.snapshot.directory, user_id)
    except NoOrganization:
        return _NOT_NEEDED
    if await have_answered(due.session, survey, [voice]):
        return _NOT_NEEDED
    chosen = await preference_of(due.session, due.row.guild_id, user_id) or ReminderPreference(user_id)
    if chosen.paused_until is not None and due.now < chosen.paused_until:
        return Nothing(PAUSED)
    settings = due.snapshot.settings
    span = quiet_span(quiet_hours_of(chosen, settings), due.now, settings.time_zone)
    if span is not None and span[1] < due.row.delivery.expires_at:
        return Later(span[1])
    return Post(private_reminder_screen(due.t, survey), user_id=user_id)


HANDLERS: Final[Mapping[Topic, Handler]] = {
    Topic.SURVEY_OPENING: Opening(),
    Topic.SURVEY_UPDATE: Update(),
    Topic.SURVEY_REMINDER: Reminder(),
}
