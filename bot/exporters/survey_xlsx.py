"""A survey's results as a workbook. It imports openpyxl: only who writes one imports it, in a thread.

A text is written as a text, whatever it begins with: no spreadsheet runs ``=1``, and its cell is quoted, as Excel does of ``'=1``, so
that it stays so when it is edited.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell as Written
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.exporters.survey_tables import Cell, Table

_LONGEST_TITLE: Final = 31
_WIDEST: Final = 60
_FORMULA: Final = tuple("=+-@\t\r＝＋－＠")


def write_xlsx(tables: Sequence[Table]) -> bytes:
    """A sheet for each table, its header in bold and always in sight."""
    book = Workbook()
    for number, table in enumerate(tables):
        sheet = book.active if number == 0 else book.create_sheet()
        if isinstance(sheet, Worksheet):
            sheet.title = table.title[:_LONGEST_TITLE]
            _fill(sheet, table)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(sheet: Worksheet, table: Table) -> None:
    for line, row in enumerate((table.header, *table.rows), start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(line, column)
            if isinstance(cell, Written):
                _write(cell, value)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for column, name in enumerate(table.header, start=1):
        longest = max([len(name), *(len(str(row[column - 1])) for row in table.rows)])
        sheet.column_dimensions[get_column_letter(column)].width = min(longest + 2, _WIDEST)


def _write(cell: Written, value: Cell) -> None:
    if isinstance(value, str):
        text = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(_FORMULA)
        cell.alignment = Alignment(wrap_text=len(text) > _WIDEST, vertical="top")
    else:
        cell.value = value
