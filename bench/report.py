"""The figures as tables in French, each with its ratio to the bare bot's and whether the aim is met."""

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles
from typing import Final

import psutil

from bench.imports import ImportCost
from bench.measures import LINES, SUGGEST, SUGGESTED_LINE, Growth, Pair, Start, Traffic
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


@dataclass(frozen=True, slots=True)
class _Aim:
    """A bound on the ratio, from above or from below."""

    bound: float
    above: bool = True

    def __str__(self) -> str:
        return f"{'≤' if self.above else '≥'} {_number(self.bound, 2)} ×"

    def met(self, ratio: float) -> bool:
        return ratio <= self.bound if self.above else ratio >= self.bound


_START: Final = _Aim(2.2)
_ROUND_TRIP: Final = _Aim(1.3)
_RATE: Final = _Aim(0.75, above=False)


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
        f"Charge moyenne de la machine pendant ce temps : {_number(psutil.getloadavg()[1], 1)} (le banc en fait 1,5)."
    )


def _cpu() -> str:
    about = Path("/proc/cpuinfo")
    lines = about.read_text(encoding="utf-8").splitlines() if about.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _start_rows(figures: Figures) -> Iterator[str]:
    yield _row("du démarrage du processus à READY (s)", figures.start.seconds, 2, _START)
    yield _row("mémoire résidente, au repos (Mio)", figures.start.resident, 0, _START)
    served = Pair(figures.shipped.courroie.resident, figures.shipped.bare.resident)
    yield _row("mémoire résidente, après les salves (Mio)", served, 0)
    growth = figures.growth
    yield _row(f"mémoire de plus avec {_number(growth.guilds)} serveurs (Mio)", growth.added, 0)


def _traffic_rows(traffic: Traffic) -> Iterator[str]:
    ours, bare = traffic.courroie, traffic.bare
    for name, shown in _TYPED.items():
        trips = ours.trips[name], bare.trips[name]
        yield _row(f"{shown}, médiane (ms)", Pair(*map(median, trips)), 2, _ROUND_TRIP)
        yield _row(f"{shown}, 99e centile (ms)", Pair(*map(_last_hundredth, trips)), 2, _ROUND_TRIP)
    for in_flight in ours.bursts:
        yield _row(
            f"réponses par seconde, {_number(in_flight)} en vol",
            Pair(ours.rate(in_flight), bare.rate(in_flight)),
            0,
            _RATE,
        )
        yield f"| dont perdues | {ours.lost(in_flight)} | {bare.lost(in_flight)} | | 0 | {_yes(ours.lost(in_flight) == 0)} |"
    processor = Pair(median(ours.processor), median(bare.processor))
    yield _row("temps de processeur du bot pour une réponse (ms)", processor, 2)


def _import_rows(costs: Sequence[ImportCost]) -> Iterator[str]:
    yield "| bibliothèque, dans cet ordre | ms | Mio |\n|---|--:|--:|"
    for cost in costs:
        yield f"| {cost.name} | {_number(cost.milliseconds)} | {_number(cost.mebibytes, 1)} |"


def _row(what: str, pair: Pair, digits: int, aim: _Aim | None = None) -> str:
    figures = f"| {what} | {_number(pair.courroie, digits)} | {_number(pair.bare, digits)} | {_number(pair.ratio, 2)} ×"
    return f"{figures} | {aim} | {_yes(aim.met(pair.ratio))} |" if aim else f"{figures} | | |"


def _yes(met: bool) -> str:  # noqa: FBT001 - it only says it
    return "oui" if met else "**non**"


def _last_hundredth(values: Sequence[float]) -> float:
    return quantiles(values, n=100, method="inclusive")[-1]


def _number(value: float, digits: int = 0) -> str:
    return f"{value:,.{digits}f}".replace(",", " ").replace(".", ",")
