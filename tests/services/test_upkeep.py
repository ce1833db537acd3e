"""The hourly upkeep: by Courroie's own clock, each chore whatever becomes of the others, again soon after a failure."""

import asyncio
from datetime import timedelta

from bot.domain.clock import SettableClock
from bot.domain.errors import DatabaseProblem
from bot.services.deps import Deps
from bot.services.snapshots import Snapshots
from bot.services.upkeep import AGAIN, CHORES, EVERY, Upkeep
from storage.database import Database


class Chores:
    """Two chores: the first fails while it is told to, the second counts."""

    def __init__(self) -> None:
        self.fails = False
        self.done = 0

    async def first(self, _deps: Deps) -> None:
        if self.fails:
            raise DatabaseProblem("locked")

    async def second(self, _deps: Deps) -> None:
        self.done += 1


def upkeep_of(database: Database) -> tuple[Upkeep, Chores, SettableClock]:
    clock, chores = SettableClock(), Chores()
    deps = Deps(database, clock, Snapshots(database, 10))
    return Upkeep(deps, (chores.first, chores.second)), chores, clock


async def test_it_is_done_at_once_then_when_an_hour_has_passed(database: Database) -> None:
    upkeep, chores, clock = upkeep_of(database)
    await upkeep.when_due()
    clock.advance(EVERY - timedelta(seconds=1))
    await upkeep.when_due()
    assert chores.done == 1
    clock.advance(timedelta(seconds=1))
    await upkeep.when_due()
    assert chores.done == 2


async def test_a_chore_that_fails_keeps_no_other_from_being_done_and_is_tried_again_soon(database: Database) -> None:
    upkeep, chores, clock = upkeep_of(database)
    chores.fails = True
    await upkeep.when_due()
    assert chores.done == 1
    await upkeep.when_due()
    assert chores.done == 1
    clock.advance(AGAIN)
    await upkeep.when_due()
    assert chores.done == 2


async def test_every_chore_may_be_done_on_an_empty_database_and_again(database: Database) -> None:
    deps = Deps(database, SettableClock(), Snapshots(database, 10))
    for chore in (*CHORES, *CHORES):
        await chore(deps)


async def test_two_who_look_at_once_have_it_done_once(database: Database) -> None:
    upkeep, chores, clock = upkeep_of(database)
    await asyncio.gather(upkeep.when_due(), upkeep.when_due())
    assert chores.done == 1
    assert upkeep.done_at == clock.now()
    assert upkeep.next_at == clock.now() + EVERY
