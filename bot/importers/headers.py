"""The columns of a plan's tables, told by what their header means, in any order, in French or in English."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from bot.importers.words import fold


class Meaning(Enum):
    """What a column holds."""

    SPECIFIC_OBJECTIVE = auto()
    ACTION = auto()
    RESULTS = auto()
    INDICATORS = auto()
    RESPONSIBLES = auto()
    PARTNERS = auto()
    YEAR = auto()
    STRAY = auto()


_KEYWORDS: Final = {
    "objectifs? specifique": Meaning.SPECIFIC_OBJECTIVE,
    "specific objective": Meaning.SPECIFIC_OBJECTIVE,
    "action": Meaning.ACTION,
    "result": Meaning.RESULTS,
    "outcome": Meaning.RESULTS,
    "indice": Meaning.INDICATORS,
    "indicat": Meaning.INDICATORS,
    "mesure": Meaning.INDICATORS,
    "measure": Meaning.INDICATORS,
    "responsable": Meaning.RESPONSIBLES,
    "responsible": Meaning.RESPONSIBLES,
    "partenaire": Meaning.PARTNERS,
    "partner": Meaning.PARTNERS,
    "ressource": Meaning.PARTNERS,
}
_ANY_KEYWORD: Final = re.compile("|".join(f"({word})" for word in _KEYWORDS))
_MEANINGS: Final = tuple(_KEYWORDS.values())
_REQUIRED: Final = frozenset({Meaning.SPECIFIC_OBJECTIVE, Meaning.ACTION})
_SHORT_TITLE: Final = re.compile(r"[^\d\s]+(?:\s+[^\d\s]+){0,5}")
_TWO_YEARS: Final = re.compile(r"((?:19|20)\d\d)\s*[-–—/ ]\s*((?:19|20)?\d\d)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header as written, what it means, and for a year its label (``2011-2012``)."""

    header: str
    meaning: Meaning
    year: str = ""


def read_header(cells: Sequence[str]) -> tuple[Column, ...] | None:
    """The columns, or None for a row that is no header: one needs at least objectives, actions and one column more.

    A meaning that comes a second time is stray, and so is a header that means nothing (a lone « 2014 »).
    """
    columns: list[Column] = []
    taken: set[object] = set()
    for cell in cells:
        column = _column(cell)
        identity = column.year or column.meaning
        columns.append(Column(cell, Meaning.STRAY) if identity in taken else column)
        taken.add(identity)
    known = {column.meaning for column in columns} - {Meaning.STRAY}
    # A row of the plan may speak of specific objectives, actions and results too: a header is short and has no number.
    titles = [column.header for column in columns if column.meaning in _REQUIRED]
    is_header = len(known) > len(_REQUIRED) and known >= _REQUIRED and all(map(_SHORT_TITLE.fullmatch, titles))
    return tuple(columns) if is_header else None


def _column(cell: str) -> Column:
    folded = fold(cell)
    if years := _TWO_YEARS.fullmatch(folded):
        first, last = years.group(1), years.group(2)
        last = last if len(last) == len(first) else first[:2] + last
        if int(last) == int(first) + 1:
            return Column(cell, Meaning.YEAR, f"{first}-{last}")
    # « Indices de mesures des résultats » speaks of results, and is about indicators: the first word says it.
    word = _ANY_KEYWORD.search(folded)
    return Column(cell, _MEANINGS[word.lastindex - 1] if word and word.lastindex else Meaning.STRAY)
