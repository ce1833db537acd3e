"""``python -m bench``: measure, print the tables, and put them in ``docs/bench.md``."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Final

from bench import measures
from bench.bots import ROOT, running
from bench.databases import large, shipped
from bench.imports import import_costs
from bench.measures import QUICK, Counts
from bench.reminders import QUICK_REMINDERS, ReminderCounts, reminders
from bench.report import Figures, render, write

_PAGE: Final = ROOT / "docs/bench.md"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Mesure Courroie à côté d'un bot nu.")
    parser.add_argument("--quick", action="store_true", help="presque rien, pour essayer le banc lui-même")
    parser.add_argument("--page", type=Path, default=_PAGE, help="la page où vont les tableaux")
    arguments = parser.parse_args()
    counts = (QUICK, QUICK_REMINDERS) if arguments.quick else (Counts(), ReminderCounts())
    with tempfile.TemporaryDirectory(prefix="courroie-bench-") as folder:
        tables = render(asyncio.run(measure(Path(folder), *counts)))
    write(arguments.page, tables)
    print(tables)


async def measure(folder: Path, counts: Counts, of_reminders: ReminderCounts) -> Figures:
    """Everything, in some seven minutes."""
    tell = _Progress()
    tell("importations")
    imports = await asyncio.to_thread(import_costs, counts.imports)
    tell("plans et bots")
    courroie, bare = await measures.bots_on(shipped(), folder, "shipped")
    large_courroie, large_bare = await measures.bots_on(large(), folder, "large")
    async with running(bare, folder):
        pass  # the first start compiles: Courroie's was already made
    tell("démarrages")
    started = await measures.start(courroie, bare, folder, counts)
    tell("plan livré")
    shipped_traffic = await measures.traffic(courroie, bare, folder, counts)
    tell("plan de 2 000 actions")
    large_traffic = await measures.traffic(large_courroie, large_bare, folder, counts)
    tell("serveurs")
    growth = await measures.growth(bare, shipped(), started, folder, counts)
    tell("rappels")
    reminded = await reminders(folder, of_reminders)
    tell("fini")
    return Figures(started, shipped_traffic, large_traffic, growth, imports, reminded)


class _Progress:
    def __init__(self) -> None:
        self._began = perf_counter()

    def __call__(self, step: str) -> None:
        print(f"{perf_counter() - self._began:4.0f} s  {step}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
