"""What was only needed until an assembly, or until it was sent, goes in its time; what would be missed stays."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.domain.clock import SettableClock
from bot.domain.guild_settings import Retention, SettingKey
from bot.domain.journal import SHELL
from bot.domain.outbox import State
from bot.services.deps import Deps
from bot.services.retention import forget_past_meetings, forget_settled_deliveries
from bot.services.settings import change_setting
from bot.services.snapshots import Snapshots
from storage import models
from storage.database import Database
from storage.guilds import lock_guild
from storage.sqlite import owes_clean_file

NOW = datetime.fromisoformat("2013-07-31T04:30+00:00")
"""Half past midnight in Toronto, on July 31: a month earlier is June 30."""
OLDEST_KEPT = datetime.fromisoformat("2013-06-30T04:00+00:00")
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
ENDED = (State.SENT, State.PARKED, State.EXPIRED, State.CANCELLED)


@pytest.fixture
async def deps(database: Database) -> Deps:
    deps = Deps(database, SettableClock(NOW), Snapshots(database, 10))
    async with database.transaction() as session:
        for guild_id in (1, 2):
            await lock_guild(session, guild_id, NOW)
    await change_setting(deps, 1, SHELL, SettingKey.RETENTION, Retention(journal_months=1))
    return deps


async def add(session: AsyncSession, model: type[Any], **values: object) -> None:
    await session.execute(insert(model).values({"guild_id": 1} | values))


async def assembly(session: AsyncSession, number: int, at: datetime, **values: object) -> None:
    texts = dict.fromkeys(("title", "place", "link", "agenda", "reason", "minutes_url", "minutes_note"), "")
    when = {"start_local": "2013-06-30T18:30", "time_zone": "America/Toronto", "starts_at": at, "changed_at": NOW}
    given = {"kind": "board", "status": "convened", "length_minutes": 60, "sequence": 0}
    await add(session, models.Assembly, id=number, **(texts | when | given | values))


async def series(session: AsyncSession, number: int, begun_at: datetime | None) -> None:
    texts = dict.fromkeys(("title", "place", "link", "agenda"), "")
    given = {"kind": "board", "length_minutes": 60, "rule": "FREQ=WEEKLY", "first_local": "2013-06-30T18:30"}
    zone = {"time_zone": "America/Toronto", "begun_at": begun_at}
    await add(session, models.AssemblySeries, id=number, **texts, **given, **zone)


async def delivery(session: AsyncSession, key: str, state: State, expires_at: datetime, **values: object) -> None:
    what = {"dedupe_key": key, "topic": "convocation", "subject": "assembly", "subject_id": 1, "variant": ""}
    when = {"due_at": NOW - 300 * DAY, "not_before": NOW - 300 * DAY, "expires_at": expires_at}
    done = {"state": state, "attempts": 1, "late": False, "duplicates_prevented": 0, "destination": "member"}
    await add(session, models.Outbox, **(what | when | done | values))


async def left(deps: Deps, column: InstrumentedAttribute[Any]) -> set[Any]:
    async with deps.database.reading() as session:
        return set(await session.scalars(select(column)))


async def require_owed(deps: Deps) -> None:
    """SQLite's file is to be written anew."""
    if deps.database.file is not None:
        async with deps.database.reading() as session:
            assert await owes_clean_file(session)


async def test_a_settled_delivery_goes_ninety_days_after_it_would_serve(deps: Deps) -> None:
    """Sent long ago but of use until yesterday, it must be known still: it would be sent again."""
    limit = NOW - 90 * DAY
    async with deps.database.transaction() as session:
        for state in State:
            await delivery(session, f"{state} old", state, limit - SECOND)
            await delivery(session, f"{state} new", state, limit)
        await delivery(session, "elsewhere", State.SENT, limit - SECOND, guild_id=2)
    assert await forget_settled_deliveries(deps) == len(ENDED) + 1
    waiting = {f"{state} old" for state in State if state not in ENDED}
    assert await left(deps, models.Outbox.dedupe_key) == waiting | {f"{state} new" for state in State}
    await require_owed(deps)
    assert await forget_settled_deliveries(deps) == 0


