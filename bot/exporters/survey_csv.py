"""A survey's results as CSV, a file for each sheet, each safe to open in a spreadsheet (``bot.exporters.spreadsheet_csv``)."""

from collections.abc import Sequence

from bot.exporters.spreadsheet_csv import table_bytes
from bot.exporters.survey_tables import Cell, Table


def write_csv_files(tables: Sequence[Table], stem: str) -> list[tuple[str, bytes]]:
    """The files, by name: « stem-donnees.csv »… Numbers are written with a point."""
    return [(f"{stem}-{each.name}.csv", table_bytes(each.header, map(_texts, each.rows))) for each in tables]


def _texts(row: Sequence[Cell]) -> list[str]:
    return [str(cell) for cell in row]
