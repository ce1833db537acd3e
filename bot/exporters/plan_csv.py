"""A plan's actions as a table for a spreadsheet.

There is one newline between the items of a cell (no item holds one).
"""

from collections.abc import Iterable, Iterator
from typing import Final

from bot.domain.plan import Action, Plan, Statement
from bot.exporters.spreadsheet_csv import table_bytes

HEADER_BEFORE_YEARS: Final = (
    "Référence",
    "Axe",
    "Objectif",
    "Objectif spécifique",
    "Action",
    "Résultats visés",
    "Indicateurs",
    "Responsables",
    "Partenaires et ressources",
)
HEADER_AFTER_YEARS: Final = ("Notes",)


def write_csv(plan: Plan) -> bytes:
    """One row for each action of ``plan``, in order, with an X under its fiscal years.

    Results, indicators and notes that belong to no single action are not there: JSON and Markdown carry them.
    """
    return table_bytes([*HEADER_BEFORE_YEARS, *plan.fiscal_years, *HEADER_AFTER_YEARS], _rows(plan))


def _rows(plan: Plan) -> Iterator[list[str]]:
    for node in plan.actions():
        if node.action is not None:
            titles = [
                level.title for level in (node.axis, node.objective, node.specific_objective, node.action) if level
            ]
            yield [str(node.reference), *titles, *_cells(node.action, plan.fiscal_years)]


def _cells(action: Action, years: tuple[str, ...]) -> list[str]:
    return [
        _texts(action.expected_results),
        _texts(action.indicators),
        "\n".join(action.responsibles),
        "\n".join(action.partners),
        *("X" if year in action.fiscal_years else "" for year in years),
        _texts(action.notes),
    ]


def _texts(statements: Iterable[Statement]) -> str:
    return "\n".join(statement.text for statement in statements)
