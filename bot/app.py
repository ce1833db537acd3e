"""The composition root: the only place that builds things and wires them together."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

import discord
from discord import app_commands

from bot.client import Courroie, Tree, use_api_base
from bot.delivery.pace import Pace
from bot.delivery.sender import Sender
from bot.delivery.topics import HANDLERS
from bot.delivery.worker import Point, Worker, nowhere
from bot.domain.clock import Clock
from bot.domain.errors import CourroieError
from bot.edge.access import Gate
from bot.edge.command_texts import L
from bot.edge.posted import Following
from bot.edge.router import Router
from bot.scheduler import Scheduler
from bot.services.departures import forget_departed
from bot.services.deps import Deps
from bot.services.maintenance import nightly_backup
from bot.services.reliability import guild_told
from bot.services.retention import (
    forget_old_entries,
    forget_past_meetings,
    forget_settled_deliveries,
    unname_past_surveys,
)
from bot.services.snapshots import Snapshots
from bot.services.traces import clean_ballots_now, clean_file
from bot.services.upkeep import AT_ONCE, ENDS, Upkeep
from bot.settings import Settings
from cogs.agenda import AgendaCommand
from cogs.assemblies import AssemblyCommands
from cogs.assembly_management import AssemblyManagement
from cogs.directory import DirectoryCommands
from cogs.directory_management import DirectoryManagement
from cogs.flash_polls import FlashPolls
from cogs.followup import FollowUpCommands
from cogs.help import HelpCommands
from cogs.journal import JournalCommand
from cogs.myself.card import MyCard
from cogs.myself.data import MyData
from cogs.myself.reminders import MyReminderScreens
from cogs.plan import PlanCommands
from cogs.plan_management import PlanManagement
from cogs.reliability import Reliability
from cogs.settings import SettingsCommands
from cogs.survey_management import SurveyManagement
from cogs.survey_results import SurveyResults
from cogs.surveys import SurveyCommands
from storage.database import Database
from storage.outbox import give_back_orphans
from storage.sole_process import sole_process

_log = logging.getLogger(__name__)
# How soon a change made by another process (the command line, a second bot) is seen.
_POLL_SECONDS: Final = 2.0
# How soon what another process, or a moved clock, made due is seen; a due instant that is known is met to the millisecond.
_LOOK_SECONDS: Final = 1.0
_LAST_SECONDS: Final = 10.0
# Before the nightly backup's default hour: what is forgotten is then in no new copy.
_FORGETTING_TIME: Final = time(3)


@dataclass(frozen=True, slots=True)
class App:
    """The bot, built and not yet started."""

    settings: Settings
    deps: Deps
    client: Courroie
    worker: Worker
    upkeep: Upkeep
    ends: Upkeep
    logged_in: asyncio.Event

    async def run(self, token: str) -> None:
        """Stay on Discord until closed or cancelled.

        Raises:
            discord.LoginFailure: the token is refused.
            DatabaseProblem: ``in_use`` where another process serves the same SQLite file.
        """
        with sole_process(self.deps.database.file):
            await self._clean_up()
            scheduler = self._scheduler()
            self.worker.on_next = partial(self._wake_at, scheduler)
            scheduler.start()
            delivering = asyncio.create_task(self._deliver(), name="outbox")
            self.client.before_close = partial(self._stop_delivering, delivering)
            try:
                async with self.client:
                    await self.client.start(token)
            finally:
                await scheduler.stop()
                await self.upkeep.ended()
                await self.ends.ended()
                await self._stop_delivering(delivering)
                await self.deps.snapshots.close()

    async def _clean_up(self) -> None:
        """Finish what a kill left: an erasure's cleaning and a vote's, and on SQLite, whose only process this is, what was being sent."""
        await clean_file(self.deps.database)
        await clean_ballots_now(self.deps)
        if self.deps.database.dialect == "sqlite":
            async with self.deps.database.transaction() as session:
                await give_back_orphans(session, self.deps.clock.now())

    async def _stop_delivering(self, delivering: "asyncio.Task[None]") -> None:
        """Let the worker end between two transactions: one that is cut short would hold SQLite's lock for a while."""
        self.worker.stop()
        if self.logged_in.is_set():
            await asyncio.wait([delivering], timeout=_LAST_SECONDS)
        delivering.cancel()
        with suppress(asyncio.CancelledError):
            await delivering

    async def _deliver(self) -> None:
        await self.logged_in.wait()
        await self.worker.run()

    def _scheduler(self) -> Scheduler:
        storage = self.settings.storage
        scheduler = Scheduler(ZoneInfo(self.settings.guild.time_zone))
        scheduler.every(_POLL_SECONDS, self._poll)
        scheduler.every(_LOOK_SECONDS, self.look)
        scheduler.nightly(_FORGETTING_TIME, self._forget)
        if storage.backup_folder is not None:
            scheduler.nightly(storage.backup_time, self._back_up)
        return scheduler

    def _wake_at(self, scheduler: Scheduler, at: datetime) -> None:
        """Have APScheduler wake the worker when the next row is due."""
        scheduler.after(at - self.deps.clock.now(), "outbox", self._wake)

    async def _wake(self) -> None:
        self.worker.wake()

    async def look(self) -> None:
        """Do what has come due, and have what is to be sent by now sent."""
        # What has ended first: it takes no answer any more, and what it makes to send is sent at once.
        for upkeep in (self.ends, self.upkeep):
            try:
                await upkeep.when_due()
            except CourroieError as problem:
                _log.warning("the upkeep could not be done: %r", problem)
        self.worker.wake()

    async def _poll(self) -> None:
        # A database that is busy now is read again in two seconds: what is held still answers meanwhile.
        try:
            await self.deps.snapshots.poll()
        except CourroieError as problem:
            _log.warning("the database could not be polled: %r", problem)

    async def _forget(self) -> None:
        try:
            forgotten = await forget_old_entries(self.deps)
            past = await forget_past_meetings(self.deps)
            unnamed = await unname_past_surveys(self.deps)
            settled = await forget_settled_deliveries(self.deps)
            departed = await forget_departed(self.deps)
            await clean_file(self.deps.database)
        except CourroieError:
            _log.exception("what was kept long enough could not be forgotten")
        else:
            _log.info("%d entries of the journal were old enough to be forgotten", forgotten)
            _log.info("%d answers and drafts of assemblies had served long enough", past)
            _log.info("%d named answers to surveys are nobody's from now on", unnamed)
            _log.info("%d settled deliveries were old enough to be forgotten", settled)
            _log.info("%d people had left long enough ago to be forgotten", departed)

    async def _back_up(self) -> None:
        storage = self.settings.storage
        if storage.backup_folder is None:
            return
        try:
            made = await nightly_backup(self.deps.database, storage.backup_folder, storage.backup_keep, self.deps.clock)
        except (CourroieError, OSError):
            _log.exception("the nightly backup failed")
        else:
            _log.info("nightly backup: %s", made)


