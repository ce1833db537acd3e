"""The week's digest is planned once a week, on the guild's own clock; on both databases."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.clock import SettableClock
from bot.domain.guild_settings import Digest, QuietHours, SettingKey
from bot.domain.journal import SHELL
from bot.domain.outbox import Row, State, SubjectKind, Topic
from bot.services.deadlines import DeadlineDraft, plan_deadline
from bot.services.deps import Deps
from bot.services.digest import plan_digests
from bot.services.settings import change_setting, reset_setting
from storage.database import Database
from storage.outbox_rows import rows_of
from tests.services.directories import COORDINATION, deps_of, roundtable

GUILD, CHANNEL = 1, 51


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


def at(deps: Deps, instant: datetime) -> None:
    assert isinstance(deps.clock, SettableClock)
    deps.clock.at = instant


async def rows(deps: Deps, kind: SubjectKind = SubjectKind.GUILD) -> list[Row]:
    async with deps.database.reading() as session:
        return [row for row in await rows_of(session, GUILD) if row.delivery.subject is kind]


async def waiting(deps: Deps) -> list[tuple[str, datetime]]:
    found = [row for row in await rows(deps) if row.state is State.PENDING]
    assert all(row.delivery.topic is Topic.DIGEST for row in found)
    return [(row.delivery.dedupe_key, row.delivery.due_at) for row in found]


async def test_it_is_planned_as_soon_as_a_channel_is_chosen_and_stopped_with_it(deps: Deps) -> None:
    await change_setting(deps, GUILD, SHELL, SettingKey.DIGEST, Digest(CHANNEL))
    assert (await waiting(deps))[:1] == [("digest:2012-W38", datetime(2012, 9, 17, 13, tzinfo=UTC))]
    await change_setting(deps, GUILD, SHELL, SettingKey.DIGEST, Digest(None))
    assert await waiting(deps) == []
    await change_setting(deps, GUILD, SHELL, SettingKey.DIGEST, Digest(CHANNEL))
    assert len(await waiting(deps)) == 4
    await reset_setting(deps, GUILD, SHELL, SettingKey.DIGEST)
    assert await waiting(deps) == []


async def test_another_day_or_another_zone_moves_it(deps: Deps) -> None:
    await change_setting(deps, GUILD, SHELL, SettingKey.DIGEST, Digest(CHANNEL))
    await change_setting(deps, GUILD, SHELL, SettingKey.DIGEST, Digest(CHANNEL, 3, time(8, 30)))
    assert (await waiting(deps))[:1] == [("digest:2012-W37", datetime(2012, 9, 13, 12, 30, tzinfo=UTC))]
    await change_setting(deps, GUILD, SHELL, SettingKey.TIME_ZONE, "America/Vancouver")
    assert (await waiting(deps))[:1] == [("digest:2012-W37", datetime(2012, 9, 13, 15, 30, tzinfo=UTC))]


async def test_at_the_hour_itself_the_next_one_is_next_week_s(deps: Deps) -> None:
    at(deps, datetime(2012, 9, 17, 13, tzinfo=UTC))
    await change_setting(deps, GUILD, SHELL, SettingKey.DIGEST, Digest(CHANNEL))
    assert (await waiting(deps))[:1] == [("digest:2012-W39", datetime(2012, 9, 24, 13, tzinfo=UTC))]


async def test_each_week_has_its_own_however_often_it_is_planned_and_where_the_clocks_change(deps: Deps) -> None:
    assert await plan_digests(deps) == 0
    await change_setting(deps, GUILD, SHELL, SettingKey.DIGEST, Digest(CHANNEL))
    for day in range(70):
        at(deps, datetime(2012, 9, 10, 14, tzinfo=UTC) + timedelta(days=day))
        assert await plan_digests(deps) == 1
    found = await waiting(deps)
    assert [key for key, _at in found] == [f"digest:2012-W{week}" for week in range(38, 51)]
    assert {due.hour for key, due in found if key < "digest:2012-W45"} == {13}
    assert {due.hour for key, due in found if key >= "digest:2012-W45"} == {14}
    assert {due.date().weekday() for _key, due in found} == {0}
    assert found[-1][1].date() == date(2012, 12, 10)


async def test_the_guild_s_reminders_and_quiet_hours_replan_what_is_unsent_of_a_due_date(deps: Deps) -> None:
    ids = await roundtable(deps)
    draft = DeadlineDraft(ids.action, datetime.fromisoformat("2012-10-30T06:00"))
    own = DeadlineDraft(ids.action, draft.due_local, offsets=(timedelta(days=3),))
    due, with_its_own = [await plan_deadline(deps, GUILD, COORDINATION, each) for each in (draft, own)]

    async def reminders(deadline_id: int) -> list[tuple[str, int]]:
        found = [row for row in await rows(deps, SubjectKind.DEADLINE) if row.delivery.subject_id == deadline_id]
        return [(row.delivery.variant, row.delivery.due_at.hour) for row in found if row.state is State.PENDING]

    assert await reminders(due.id) == [("P14D", 12), ("P7D", 12), ("P1D", 12), ("PT0S", 12)]
    await change_setting(deps, GUILD, SHELL, SettingKey.REMINDER_OFFSETS, (timedelta(days=2),))
    assert await reminders(due.id) == [("P2D", 12), ("PT0S", 12)]
    assert await reminders(with_its_own.id) == [("P3D", 12), ("PT0S", 12)]
    await change_setting(deps, GUILD, SHELL, SettingKey.QUIET_HOURS, QuietHours(time(23), time(5)))
    assert await reminders(due.id) == [("P2D", 10), ("PT0S", 10)]
