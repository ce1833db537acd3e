"""Forgetting the entries of people who left long enough ago: what the nightly round does in every guild."""

from bot.domain.clock import local_day
from bot.domain.departures import departed
from bot.domain.journal import COURROIE
from bot.domain.months import months_before
from bot.services.deps import Deps
from bot.services.personal_data import erase_person
from storage.deadlines import load_deadlines
from storage.directory import load_directory
from storage.guilds import known_guilds
from storage.settings import load_settings


async def forget_departed(deps: Deps) -> int:
    """Erase, in every guild, whoever left longer ago than its settings keep an entry; give their count."""
    async with deps.database.reading() as session:
        guilds = await known_guilds(session)
    forgotten = 0
    for guild_id in guilds:
        for person_id in await _departed_from(deps, guild_id):
            await erase_person(deps, guild_id, COURROIE, person_id=person_id)
            forgotten += 1
    return forgotten


async def _departed_from(deps: Deps, guild_id: int) -> list[int]:
    async with deps.database.reading() as session:
        settings = await load_settings(session, guild_id, deps.snapshots.defaults)
        directory = await load_directory(session, guild_id)
        deadlines = await load_deadlines(session, guild_id)
    before = months_before(local_day(deps.clock.now(), settings.time_zone), settings.retention.departed_months)
    return [person.id for person in departed(directory, before, deadlines)]
