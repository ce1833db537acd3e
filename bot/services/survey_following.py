"""Surveys that open after an assembly go where it goes, in the transaction that changes it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.assembly import Assembly
from bot.domain.directory import Directory
from bot.domain.guild_settings import GuildSettings
from bot.domain.journal import Change
from bot.domain.survey import SurveyStatus
from bot.domain.survey_changes import following_assembly
from bot.services.survey_writing import SurveyWriting
from storage.ballot_boxes import remove_box
from storage.survey_schedule import surveys_after


async def surveys_follow(
    session: AsyncSession, assembly: Assembly, settings: GuildSettings, directory: Directory, at: datetime
) -> list[Change]:
    """Those that have not opened yet open at the assembly's new end, or are drafts again where it is cancelled.

    Give what to write in the journal.
    """
    writing = SurveyWriting(session, assembly.guild_id, at, settings, directory)
    for survey_id in await surveys_after(session, assembly.guild_id, assembly.id):
        before = await writing.survey(survey_id)
        after = following_assembly(before, assembly, at)
        if after == before:
            continue
        await writing.change(before, after)
        if after.status is SurveyStatus.DRAFT and before.box_id is not None:
            await remove_box(session, assembly.guild_id, before.box_id)
    return writing.changes
