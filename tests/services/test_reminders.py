"""Private reminders: asked for, chosen, rewritten in the same transaction, on both databases."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import insert, text, update

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.clock import SettableClock
from bot.domain.directory_drafts import GroupDraft, PersonDraft
from bot.domain.errors import InvalidReminder
from bot.domain.guild_settings import AssemblyKind, QuietHours
from bot.domain.outbox import Row, State, SubjectKind
from bot.domain.reminder import Fallback, Remindable, ReminderPreference
from bot.domain.reminder_deliveries import Coming
from bot.domain.wall_time import instant_of
from bot.services.board import elect
from bot.services.deps import Deps
from bot.services.directory import enrol_person
from bot.services.directory_groups import enrol_group
from bot.services.links import link_person
from bot.services.reminders import (
    ask_reminder,
    change_preference,
    my_reminders,
    personal_deliveries,
    refresh_reminders,
    replan_everyone,
)
from storage.assemblies import add_assembly
from storage.database import Database
from storage.directory import load_directory
from storage.guilds import lock_guild
from storage.models import Assembly as AssemblyTable
from storage.models import Deadline as DeadlineTable
from storage.models import Outbox
from storage.outbox import enqueue, rows_of
from storage.plans import store_plan
from storage.settings import load_settings
from storage.snapshots import load_snapshot
from tests.samples import SMALL_PLAN
from tests.services.directories import COORDINATION, deps_of
from tests.storage.tools import NOW

ZONE = "America/Toronto"
LOCAL = datetime(2012, 10, 30, 18, 30)  # noqa: DTZ001 - a wall time
AT = instant_of(LOCAL, ZONE)
ME, OTHER = 123, 124
ASSEMBLY, DEADLINE = Remindable.ASSEMBLY, Remindable.DEADLINE


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


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


async def test_nobody_is_reminded_who_did_not_ask(deps: Deps) -> None:
    await convene(deps)
    assert await rows(deps) == []
    assert (await my_reminders(deps, 1, ME)).asked == ()


async def test_whoever_asks_gets_the_guilds_offsets_and_is_told_of_them(deps: Deps) -> None:
    assembly = await convene(deps)
    asked = await ask_reminder(deps, 1, ME, "fr", ASSEMBLY, assembly.id)
    assert asked.on
    assert [each.variant for each in asked.deliveries] == ["P14D", "P7D", "P1D"]
    assert waiting(await rows(deps)) == ["P14D", "P7D", "P1D"]
    assert [each.subject_id for each in (await my_reminders(deps, 1, ME)).asked] == [assembly.id]
    assert await rows(deps, OTHER) == []


async def test_asking_again_gives_it_up_and_asking_once_more_brings_it_back(deps: Deps) -> None:
    assembly = await convene(deps)
    await ask_reminder(deps, 1, ME, "fr", ASSEMBLY, assembly.id)
    given_up = await ask_reminder(deps, 1, ME, "fr", ASSEMBLY, assembly.id)
    assert not given_up.on
    assert given_up.deliveries == ()
    assert {each.state for each in await rows(deps)} == {State.CANCELLED}
    await ask_reminder(deps, 1, ME, "fr", ASSEMBLY, assembly.id)
    assert waiting(await rows(deps)) == ["P14D", "P7D", "P1D"]


async def test_a_due_date_is_reminded_of_by_its_own_offsets(deps: Deps) -> None:
    deadline = await due_date(deps, [120])
    asked = await ask_reminder(deps, 1, ME, "fr", DEADLINE, deadline)
    assert [(each.variant, each.subject) for each in asked.deliveries] == [("PT2H", SubjectKind.DEADLINE)]


async def test_nothing_is_asked_of_what_is_past_cancelled_or_not_there(deps: Deps) -> None:
    past = await convene(deps, local=datetime(2012, 9, 1, 18))  # noqa: DTZ001 - a wall time
    off = await convene(deps)
    elsewhere = await convene(deps, guild_id=2)
    async with deps.database.transaction() as session:
        await session.execute(update(AssemblyTable).where(AssemblyTable.id == off.id).values(status="cancelled"))
    for subject_id in (past.id, off.id, elsewhere.id, 999):
        with pytest.raises(InvalidReminder):
            await ask_reminder(deps, 1, ME, "fr", ASSEMBLY, subject_id)
    with pytest.raises(InvalidReminder):
        await ask_reminder(deps, 2, ME, "fr", DEADLINE, await due_date(deps))
    assert await rows(deps) == await rows(deps, guild_id=2) == []


async def test_choosing_everything_plans_what_is_convened_already_and_what_will_be(deps: Deps) -> None:
    await convene(deps)
    await change_preference(deps, 1, ME, "fr", everything)
    assert len(waiting(await rows(deps))) == 3
    await convene(deps, AssemblyKind.ANNUAL_GENERAL)
    assert len(waiting(await rows(deps))) == 6
    await change_preference(deps, 1, ME, "fr", lambda held: replace(held, everything=False))
    assert waiting(await rows(deps)) == []


async def test_a_boards_assembly_is_not_everybodys(deps: Deps) -> None:
    await change_preference(deps, 1, ME, "fr", everything)
    board = await convene(deps, AssemblyKind.BOARD)
    assert await rows(deps) == []
    # What one asks for oneself is another matter.
    await ask_reminder(deps, 1, ME, "fr", ASSEMBLY, board.id)
    assert len(waiting(await rows(deps))) == 3


async def test_ones_own_offsets_and_hours_rewrite_what_waits(deps: Deps) -> None:
    assembly = await convene(deps)
    await ask_reminder(deps, 1, ME, "fr", ASSEMBLY, assembly.id)
    night = QuietHours(time(15), time(18))
    await change_preference(
        deps, 1, ME, "fr", lambda held: replace(held, offsets=(timedelta(hours=2),), quiet_hours=night)
    )
    found = await rows(deps)
    assert waiting(found) == ["PT2H"]
    (kept,) = [each for each in found if each.state is State.PENDING]
    assert kept.delivery.due_at == instant_of(LOCAL.replace(hour=18, minute=0), ZONE)
    # The guild's own again.
    await change_preference(deps, 1, ME, "fr", lambda held: replace(held, offsets=None, quiet_hours=None))
    assert waiting(await rows(deps)) == ["P14D", "P7D", "P1D"]


async def test_a_pause_stops_what_falls_in_it_and_resuming_brings_it_back(deps: Deps) -> None:
    assembly = await convene(deps)
    await ask_reminder(deps, 1, ME, "fr", ASSEMBLY, assembly.id)
    until = AT - timedelta(days=3)
    await change_preference(deps, 1, ME, "fr", lambda held: replace(held, paused_until=until))
    assert waiting(await rows(deps)) == ["P1D"]
    await change_preference(deps, 1, ME, "fr", lambda held: replace(held, paused_until=None))
    assert waiting(await rows(deps)) == ["P14D", "P7D", "P1D"]


async def test_choosing_nothing_gives_up_what_was_asked_for(deps: Deps) -> None:
    assembly = await convene(deps)
    await ask_reminder(deps, 1, ME, "fr", ASSEMBLY, assembly.id)
    mine = await change_preference(deps, 1, ME, "fr", lambda held: held, forget_asked=True)
    assert mine.asked == ()
    assert waiting(await rows(deps)) == []


async def test_what_is_late_and_still_wanted_is_kept_and_what_was_sent_is_not_sent_again(deps: Deps) -> None:
    assembly = await convene(deps)
    await ask_reminder(deps, 1, ME, "fr", ASSEMBLY, assembly.id)
    async with deps.database.transaction() as session:
        first = update(Outbox).where(Outbox.variant == "P14D").values(state=State.SENT)
        await session.execute(first)
    assert isinstance(deps.clock, SettableClock)
    deps.clock.at = AT - timedelta(days=6)
    await change_preference(deps, 1, ME, "fr", lambda held: replace(held, fallback=Fallback.CHANNEL))
    assert {each.delivery.variant: each.state for each in await rows(deps)} == {
        "P14D": State.SENT,
        "P7D": State.PENDING,
        "P1D": State.PENDING,
    }
    await change_preference(deps, 1, ME, "fr", lambda held: replace(held, offsets=(timedelta(days=1),)))
    assert waiting(await rows(deps)) == ["P1D"]


async def test_only_ones_own_private_reminders_in_ones_own_guild_are_rewritten(deps: Deps) -> None:
    here, there = await convene(deps), await convene(deps, guild_id=2)
    await ask_reminder(deps, 1, ME, "fr", ASSEMBLY, here.id)
    await ask_reminder(deps, 1, OTHER, "fr", ASSEMBLY, here.id)
    await ask_reminder(deps, 2, ME, "fr", ASSEMBLY, there.id)
    await change_preference(deps, 1, ME, "fr", lambda held: replace(held, offsets=()))
    assert waiting(await rows(deps)) == []
    assert len(waiting(await rows(deps, OTHER))) == 3
    assert len(waiting(await rows(deps, ME, 2))) == 3


async def test_two_who_ask_at_once_are_both_reminded(deps: Deps) -> None:
    assembly = await convene(deps)
    await asyncio.gather(*(ask_reminder(deps, 1, user, "fr", ASSEMBLY, assembly.id) for user in (ME, OTHER)))
    assert len(waiting(await rows(deps))) == len(waiting(await rows(deps, OTHER))) == 3


async def test_each_night_what_is_past_is_forgotten_and_the_directory_followed(deps: Deps) -> None:
    await change_preference(deps, 1, ME, "fr", everything)
    table = await convene(deps, AssemblyKind.BOARD)
    soon = await convene(deps, local=datetime(2012, 9, 12, 18))  # noqa: DTZ001 - a wall time
    await ask_reminder(deps, 1, ME, "fr", ASSEMBLY, soon.id)
    assert isinstance(deps.clock, SettableClock)
    deps.clock.at = datetime(2012, 9, 13, 7, tzinfo=NOW.tzinfo)
    await sit_on_board(deps)
    assert await refresh_reminders(deps) == 1
    assert {each.delivery.subject_id for each in await rows(deps) if each.state is State.PENDING} >= {table.id}
    assert (await my_reminders(deps, 1, ME)).asked == ()


async def test_what_is_as_it_should_be_is_left_alone_and_the_guilds_own_offsets_are_followed(deps: Deps) -> None:
    assembly = await convene(deps)
    await ask_reminder(deps, 1, ME, "fr", ASSEMBLY, assembly.id)
    await change_preference(deps, 1, OTHER, "fr", lambda held: replace(everything(held), offsets=(timedelta(days=2),)))
    async with deps.database.transaction() as session:
        settings = await load_settings(session, 1, deps.snapshots.defaults)
        directory = await load_directory(session, 1)
        assert await replan_everyone(session, 1, settings, directory, NOW) == 0
        changed = replace(settings, reminder_offsets=(timedelta(days=3),))
        assert await replan_everyone(session, 1, changed, directory, NOW) == 1
    assert waiting(await rows(deps)) == ["P3D"]
    assert waiting(await rows(deps, OTHER)) == ["P2D"]


async def sit_on_board(deps: Deps) -> None:
    person = await enrol_person(deps, 1, COORDINATION, PersonDraft("Claire"))
    await link_person(deps, 1, COORDINATION, person, ME)
    group = await enrol_group(deps, 1, COORDINATION, GroupDraft("Table"))
    await elect(deps, 1, COORDINATION, group, person, date(2012, 1, 1), None)


async def test_who_asks_while_it_is_moved_is_reminded_of_the_new_day(deps: Deps) -> None:
    assembly = await convene(deps)
    later = instant_of(LOCAL + timedelta(days=7), ZONE)
    async with deps.database.transaction() as moving:
        await lock_guild(moving, 1, NOW)
        asking = asyncio.create_task(ask_reminder(deps, 1, ME, "fr", ASSEMBLY, assembly.id))
        if deps.database.dialect == "postgresql":  # SQLite has one writer: whoever asks has not begun
            await somebody_waits(deps)
        moved = update(AssemblyTable).where(AssemblyTable.id == assembly.id)
        local = (LOCAL + timedelta(days=7)).isoformat(timespec="minutes")
        await moving.execute(moved.values(start_local=local, starts_at=later))
    assert (await asking).coming.at == later
    assert {each.delivery.expires_at for each in await rows(deps)} == {later}


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_a_choice_and_a_delivery_that_is_settled_at_once_do_not_wait_for_each_other(deps: Deps) -> None:
    assembly = await convene(deps)
    await ask_reminder(deps, 1, ME, "fr", ASSEMBLY, assembly.id)
    (first, *_rest) = await rows(deps)
    async with deps.database.transaction() as settling:
        await settling.execute(update(Outbox).where(Outbox.id == first.id).values(state=State.PARKED))
        choosing = asyncio.create_task(
            change_preference(deps, 1, ME, "fr", lambda held: replace(held, offsets=(timedelta(days=2),)))
        )
        await somebody_waits(deps)
        # What a refusal makes necessary: it points to the guild, which whoever chooses holds.
        await enqueue(settling, 1, [replace(first.delivery, dedupe_key="test:fallback", user_id=OTHER)])
    await choosing
    assert waiting(await rows(deps)) == ["P2D"]
    assert {each.state for each in await rows(deps, OTHER)} == {State.PENDING}


async def somebody_waits(deps: Deps) -> None:
    """Return once a transaction waits for a lock that another has."""
    ungranted = 0
    while not ungranted:
        async with deps.database.reading() as session:
            ungranted = await session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")) or 0
