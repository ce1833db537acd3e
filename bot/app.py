"""The composition root: the only place that builds things and wires them together."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import time
from typing import Final
from zoneinfo import ZoneInfo

import discord
from discord import app_commands

from bot.client import Courroie, Tree, use_api_base
from bot.domain.clock import Clock
from bot.domain.errors import CourroieError
from bot.edge.access import Gate
from bot.edge.command_texts import L
from bot.edge.router import Router
from bot.scheduler import Scheduler
from bot.services.departures import forget_departed
from bot.services.deps import Deps
from bot.services.maintenance import nightly_backup
from bot.services.retention import forget_old_entries
from bot.services.snapshots import Snapshots
from bot.services.traces import clean_file
from bot.settings import Settings
from cogs.directory import DirectoryCommands
from cogs.directory_management import DirectoryManagement
from cogs.help import HelpCommands
from cogs.journal import JournalCommand
from cogs.myself.card import MyCard
from cogs.myself.data import MyData
from cogs.plan import PlanCommands
from cogs.plan_management import PlanManagement
from cogs.settings import SettingsCommands
from storage.database import Database

_log = logging.getLogger(__name__)
# How soon a change made by another process (the command line, a second bot) is seen.
_POLL_SECONDS: Final = 2.0
# Before the nightly backup's default hour: what is forgotten is then in no new copy.
_FORGETTING_TIME: Final = time(3)


@dataclass(frozen=True, slots=True)
class App:
    """The bot, built and not yet started."""

    settings: Settings
    deps: Deps
    client: Courroie

    async def run(self, token: str) -> None:
        """Stay on Discord until closed or cancelled; raise ``discord.LoginFailure`` where the token is refused."""
        await clean_file(self.deps.database)  # what a kill kept an erasure from doing
        scheduler = self._scheduler()
        scheduler.start()
        try:
            async with self.client:
                await self.client.start(token)
        finally:
            scheduler.stop()
            await self.deps.snapshots.close()

    def _scheduler(self) -> Scheduler:
        storage = self.settings.storage
        scheduler = Scheduler(ZoneInfo(self.settings.guild.time_zone))
        scheduler.every(_POLL_SECONDS, self._poll)
        scheduler.nightly(_FORGETTING_TIME, self._forget)
        if storage.backup_folder is not None:
            scheduler.nightly(storage.backup_time, self._back_up)
        return scheduler

    async def _poll(self) -> None:
        # A database that is busy now is read again in two seconds: what is held still answers meanwhile.
        try:
            await self.deps.snapshots.poll()
        except CourroieError as problem:
            _log.warning("the database could not be polled: %r", problem)

    async def _forget(self) -> None:
        try:
            forgotten = await forget_old_entries(self.deps)
            departed = await forget_departed(self.deps)
            await clean_file(self.deps.database)
        except CourroieError:
            _log.exception("what was kept long enough could not be forgotten")
        else:
            _log.info("%d entries of the journal were old enough to be forgotten", forgotten)
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
async def building(settings: Settings, clock: Clock) -> AsyncIterator[App]:
    """An ``App`` on the settings' database, which is closed at the end. Needs a running event loop."""
    database = Database(settings.storage.url)
    try:
        deps = Deps(database, clock, Snapshots(database, settings.snapshots.capacity, settings.guild.settings()))
        use_api_base(settings.discord)
        gate = Gate(deps.snapshots, clock)
        nights = settings.storage.backup_keep if settings.storage.backup_folder else None
        client = Courroie(lambda tree, router: install(deps, tree, router, nights), deps.snapshots.warm, gate)
        yield App(settings, deps, client)
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
    tree.add_command(myself)
    HelpCommands(deps.snapshots).install(tree, router)
    manage = app_commands.Group(
        name=L("gerer"),
        description=L("Ce que fait la coordination"),
        default_permissions=discord.Permissions(manage_guild=True),
    )
    PlanManagement(deps, manage).route(router)
    DirectoryManagement(deps, manage).route(router)
    JournalCommand(deps, manage).route(router)
    tree.add_command(manage)
    settings = SettingsCommands(deps)
    settings.route(router)
    tree.add_command(settings)
