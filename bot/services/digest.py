"""The week's digest: planned ahead of each week, in every guild that wants it."""

import logging
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.digest import coming_digests
from bot.domain.errors import CourroieError
from bot.domain.guild_settings import GuildSettings
from bot.domain.outbox import SubjectKind, Topic
from bot.services.deps import Deps
from storage.guilds import known_guilds, lock_guild
from storage.outbox import cancel, enqueue
from storage.settings import load_settings

_log = logging.getLogger(__name__)


async def plan_digests(deps: Deps) -> int:
    """Plan the coming digests of every guild that wants them; give how many guilds do. It may be done again at any time."""
    async with deps.database.reading() as session:
        guilds = await known_guilds(session)
    planned = 0
    for guild_id in guilds:
        try:
            planned += await _plan(deps, guild_id)
        except CourroieError:
            _log.exception("the digest of guild %d could not be planned", guild_id)
    return planned


async def replan_digest(session: AsyncSession, guild_id: int, settings: GuildSettings, now: datetime) -> bool:
    """Plan the coming ones by the settings as they are now, and no other; within the transaction that changes them."""
    wanted = coming_digests(guild_id, settings, now)
    kept = [each.dedupe_key for each in wanted]
    await cancel(session, guild_id, SubjectKind.GUILD, guild_id, topics=(Topic.DIGEST,), but=kept)
    await enqueue(session, guild_id, wanted)
    return bool(wanted)


async def _plan(deps: Deps, guild_id: int) -> bool:
    now = deps.clock.now()
    async with deps.database.transaction() as session:
        settings = await load_settings(session, guild_id, deps.snapshots.defaults)
        wanted = coming_digests(guild_id, settings, now)
        if wanted:
            await lock_guild(session, guild_id, now)
            await enqueue(session, guild_id, wanted)
    return bool(wanted)
