"""One organisation, or one person, where there were two: whatever pointed to the one points to the other."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.domain.directory import CarrierKind
from bot.domain.journal import Subject
from storage import models
from storage.meeting_merging import absorb_due_dates, absorb_presences, absorb_voice
from storage.survey_merging import absorb_responses

_Pointer = tuple[type[Any], InstrumentedAttribute[Any]]
TO_ORGANIZATION: Final[Sequence[_Pointer]] = (
    (models.Person, models.Person.organization_id),
    (models.Representation, models.Representation.organization_id),
    (models.Entrustment, models.Entrustment.organization_id),
    (models.LinkRequest, models.LinkRequest.organization_id),
    (models.Attendance, models.Attendance.organization_id),
    (models.Ballot, models.Ballot.organization_id),
)
TO_PERSON: Final[Sequence[_Pointer]] = (
    (models.Representation, models.Representation.person_id),
    (models.BoardTerm, models.BoardTerm.person_id),
    (models.WorkingGroup, models.WorkingGroup.lead_id),
    (models.Entrustment, models.Entrustment.person_id),
    (models.LinkRequest, models.LinkRequest.person_id),
    (models.AssemblyAnswer, models.AssemblyAnswer.proxy_person_id),
    (models.Attendance, models.Attendance.person_id),
    (models.Motion, models.Motion.moved_by_person_id),
    (models.Motion, models.Motion.seconded_by_person_id),
    (models.Motion, models.Motion.elected_person_id),
    (models.Ballot, models.Ballot.person_id),
    (models.JournalEntry, models.JournalEntry.person_id),
)
"""Every column that points to a person; the journal's too, so that what it says of them is forgotten with the one who stays."""


async def absorb_organization(session: AsyncSession, guild_id: int, kept_id: int, merged_id: int) -> None:
    """Point to ``kept_id`` whatever pointed to ``merged_id``, which goes."""
    await absorb_voice(session, guild_id, f"o{kept_id}", f"o{merged_id}")
    await absorb_responses(session, guild_id, f"o{kept_id}", f"o{merged_id}")
    await absorb_due_dates(session, guild_id, CarrierKind.ORGANIZATION, kept_id, merged_id)
    await _point(session, guild_id, TO_ORGANIZATION, kept_id, merged_id)
    table = models.Organization
    await session.execute(delete(table).where(table.guild_id == guild_id, table.id == merged_id))


async def absorb_person(session: AsyncSession, guild_id: int, kept_id: int, merged_id: int) -> None:
    """Point to ``kept_id`` whatever pointed to ``merged_id``, which goes."""
    await absorb_presences(session, guild_id, kept_id, merged_id)
    await absorb_voice(session, guild_id, f"p{kept_id}", f"p{merged_id}")
    await absorb_due_dates(session, guild_id, CarrierKind.PERSON, kept_id, merged_id)
    await _point(session, guild_id, TO_PERSON, kept_id, merged_id)
    entry = models.JournalEntry
    about = entry.guild_id == guild_id, entry.subject == Subject.PERSON, entry.subject_id == merged_id
    await session.execute(update(entry).where(*about).values(subject_id=kept_id))
    table = models.Person
    await session.execute(delete(table).where(table.guild_id == guild_id, table.id == merged_id))


async def remove_representations(session: AsyncSession, guild_id: int, ids: Sequence[int]) -> None:
    """Delete those that another one says already."""
    table = models.Representation
    await session.execute(delete(table).where(table.guild_id == guild_id, table.id.in_(ids)))


async def _point(
    session: AsyncSession, guild_id: int, pointers: Sequence[_Pointer], kept_id: int, merged_id: int
) -> None:
    for table, column in pointers:
        here = table.guild_id == guild_id, column == merged_id
        await session.execute(update(table).where(*here).values({column: kept_id}))
