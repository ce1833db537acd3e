"""What the plan promises of assemblies by number (« au moins 2 assemblées des partenaires par année »), and what was convened of it.

Read from the plan's own words, and only where they say a number: a promise is a suggestion to the coordination, never a date.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.guild_settings import AssemblyKind, FiscalYearStart
from bot.domain.plan import Node, Plan
from bot.domain.reference import Reference
from bot.domain.text_folding import folded_words

_NUMBERS: Final = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}
_NUMBER: Final = r"(?P<number>[0-9]{1,2}|un|une|deux|trois|quatre|cinq|six)"
_YEARLY: Final = r"(?:par an(?:nee)?|annuel\w*|chaque annee)"
# Within one sentence of folded words, a space between each.
_PATTERNS: Final = {
    AssemblyKind.PARTNERS: re.compile(rf"\b{_NUMBER} assemblees? d(?:e|es)? partenaires?\b.*\b{_YEARLY}\b"),
    AssemblyKind.ANNUAL_GENERAL: re.compile(
        rf"\bassemblees? generales?\b.*\b{_NUMBER} fois {_YEARLY}\b|\bassemblee generale annuelle\b"
    ),
    AssemblyKind.TOUR: re.compile(rf"\btournee des organismes\b.*\b{_YEARLY}\b"),
}
_SENTENCES: Final = re.compile(r"[.;\n]")


@dataclass(frozen=True, slots=True)
class Promise:
    """At least so many assemblies of a kind a year; ``reference`` is the action that says it, None for the plan's own presentation."""

    kind: AssemblyKind
    least: int
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """From ``first`` to ``last``, both included; ``label`` is « 2012-2013 », or « 2013 » where it is the calendar's."""

    first: date
    last: date
    label: str


def promises_of(plan: Plan) -> tuple[Promise, ...]:
    """One promise a kind at most: the first that the plan makes, an action's before its presentation's."""
    found: dict[AssemblyKind, Promise] = {}
    for promise in _promises(plan):
        found.setdefault(promise.kind, promise)
    return tuple(found.values())


def convened_in(assemblies: Iterable[Assembly], kind: AssemblyKind, year: FiscalYear) -> int:
    """How many assemblies of that kind were convened for a day of that year, and not cancelled."""
    return sum(
        each.kind is kind
        and each.convened_at is not None
        and each.status is not AssemblyStatus.CANCELLED
        and year.first <= each.start_local.date() <= year.last
        for each in assemblies
    )


def fiscal_year_of(day: date, start: FiscalYearStart) -> FiscalYear:
    """The fiscal year that ``day`` is in."""
    begun = day.year if (day.month, day.day) >= (start.month, start.day) else day.year - 1
    first, following = _begin(begun, start), _begin(begun + 1, start)
    last = date.fromordinal(following.toordinal() - 1)
    return FiscalYear(first, last, str(begun) if first.year == last.year else f"{first.year}-{last.year}")


def _begin(year: int, start: FiscalYearStart) -> date:
    return date(year, start.month, start.day)


def _promises(plan: Plan) -> Iterator[Promise]:
    for node in plan.actions():
        for text in _texts(node):
            yield from _read(text, node.reference)
    yield from _read(plan.organization.structure, None)


def _texts(node: Node) -> Iterator[str]:
    if node.action is not None:
        yield node.action.title
        yield from (each.text for each in (*node.action.expected_results, *node.action.indicators))


def _read(text: str, reference: Reference | None) -> Iterator[Promise]:
    for sentence in _SENTENCES.split(text):
        folded = " ".join(folded_words(sentence))
        for kind, pattern in _PATTERNS.items():
            match = pattern.search(folded)
            if match:
                yield Promise(kind, _number(match.groupdict().get("number")), reference)


def _number(word: str | None) -> int:
    if word is None:
        return 1
    return _NUMBERS.get(word) or max(int(word), 1)
