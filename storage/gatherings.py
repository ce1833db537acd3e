"""What happens about an assembly: answers, who came, propositions, decisions."""

from collections.abc import Iterable

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.assembly import Answer, Assembly, Attendee, Decision, Motion, MotionStatus, Rsvp
from bot.domain.directory import Directory
from bot.domain.gathering import Gathering, gathering
from bot.domain.guild_settings import GuildSettings
from bot.domain.snapshot import GuildSnapshot
from storage.assemblies import assembly_by_id
from storage.ballot_boxes import count_cast
from storage.models import AssemblyAnswer, Attendance
from storage.models import Decision as DecisionRow
from storage.motions import ballots_of, motions_of
from storage.sqlite import owe_clean_file


async def load_gathering(
    session: AsyncSession, guild_id: int, assembly_id: int, snapshot: GuildSnapshot
) -> Gathering | None:
    """All of the guild's assembly of that id, by the by-laws and the directory of ``snapshot``; None where there is none."""
    assembly = await assembly_by_id(session, guild_id, assembly_id)
    if assembly is None:
        return None
    return await gathering_of(session, assembly, snapshot.settings, snapshot.directory)


async def gathering_of(
    session: AsyncSession, assembly: Assembly, settings: GuildSettings, directory: Directory
) -> Gathering:
    """All of ``assembly``."""
    which = assembly.guild_id, assembly.id
    motions = await motions_of(session, *which)
    return gathering(
        assembly,
        settings,
        directory,
        rsvps=await _rsvps(session, *which),
        attendees=await attendees_of(session, *which),
        decisions=await _decisions(session, *which),
        motions=motions,
        ballots=await ballots_of(session, *which),
        cast=await _cast_in_secret(session, assembly.guild_id, motions),
    )


async def _cast_in_secret(session: AsyncSession, guild_id: int, motions: Iterable[Motion]) -> dict[int, int]:
    """How many ballots each secret vote that is open has, by the id of its motion."""
    boxes = {each.id: each.box_id for each in motions if each.box_id and each.status is MotionStatus.OPEN}
    return {motion_id: await count_cast(session, guild_id, box_id) for motion_id, box_id in boxes.items()}


async def answered_by(session: AsyncSession, guild_id: int, assembly_id: int) -> tuple[int, ...]:
    """The Discord members who answered, whatever they did."""
    return tuple(rsvp.user_id for rsvp in await _rsvps(session, guild_id, assembly_id))


async def keep_rsvp(session: AsyncSession, guild_id: int, assembly_id: int, rsvp: Rsvp) -> None:
    """Write a member's answer over the one that they gave before."""
    mine = AssemblyAnswer.assembly_id == assembly_id, AssemblyAnswer.user_id == rsvp.user_id
    said = {"answer": rsvp.answer, "proxy_person_id": rsvp.proxy_person_id, "answered_at": rsvp.answered_at}
    written = update(AssemblyAnswer).where(AssemblyAnswer.guild_id == guild_id, *mine).values(said)
    if (await session.scalars(written.returning(AssemblyAnswer.user_id))).first() is None:
        row = {"guild_id": guild_id, "assembly_id": assembly_id, "user_id": rsvp.user_id}
        await session.execute(insert(AssemblyAnswer).values({**row, **said}))


async def attendees_of(session: AsyncSession, guild_id: int, assembly_id: int) -> tuple[Attendee, ...]:
    """Those who came, in the order in which they did."""
    rows = select(Attendance).where(Attendance.guild_id == guild_id, Attendance.assembly_id == assembly_id)
    return tuple(
        Attendee(
            id=row.id,
            arrived_at=row.arrived_at,
            person_id=row.person_id,
            user_id=row.user_id,
            guest_name=row.guest_name,
            organization_id=row.organization_id,
        )
        for row in await session.scalars(rows.order_by(Attendance.arrived_at, Attendance.id))
    )


async def add_attendee(
    session: AsyncSession, guild_id: int, assembly_id: int, attendee: Attendee, entered_by: int | None
) -> int:
    """Write somebody who came, whose own ``id`` does not count; give their id."""
    values = {
        "guild_id": guild_id,
        "assembly_id": assembly_id,
        "person_id": attendee.person_id,
        "user_id": attendee.user_id,
        "guest_name": attendee.guest_name,
        "organization_id": attendee.organization_id,
        "arrived_at": attendee.arrived_at,
        "entered_by": entered_by,
    }
    attendee_id: int = (await session.scalars(insert(Attendance).values(values).returning(Attendance.id))).one()
    return attendee_id


async def keep_attendee(session: AsyncSession, guild_id: int, attendee: Attendee) -> None:
    """Write who they are and for whom they came over what stands there."""
    said = {name: getattr(attendee, name) for name in ("person_id", "user_id", "organization_id")}
    here = Attendance.guild_id == guild_id, Attendance.id == attendee.id
    await session.execute(update(Attendance).where(*here).values(said))


async def remove_attendee(session: AsyncSession, guild_id: int, assembly_id: int, attendee_id: int) -> None:
    """Somebody did not come after all."""
    here = Attendance.guild_id == guild_id, Attendance.assembly_id == assembly_id, Attendance.id == attendee_id
    await session.execute(delete(Attendance).where(*here))
    await owe_clean_file(session)


async def remove_attendees(session: AsyncSession, guild_id: int, assembly_id: int) -> None:
    """Nobody came yet: the assembly takes place another day."""
    here = Attendance.guild_id == guild_id, Attendance.assembly_id == assembly_id
    gone = await session.scalars(delete(Attendance).where(*here).returning(Attendance.id))
    if gone.all():
        await owe_clean_file(session)


async def add_decision(session: AsyncSession, guild_id: int, decision: Decision, entered_by: int | None) -> int:
    """Write a decision, whose own ``id`` does not count; give its id."""
    values = {
        "guild_id": guild_id,
        "assembly_id": decision.assembly_id,
        "text": decision.text,
        "item_id": decision.item_id,
        "motion_id": decision.motion_id,
        "decided_at": decision.decided_at,
        "entered_by": entered_by,
    }
    decision_id: int = (await session.scalars(insert(DecisionRow).values(values).returning(DecisionRow.id))).one()
    return decision_id


async def _rsvps(session: AsyncSession, guild_id: int, assembly_id: int) -> tuple[Rsvp, ...]:
    rows = select(AssemblyAnswer).where(AssemblyAnswer.guild_id == guild_id, AssemblyAnswer.assembly_id == assembly_id)
    return tuple(
        Rsvp(row.user_id, Answer(row.answer), row.answered_at, row.proxy_person_id)
        for row in await session.scalars(rows.order_by(AssemblyAnswer.answered_at, AssemblyAnswer.user_id))
    )


async def _decisions(session: AsyncSession, guild_id: int, assembly_id: int) -> tuple[Decision, ...]:
    rows = select(DecisionRow).where(DecisionRow.guild_id == guild_id, DecisionRow.assembly_id == assembly_id)
    return tuple(map(_decision, await session.scalars(rows.order_by(DecisionRow.id))))


def _decision(row: DecisionRow) -> Decision:
    return Decision(row.id, row.assembly_id, row.text, row.decided_at, row.item_id, row.motion_id)
