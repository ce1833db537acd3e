"""What the composition root wires: the jobs that its settings ask for, and Discord's addresses."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from apscheduler.events import EVENT_JOB_EXECUTED, JobExecutionEvent
from apscheduler.job import Job
from apscheduler.triggers.cron import CronTrigger
from discord import LoginFailure
from pydantic import SecretStr
from sqlalchemy import select

from bot.app import App, building
from bot.domain.clock import SettableClock
from bot.domain.guild_settings import SettingKey
from bot.domain.journal import SHELL
from bot.playground.server import Playground
from bot.scheduler import Scheduler
from bot.services.deps import Deps
from bot.services.settings import change_setting
from bot.services.snapshots import Snapshots
from bot.settings import DiscordSettings, GuildDefaults, Settings, StorageSettings
from storage.archive import verify_archive
from storage.database import Database
from storage.models import JournalEntry
from storage.sqlite import owe_clean_file, owes_clean_file
from tests.scenarios.stage import keep_discord_addresses
from tests.storage.tools import NOW, fill, names, same_database

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
BACKUP, FORGETTING = "_back_up", "_forget"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def settings_of(database: Database, folder: Path | None = None) -> Settings:
    storage = StorageSettings(
        url=f"sqlite:///{database.file}", backup_folder=folder, backup_keep=2, backup_time=time(4, 15)
    )
    return Settings(storage=storage, guild=GuildDefaults(time_zone="Europe/Paris"))


def nightly_of(scheduler: Scheduler) -> dict[str, Job]:
    """The nightly jobs, by the name of what they do."""
    jobs = scheduler._scheduler.get_jobs()
    return {job.name.rpartition(".")[2]: job for job in jobs if isinstance(job.trigger, CronTrigger)}


async def run_the_night(app: App, name: str = BACKUP) -> None:
    """Let a nightly job's time come, and wait until it is done."""
    done = asyncio.Event()
    scheduler = app._scheduler()
    nightly = nightly_of(scheduler)[name]

    def executed(event: JobExecutionEvent) -> None:
        if event.job_id == nightly.id:
            done.set()

    scheduler._scheduler.add_listener(executed, EVENT_JOB_EXECUTED)
    scheduler.start()
    scheduler._scheduler.modify_job(nightly.id, next_run_time=LONG_AGO)
    await asyncio.wait_for(done.wait(), 10)
    await scheduler.stop()
    for upkeep in (app.upkeep, app.ends):  # a look that came meanwhile began it, and leaves it to itself
        await upkeep.ended()


async def test_without_a_folder_there_is_no_nightly_backup(database: Database) -> None:
    async with building(settings_of(database), SettableClock()) as app:
        assert BACKUP not in nightly_of(app._scheduler())


async def test_the_nightly_backup_is_made_at_the_settings_hour_and_zone(database: Database, tmp_path: Path) -> None:
    async with building(settings_of(database, tmp_path / "copies"), SettableClock()) as app:
        then = nightly_of(app._scheduler())[BACKUP].trigger.get_next_fire_time(None, NOW)
    assert then.isoformat() == "2012-09-11T04:15:00+02:00"


async def test_the_nightly_backup_holds_everything(database: Database, tmp_path: Path) -> None:
    await fill(database)
    async with building(settings_of(database, tmp_path / "copies"), SettableClock(NOW)) as app:
        await run_the_night(app)
    assert names(tmp_path / "copies") == ["courroie-2012-09-10T14-00-00Z.courroie"]
    assert verify_archive(tmp_path / "copies" / "courroie-2012-09-10T14-00-00Z.courroie") > 20


async def test_a_nightly_backup_that_fails_is_logged_and_tried_the_next_night(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "copies"
    folder.touch()
    async with building(settings_of(database, folder), SettableClock()) as app:
        await run_the_night(app)
        assert "the nightly backup failed" in caplog.text
        folder.unlink()
        await run_the_night(app)
    assert len(names(folder)) == 1


async def test_the_journal_is_forgotten_each_night_and_only_counted(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    async with building(settings_of(database), SettableClock(NOW)) as app:
        for language, time_of in (("en", NOW - timedelta(days=4000)), ("fr", NOW)):
            earlier = replace(app.deps, clock=SettableClock(time_of))
            await change_setting(earlier, 1, SHELL, SettingKey.LANGUAGE, language)
        await run_the_night(app, FORGETTING)
        async with database.reading() as session:
            assert list(await session.scalars(select(JournalEntry.after))) == [{"language": "fr"}]
    assert "1 entries of the journal were old enough to be forgotten" in caplog.text


async def owe(database: Database) -> None:
    async with database.transaction() as session:
        await owe_clean_file(session)


async def is_owed(database: Database) -> bool:
    async with database.reading() as session:
        return await owes_clean_file(session)


async def test_a_cleaning_of_the_file_that_is_owed_is_done_in_the_night(database: Database) -> None:
    await owe(database)
    async with building(settings_of(database), SettableClock(NOW)) as app:
        await run_the_night(app, FORGETTING)
    assert not await is_owed(database)


async def test_a_cleaning_of_the_file_that_a_kill_left_owed_is_done_at_the_start(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_discord_addresses(monkeypatch)
    await owe(database)
    async with Playground() as world:
        discord = DiscordSettings(token=SecretStr("wrong"), api_base=world.api_base)
        settings = settings_of(database).model_copy(update={"discord": discord})
        async with building(settings, world.clock) as app:
            with pytest.raises(LoginFailure):
                await app.run("wrong")
    assert not await is_owed(database)


async def test_a_poll_of_a_locked_database_is_logged_and_what_is_held_still_answers(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with (
        building(settings_of(database), SettableClock()) as app,
        same_database(database, patience=0.1) as hurried,
    ):
        hurried_app = replace(app, deps=Deps(hurried, app.deps.clock, Snapshots(hurried, 10)))
        known = await hurried_app.deps.snapshots.get(1)
        with closing(sqlite3.connect(str(database.file), isolation_level=None)) as lock:
            lock.execute("BEGIN EXCLUSIVE")
            await hurried_app._poll()
        assert "the database could not be polled" in caplog.text
        assert hurried_app.deps.snapshots.peek(1) is known


async def test_a_guild_that_answered_nothing_has_this_installations_language_and_time_zone(database: Database) -> None:
    guild = GuildDefaults(language="en", time_zone="Europe/Paris")
    async with building(settings_of(database).model_copy(update={"guild": guild}), SettableClock()) as app:
        settings = (await app.deps.snapshots.get(1)).snapshot.settings
    assert (settings.language, settings.time_zone) == ("en", "Europe/Paris")


async def test_what_another_process_wrote_is_polled(database: Database) -> None:
    async with building(settings_of(database), SettableClock()) as app:
        await app.deps.snapshots.get(1)
        await fill(database, 1)
        await app._poll()
        known = app.deps.snapshots.peek(1)
        assert known is not None
        assert len(known.snapshot.plans) == 1


async def test_leaving_before_every_guild_has_come_leaves_nothing_waiting(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_discord_addresses(monkeypatch)
    async with Playground() as world:
        discord = DiscordSettings(token=SecretStr(world.token), api_base=world.api_base)
        settings = settings_of(database).model_copy(update={"discord": discord})
        async with building(settings, world.clock) as app:
            app.client._connection.guild_ready_timeout = 60
            running = asyncio.create_task(app.run(world.token))
            await world.ready()
            await world.hand("membre").use("/aide")
            waiting = app.client._connection._ready_task
            assert waiting is not None
            await app.client.close()
            await running
            assert waiting.done()
