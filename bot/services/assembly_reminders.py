"""The reminders of what is convened already, once the guild's own rule for them has changed."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.assembly import Assembly
from bot.domain.assembly_deliveries import reminder_deliveries, to_come
from bot.domain.guild_settings import GuildSettings
from bot.domain.outbox import State, SubjectKind, Topic
from storage.assemblies import load_assemblies
from storage.outbox import cancel, enqueue
from storage.outbox_rows import rows_of


async def replan_assembly_reminders(
    session: AsyncSession, guild_id: int, settings: GuildSettings, at: datetime
) -> None:
    """Plan anew what reminds of each assembly to come, in the channels alone; what is late and still waits stays as it is.

    The guild's row must be held.
    """
    for assembly in await load_assemblies(session, guild_id):
        if assembly.is_coming and assembly.starts_at > at:
            await _replan(session, assembly, settings, at)


async def _replan(session: AsyncSession, assembly: Assembly, settings: GuildSettings, at: datetime) -> None:
    wanted = to_come(reminder_deliveries(assembly, settings), at)
    keys = {each.dedupe_key for each in wanted}
    found = await rows_of(session, assembly.guild_id, SubjectKind.ASSEMBLY, assembly.id)
    # What is private is its member's own choice; what is due already is on its way.
    kept = [
        row.delivery.dedupe_key
        for row in found
        if row.state in (State.PENDING, State.CLAIMED)
        and (row.delivery.user_id is not None or row.delivery.due_at <= at or row.delivery.dedupe_key in keys)
    ]
    reminders = (Topic.ASSEMBLY_REMINDER,)
    await cancel(session, assembly.guild_id, SubjectKind.ASSEMBLY, assembly.id, topics=reminders, but=kept)
    await enqueue(session, assembly.guild_id, wanted)
