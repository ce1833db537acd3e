"""The measures, each taken on Courroie and on the bare bot in alternation: this machine's noise falls on both."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from statistics import median
from typing import Final

from bench.bots import Bare, Courroie, Running, running, write_answers
from bench.databases import make_database
from bench.traffic import Burst, Typed, bare_command, bare_keystrokes, burst, command, keystrokes, round_trips
from bot.importers.draft import Draft

LINES: Final = {"axe": "/plan axe II", "chercher": "/plan chercher bottin"}
SUGGEST: Final = "completer"
SUGGESTED_LINE: Final = "/plan voir II.B"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is measured."""

    starts: int = 9
    blocks: int = 8
    trips_in_block: int = 100
    bursts: int = 3
    in_burst: int = 2000
    in_flight: tuple[int, ...] = (64, 1000)
    guilds: int = 1000
    imports: int = 5
    rest: float = 1.5


QUICK: Final = Counts(
    starts=1, blocks=1, trips_in_block=5, bursts=1, in_burst=20, in_flight=(8,), guilds=3, imports=1, rest=0.01
)


@dataclass(frozen=True, slots=True)
class Pair:
    """One figure of both bots."""

    courroie: float
    bare: float

    @property
    def ratio(self) -> float:
        """Courroie's for one of the bare bot's."""
        return self.courroie / self.bare if self.bare else inf


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from the process's start to READY, and MiB resident once settled."""

    seconds: Pair
    resident: Pair


@dataclass(slots=True)
class Served:
    """What one bot did: milliseconds of each round trip by what was typed, bursts by how many were in flight.

    ``processor`` is its own milliseconds of processor time for each interaction of a burst.
    """

    trips: dict[str, list[float]] = field(default_factory=dict)
    bursts: dict[int, list[Burst]] = field(default_factory=dict)
    processor: list[float] = field(default_factory=list)
    resident: float = 0.0

    def rate(self, in_flight: int) -> float:
        """The median of the bursts, in interactions a second."""
        return median(one.rate for one in self.bursts[in_flight])

    def lost(self, in_flight: int) -> int:
        """How many interactions of all the bursts were never answered."""
        return sum(one.lost for one in self.bursts[in_flight])


@dataclass(frozen=True, slots=True)
class Traffic:
    """Both bots on one plan."""

    courroie: Served
    bare: Served


@dataclass(frozen=True, slots=True)
class Growth:
    """MiB that going from one guild to ``guilds`` adds; Courroie has a plan for each."""

    guilds: int
    added: Pair


async def growth(bare: Bare, draft: Draft, one_guild: Start, folder: Path, counts: Counts) -> Growth:
    """Start each bot once with many guilds, and compare with one."""
    courroie = Courroie(await make_database(folder / "guilds.db", draft, counts.guilds))
    resident = []
    for kind in (courroie, bare):
        async with running(kind, folder, counts.guilds) as bot:
            resident.append(await bot.settled(counts.rest))
    before = one_guild.resident
    return Growth(counts.guilds, Pair(resident[0] - before.courroie, resident[1] - before.bare))


async def start(courroie: Courroie, bare: Bare, folder: Path, counts: Counts) -> Start:
    """The medians of several starts of each."""
    taken: Mapping[Courroie | Bare, list[tuple[float, float]]] = {courroie: [], bare: []}
    for _ in range(counts.starts):
        for kind, found in taken.items():
            async with running(kind, folder) as bot:
                found.append((bot.seconds, await bot.settled(counts.rest)))
    seconds, resident = (Pair(*(median(one[at] for one in found) for found in taken.values())) for at in (0, 1))
    return Start(seconds, resident)


async def bots_on(draft: Draft, folder: Path, name: str) -> tuple[Courroie, Bare]:
    """Courroie with the plan, and a bare bot that answers what Courroie answers there, neither started."""
    courroie = Courroie(await make_database(folder / f"{name}.db", draft))
    async with running(courroie, folder) as bot:
        hand = bot.world.hand("membre")
        views = {}
        for line_name, line in LINES.items():
            message = (await hand.use(line)).message
            views[line_name] = message["components"] if message else []
        return courroie, write_answers(folder / f"{name}.json", views, await hand.suggest(SUGGESTED_LINE))


async def traffic(courroie: Courroie, bare: Bare, folder: Path, counts: Counts) -> Traffic:
    """Round trips and bursts, a block on each bot in turn, both being up."""
    async with running(courroie, folder) as ours, running(bare, folder) as theirs:
        measured = {ours: Served(), theirs: Served()}
        typed = {ours: _typed_for_courroie(ours), theirs: _typed_for_bare(theirs)}
        for bot in measured:
            await bot.settled(counts.rest)
            for one in typed[bot].values():
                await round_trips(bot.world, one, counts.trips_in_block)
        with no_collection():
            for _ in range(counts.blocks):
                for name in typed[ours]:
                    for bot, served in measured.items():
                        took = await round_trips(bot.world, typed[bot][name], counts.trips_in_block)
                        served.trips.setdefault(name, []).extend(took)
            for in_flight in counts.in_flight * counts.bursts:
                for bot, served in measured.items():
                    before = bot.processor
                    done = await burst(bot.world, list(typed[bot].values()), counts.in_burst, in_flight)
                    served.bursts.setdefault(in_flight, []).append(done)
                    served.processor.append(1000 * (bot.processor - before) / counts.in_burst)
        for bot, served in measured.items():
            served.resident = await bot.settled(counts.rest)
        return Traffic(measured[ours], measured[theirs])


def _typed_for_courroie(bot: Running) -> dict[str, Typed]:
    typed = {name: command(bot.world, line) for name, line in LINES.items()}
    return typed | {SUGGEST: keystrokes(bot.world, SUGGESTED_LINE)}


def _typed_for_bare(bot: Running) -> dict[str, Typed]:
    typed = {name: bare_command(bot.world, name) for name in LINES}
    return typed | {SUGGEST: bare_keystrokes(bot.world)}


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep this process's garbage collector, which is not under measure, from stopping the playground."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
