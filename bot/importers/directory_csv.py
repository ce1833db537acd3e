"""A directory's sheet from a CSV file, as ``bot.exporters.directory_csv`` writes it or as somebody typed it.

Columns come in any order, under their French headers or English ones; accents, case and what separates cells (``;`` or
``,``) do not matter.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Final

from bot.domain.directory_sheet import Column, Remark, RemarkCode, Row, Sheet
from bot.domain.errors import UnreadableFile
from bot.importers.decoding import decode
from bot.importers.words import fold

_ENGLISH: Final = {
    "name": Column.NAME,
    "other names": Column.OTHER_NAMES,
    "kind": Column.KIND,
    "parent": Column.PARENT,
    "board seat": Column.RECOGNISED,
    "in good standing": Column.STANDING,
    "member in own name": Column.OWN_MEMBER,
    "member since": Column.MEMBER_SINCE,
    "function": Column.FUNCTION,
    "email": Column.EMAIL,
    "phone": Column.PHONE,
    "organization": Column.ORGANIZATION,
    "organisation": Column.ORGANIZATION,
    "represents": Column.REPRESENTS,
    "since": Column.SINCE,
    "until": Column.UNTIL,
}
_COLUMNS: Final = {fold(column): column for column in Column} | _ENGLISH
_DELIMITERS: Final = ";,"
_ESCAPED_FORMULA: Final = re.compile(r"'+[=+\-@\t\r＝＋－＠]")


def read_directory_csv(data: bytes) -> Sheet:
    """The rows of a CSV file, with what was left aside.

    Raises:
        UnreadableFile: as ``decode``; ``directory_header`` where the first line has no « type » and « nom ».
    """
    text = decode(data)
    rows = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        header = _columns(next(rows))
        if not {Column.TYPE, Column.NAME} <= {column for _, column in header}:
            raise UnreadableFile("directory_header", line=1)
        remarks: list[Remark] = [
            Remark(RemarkCode.STRAY_COLUMN, 1, title, title) for title, column in header if column is None
        ]
        found = []
        line = rows.line_num + 1
        for cells in rows:
            if any(cell.strip() for cell in cells):
                found.append(_row(line, header, cells))
                remarks += _extra(line, header, cells)
            line = rows.line_num + 1
    except csv.Error as error:
        raise UnreadableFile("csv", line=rows.line_num, detail=str(error)) from error
    return Sheet(tuple(found), tuple(remarks))


def _delimiter(text: str) -> str:
    """What stands most often between the headers."""
    header = text.partition("\n")[0]
    return max(_DELIMITERS, key=header.count)


def _columns(titles: Sequence[str]) -> list[tuple[str, Column | None]]:
    """Each header with what it means; a meaning that comes a second time is none."""
    columns: list[tuple[str, Column | None]] = []
    for title in titles:
        column = _COLUMNS.get(fold(title))
        columns.append((title.strip(), None if column in dict(columns).values() else column))
    return columns


def _row(line: int, header: Sequence[tuple[str, Column | None]], cells: Sequence[str]) -> Row:
    named = ((column, _meant(cell)) for (_, column), cell in zip(header, cells, strict=False))
    return Row(line, {column: cell for column, cell in named if column is not None and cell})


def _meant(cell: str) -> str:
    """The cell without the apostrophe that keeps a spreadsheet from running it (``bot.exporters.formulas``)."""
    cell = cell.strip()
    return cell[1:] if _ESCAPED_FORMULA.match(cell) else cell


def _extra(line: int, header: Sequence[object], cells: Sequence[str]) -> Iterator[Remark]:
    beyond = [cell.strip() for cell in cells[len(header) :] if cell.strip()]
    if beyond:
        yield Remark(RemarkCode.EXTRA_CELLS, line, "", " · ".join(beyond))
