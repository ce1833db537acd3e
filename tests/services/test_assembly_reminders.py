"""What reminds of an assembly follows the guild's own rule, whenever it changes."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.domain.guild_settings import QuietHours, SettingKey
from bot.domain.outbox import Topic
from bot.domain.reminder import Remindable
from bot.services.assemblies import cancel_assembly
from bot.services.assembly_reminders import replan_assembly_reminders
from bot.services.deps import Deps
from bot.services.reminders import ask_reminder
from bot.services.settings import change_setting, reset_setting
from storage.database import Database
from tests.services.assembly_tools import convened, go_to, keys, waiting
from tests.services.directories import COORDINATION, deps_of

STARTS_AT = datetime(2013, 5, 30, 22, 30, tzinfo=UTC)


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


async def remind(deps: Deps, *offsets: timedelta) -> None:
    await change_setting(deps, 1, COORDINATION, SettingKey.REMINDER_OFFSETS, offsets)


async def test_new_offsets_replan_what_is_convened(deps: Deps) -> None:
    assembly = await convened(deps)
    await remind(deps, timedelta(days=7), timedelta(hours=2))
    found = await waiting(deps, assembly.id)
    assert keys(found) == [
        "convocation",
        "event:0",
        "20130530T1830:reminder:P7D",
        "20130530T1830:reminder:PT2H",
        "20130530T1830:check_in",
    ]
    await reset_setting(deps, 1, COORDINATION, SettingKey.REMINDER_OFFSETS)
    reminders = keys(await waiting(deps, assembly.id, Topic.ASSEMBLY_REMINDER))
    assert reminders == [f"20130530T1830:reminder:{each}" for each in ("P14D", "P7D", "P1D")]


async def test_new_quiet_hours_move_what_falls_in_them(deps: Deps) -> None:
    assembly = await convened(deps)
    await change_setting(deps, 1, COORDINATION, SettingKey.QUIET_HOURS, QuietHours(time(18), time(8)))
    found = await waiting(deps, assembly.id, Topic.ASSEMBLY_REMINDER)
    assert [STARTS_AT - row.delivery.due_at for row in found] == [
        timedelta(days=days, hours=-13, minutes=-30) for days in (14, 7, 1)
    ]


async def test_a_late_one_and_a_private_one_stay_as_they_are(deps: Deps) -> None:
    assembly = await convened(deps)
    await ask_reminder(deps, 1, 5, "fr", Remindable.ASSEMBLY, assembly.id)
    go_to(deps, STARTS_AT, days=-14, minutes=5)
    await change_setting(deps, 1, COORDINATION, SettingKey.QUIET_HOURS, None)
    left = await waiting(deps, assembly.id, Topic.ASSEMBLY_REMINDER)
    assert "20130530T1830:reminder:P14D" in keys(left)
    assert len([row for row in left if row.delivery.user_id == 5]) == 3
    await cancel_assembly(deps, 1, COORDINATION, assembly.id)
    await remind(deps, timedelta(days=2))
    assert await waiting(deps, assembly.id, Topic.ASSEMBLY_REMINDER) == []


async def test_a_setting_that_plans_nothing_leaves_the_outbox_alone(deps: Deps) -> None:
    assembly = await convened(deps)
    before = await waiting(deps, assembly.id)
    await change_setting(deps, 1, COORDINATION, SettingKey.LANGUAGE, "en")
    assert await waiting(deps, assembly.id) == before


async def test_what_is_private_is_left_to_its_member(deps: Deps) -> None:
    assembly = await convened(deps)
    await ask_reminder(deps, 1, 5, "fr", Remindable.ASSEMBLY, assembly.id)
    settings = (await deps.snapshots.get(1)).snapshot.settings
    async with deps.database.transaction() as session:
        await replan_assembly_reminders(session, 1, replace(settings, reminder_offsets=()), deps.clock.now())
    left = await waiting(deps, assembly.id, Topic.ASSEMBLY_REMINDER)
    assert [row.delivery.user_id for row in left] == [5, 5, 5]
