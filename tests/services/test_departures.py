"""The entry of whoever left goes once its own guild's months are over."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert, update

from bot.domain.clock import SettableClock
from bot.domain.directory_drafts import PersonDraft
from bot.domain.guild_settings import Retention, SettingKey
from bot.domain.journal import SHELL
from bot.services.departures import forget_departed
from bot.services.deps import Deps
from bot.services.directory import end_representation, enrol_person, represent
from bot.services.settings import change_setting
from bot.services.snapshots import Snapshots
from storage.database import Database
from storage.models import Deadline, Plan, PlanItem

# Half past midnight in Toronto, on July 31.
NOW = datetime(2013, 7, 31, 4, 30, tzinfo=UTC)


@pytest.fixture
def deps(database: Database) -> Deps:
    return Deps(database, SettableClock(NOW), Snapshots(database, 10))


async def enrol(deps: Deps, guild_id: int, name: str, until: date | None) -> None:
    person = await enrol_person(deps, guild_id, SHELL, PersonDraft(name))
    seat = await represent(deps, guild_id, SHELL, person, None, None, date(2010, 1, 1))
    if until is not None:
        await end_representation(deps, guild_id, SHELL, seat, until)


async def left(deps: Deps, guild_id: int) -> set[str]:
    held = await deps.snapshots.get(guild_id)
    return {person.name for person in held.snapshot.directory.people.values()}


async def test_whoever_left_long_enough_ago_is_forgotten_by_their_own_guilds_months(deps: Deps) -> None:
    await change_setting(deps, 1, SHELL, SettingKey.RETENTION, Retention(departed_months=1))
    await enrol(deps, 1, "Partie", date(2013, 6, 29))
    await enrol(deps, 1, "Partie hier", date(2013, 6, 30))
    await enrol(deps, 1, "Toujours là", None)
    await enrol(deps, 2, "D'ailleurs", date(2013, 6, 29))
    assert await forget_departed(deps) == 1
    assert (await left(deps, 1), await left(deps, 2)) == ({"Partie hier", "Toujours là"}, {"D'ailleurs"})
    assert await forget_departed(deps) == 0


async def test_whoever_is_to_meet_a_due_date_stays_until_it_is_met(deps: Deps) -> None:
    await enrol(deps, 1, "Responsable", date(2010, 6, 29))
    (person,) = (await deps.snapshots.get(1)).snapshot.directory.people
    due = {"item_id": 1, "due_local": "2013-09-01T09:00", "time_zone": "America/Toronto", "due_at": NOW}
    carried = {"carrier_kind": "person", "carrier_id": person, "status": "open", "created_at": NOW}
    async with deps.database.transaction() as session:
        await session.execute(insert(Plan).values(guild_id=1, id=1, title="Plan", created_at=NOW))
        await session.execute(insert(PlanItem).values(guild_id=1, id=1, plan_id=1, kind="action"))
        await session.execute(insert(Deadline).values(guild_id=1, id=1, **due, **carried))
    assert await forget_departed(deps) == 0
    async with deps.database.transaction() as session:
        await session.execute(update(Deadline).values(status="met"))
    assert await forget_departed(deps) == 1
