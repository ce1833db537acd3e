"""Forgetting what has been kept long enough: what the nightly round does in every guild."""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.clock import local_day
from bot.domain.guild_settings import GuildSettings
from bot.domain.months import months_before
from bot.domain.personal_data import DELIVERY_DAYS
from bot.services.deps import Deps
from storage.guilds import bump_revision, known_guilds, lock_guild
from storage.journal import forget_before
from storage.meeting_retention import forget_answers, forget_deliveries, forget_drafts
from storage.settings import load_settings
from storage.survey_retention import unname_responses

DRAFT_DAYS: Final = 2
"""How long a draft of an assembly waits for whoever began it."""


async def forget_old_entries(deps: Deps) -> int:
    """Delete, in every guild, the journal's entries older than its settings allow; give their count.

    A guild at a time, each in a transaction of its own: nobody waits long for another's.
    """
    forgotten = 0
    for guild_id in await _guilds(deps):
        async with deps.database.transaction() as session:
            settings = await load_settings(session, guild_id, deps.snapshots.defaults)
            forgotten += await forget_before(session, guild_id, _oldest_kept(settings, deps.clock.now()))
    return forgotten


async def forget_past_meetings(deps: Deps) -> int:
    """Delete, in every guild, abandoned drafts, and answers and guests' names once they are as old as its journal; give the count."""
    forgotten = 0
    now = deps.clock.now()
    for guild_id in await _guilds(deps):
        async with deps.database.transaction() as session:
            await lock_guild(session, guild_id, now)
            settings = await load_settings(session, guild_id, deps.snapshots.defaults)
            drafts = await forget_drafts(session, guild_id, now - timedelta(days=DRAFT_DAYS))
            if drafts:
                await bump_revision(session, guild_id)
            forgotten += drafts + await forget_answers(session, guild_id, _oldest_kept(settings, now))
        if drafts:
            await deps.snapshots.refresh(guild_id)
    return forgotten


async def unname_past_surveys(deps: Deps) -> int:
    """In every guild, make named answers nobody's once their survey has been closed for as long as its journal is kept; give the count."""
    unnamed = 0
    now = deps.clock.now()
    for guild_id in await _guilds(deps):
        async with deps.database.transaction() as session:
            await lock_guild(session, guild_id, now)
            settings = await load_settings(session, guild_id, deps.snapshots.defaults)
            count = await unname_responses(session, guild_id, _oldest_kept(settings, now), now)
            if count:
                await bump_revision(session, guild_id)
        if count:
            await deps.snapshots.refresh(guild_id)
        unnamed += count
    return unnamed


async def forget_settled_deliveries(deps: Deps) -> int:
    """Delete, in every guild, what the outbox settled and would serve no more for ``DELIVERY_DAYS``; give the count."""
    forgotten = 0
    before = deps.clock.now() - timedelta(days=DELIVERY_DAYS)
    for guild_id in await _guilds(deps):
        async with deps.database.transaction() as session:
            forgotten += await forget_deliveries(session, guild_id, before)
    return forgotten


async def _guilds(deps: Deps) -> tuple[int, ...]:
    async with deps.database.reading() as session:
        return await known_guilds(session)


def _oldest_kept(settings: GuildSettings, now: datetime) -> datetime:
    """The beginning of the day from which entries are kept, in the guild's time zone."""
    day = months_before(local_day(now, settings.time_zone), settings.retention.journal_months)
    return datetime.combine(day, time(), ZoneInfo(settings.time_zone))
