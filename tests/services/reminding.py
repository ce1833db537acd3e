"""What the tests of private reminders share: what comes, and the rows that it makes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import insert

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.guild_settings import AssemblyKind
from bot.domain.outbox import Row, State
from bot.domain.reminder import Remindable, ReminderPreference
from bot.domain.reminder_deliveries import Coming
from bot.domain.wall_time import instant_of
from bot.services.deps import Deps
from bot.services.reminders import (
    personal_deliveries,
)
from storage.assemblies import add_assembly
from storage.directory import load_directory
from storage.guilds import lock_guild
from storage.models import Deadline as DeadlineTable
from storage.outbox import enqueue
from storage.outbox_rows import rows_of
from storage.plans import store_plan
from storage.settings import load_settings
from storage.snapshots import load_snapshot
from tests.samples import SMALL_PLAN
from tests.storage.tools import NOW

ZONE = "America/Toronto"
LOCAL = datetime(2012, 10, 30, 18, 30)  # noqa: DTZ001 - a wall time
AT = instant_of(LOCAL, ZONE)
ME, OTHER = 123, 124
ASSEMBLY, DEADLINE = Remindable.ASSEMBLY, Remindable.DEADLINE


async def convene(
    deps: Deps, kind: AssemblyKind = AssemblyKind.PARTNERS, local: datetime = LOCAL, guild_id: int = 1
) -> Assembly:
    """An assembly with the private reminders that its convocation plans."""
    assembly = Assembly(
        id=0,
        guild_id=guild_id,
        kind=kind,
        status=AssemblyStatus.CONVENED,
        start_local=local,
        time_zone=ZONE,
        starts_at=instant_of(local, ZONE),
        changed_at=NOW,
    )
    async with deps.database.transaction() as session:
        await lock_guild(session, guild_id, NOW)
        assembly = await add_assembly(session, assembly)
        settings = await load_settings(session, guild_id, deps.snapshots.defaults)
        directory = await load_directory(session, guild_id)
        coming, now = Coming.of_assembly(assembly), deps.clock.now()
        await enqueue(session, guild_id, await personal_deliveries(session, guild_id, settings, directory, coming, now))
    return assembly


async def due_date(deps: Deps, offsets: list[int] | None = None) -> int:
    async with deps.database.transaction() as session:
        await store_plan(session, 1, SMALL_PLAN, imported_at=NOW)
        item = next((await load_snapshot(session, 1)).plans[0].plan.actions()).item
        values = {
            "guild_id": 1,
            "item_id": item.id,
            "due_local": LOCAL.isoformat(timespec="minutes"),
            "time_zone": ZONE,
            "due_at": AT,
            "offsets": offsets,
            "status": "open",
            "created_at": NOW,
        }
        found: int = (await session.scalars(insert(DeadlineTable).values(values).returning(DeadlineTable.id))).one()
        return found


async def rows(deps: Deps, user_id: int = ME, guild_id: int = 1) -> list[Row]:
    async with deps.database.reading() as session:
        return [each for each in await rows_of(session, guild_id) if each.delivery.user_id == user_id]


def waiting(found: Iterable[Row]) -> list[str]:
    return [each.delivery.variant for each in found if each.state is State.PENDING]


def everything(held: ReminderPreference) -> ReminderPreference:
    return replace(held, everything=True)
