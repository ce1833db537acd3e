"""From the lines of a plan's document to the plan, with a doubt for each thing that was read rather than written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.doubt import Doubt, DoubtKind
from bot.domain.errors import UnreadableFile
from bot.domain.reference import Reference
from bot.importers.headers import Meaning
from bot.importers.layout import (
    DataRow,
    Event,
    FrontLine,
    Heading,
    LooseLine,
    NoteLine,
    NotesOpening,
    TableHeader,
)
from bot.importers.outline import Entry, Outline
from bot.importers.parties import BETWEEN_NAMES, PartyNames, PartyRegister
from bot.importers.rows import PlacedRow, RowReader, names_in_sound_rows
from bot.importers.statements import split_statements
from bot.importers.words import fold, has_conversion_mark, items

_NUMBERED: Final = re.compile(r"(\d{1,4})\s*[.):–—-]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class PendingNote:
    """A note, the objective it is under, and the specific objectives of the tables since the last notes."""

    line: int
    text: str
    objective: Reference
    covered: tuple[Reference, ...]


class BodyReader:
    """Reads headings, rows and notes one after the other into an outline; the parties are as written until the end."""

    def __init__(self, events: Sequence[Event]) -> None:
        rows = [(event.columns, event.cells) for event in events if isinstance(event, DataRow)]
        self._names = PartyNames(names_in_sound_rows(rows))
        self._rows = RowReader(self._names)
        self.outline = Outline()
        self.register = PartyRegister()
        self.notes: list[PendingNote] = []
        self.doubts: list[Doubt] = []
        self._objective: Reference | None = None
        self._specific: Reference | None = None
        self._covered: list[Reference] = []
        self._noting = False

    def read(self, event: Event) -> None:
        """Take one event in; those of the presentation and of the columns say nothing here.

        Raises:
            UnreadableFile: ``plan_duplicate_number``, for a specific objective that two titles share.
        """
        match event:
            case Heading():
                self._heading(event)
            case DataRow():
                self._row(event)
            case NotesOpening():
                self._noting = True
            case NoteLine():
                self._note(event)
            case LooseLine(line, text, is_row):
                self._doubt(DoubtKind.UNREAD if is_row else DoubtKind.LOOSE_LINE, line, text)
            case FrontLine() | TableHeader():
                pass

    def _doubt(
        self, kind: DoubtKind, line: int, found: str, values: tuple[str, ...] = (), at: Reference | None = None
    ) -> None:
        self.doubts.append(Doubt(kind, line, found, values, at))

    def _heading(self, heading: Heading) -> None:
        at = heading.reference
        if at not in self.outline:
            self.outline.add(at, Entry(heading.title, heading.line))
        elif not _is_same_title(self.outline[at].title, heading.title):
            self._doubt(DoubtKind.UNREAD, heading.line, heading.source, at=at)
        objective = at if at.objective else None
        # A continued table repeats its axis, then its objective: neither begins anything new.
        if objective != self._objective and (objective or at != Reference(_axis_of(self._objective))):
            self._objective, self._specific, self._covered = objective, None, []

    def _note(self, note: NoteLine) -> None:
        if self._objective:
            self.notes.append(PendingNote(note.line, note.text, self._objective, tuple(self._covered)))
        else:
            self._doubt(DoubtKind.LOOSE_LINE, note.line, note.text)

    def _row(self, row: DataRow) -> None:
        placed = self._rows.place(row.columns, row.cells)
        if title := " ".join(placed.texts(Meaning.SPECIFIC_OBJECTIVE)):
            self._open_specific_objective(title, row.line)
        if self._specific is None:
            self._doubt(DoubtKind.UNREAD, row.line, row.source)
            return
        if self._noting:
            self._noting, self._covered = False, []
        if self._specific not in self._covered:
            self._covered.append(self._specific)
        at = self._content(row, placed, self._specific)
        if placed.moved:
            moved = tuple(f"{column.header}: {text}" for column, text in placed.moved)
            self._doubt(DoubtKind.SHIFTED_CELLS, row.line, row.source, moved, at)
        for column, text in placed.misfits:
            kind = DoubtKind.EXTRA_CELLS if column.meaning is Meaning.STRAY else DoubtKind.UNREAD
            self._doubt(kind, row.line, text, at=at)
        if has_conversion_mark(row.source):
            self._doubt(DoubtKind.CONVERSION_MARK, row.line, row.source, at=at)

    def _open_specific_objective(self, text: str, line: int) -> None:
        if self._objective is None:
            return
        numbered = _NUMBERED.match(text)
        title = text[numbered.end() :] if numbered else text
        if not numbered and self._specific and _is_same_title(self.outline[self._specific].title, title):
            return
        objective = self._objective
        at = objective.child(int(numbered.group(1))) if numbered else self.outline.next_below(objective)
        if at not in self.outline:
            self.outline.add(at, Entry(title, line))
        elif not _is_same_title(self.outline[at].title, title):
            raise UnreadableFile("plan_duplicate_number", line, str(at))
        self._specific = at

    def _content(self, row: DataRow, placed: PlacedRow, specific: Reference) -> Reference:
        """Put the row's content where it belongs, and tell where that is: its action, else the specific objective."""
        title = " ".join(placed.texts(Meaning.ACTION))
        if title:
            at = self.outline.next_below(specific)
            entry = self.outline.add(at, Entry(title, row.line, fiscal_years=tuple(sorted(placed.years()))))
            entry.responsibles = self._parties(placed.texts(Meaning.RESPONSIBLES), row.line, at)
            entry.partners = self._parties(placed.texts(Meaning.PARTNERS), row.line, at)
        else:
            at, entry = specific, self.outline[specific]
        results = self._statements(placed.texts(Meaning.RESULTS), row.line, at)
        indicators = self._statements(placed.texts(Meaning.INDICATORS), row.line, at)
        entry.results += results
        entry.indicators += indicators
        is_bare = not any(placed.texts(column.meaning) for column in row.columns if column.meaning in _CONTENT)
        if not title and not is_bare:
            self._doubt(DoubtKind.NO_ACTION, row.line, row.source, (*results, *indicators), at)
        return at

    def _parties(self, cell: tuple[str, ...], line: int, at: Reference) -> tuple[str, ...]:
        found: list[str] = []
        for text in (item for whole in cell for item in items(whole, BETWEEN_NAMES)):
            names = self._names.split(text)
            if len(names) > 1:
                self._doubt(DoubtKind.PARTIES_SPLIT, line, text, names, at)
            for name in names:
                self.register.meet(name, line)
            found += names
        return tuple(found)

    def _statements(self, cell: tuple[str, ...], line: int, at: Reference) -> list[str]:
        found: list[str] = []
        for text in (item for whole in cell for item in items(whole)):
            pieces = split_statements(text)
            if len(pieces) > 1:
                self._doubt(DoubtKind.STATEMENTS_SPLIT, line, text, pieces, at)
            found += pieces
        return found


_CONTENT: Final = frozenset(Meaning) - {Meaning.SPECIFIC_OBJECTIVE, Meaning.ACTION, Meaning.STRAY}


def _axis_of(objective: Reference | None) -> int:
    return objective.axis if objective else 0


def _is_same_title(one: str, other: str) -> bool:
    return re.sub(r"\W", "", fold(one)) == re.sub(r"\W", "", fold(other))
