"""A plan's actions as a table for a spreadsheet.

What Excel in French (Canada) and LibreOffice both open with a double click: UTF-8 with a byte order mark (without it Excel
reads accents wrong), ``;`` between cells (that Excel's own separator; a ``sep=`` line would make it ignore the mark), every
cell quoted (LibreOffice also splits on commas), one newline between the items of a cell (no item holds one).

A cell that a spreadsheet would run as a formula begins with an apostrophe: ``=1`` is written ``'=1``, and ``'=1`` is written
``''=1``. To read it back, take one apostrophe away from a cell that begins with apostrophes and one of ``= + - @``.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Final

from bot.domain.plan import Action, Plan, Statement

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
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


def write_csv(plan: Plan) -> bytes:
    """One row for each action of ``plan``, in order, with an X under its fiscal years.

    Results, indicators and notes that belong to no single action are not there: JSON and Markdown carry them.
    """
    table = StringIO(newline="")
    writer = csv.writer(table, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow([*HEADER_BEFORE_YEARS, *plan.fiscal_years, *HEADER_AFTER_YEARS])
    for row in _rows(plan):
        writer.writerow([_unformulated(cell) for cell in row])
    return table.getvalue().encode("utf-8-sig")


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


def _unformulated(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
