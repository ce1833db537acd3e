"""What two entries that become one did at assemblies: one presence and one voice at each, and the due dates of both."""

from sqlalchemy import Text, cast, delete, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.domain.assembly import MotionStatus
from bot.domain.directory import CarrierKind
from storage.models import Attendance, Ballot, Deadline, Motion


async def absorb_presences(session: AsyncSession, guild_id: int, kept_id: int, merged_id: int) -> None:
    """Leave one presence where both people came to the same assembly: the kept one's, with what it did not say.

    What points to a person follows afterwards (``storage.directory_merging``).
    """
    kept, merged = aliased(Attendance), aliased(Attendance)
    both = select(kept, merged).join(merged, merged.assembly_id == kept.assembly_id)
    both = both.where(kept.guild_id == guild_id, kept.person_id == kept_id, merged.person_id == merged_id)
    for own, other in (await session.execute(both)).all():
        gained = {
            "user_id": own.user_id if own.user_id is not None else other.user_id,
            "organization_id": own.organization_id if own.organization_id is not None else other.organization_id,
            "arrived_at": min(own.arrived_at, other.arrived_at),
        }
        await session.execute(delete(Attendance).where(Attendance.id == other.id))
        await session.execute(update(Attendance).where(Attendance.id == own.id).values(gained))


async def absorb_voice(session: AsyncSession, guild_id: int, kept: str, merged: str) -> None:
    """Make one of two voices (``o12``, ``p3``): where both voted while the vote is open, the kept one's ballot alone counts.

    What a closed vote counted stays counted, as nobody's voice.
    """
    voted = aliased(Ballot)
    twice = Ballot.motion_id.in_(select(voted.motion_id).where(voted.guild_id == guild_id, voted.voice == kept))
    of_merged = (Ballot.guild_id == guild_id, Ballot.voice == merged)
    is_open = select(Motion.id).where(Motion.guild_id == guild_id, Motion.status == MotionStatus.OPEN)
    steps = (
        delete(Ballot).where(*of_merged, twice, Ballot.motion_id.in_(is_open)),
        update(Ballot).where(*of_merged, twice).values(voice=literal("x") + cast(Ballot.id, Text)),
        update(Ballot).where(*of_merged).values(voice=kept),
    )
    for step in steps:
        await session.execute(step, execution_options={"synchronize_session": False})


async def absorb_due_dates(
    session: AsyncSession, guild_id: int, kind: CarrierKind, kept_id: int, merged_id: int
) -> None:
    """Give the kept one the due dates that the other was to meet."""
    carried = (Deadline.guild_id == guild_id, Deadline.carrier_kind == kind, Deadline.carrier_id == merged_id)
    await session.execute(update(Deadline).where(*carried).values(carrier_id=kept_id))
