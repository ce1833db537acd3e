"""What both bots are to say and when: rows of the outbox for Courroie, a list of dates for the loop that sleeps."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, Protocol

from bench.bots import Courroie, Kind, Sleeper
from bench.databases import make_database, shipped
from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.clock import SystemClock
from bot.domain.directory import Group, GroupKind
from bot.domain.guild_settings import AssemblyKind
from bot.domain.outbox import Delivery, Place, SubjectKind, Topic
from bot.domain.wall_time import local_of
from bot.playground.server import Playground
from storage.assemblies import add_assembly, load_assemblies
from storage.database import Database
from storage.directory import load_directory
from storage.directory_writing import add_record, keep_record
from storage.guilds import lock_guild
from storage.outbox import insert_rows

_YEAR: Final = timedelta(days=365)
_ZONE: Final = "America/Montreal"
_AGENDA: Final = """1. Adoption de l'ordre du jour
2. Suivi du plan d'action : logement, alimentation, verdissement
3. Fête des voisins : qui fait quoi
4. Date de la prochaine rencontre"""


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to say in a channel, at an instant."""

    due: datetime
    channel_id: int


class Reminding(Protocol):
    """A bot that can be told what to remind of, before it is started."""

    @property
    def kind(self) -> Kind: ...

    async def load(self, world: Playground, channels: Sequence[int], reminders: Sequence[Reminder]) -> None:
        """Have it remind of these besides what is due in a year, at its next start."""
        ...

    async def idle(self, world: Playground) -> None:
        """Have it remind of nothing but what is due in a year."""
        ...


@dataclass(frozen=True, slots=True)
class RemindingCourroie:
    """Courroie, on a copy of ``template``: each reminder is of an assembly of its own, whose table has the channel."""

    template: Path

    @property
    def kind(self) -> Courroie:
        return Courroie(self.template.with_suffix(".run.db"))

    async def load(self, world: Playground, channels: Sequence[int], reminders: Sequence[Reminder]) -> None:
        file, guild_id, now = self.kind.database, int(world.guild_id), SystemClock().now()
        await self.idle(world)
        database = Database(f"sqlite:///{file}")
        try:
            async with database.transaction() as session:
                await lock_guild(session, guild_id, now)
                assemblies = await load_assemblies(session, guild_id)
                groups = (await load_directory(session, guild_id)).groups
                convening = dict.fromkeys(assembly.group_id or 0 for assembly in assemblies)
                for group_id, channel_id in zip(convening, channels, strict=True):
                    await keep_record(session, guild_id, replace(groups[group_id], channel_id=channel_id), now)
                rows = [_row(*each, "PT1H") for each in zip(assemblies, (one.due for one in reminders), strict=True)]
                await insert_rows(session, guild_id, rows)
        finally:
            await database.close()

    async def idle(self, world: Playground) -> None:  # noqa: ARG002
        shutil.copyfile(self.template, self.kind.database)


@dataclass(frozen=True, slots=True)
class RemindingSleeper:
    """The loop that sleeps; it says ``view``, and has ``pending`` more to say in a year."""

    file: Path
    view: Sequence[Any]
    pending: int

    @property
    def kind(self) -> Sleeper:
        return Sleeper(self.file)

    async def load(self, world: Playground, channels: Sequence[int], reminders: Sequence[Reminder]) -> None:  # noqa: ARG002
        far, channel_id = (SystemClock().now() + _YEAR).isoformat(), channels[0] if channels else 0
        listed = [(each.due.isoformat(), each.channel_id) for each in reminders]
        listed += [(far, channel_id)] * self.pending
        self.file.write_text(json.dumps({"view": self.view, "reminders": listed}), encoding="utf-8")

    async def idle(self, world: Playground) -> None:
        await self.load(world, [], [])


async def make_template(file: Path, channels: int, reminders: int, pending: int) -> RemindingCourroie:
    """A database with the shipped plan, that many tables, an assembly for each reminder, and rows that are due in a year."""
    await make_database(file, shipped())
    database = Database(f"sqlite:///{file}")
    guild_id, now = int(Playground().guild_id), SystemClock().now()
    try:
        async with database.transaction() as session:
            await lock_guild(session, guild_id, now)
            tables = [Group(0, f"Table du secteur {n}", GroupKind.TABLE) for n in range(channels)]
            group_ids = [await add_record(session, guild_id, table, now) for table in tables]
            assemblies = [
                await add_assembly(session, _assembly(guild_id, group_ids[n % channels], now)) for n in range(reminders)
            ]
            far = [_row(assemblies[n % reminders], now + _YEAR, f"P{n}D") for n in range(pending)]
            if far:
                await insert_rows(session, guild_id, far)
    finally:
        await database.close()
    return RemindingCourroie(file)


def _assembly(guild_id: int, group_id: int, now: datetime) -> Assembly:
    starts_at = (now + 2 * _YEAR).replace(second=0, microsecond=0)
    return Assembly(
        id=0,
        guild_id=guild_id,
        kind=AssemblyKind.WORKING_GROUP,
        status=AssemblyStatus.CONVENED,
        start_local=local_of(starts_at, _ZONE),
        time_zone=_ZONE,
        starts_at=starts_at,
        changed_at=now,
        title="Rencontre du secteur",
        place="Maison du citoyen, salle 2",
        agenda=_AGENDA,
        group_id=group_id,
        convened_at=now,
    )


def _row(assembly: Assembly, due: datetime, variant: str) -> Delivery:
    """A row like those of ``bot.domain.assembly_deliveries``."""
    return Delivery(
        dedupe_key=f"assembly:{assembly.id}:{assembly.start_local:%Y%m%dT%H%M}:reminder:{variant}",
        topic=Topic.ASSEMBLY_REMINDER,
        subject=SubjectKind.ASSEMBLY,
        subject_id=assembly.id,
        due_at=due,
        expires_at=assembly.starts_at,
        destination=Place.SUBJECT,
        variant=variant,
    )
