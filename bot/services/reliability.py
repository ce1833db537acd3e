"""What became of what was to be sent, and trying again what Discord refused."""

from bot.domain.reliability import Reliability
from bot.services.deps import Deps
from storage.guilds import lock_guild
from storage.outbox_blocks import retry_parked
from storage.outbox_ledger import guild_of_private_row, ledger_of, next_due_of, parked_of


async def reliability_of(deps: Deps, guild_id: int | None = None) -> Reliability:
    """The ledger of the guild, or of all."""
    async with deps.database.reading() as session:
        return Reliability(
            await ledger_of(session, guild_id, deps.clock.now()),
            await parked_of(session, guild_id),
            await next_due_of(session, guild_id),
        )


async def guild_told(deps: Deps, row_id: int, user_id: int) -> int | None:
    """The guild whose row of that id went to that member in private; None where there is no such row."""
    async with deps.database.reading() as session:
        return await guild_of_private_row(session, row_id, user_id)


async def retry_place(deps: Deps, guild_id: int, place: str) -> int:
    """Forget that ``place`` was refused, and send again what was set aside for it and still serves; give how many rows."""
    now = deps.clock.now()
    async with deps.database.transaction() as session:
        await lock_guild(session, guild_id, now)
        return await retry_parked(session, guild_id, place, now)
