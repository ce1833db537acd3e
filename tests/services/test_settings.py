"""Settings: validated when said, kept for one guild, journaled, and seen by every process without a restart."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.clock import SettableClock
from bot.domain.errors import InvalidSetting
from bot.domain.guild_settings import (
    AssemblyKind,
    Bylaws,
    Digest,
    FiscalYearStart,
    FollowUp,
    GuildSettings,
    Panel,
    PrivacyOfficer,
    QuietHours,
    Quorum,
    QuorumKind,
    Retention,
    SettingKey,
    Surveys,
    Voice,
)
from bot.domain.journal import Actor, ActorKind
from bot.services.deps import Deps
from bot.services.settings import change_setting, keep_setting, reset_setting
from bot.services.snapshots import Snapshots
from storage.database import Database
from storage.models import JournalEntry
from tests.storage.tools import NOW

GUILD, OTHER = 1, 2
MEMBER = Actor.member(7)
ANSWERS: dict[SettingKey, Any] = {
    SettingKey.COORDINATION_ROLES: (41, 42),
    SettingKey.ANNOUNCEMENTS_CHANNEL: 51,
    SettingKey.COORDINATION_CHANNEL: 52,
    SettingKey.LANGUAGE: "en",
    SettingKey.TIME_ZONE: "America/Winnipeg",
    SettingKey.FISCAL_YEAR_START: FiscalYearStart(9, 1),
    SettingKey.BYLAWS: {AssemblyKind.BOARD: Bylaws(3, Quorum(QuorumKind.NUMBER, 5), Voice.MEMBER, 2)},
    SettingKey.REMINDER_OFFSETS: (timedelta(days=3), timedelta(hours=2)),
    SettingKey.QUIET_HOURS: QuietHours(time(22, 30), time(7)),
    SettingKey.FOLLOW_UP: FollowUp(5, 53),
    SettingKey.DIGEST: Digest(54, 2, time(8, 30)),
    SettingKey.PRIVACY_OFFICER: PrivacyOfficer("La coordonnatrice", "vie.privee@exemple.org", 9),
    SettingKey.RETENTION: Retention(12, 6),
    SettingKey.SURVEYS: Surveys(8),
    SettingKey.LINK_CONFIRMATION: False,
    SettingKey.PANEL: Panel(51, 99),
}
JOURNALED: dict[SettingKey, tuple[dict[str, object] | None, dict[str, object]]] = {
    SettingKey.COORDINATION_ROLES: ({"coordination_roles": []}, {"coordination_roles": [41, 42]}),
    SettingKey.ANNOUNCEMENTS_CHANNEL: ({"announcements_channel": None}, {"announcements_channel": 51}),
    SettingKey.COORDINATION_CHANNEL: ({"coordination_channel": None}, {"coordination_channel": 52}),
    SettingKey.LANGUAGE: ({"language": "fr"}, {"language": "en"}),
    SettingKey.TIME_ZONE: ({"time_zone": "America/Toronto"}, {"time_zone": "America/Winnipeg"}),
    SettingKey.FISCAL_YEAR_START: ({"fiscal_year_start": "04-01"}, {"fiscal_year_start": "09-01"}),
    SettingKey.BYLAWS: (
        {"bylaws.board.notice_days": 7, "bylaws.board.quorum": "50%", "bylaws.board.proxies": 0},
        {"bylaws.board.notice_days": 3, "bylaws.board.quorum": "5", "bylaws.board.proxies": 2},
    ),
    SettingKey.REMINDER_OFFSETS: (
        {"reminder_offsets": [14 * 1440, 7 * 1440, 1440]},
        {"reminder_offsets": [3 * 1440, 120]},
    ),
    SettingKey.QUIET_HOURS: (
        {"quiet_hours.start": "21:00", "quiet_hours.end": "08:00"},
        {"quiet_hours.start": "22:30", "quiet_hours.end": "07:00"},
    ),
    SettingKey.FOLLOW_UP: (
        {"follow_up.delay_days": 3, "follow_up.channel_id": None},
        {"follow_up.delay_days": 5, "follow_up.channel_id": 53},
    ),
    SettingKey.DIGEST: (
        {"digest.channel_id": None, "digest.weekday": 0, "digest.hour": "09:00"},
        {"digest.channel_id": 54, "digest.weekday": 2, "digest.hour": "08:30"},
    ),
    SettingKey.RETENTION: (
        {"retention.journal_months": 36, "retention.departed_months": 24},
        {"retention.journal_months": 12, "retention.departed_months": 6},
    ),
    SettingKey.SURVEYS: ({"surveys.threshold": 5}, {"surveys.threshold": 8}),
    SettingKey.LINK_CONFIRMATION: ({"link_confirmation": True}, {"link_confirmation": False}),
    SettingKey.PANEL: (None, {"panel.channel_id": 51, "panel.message_id": 99}),
}


@pytest.fixture
def deps(database: Database) -> Deps:
    return Deps(database, SettableClock(NOW), Snapshots(database, 10))


async def entries(deps: Deps) -> list[JournalEntry]:
    async with deps.database.reading() as session:
        return list(await session.scalars(select(JournalEntry).order_by(JournalEntry.id)))


async def settings_of(deps: Deps, guild_id: int = GUILD) -> GuildSettings:
    return (await deps.snapshots.get(guild_id)).snapshot.settings


def test_every_key_has_an_answer_here() -> None:
    assert set(ANSWERS) == set(SettingKey)
    assert set(JOURNALED) == set(SettingKey) - {SettingKey.PRIVACY_OFFICER}


async def test_each_answer_is_seen_by_this_process_and_by_another_without_a_restart(deps: Deps) -> None:
    elsewhere = Snapshots(deps.database, 10)
    assert (await elsewhere.get(GUILD)).snapshot.settings == GuildSettings()
    for count, (key, answer) in enumerate(ANSWERS.items(), start=1):
        changed = await change_setting(deps, GUILD, MEMBER, key, answer)
        await elsewhere.poll()
        assert changed == await settings_of(deps) == (await elsewhere.get(GUILD)).snapshot.settings
        assert getattr(changed, key) != getattr(GuildSettings(), key), key
        assert len(changed.chosen) == count
    assert await settings_of(deps, OTHER) == GuildSettings()


async def test_each_answer_is_journaled_with_what_stood_before_and_after(deps: Deps) -> None:
    for key in JOURNALED:
        await change_setting(deps, GUILD, MEMBER, key, ANSWERS[key])
    written = await entries(deps)
    assert [(entry.label, entry.before, entry.after) for entry in written] == [
        (str(key), before, after) for key, (before, after) in JOURNALED.items()
    ]
    assert {(entry.guild_id, entry.actor_kind, entry.actor_id, entry.happened_at) for entry in written} == {
        (GUILD, ActorKind.MEMBER, 7, NOW)
    }


async def test_each_privacy_officer_has_an_entry_of_their_own_so_that_one_can_be_forgotten(deps: Deps) -> None:
    officer = ANSWERS[SettingKey.PRIVACY_OFFICER]
    await change_setting(deps, GUILD, MEMBER, SettingKey.PRIVACY_OFFICER, officer)
    await change_setting(deps, GUILD, MEMBER, SettingKey.PRIVACY_OFFICER, PrivacyOfficer("Autre", "ailleurs", 10))
    came, left, next_one = await entries(deps)
    assert (came.user_id, left.user_id, next_one.user_id) == (9, 9, 10)
    assert (
        came.after
        == left.before
        == {
            "privacy_officer.name": "La coordonnatrice",
            "privacy_officer.contact": "vie.privee@exemple.org",
            "privacy_officer.user_id": 9,
        }
    )
    assert left.after is None


async def test_by_laws_of_one_kind_leave_the_others(deps: Deps) -> None:
    await change_setting(deps, GUILD, MEMBER, SettingKey.BYLAWS, {AssemblyKind.BOARD: Bylaws(3)})
    changed = await change_setting(deps, GUILD, MEMBER, SettingKey.BYLAWS, {AssemblyKind.TOUR: Bylaws(4)})
    assert changed.bylaws == {**GuildSettings().bylaws, AssemblyKind.BOARD: Bylaws(3), AssemblyKind.TOUR: Bylaws(4)}


async def test_a_default_that_is_kept_is_an_answer_and_no_change(deps: Deps) -> None:
    for kept in (
        await keep_setting(deps, GUILD, SettingKey.LANGUAGE),
        await change_setting(deps, GUILD, MEMBER, SettingKey.LANGUAGE, "fr"),
    ):
        assert kept == replace(GuildSettings(), chosen=frozenset({SettingKey.LANGUAGE}))
    assert await entries(deps) == []


async def test_keeping_what_stands_never_undoes_an_answer_that_came_meanwhile(deps: Deps) -> None:
    elsewhere = Deps(deps.database, deps.clock, Snapshots(deps.database, 10))
    assert (await settings_of(deps)).language == "fr"
    await change_setting(elsewhere, GUILD, MEMBER, SettingKey.LANGUAGE, "en")
    assert (await keep_setting(deps, GUILD, SettingKey.LANGUAGE)).language == "en"


async def test_what_may_not_be_changes_nothing(deps: Deps) -> None:
    with pytest.raises(InvalidSetting):
        await change_setting(deps, GUILD, MEMBER, SettingKey.TIME_ZONE, "Lachine")
    assert await settings_of(deps) == GuildSettings()
    assert await entries(deps) == []


async def test_everyone_cannot_be_the_coordination(deps: Deps) -> None:
    with pytest.raises(InvalidSetting):
        await change_setting(deps, GUILD, MEMBER, SettingKey.COORDINATION_ROLES, (41, GUILD))
    assert (await settings_of(deps)).coordination_roles == ()


async def test_an_answer_that_is_taken_back_leaves_the_default_of_this_installation(database: Database) -> None:
    deps = Deps(database, SettableClock(NOW), Snapshots(database, 10, GuildSettings(language="en")))
    await change_setting(deps, GUILD, MEMBER, SettingKey.LANGUAGE, "fr")
    changed = await reset_setting(deps, GUILD, MEMBER, SettingKey.LANGUAGE)
    assert changed == GuildSettings(language="en")
    assert [entry.after for entry in await entries(deps)] == [{"language": "fr"}, {"language": "en"}]
