"""Private reminders: asked for, chosen, rewritten in the same transaction, on both databases."""

import asyncio
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import update

from bot.domain.clock import SettableClock
from bot.domain.errors import InvalidReminder
from bot.domain.guild_settings import AssemblyKind, QuietHours
from bot.domain.outbox import State, SubjectKind
from bot.domain.reminder import Fallback
from bot.domain.wall_time import instant_of
from bot.services.deps import Deps
from bot.services.reminders import (
    ask_reminder,
    change_preference,
    my_reminders,
)
from storage.database import Database
from storage.models import Assembly as AssemblyTable
from storage.models import Outbox
from tests.services.directories import deps_of
from tests.services.reminding import (
    ASSEMBLY,
    AT,
    DEADLINE,
    LOCAL,
    ME,
    OTHER,
    ZONE,
    convene,
    due_date,
    everything,
    rows,
    waiting,
)


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


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
