"""Where the search looks in an action, and how much a word weighs in each place."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain.plan import Node, Statement


class Field(StrEnum):
    """Where a hit's words were found."""

    TITLE = "title"
    EXPECTED_RESULTS = "expected_results"
    INDICATORS = "indicators"
    SPECIFIC_OBJECTIVE = "specific_objective"
    OBJECTIVE = "objective"
    AXIS = "axis"
    PARTIES = "parties"
    NOTES = "notes"
    FISCAL_YEARS = "fiscal_years"


@dataclass(frozen=True, slots=True)
class Source:
    """One place to look: its texts for a hit's node, and the weight of a word there (an action's title: 1)."""

    field: Field
    weight: float
    texts: Callable[[Node], Iterable[str]]


def _title(node: Node) -> Iterable[str]:
    yield node.item.title


def _results(node: Node) -> Iterable[str]:
    return _texts(node.action.expected_results if node.action else ())


def _indicators(node: Node) -> Iterable[str]:
    return _texts(node.action.indicators if node.action else ())


def _specific_title(node: Node) -> Iterable[str]:
    if node.action and node.specific_objective:
        yield node.specific_objective.title


def _specific_results(node: Node) -> Iterable[str]:
    return _texts(node.specific_objective.expected_results if node.specific_objective else ())


def _specific_indicators(node: Node) -> Iterable[str]:
    return _texts(node.specific_objective.indicators if node.specific_objective else ())


def _objective_title(node: Node) -> Iterable[str]:
    if node.objective:
        yield node.objective.title


def _axis_title(node: Node) -> Iterable[str]:
    yield node.axis.title


def _parties(node: Node) -> Iterable[str]:
    return (*node.action.responsibles, *node.action.partners) if node.action else ()


def _notes(node: Node) -> Iterable[str]:
    return _texts(node.action.notes if node.action else ())


def _notes_above(node: Node) -> Iterable[str]:
    specific = node.specific_objective.notes if node.specific_objective else ()
    return _texts((*specific, *(node.objective.notes if node.objective else ())))


def _years(node: Node) -> Iterable[str]:
    return node.action.fiscal_years if node.action else ()


def _texts(statements: Iterable[Statement]) -> Iterable[str]:
    return (statement.text for statement in statements)


SOURCES: Final = (  # by weight
    Source(Field.TITLE, 1.0, _title),
    Source(Field.INDICATORS, 0.4, _indicators),
    Source(Field.EXPECTED_RESULTS, 0.35, _results),
    Source(Field.SPECIFIC_OBJECTIVE, 0.25, _specific_title),
    Source(Field.PARTIES, 0.25, _parties),
    Source(Field.OBJECTIVE, 0.2, _objective_title),
    Source(Field.NOTES, 0.2, _notes),
    Source(Field.EXPECTED_RESULTS, 0.12, _specific_results),
    Source(Field.INDICATORS, 0.12, _specific_indicators),
    Source(Field.NOTES, 0.08, _notes_above),
    Source(Field.AXIS, 0.08, _axis_title),
    Source(Field.FISCAL_YEARS, 0.05, _years),
)