@asynccontextmanager
async def building(settings: Settings, clock: Clock, at: Callable[[Point], None] = nowhere) -> AsyncIterator[App]:
    """An ``App`` on the settings' database, which is closed at the end. Needs a running event loop.

    ``at`` hears each point that a delivery passes: what tests kill at.
    """
    database = Database(settings.storage.url)
    try:
        deps = Deps(database, clock, Snapshots(database, settings.snapshots.capacity, settings.guild.settings()))
        use_api_base(settings.discord)
        gate = Gate(deps.snapshots, clock, partial(guild_told, deps))
        nights = settings.storage.backup_keep if settings.storage.backup_folder else None
        logged_in = asyncio.Event()
        client = Courroie(
            lambda tree, router: install(deps, tree, router, nights), deps.snapshots.warm, gate, logged_in.set
        )
        worker = Worker(deps, Sender(client, Pace()), HANDLERS, at)
        yield App(settings, deps, client, worker, Upkeep(deps), Upkeep(deps, ENDS, AT_ONCE), logged_in)
    finally:
        await database.close()


def install(deps: Deps, tree: Tree, router: Router, nights: int | None) -> None:
    """Add every command to ``tree`` and every button, menu and form to ``router``.

    ``nights`` is how many nightly copies are kept; None where none is made.
    """
    plan = PlanCommands(deps)
    plan.route(router)
    tree.add_command(plan)
    directory = DirectoryCommands(deps)
    directory.route(router)
    tree.add_command(directory)
    myself = app_commands.Group(name=L("moi"), description=L("Votre fiche, et ce que Courroie garde de vous"))
    MyCard(deps, myself).route(router)
    MyData(deps, myself, nights).route(router)
    MyReminderScreens(deps, myself).route(router)
    tree.add_command(myself)
    follow_up = FollowUpCommands(deps)
    follow_up.route(router)
    tree.add_command(follow_up)
    HelpCommands(deps.snapshots).install(tree, router)
    following = Following()
    AssemblyCommands(deps, following).install(tree, router)
    SurveyCommands(deps).install(tree, router)
    AgendaCommand(deps).install(tree, router)
    manage = app_commands.Group(
        name=L("gerer"),
        description=L("Ce que fait la coordination"),
        default_permissions=discord.Permissions(manage_guild=True),
    )
    PlanManagement(deps, manage).route(router)
    DirectoryManagement(deps, manage).route(router)
    AssemblyManagement(deps, manage, following).route(router)
    surveys = app_commands.Group(name=L("sondage"), description=L("Les sondages"), parent=manage)
    SurveyManagement(deps, surveys).route(router)
    SurveyResults(deps, surveys).route(router)
    FlashPolls(deps, surveys).route(router)
    JournalCommand(deps, manage).route(router)
    tree.add_command(manage)
    settings = SettingsCommands(deps)
    settings.route(router)
    Reliability(deps, settings).route(router)
    tree.add_command(settings)
