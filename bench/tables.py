"""The tables of the report: how a figure, a ratio and an aim are written, in French."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from bench.measures import Pair


@dataclass(frozen=True, slots=True)
class Aim:
    """A bound on the ratio, from above or from below."""

    bound: float
    above: bool = True

    def __str__(self) -> str:
        return f"{'≤' if self.above else '≥'} {number(self.bound, 2)} ×"

    def met(self, pair: Pair) -> bool:
        return self._holds(pair.ratio)

    def _holds(self, figure: float) -> bool:
        return figure <= self.bound if self.above else figure >= self.bound


@dataclass(frozen=True, slots=True)
class Bound(Aim):
    """A bound on Courroie's own figure, whatever the other bot's."""

    digits: int = 0

    def __str__(self) -> str:
        return f"{'≤' if self.above else '≥'} {number(self.bound, self.digits)}"

    def met(self, pair: Pair) -> bool:
        return self._holds(pair.courroie)


def row(what: str, pair: Pair, digits: int, aim: Aim | None = None) -> str:
    """A figure of both, its ratio, and whether the aim is met."""
    figures = f"| {what} | {number(pair.courroie, digits)} | {number(pair.bare, digits)} | {number(pair.ratio, 2)} ×"
    return f"{figures} | {aim} | {yes(aim.met(pair))} |" if aim else f"{figures} | | |"


def none_row(what: str, courroie: int, bare: int) -> str:
    """What is never to happen, counted."""
    return f"| {what} | {number(courroie)} | {number(bare)} | | 0 | {yes(courroie == 0)} |"


def yes(met: bool) -> str:  # noqa: FBT001 - it only says it
    return "oui" if met else "**non**"


def last_hundredth(values: Sequence[float]) -> float:
    """The 99th percentile."""
    return quantiles(values, n=100, method="inclusive")[-1]


def number(value: float, digits: int = 0) -> str:
    """« 1 908 », « 0,84 »."""
    return f"{value:,.{digits}f}".replace(",", " ").replace(".", ",")
