"""Forgetting what has been kept long enough: what the nightly round does in every guild."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.domain.clock import local_day
from bot.domain.guild_settings import GuildSettings
from bot.domain.months import months_before
from bot.services.deps import Deps
from storage.guilds import known_guilds
from storage.journal import forget_before
from storage.settings import load_settings


async def forget_old_entries(deps: Deps) -> int:
    """Delete, in every guild, the journal's entries older than its settings allow; give their count.

    A guild at a time, each in a transaction of its own: nobody waits long for another's.
    """
    async with deps.database.reading() as session:
        guilds = await known_guilds(session)
    forgotten = 0
    for guild_id in guilds:
        async with deps.database.transaction() as session:
            settings = await load_settings(session, guild_id, deps.snapshots.defaults)
            forgotten += await forget_before(session, guild_id, _oldest_kept(settings, deps.clock.now()))
    return forgotten


def _oldest_kept(settings: GuildSettings, now: datetime) -> datetime:
    """The beginning of the day from which entries are kept, in the guild's time zone."""
    day = months_before(local_day(now, settings.time_zone), settings.retention.journal_months)
    return datetime.combine(day, time(), ZoneInfo(settings.time_zone))
