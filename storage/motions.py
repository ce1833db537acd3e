"""Propositions put to the vote, and the ballots cast."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.assembly import Ballot, Motion, MotionKind, MotionStatus, VoteChoice
from storage.models import Ballot as BallotRow
from storage.models import Motion as Row
from storage.models import PlanVersion

_SAME: Final = (
    "assembly_id",
    "text",
    "opened_at",
    "moved_by_person_id",
    "seconded_by_person_id",
    "version_id",
    "elected_person_id",
    "term_starts_on",
    "term_ends_on",
    "closed_at",
    "votes_for",
    "votes_against",
    "votes_abstained",
    "voices_present",
    "voices_required",
    "box_id",
)


async def motions_of(session: AsyncSession, guild_id: int, assembly_id: int) -> tuple[Motion, ...]:
    """Those of an assembly, in the order in which they were put."""
    rows = select(Row).where(Row.guild_id == guild_id, Row.assembly_id == assembly_id).order_by(Row.id)
    return tuple(map(_motion, await session.scalars(rows)))


async def motion_by_id(session: AsyncSession, guild_id: int, motion_id: int) -> Motion | None:
    """The guild's proposition of that id; None where there is none."""
    row = await session.scalar(select(Row).where(Row.guild_id == guild_id, Row.id == motion_id))
    return None if row is None else _motion(row)


async def add_motion(session: AsyncSession, guild_id: int, motion: Motion) -> Motion:
    """Write a new one, whose own ``id`` does not count; give it with its id."""
    added = insert(Row).values(guild_id=guild_id, **_columns(motion)).returning(Row.id)
    motion_id: int = (await session.scalars(added)).one()
    return replace(motion, id=motion_id)


async def keep_motion(session: AsyncSession, guild_id: int, motion: Motion) -> None:
    """Write it over what the guild has at its id, but for where its message is."""
    here = update(Row).where(Row.guild_id == guild_id, Row.id == motion.id)
    await session.execute(here.values(_columns(motion)))


async def remember_motion(
    session: AsyncSession, guild_id: int, motion_id: int, channel_id: int, message_id: int | None
) -> None:
    """Where it was posted."""
    here = update(Row).where(Row.guild_id == guild_id, Row.id == motion_id)
    await session.execute(here.values(channel_id=channel_id, message_id=message_id))


async def ballots_of(session: AsyncSession, guild_id: int, assembly_id: int) -> dict[int, tuple[Ballot, ...]]:
    """The ballots of an assembly's propositions, by their ids."""
    rows = select(BallotRow).join(Row, (Row.id == BallotRow.motion_id) & (Row.guild_id == BallotRow.guild_id))
    rows = rows.where(BallotRow.guild_id == guild_id, Row.assembly_id == assembly_id).order_by(BallotRow.id)
    found: defaultdict[int, list[Ballot]] = defaultdict(list)
    for row in await session.scalars(rows):
        cast = Ballot(row.voice, VoteChoice(row.choice), row.cast_at, row.user_id, row.person_id, row.organization_id)
        found[row.motion_id].append(cast)
    return {motion_id: tuple(ballots) for motion_id, ballots in found.items()}


async def keep_ballot(session: AsyncSession, guild_id: int, motion_id: int, ballot: Ballot) -> None:
    """Write a voice's ballot over the one that it cast before."""
    said = {
        "choice": ballot.choice,
        "cast_at": ballot.cast_at,
        "user_id": ballot.user_id,
        "person_id": ballot.person_id,
        "organization_id": ballot.organization_id,
    }
    its_own = BallotRow.guild_id == guild_id, BallotRow.motion_id == motion_id, BallotRow.voice == ballot.voice
    written = update(BallotRow).where(*its_own).values(said).returning(BallotRow.id)
    if (await session.scalars(written)).first() is None:
        row = {"guild_id": guild_id, "motion_id": motion_id, "voice": ballot.voice}
        await session.execute(insert(BallotRow).values({**row, **said}))


async def has_version(session: AsyncSession, guild_id: int, version_id: int) -> bool:
    """Whether the guild has that version of a plan."""
    which = PlanVersion.guild_id == guild_id, PlanVersion.id == version_id
    return bool(await session.scalar(select(func.count()).select_from(PlanVersion).where(*which)))


async def adopt_version(session: AsyncSession, guild_id: int, version_id: int, day: date) -> None:
    """A version of a plan was adopted on that day."""
    here = PlanVersion.guild_id == guild_id, PlanVersion.id == version_id
    await session.execute(update(PlanVersion).where(*here).values(adopted_on=day))


def _columns(motion: Motion) -> dict[str, Any]:
    return {name: getattr(motion, name) for name in _SAME} | {
        "kind": motion.kind,
        "status": motion.status,
        "working_group_id": motion.group_id,
    }


def _motion(row: Row) -> Motion:
    return Motion(
        id=row.id,
        kind=MotionKind(row.kind),
        status=MotionStatus(row.status),
        group_id=row.working_group_id,
        channel_id=row.channel_id,
        message_id=row.message_id,
        **{name: getattr(row, name) for name in _SAME},
    )
