"""What no stored plan may break. Importers ask before anything is written; each problem is data, worded at the edge.

A line is one stripped, non-empty text without control characters (a newline, a tab, a lone surrogate…). A long text is
empty, or lines parted by one newline. Siblings' numbers go up, and may skip. Names are said once.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from bot.domain.plan import Action, Axis, Node, Objective, Organization, Party, Plan, SpecificObjective
from bot.domain.reference import Reference

MAX_NUMBER: Final = 999
MAX_LINE: Final = 4_000
MAX_NAME: Final = 600  # of a plan or a table: PostgreSQL indexes 2,704 bytes at most, and a character takes up to four
MAX_LONG_TEXT: Final = 40_000
# Control characters, line separators, and lone surrogates, which no UTF-8 can write.
_UNWRITABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_FISCAL_YEAR: Final = re.compile(r"[0-9]{4}-[0-9]{4}")


class ProblemCode(StrEnum):
    """What is wrong; the values are part of the reasons of ``UnreadableFile``."""

    EMPTY_TEXT = "empty_text"
    NOT_ONE_LINE = "not_one_line"  # a newline or another control character, or blanks around the text
    TEXT_TOO_LONG = "text_too_long"  # value is the text's length
    NUMBER_OUT_OF_RANGE = "number_out_of_range"  # value is the number; reference is what stands above
    DUPLICATE_NUMBER = "duplicate_number"
    NUMBERS_OUT_OF_ORDER = "numbers_out_of_order"
    MALFORMED_YEAR = "malformed_year"  # not written as 2011-2012
    YEARS_OUT_OF_ORDER = "years_out_of_order"  # or one of them twice
    UNKNOWN_YEAR = "unknown_year"
    UNKNOWN_PARTY = "unknown_party"
    REPEATED_NAME = "repeated_name"


@dataclass(frozen=True, slots=True)
class PlanProblem:
    """One broken rule: ``field`` is the attribute's name, ``reference`` the place (None: the plan as a whole)."""

    code: ProblemCode
    field: str
    value: str = ""
    reference: Reference | None = None


def plan_problems(plan: Plan) -> tuple[PlanProblem, ...]:
    """Every rule that ``plan`` breaks, from the top of the plan down; empty for a plan that can be stored."""
    return tuple(_problems(plan))


def is_line(text: str) -> bool:
    """Whether ``text`` is one line that a plan may hold, whatever its length."""
    return bool(text) and text == text.strip() and not _UNWRITABLE.search(text)


def _problems(plan: Plan) -> Iterator[PlanProblem]:
    yield from _lines("title", [plan.title], limit=MAX_NAME)
    yield from _long_text("introduction", plan.introduction)
    yield from _lines("objectives", plan.objectives)
    yield from _organization(plan.organization)
    yield from _years(plan.fiscal_years)
    yield from _parties(plan.parties)
    yield from _numbers(plan.axes, None)
    years, parties = frozenset(plan.fiscal_years), frozenset(party.name for party in plan.parties)
    for node in plan.walk():
        # Below a number that is out of range, references mean nothing: that number's own problem says enough.
        if all(1 <= number <= MAX_NUMBER for number in node.reference.parts):
            yield from _item(node)
            if node.action is not None:
                yield from _action(node.action, node.reference, years, parties)


def _organization(organization: Organization) -> Iterator[PlanProblem]:
    yield from _lines("organization.name", [organization.name])
    for field in ("description", "mission", "history", "structure"):
        yield from _long_text(f"organization.{field}", getattr(organization, field))
    yield from _lines("organization.objectives", organization.objectives)
    groups = [group.name for group in organization.working_groups]
    yield from _names("organization.working_groups", groups, limit=MAX_NAME)