async def test_a_refusal_that_is_tried_no_more_goes_too(deps: Deps) -> None:
    async with deps.database.transaction() as session:
        for place, at in (("user:1", NOW - 90 * DAY - SECOND), ("user:2", NOW - 90 * DAY)):
            await add(session, models.DeliveryBlock, place=place, code=50007, since=at, retry_at=at)
    await forget_settled_deliveries(deps)
    assert await left(deps, models.DeliveryBlock.place) == {"user:2"}


async def test_answers_go_with_the_journals_months_and_proxies_stay(deps: Deps) -> None:
    table = models.AssemblyAnswer
    async with deps.database.transaction() as session:
        await assembly(session, 1, OLDEST_KEPT - SECOND)
        await assembly(session, 2, OLDEST_KEPT)
        await assembly(session, 3, OLDEST_KEPT - 100 * DAY, guild_id=2)
        for guild_id, number in ((1, 1), (1, 2), (2, 3)):
            for user_id, answer in enumerate(("yes", "maybe", "no", "proxy"), number * 10):
                said = {"assembly_id": number, "user_id": user_id, "answer": answer, "answered_at": NOW}
                await add(session, table, guild_id=guild_id, **said)
    assert await forget_past_meetings(deps) == 3
    assert await left(deps, table.user_id) == {13, *range(20, 24), *range(30, 34)}


async def test_guests_names_go_and_their_presence_stays(deps: Deps) -> None:
    async with deps.database.transaction() as session:
        for number, at in ((1, OLDEST_KEPT - SECOND), (2, OLDEST_KEPT)):
            await assembly(session, number, at)
            said = {"assembly_id": number, "arrived_at": at}
            await add(session, models.Attendance, guest_name=f"Invité {number}", **said)
            await add(session, models.Attendance, guest_name="", user_id=5, **said)
    assert await forget_past_meetings(deps) == 1
    assert await left(deps, models.Attendance.guest_name) == {"", "Invité 2"}
    assert len(await left(deps, models.Attendance.id)) == 4
    await require_owed(deps)


async def test_a_draft_that_nobody_touched_for_two_days_goes(deps: Deps) -> None:
    """Also that of a series that was never convened; what a series that goes on has ahead of it stays."""
    old, new = NOW - 2 * DAY - SECOND, NOW - 2 * DAY
    later = NOW + 30 * DAY
    async with deps.database.transaction() as session:
        for number, begun_at in ((1, NOW), (2, None), (3, None)):
            await series(session, number, begun_at)
        await assembly(session, 1, later, status="draft", changed_at=old)
        await assembly(session, 2, later, status="draft", changed_at=new)
        await assembly(session, 3, later, status="convened", changed_at=old)
        await assembly(session, 4, later, status="draft", changed_at=old, series_id=1, slot_local="2013-06-30T18:30")
        await assembly(session, 5, later, status="draft", changed_at=old, series_id=2, slot_local="2013-06-30T18:30")
        await assembly(session, 6, later, status="draft", changed_at=new, series_id=3, slot_local="2013-06-30T18:30")
    before = (await deps.snapshots.get(1)).snapshot.revision
    assert await forget_past_meetings(deps) == 2
    assert await left(deps, models.Assembly.id) == {2, 3, 4, 6}
    assert await left(deps, models.AssemblySeries.id) == {1, 3}
    held = deps.snapshots.peek(1)
    assert held is not None
    assert held.snapshot.revision > before


async def test_a_night_with_nothing_to_forget_changes_nothing(deps: Deps) -> None:
    before = (await deps.snapshots.get(1)).snapshot.revision
    assert (await forget_past_meetings(deps), await forget_settled_deliveries(deps)) == (0, 0)
    assert (await deps.snapshots.refresh(1)).snapshot.revision == before
