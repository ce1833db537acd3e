"""The figures as tables in French, each with its ratio to the bare bot's and whether the aim is met."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from bench.imports import ImportCost
from bench.measures import LINES, SUGGEST, SUGGESTED_LINE, Growth, Pair, Start, Traffic
from bench.page import taken_on
from bench.tables import Aim, last_hundredth, none_row, number, row

_TYPED: Final = {**{name: f"`{line}`" for name, line in LINES.items()}, SUGGEST: f"en tapant `{SUGGESTED_LINE}`"}
_HEAD: Final = "| mesure | Courroie | bot nu | rapport | visé | atteint |\n|---|--:|--:|--:|--:|---|"


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that one run measured."""

    start: Start
    shipped: Traffic
    large: Traffic
    growth: Growth
    imports: Sequence[ImportCost]


_START: Final = Aim(2.2)
_ROUND_TRIP: Final = Aim(1.3)
_RATE: Final = Aim(0.75, above=False)


def render(figures: Figures) -> str:
    """The tables, in Markdown."""
    return "\n\n".join(
        (
            taken_on(1.5),
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
