"""CSV as a spreadsheet opens it.

What Excel in French (Canada) and LibreOffice both open with a double click: UTF-8 with a byte order mark (without it Excel
reads accents wrong), ``;`` between cells (that Excel's own separator; a ``sep=`` line would make it ignore the mark), every
cell quoted (LibreOffice also splits on commas).

A cell that a spreadsheet would run as a formula begins with an apostrophe: ``=1`` is written ``'=1``, and ``'=1`` is written
``''=1``. To read it back, take one apostrophe away from a cell that begins with apostrophes and one of ``= + - @``.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


def table_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table with its header, each cell safe to open."""
    table = StringIO(newline="")
    writer = csv.writer(table, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    for row in rows:
        writer.writerow([_unformulated(cell) for cell in row])
    return table.getvalue().encode("utf-8-sig")


def _unformulated(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
