"""The assemblies that a plan promises by number: « au moins 2 assemblées des partenaires par année ». Suggestions, never dates.

A promise is a sentence that says both what sort of assembly and how often a year; one without a number promises nothing here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.domain.assembly import Assembly
from bot.domain.guild_settings import AssemblyKind, FiscalYearStart
from bot.domain.plan import Plan
from bot.domain.reference import Reference
from bot.domain.text_folding import fold

_NUMBERS: Final = {
    word: number
    for number, words in enumerate(
        ("", "un une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")
    )
    for word in words.split()
}
_NUMBER: Final = rf"(?P<number>[0-9]{{1,2}}|{'|'.join(_NUMBERS)})"
_UNIT: Final = r"(?P<unit>annees?|ans?|mois|trimestre|semestre|saison)"
_TIMES_A_YEAR: Final = {"mois": 12, "trimestre": 4, "semestre": 2, "saison": 4}
_SENTENCE: Final = re.compile(r"(?<=[.;!?])\s+|\n")
_APOSTROPHE: Final = re.compile("[’'ʼ]")
# What is promised, as it stands in a sentence without accents or capitals; the most particular first.
_KINDS: Final = tuple(
    (kind, re.compile(rf"\b{pattern}"))
    for kind, pattern in (
        (AssemblyKind.PARTNERS, r"(?:assemblees?|rencontres?) (?:de|des|entre|avec les) partenaires"),
        (AssemblyKind.SPECIAL_GENERAL, r"assemblees? generales? (?:extraordinaires?|speciales?)"),
        (AssemblyKind.ANNUAL_GENERAL, r"assemblees? generales?(?: annuelles?)?"),
        (AssemblyKind.BOARD, r"(?:reunions?|rencontres?|seances?) du (?:conseil d administration|ca)\b"),
        (AssemblyKind.TOUR, r"tournees? des (?:organismes|membres)"),
    )
)
_COUNTED: Final = re.compile(rf"\b{_NUMBER}(?: \w+)? $")
_BY: Final = re.compile(rf"\bpar {_UNIT}\b")
_OFTEN: Final = re.compile(rf"\b{_NUMBER} fois (?:par|l) ?{_UNIT}\b")
_EACH_YEAR: Final = re.compile(r"\b(?:annuellement|chaque annee|tous les ans)\b")


@dataclass(frozen=True, slots=True)
class Promise:
    """So many assemblies of a kind each year. ``reference`` is where the plan says so, None where the roundtable is presented.

    ``fiscal_years`` are those of the action that says it; none where it is said of every year.
    """

    kind: AssemblyKind
    times: int
    text: str
    reference: Reference | None = None
    fiscal_years: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PromiseKept:
    """A promise, and how many are convened or held from ``first_day`` to ``last_day``, a fiscal year."""

    promise: Promise
    convened: int
    first_day: date
    last_day: date

    @property
    def remaining(self) -> int:
        """How many more there should be."""
        return max(0, self.promise.times - self.convened)


def promised_assemblies(plan: Plan) -> tuple[Promise, ...]:
    """What the plan promises, one for each kind of assembly: the greatest number that it says."""
    best: dict[AssemblyKind, Promise] = {}
    for promise in _promises(plan):
        held = best.get(promise.kind)
        if held is None or promise.times > held.times:
            best[promise.kind] = promise
    return tuple(best[kind] for kind in AssemblyKind if kind in best)


def promises_kept(
    plan: Plan, assemblies: Iterable[Assembly], start: FiscalYearStart, today: date
) -> tuple[PromiseKept, ...]:
    """Each promise of the fiscal year that it is, with how many are convened; a year that the plan leaves out promises nothing."""
    first_day, last_day = fiscal_year_of(today, start)
    label = f"{first_day.year}-{last_day.year if last_day.year > first_day.year else first_day.year + 1}"
    of_year = [each.kind for each in assemblies if each.is_coming and first_day <= each.start_local.date() <= last_day]
    return tuple(
        PromiseKept(promise, of_year.count(promise.kind), first_day, last_day)
        for promise in promised_assemblies(plan)
        if not promise.fiscal_years or label in promise.fiscal_years or label not in plan.fiscal_years
    )


def fiscal_year_of(day: date, start: FiscalYearStart) -> tuple[date, date]:
    """The first and the last day of the fiscal year in which ``day`` is."""
    this_year = date(day.year, start.month, start.day)
    first = this_year if this_year <= day else this_year.replace(year=day.year - 1)
    return first, first.replace(year=first.year + 1) - timedelta(days=1)


def _promises(plan: Plan) -> Iterator[Promise]:
    about = plan.organization
    for text in (about.structure, about.description, about.mission, *about.objectives, plan.introduction):
        yield from _said(text, None, ())
    for node in plan.walk():
        item = node.item
        years = node.action.fiscal_years if node.action else ()
        statements = [*getattr(item, "expected_results", ()), *getattr(item, "indicators", ())]
        for text in (getattr(item, "title", ""), *(statement.text for statement in statements)):
            yield from _said(text, node.reference, years)


def _said(text: str, reference: Reference | None, years: tuple[str, ...]) -> Iterator[Promise]:
    for sentence in _SENTENCE.split(text):
        left = _plainly(sentence)
        for kind, pattern in _KINDS:
            times = _times(left, kind, pattern)
            # « Assemblée générale » is not looked for again in « assemblée générale extraordinaire ».
            left = pattern.sub("…", left)
            if times:
                yield Promise(kind, times, sentence.strip(), reference, years)


def _plainly(sentence: str) -> str:
    """In lower case, without accents; an apostrophe is a blank."""
    return fold(" ".join(_APOSTROPHE.sub(" ", sentence).split()))


def _times(sentence: str, kind: AssemblyKind, pattern: re.Pattern[str]) -> int | None:
    """How often a year the sentence says that what ``pattern`` finds takes place; None where it does not."""
    named = pattern.search(sentence)
    if named is None:
        return None
    before, after = sentence[: named.start()], sentence[named.end() :]
    counted, by = _COUNTED.search(before), _BY.search(after)
    often = _OFTEN.search(after) or _OFTEN.search(before)
    if counted and by and not often:
        return _number(counted["number"]) * _TIMES_A_YEAR.get(by["unit"], 1)
    if often:
        return _number(often["number"]) * _TIMES_A_YEAR.get(often["unit"], 1)
    is_annual = kind is AssemblyKind.ANNUAL_GENERAL and "annuelle" in named[0]
    return 1 if is_annual or _EACH_YEAR.search(sentence) else None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text]
