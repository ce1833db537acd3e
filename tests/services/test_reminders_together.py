"""Private reminders while something else goes on: each night, a move, a delivery that is settled, on both databases."""

import asyncio
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import text, update

from bot.domain.clock import SettableClock
from bot.domain.directory_drafts import GroupDraft, PersonDraft
from bot.domain.guild_settings import AssemblyKind
from bot.domain.outbox import State
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
    refresh_reminders,
    replan_everyone,
)
from storage.database import Database
from storage.directory import load_directory
from storage.guilds import lock_guild
from storage.models import Assembly as AssemblyTable
from storage.models import Outbox
from storage.outbox import enqueue
from storage.settings import load_settings
from tests.services.directories import COORDINATION, deps_of
from tests.services.reminding import (
    ASSEMBLY,
    LOCAL,
    ME,
    OTHER,
    ZONE,
    convene,
    everything,
    rows,
    waiting,
)
from tests.storage.tools import NOW


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


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
