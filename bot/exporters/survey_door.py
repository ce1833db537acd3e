"""The one door by which a survey's results are drawn and written: what they cost is paid for by who asks for them.

Each of these takes a tenth of a second or more, and imports what is heavy: call them in a thread.
"""

from enum import StrEnum

from bot.domain.survey_results import Results
from bot.exporters.survey_tables import Table
from bot.texts.catalogue import Texts
from bot.texts.survey_pages import Page


class SurveyFormat(StrEnum):
    """What results can be written as: a workbook, or a CSV file for each of its sheets."""

    XLSX = "xlsx"
    CSV = "csv"


def draw(t: Texts, results: Results, page: Page, heading: str = "") -> bytes:
    """One page of results as a PNG."""
    from bot.exporters.survey_chart import draw_page  # noqa: PLC0415

    return draw_page(t, results, page, heading)


def write_tables(tables: list[Table], stem: str, file_format: SurveyFormat) -> list[tuple[str, bytes]]:
    """The files, by name: ``stem.xlsx``, or ``stem-donnees.csv`` and so on."""
    if file_format is SurveyFormat.XLSX:
        from bot.exporters.survey_xlsx import write_xlsx  # noqa: PLC0415

        return [(f"{stem}.xlsx", write_xlsx(tables))]
    from bot.exporters.survey_csv import write_csv_files  # noqa: PLC0415

    return write_csv_files(tables, stem)