def _years(years: tuple[str, ...]) -> Iterator[PlanProblem]:
    for year in years:
        if not _FISCAL_YEAR.fullmatch(year):
            yield PlanProblem(ProblemCode.MALFORMED_YEAR, "fiscal_years", year)
    for before, after in pairwise(years):
        if after <= before:
            yield PlanProblem(ProblemCode.YEARS_OUT_OF_ORDER, "fiscal_years", after)


def _parties(parties: tuple[Party, ...]) -> Iterator[PlanProblem]:
    yield from _names("parties", [name for party in parties for name in (party.name, *party.aliases)])


def _numbers(
    siblings: tuple[Axis | Objective | SpecificObjective | Action, ...], above: Reference | None
) -> Iterator[PlanProblem]:
    numbers = [item.number for item in siblings]
    for number in numbers:
        if not 1 <= number <= MAX_NUMBER:
            yield PlanProblem(ProblemCode.NUMBER_OUT_OF_RANGE, "number", str(number), above)
    seen: set[int] = set()
    for number in numbers:
        if number in seen:
            yield PlanProblem(ProblemCode.DUPLICATE_NUMBER, "number", str(number), above)
        seen.add(number)
    for before, after in pairwise(numbers):
        if after < before:
            yield PlanProblem(ProblemCode.NUMBERS_OUT_OF_ORDER, "number", str(after), above)


def _item(node: Node) -> Iterator[PlanProblem]:
    item, reference = node.item, node.reference
    yield from _lines("title", [item.title], reference)
    for field in ("expected_results", "indicators", "notes"):
        yield from _lines(field, [statement.text for statement in getattr(item, field, ())], reference)
    match item:
        case Axis():
            yield from _numbers(item.objectives, reference)
        case Objective():
            yield from _numbers(item.specific_objectives, reference)
        case SpecificObjective():
            yield from _numbers(item.actions, reference)


def _action(
    action: Action, reference: Reference, years: frozenset[str], parties: frozenset[str]
) -> Iterator[PlanProblem]:
    for year in action.fiscal_years:
        if year not in years:
            yield PlanProblem(ProblemCode.UNKNOWN_YEAR, "fiscal_years", year, reference)
    for before, after in pairwise(action.fiscal_years):
        if after <= before:
            yield PlanProblem(ProblemCode.YEARS_OUT_OF_ORDER, "fiscal_years", after, reference)
    for field, names in (("responsibles", action.responsibles), ("partners", action.partners)):
        for name in names:
            if name not in parties:
                yield PlanProblem(ProblemCode.UNKNOWN_PARTY, field, name, reference)
        yield from _repeated(field, names, reference)


def _names(field: str, names: Iterable[str], *, limit: int = MAX_LINE) -> Iterator[PlanProblem]:
    given = tuple(names)
    yield from _lines(field, given, limit=limit)
    yield from _repeated(field, given)


def _repeated(field: str, names: tuple[str, ...], reference: Reference | None = None) -> Iterator[PlanProblem]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield PlanProblem(ProblemCode.REPEATED_NAME, field, name, reference)
        seen.add(name)


def _lines(
    field: str, texts: Iterable[str], reference: Reference | None = None, *, limit: int = MAX_LINE
) -> Iterator[PlanProblem]:
    for text in texts:
        if not text.strip():
            yield PlanProblem(ProblemCode.EMPTY_TEXT, field, reference=reference)
        elif not is_line(text):
            yield PlanProblem(ProblemCode.NOT_ONE_LINE, field, text, reference)
        if len(text) > limit:
            yield PlanProblem(ProblemCode.TEXT_TOO_LONG, field, str(len(text)), reference)


def _long_text(field: str, text: str) -> Iterator[PlanProblem]:
    if not text:
        return
    if len(text) > MAX_LONG_TEXT:
        yield PlanProblem(ProblemCode.TEXT_TOO_LONG, field, str(len(text)))
    for paragraph in text.split("\n"):
        if not is_line(paragraph):
            yield PlanProblem(ProblemCode.NOT_ONE_LINE, field, paragraph)
