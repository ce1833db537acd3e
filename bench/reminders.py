"""Reminders, on Courroie and on the simplest loop that sleeps until each date, one after the other."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Final

import discord

from bench.bots import running
from bench.measures import Pair, no_collection
from bench.scheduled import Reminder, Reminding, RemindingSleeper, make_template
from bot.domain.clock import SystemClock
from bot.playground.json_types import JSON
from bot.playground.server import Playground

_TOO_MANY: Final = 429
_LOOK_AGAIN: Final = 0.1

_Started = tuple[float, float]


@dataclass(frozen=True, slots=True)
class ReminderCounts:
    """How much is measured.

    ``spaced`` reminders are due one after the other, ``apart`` seconds; then, after ``pause`` seconds, ``at_once`` at one
    instant; ``pending`` in a year. The first is due ``margin`` seconds after the bot's start.
    """

    channels: int = 300
    spaced: int = 200
    apart: float = 0.05
    pause: float = 3.0
    at_once: int = 1000
    pending: int = 100_000
    rounds: int = 2
    starts: int = 5
    margin: float = 8.0
    patience: float = 60.0
    rest: float = 1.5

    @property
    def reminders(self) -> int:
        """How many are due in one round."""
        return self.spaced + self.at_once


QUICK_REMINDERS: Final = ReminderCounts(
    channels=4, spaced=4, pause=0.2, at_once=8, pending=50, rounds=1, starts=1, margin=1.0, rest=0.01
)


@dataclass(slots=True)
class Delivered:
    """What one bot did of every round: milliseconds of each spaced one after its instant, messages a second of those at once.

    ``processor`` is its own milliseconds of processor time for each reminder; ``refused`` counts Discord's 429.
    """

    late: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    lost: int = 0
    doubled: int = 0
    refused: int = 0

    @property
    def rate(self) -> float:
        """The median of the rounds."""
        return median(self.rates)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What pending reminders change of one bot: with and without, seconds to READY, and MiB resident once settled."""

    seconds: Pair
    resident: Pair


@dataclass(frozen=True, slots=True)
class Reminders:
    """Both bots."""

    counts: ReminderCounts
    courroie: Delivered
    sleeper: Delivered
    courroie_waiting: Waiting
    sleeper_waiting: Waiting


@dataclass(frozen=True, slots=True)
class Round:
    """What was due, and what came of it in each channel, oldest first."""

    planned: Sequence[Reminder]
    posted: dict[int, list[JSON]]
    refused: int
    processor: float


async def reminders(folder: Path, counts: ReminderCounts) -> Reminders:
    """Everything, in turn on each bot."""
    sizes = counts.channels, counts.reminders
    without = await make_template(folder / "without.db", *sizes, pending=0)
    courroie = await make_template(folder / "pending.db", *sizes, pending=counts.pending)
    view = await _view_of_a_reminder(folder, counts)
    alone, sleeper = (RemindingSleeper(folder / f"sleeper-{n}.json", view, n) for n in (0, counts.pending))
    courroie_waiting, sleeper_waiting = await _starts(((courroie, without), (sleeper, alone)), folder, counts)
    served = Delivered(), Delivered()
    bots: tuple[Reminding, ...] = courroie, sleeper
    for _ in range(counts.rounds):
        for bot, delivered in zip(bots, served, strict=True):
            count(await _round(bot, folder, counts), delivered)
    return Reminders(counts, *served, courroie_waiting, sleeper_waiting)


async def _view_of_a_reminder(folder: Path, counts: ReminderCounts) -> Sequence[JSON]:
    """The components of a reminder as Courroie writes it."""
    template = await make_template(folder / "first.db", channels=1, reminders=1, pending=0)
    done = await _round(template, folder, replace(counts, channels=1, spaced=0, at_once=1))
    (message,) = next(iter(done.posted.values()))
    components: Sequence[JSON] = message["components"]
    return components


async def _starts(pairs: Sequence[tuple[Reminding, Reminding]], folder: Path, counts: ReminderCounts) -> list[Waiting]:
    """The medians of several starts of each, with what is pending and without."""
    taken: list[tuple[list[_Started], list[_Started]]] = [([], []) for _ in pairs]
    for _ in range(counts.starts):
        for pair, found in zip(pairs, taken, strict=True):
            for bot, starts in zip(pair, found, strict=True):
                async with running(bot.kind, folder, prepare=bot.idle) as started:
                    starts.append((started.seconds, await started.settled(counts.rest)))
    return [
        Waiting(*(Pair(*(median(one[at] for one in starts) for starts in found)) for at in (0, 1))) for found in taken
    ]


async def _round(bot: Reminding, folder: Path, counts: ReminderCounts) -> Round:
    """Start the bot, and wait until all that is due was posted, or its time is past."""
    planned: list[Reminder] = []

    async def prepare(world: Playground) -> None:
        channels = [int(world.add_channel(f"secteur-{n}")["id"]) for n in range(counts.channels)]
        planned.extend(_schedule(SystemClock().now() + timedelta(seconds=counts.margin), channels, counts))
        await bot.load(world, channels, planned)

    async with running(bot.kind, folder, prepare=prepare) as started:
        before, world = started.processor, started.world
        with no_collection():
            await _posted(world, planned, counts)
        processor = 1000 * (started.processor - before) / len(planned)
        posted = {each.channel_id: world.messages(str(each.channel_id)) for each in planned}
        return Round(planned, posted, sum(one.status == _TOO_MANY for one in world.requests), processor)


def _schedule(first: datetime, channels: Sequence[int], counts: ReminderCounts) -> list[Reminder]:
    apart = timedelta(seconds=counts.apart)
    at_once = first + counts.spaced * apart + timedelta(seconds=counts.pause)
    due = [first + n * apart for n in range(counts.spaced)] + [at_once] * counts.at_once
    return [Reminder(each, channels[n % len(channels)]) for n, each in enumerate(due)]


async def _posted(world: Playground, planned: Sequence[Reminder], counts: ReminderCounts) -> None:
    clock, until = SystemClock(), planned[-1].due + timedelta(seconds=counts.patience)
    while world.count_messages() < len(planned) and clock.now() < until:  # noqa: ASYNC110 - it counts without a copy
        await asyncio.sleep(_LOOK_AGAIN)
    await asyncio.sleep(counts.rest)  # what is posted twice comes after


def count(done: Round, delivered: Delivered) -> None:
    """Add a round to what the bot did: which message is which reminder's is known by their order in each channel."""
    due: dict[int, list[datetime]] = defaultdict(list)
    for each in done.planned:
        due[each.channel_id].append(each.due)
    burst, last, together = done.planned[-1].due, done.planned[-1].due, 0
    for channel_id, instants in due.items():
        posted = [discord.utils.snowflake_time(int(message["id"])) for message in done.posted[channel_id]]
        delivered.lost += max(len(instants) - len(posted), 0)
        delivered.doubled += max(len(posted) - len(instants), 0)
        for instant, at in zip(instants, posted, strict=False):
            if instant < burst:
                delivered.late.append((at - instant) / timedelta(milliseconds=1))
            else:
                together, last = together + 1, max(last, at)
    if together:
        delivered.rates.append(together / (last - burst).total_seconds())
    delivered.refused += done.refused
    delivered.processor.append(done.processor)
