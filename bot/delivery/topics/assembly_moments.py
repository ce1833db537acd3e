"""What the outbox posts while an assembly lasts: the check-in, propositions put to the vote, their results."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.effects import Effect, NoPlace, Nothing, Post
from bot.delivery.handler import Due, Handler, Plain, Receipt
from bot.delivery.topics.assemblies import CANCELLED, GONE, gathering_due
from bot.domain.assembly import Assembly, MotionStatus
from bot.domain.guild_settings import SettingKey
from bot.domain.motion_tally import MotionTally
from bot.domain.outbox import Row, Topic
from bot.views.assembly_motions import motion_screen, result_screen
from bot.views.assembly_presence import check_in_screen
from bot.views.assembly_published import channel_for
from storage.assemblies import remember_check_in
from storage.gatherings import load_gathering
from storage.motions import motion_by_id, remember_motion

_NO_CHANNEL: Final = NoPlace(SettingKey.ANNOUNCEMENTS_CHANNEL)


class CheckIn(Plain):
    """« Je suis présent », from half an hour before the start."""

    async def render(self, due: Due) -> Effect:
        """The message, where the assembly's members are."""
        gathering = await gathering_due(due)
        if gathering is None:
            return GONE
        assembly = gathering.assembly
        if not assembly.is_coming:
            return CANCELLED
        if not assembly.takes_check_in(due.now):
            return Nothing("over")
        channel_id = channel_for(due.snapshot, assembly)
        if channel_id is None:
            return _NO_CHANNEL
        return Post(check_in_screen(due.t, due.snapshot, gathering, due.now), channel_id=channel_id)

    async def sent(self, session: AsyncSession, row: Row, receipt: Receipt, now: datetime) -> None:  # noqa: ARG002
        """Where it stands is remembered: its count follows there."""
        if receipt.channel_id is not None:
            await remember_check_in(
                session, row.guild_id, row.delivery.subject_id, receipt.channel_id, receipt.message_id
            )


class MotionPosted(Plain):
    """A proposition put to the vote."""

    async def render(self, due: Due) -> Effect:
        """The proposition with its buttons; one that is over has its result alone."""
        found = await _vote(due)
        if found is None:
            return GONE
        assembly, tally = found
        if tally.motion.status is not MotionStatus.OPEN:
            return Nothing("over")
        channel_id = channel_for(due.snapshot, assembly)
        if channel_id is None:
            return _NO_CHANNEL
        return Post(motion_screen(due.t, due.snapshot, assembly, tally), channel_id=channel_id)

    async def sent(self, session: AsyncSession, row: Row, receipt: Receipt, now: datetime) -> None:  # noqa: ARG002
        """Where it stands is remembered: the vote is counted there."""
        if receipt.channel_id is not None:
            await remember_motion(
                session, row.guild_id, row.delivery.subject_id, receipt.channel_id, receipt.message_id
            )


class MotionResult(Plain):
    """What became of a proposition."""

    async def render(self, due: Due) -> Effect:
        """The result; nothing of one that was withdrawn before anybody saw it."""
        found = await _vote(due)
        if found is None:
            return GONE
        assembly, tally = found
        motion = tally.motion
        if motion.status is MotionStatus.WITHDRAWN and motion.message_id is None:
            return Nothing("not posted")
        channel_id = channel_for(due.snapshot, assembly)
        if channel_id is None:
            return _NO_CHANNEL
        return Post(result_screen(due.t, due.snapshot, assembly, tally), channel_id=channel_id)


async def _vote(due: Due) -> tuple[Assembly, MotionTally] | None:
    motion = await motion_by_id(due.session, due.row.guild_id, due.row.delivery.subject_id)
    if motion is None:
        return None
    gathering = await load_gathering(due.session, due.row.guild_id, motion.assembly_id, due.snapshot)
    return None if gathering is None else (gathering.assembly, gathering.tally(motion.id))


HANDLERS: Final[Mapping[Topic, Handler]] = {
    Topic.CHECK_IN: CheckIn(),
    Topic.MOTION: MotionPosted(),
    Topic.MOTION_RESULT: MotionResult(),
}
