"""``python -m bench``: measure, print the tables, and put them in ``docs/bench.md``."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Final

from bench import measures
from bench.answers import QUICK_ANSWERS, AnswerCounts, answers
from bench.bots import ROOT, running
from bench.databases import large, shipped
from bench.imports import import_costs
from bench.measures import QUICK, Counts
from bench.page import ANSWERS, MEASURES, REMINDERS, Part, write
from bench.reminders import QUICK_REMINDERS, ReminderCounts, reminders
from bench.report import Figures, render
from bench.report_answers import render_answers
from bench.report_reminders import render_reminders

_PAGE: Final = ROOT / "docs/bench.md"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Mesure Courroie à côté d'un bot nu.")
    parser.add_argument("--quick", action="store_true", help="presque rien, pour essayer le banc lui-même")
    parser.add_argument("--reminders", action="store_true", help="les rappels seulement")
    parser.add_argument("--answers", action="store_true", help="les réponses aux sondages seulement")
    parser.add_argument("--page", type=Path, default=_PAGE, help="la page où vont les tableaux")
    arguments = parser.parse_args()
    tell = _Progress()
    with tempfile.TemporaryDirectory(prefix="courroie-bench-") as folder:
        if not (arguments.reminders or arguments.answers):
            figures = asyncio.run(measure(Path(folder), QUICK if arguments.quick else Counts(), tell))
            _put(arguments.page, MEASURES, render(figures))
        if not arguments.reminders:
            tell("réponses aux sondages")
            rates = asyncio.run(answers(Path(folder), QUICK_ANSWERS if arguments.quick else AnswerCounts()))
            _put(arguments.page, ANSWERS, render_answers(rates))
        if not arguments.answers:
            tell("rappels")
            counts = QUICK_REMINDERS if arguments.quick else ReminderCounts()
            _put(arguments.page, REMINDERS, render_reminders(asyncio.run(reminders(Path(folder), counts))))
        tell("fini")


def _put(page: Path, part: Part, tables: str) -> None:
    write(page, part, tables)
    print(tables)


async def measure(folder: Path, counts: Counts, tell: "_Progress") -> Figures:
    """Everything but the reminders, in some three minutes; they take four."""
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
    return Figures(started, shipped_traffic, large_traffic, growth, imports)


class _Progress:
    def __init__(self) -> None:
        self._began = perf_counter()

    def __call__(self, step: str) -> None:
        print(f"{perf_counter() - self._began:4.0f} s  {step}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
