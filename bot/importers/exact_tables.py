"""The axes of a Markdown file that this product exported: headings, one table for each objective, and notes."""

import re
from collections.abc import Sequence
from typing import Final

from bot.domain.errors import UnreadableFile
from bot.domain.plan import Axis
from bot.domain.reference import Reference
from bot.importers.outline import Entry, Outline
from bot.importers.words import axis_number, letters_number
from bot.texts import exact_markdown as form
from bot.texts.exact_markdown import split_row, unescape

_AXIS: Final = re.compile(r"## Axe ([IVXLCDM]+)\s[–-]\s(.+)")
_OBJECTIVE: Final = re.compile(r"### Objectif ([A-Z]+)\s?:\s(.+)")
_NUMBERED: Final = re.compile(r"(\d{1,4})\. (.+)")
_DASHES: Final = frozenset("|-: ")


class TablesReader:
    """Reads the lines from the first axis on, one after the other."""

    def __init__(self) -> None:
        self._outline = Outline()
        self._axis: Reference | None = None
        self._objective: Reference | None = None
        self._specific: Reference | None = None

    @property
    def has_begun(self) -> bool:
        """Whether the first axis was met."""
        return self._axis is not None

    def read(self, line: int, source: str, years: Sequence[str]) -> bool:
        """Take one line in; False where it is not of the form.

        Raises:
            UnreadableFile: ``plan_duplicate_number``, with the line and the reference.
        """
        axis = _AXIS.fullmatch(source)
        if axis and (number := axis_number(axis.group(1))):
            self._axis = Reference(number)
            self._objective = self._specific = None
            self._add(self._axis, axis.group(2), line)
            return True
        objective = _OBJECTIVE.fullmatch(source)
        if objective and self._axis:
            self._objective, self._specific = self._axis.child(letters_number(objective.group(1))), None
            self._add(self._objective, objective.group(2), line)
            return True
        if self._objective is None:
            return False
        if source.startswith("|"):
            return self._row(line, source, years)
        if source.startswith("- "):
            self._outline[self._objective].notes.append(unescape(source.removeprefix("- ")))
            return True
        return source == form.NOTES

    def axes(self) -> tuple[Axis, ...]:
        """All that was read."""
        return self._outline.axes()

    def parties(self) -> list[str]:
        """Whom the actions name, in order."""
        return [name for _, entry in self._outline.actions() for name in (*entry.responsibles, *entry.partners)]

    def _row(self, line: int, source: str, years: Sequence[str]) -> bool:
        cells = split_row(source)
        if _DASHES.issuperset(source) or cells == [*form.COLUMNS, *years, form.NOTES_COLUMN]:
            return True
        if len(cells) != len(form.COLUMNS) + len(years) + 1:
            return False
        specific, action, results, indicators, responsibles, partners, *marks, notes = cells
        numbered = _NUMBERED.fullmatch(action or specific)
        above = self._specific if action else self._objective
        of_action = (responsibles, partners, *marks)
        if not numbered or not above or (specific and (action or any(of_action))) or not {*marks} <= {"", form.MARK}:
            return False
        at = above.child(int(numbered.group(1)))
        entry = self._add(at, numbered.group(2), line)
        entry.results, entry.indicators, entry.notes = map(_several, (results, indicators, notes))
        if action:
            entry.responsibles, entry.partners = tuple(_several(responsibles)), tuple(_several(partners))
            entry.fiscal_years = tuple(year for year, mark in zip(years, marks, strict=True) if mark)
        else:
            self._specific = at
        return True

    def _add(self, at: Reference, title: str, line: int) -> Entry:
        if at in self._outline:
            raise UnreadableFile("plan_duplicate_number", line, str(at))
        return self._outline.add(at, Entry(unescape(title), line))


def _several(cell: str) -> list[str]:
    return [unescape(item.strip(" ")) for item in cell.split(form.BREAK)] if cell else []
