"""The figures as tables in French, each with its ratio to the bare bot's and whether the aim is met."""

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Final

import psutil

from bench.imports import ImportCost
from bench.measures import LINES, SUGGEST, SUGGESTED_LINE, Growth, Pair, Start, Traffic
from bench.reminders import Reminders
from bench.report_reminders import reminder_tables
from bench.tables import Aim, last_hundredth, none_row, number, row
from bot.domain.clock import SystemClock

BEGIN: Final = "<!-- mesures : récrites par « make bench » -->"
END: Final = "<!-- fin des mesures -->"

_TYPED: Final = {**{name: f"`{line}`" for name, line in LINES.items()}, SUGGEST: f"en tapant `{SUGGESTED_LINE}`"}
_LIBRARIES: Final = ("discord.py", "aiohttp", "SQLAlchemy", "aiosqlite", "pydantic-settings")
_HEAD: Final = "| mesure | Courroie | bot nu | rapport | visé | atteint |\n|---|--:|--:|--:|--:|---|"


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that one run measured."""

    start: Start
    shipped: Traffic
    large: Traffic
    growth: Growth
    imports: Sequence[ImportCost]
    reminders: Reminders


_START: Final = Aim(2.2)
_ROUND_TRIP: Final = Aim(1.3)
_RATE: Final = Aim(0.75, above=False)


def render(figures: Figures) -> str:
    """The tables, in Markdown."""
    return "\n\n".join(
        (
            _machine(),
            "### Démarrage et mémoire",
            "\n".join((_HEAD, *_start_rows(figures))),
            "### Avec le plan livré (45 actions)",
            "\n".join((_HEAD, *_traffic_rows(figures.shipped))),
            "### Avec un plan de 2 000 actions",
            "\n".join((_HEAD, *_traffic_rows(figures.large))),
            *reminder_tables(figures.reminders),
            "### Ce que coûte chaque importation",
            "\n".join(_import_rows(figures.imports)),
        )
    )


def write(page: Path, tables: str) -> None:
    """Put ``tables`` in the page, between its two marks; what people wrote around them stays."""
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}", encoding="utf-8")


def _machine() -> str:
    today = SystemClock().now().date().isoformat()
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    system = f"{platform.system()} {platform.release()}"
    return (
        f"Prises le {today} sur {_cpu()}, {os.cpu_count()} cœurs, {system}, "
        f"{platform.python_implementation()} {platform.python_version()}; {libraries}. "
        f"Charge moyenne de la machine pendant ce temps : {number(psutil.getloadavg()[1], 1)} (le banc en fait 1,5)."
    )


def _cpu() -> str:
    about = Path("/proc/cpuinfo")
    lines = about.read_text(encoding="utf-8").splitlines() if about.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _start_rows(figures: Figures) -> Iterator[str]:
    yield row("du démarrage du processus à READY (s)", figures.start.seconds, 2, _START)
    yield row("mémoire résidente, au repos (Mio)", figures.start.resident, 0, _START)
    served = Pair(figures.shipped.courroie.resident, figures.shipped.bare.resident)
    yield row("mémoire résidente, après les salves (Mio)", served, 0)
    growth = figures.growth
    yield row(f"mémoire de plus avec {number(growth.guilds)} serveurs (Mio)", growth.added, 0)


def _traffic_rows(traffic: Traffic) -> Iterator[str]:
    ours, bare = traffic.courroie, traffic.bare
    for name, shown in _TYPED.items():
        trips = ours.trips[name], bare.trips[name]
        yield row(f"{shown}, médiane (ms)", Pair(*map(median, trips)), 2, _ROUND_TRIP)
        yield row(f"{shown}, 99e centile (ms)", Pair(*map(last_hundredth, trips)), 2, _ROUND_TRIP)
    for in_flight in ours.bursts:
        yield row(
            f"réponses par seconde, {number(in_flight)} en vol",
            Pair(ours.rate(in_flight), bare.rate(in_flight)),
            0,
            _RATE,
        )
        yield none_row("dont perdues", ours.lost(in_flight), bare.lost(in_flight))
    processor = Pair(median(ours.processor), median(bare.processor))
    yield row("temps de processeur du bot pour une réponse (ms)", processor, 2)


def _import_rows(costs: Sequence[ImportCost]) -> Iterator[str]:
    yield "| bibliothèque, dans cet ordre | ms | Mio |\n|---|--:|--:|"
    for cost in costs:
        yield f"| {cost.name} | {number(cost.milliseconds)} | {number(cost.mebibytes, 1)} |"
