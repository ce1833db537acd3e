"""What each line of a plan's document is: a heading, a row of actions, a note, a line of the presentation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.domain.reference import Reference
from bot.importers.headers import Column, read_header
from bot.importers.markdown_tables import Row, TextLine
from bot.importers.words import axis_number, fold, letters_number

_AXIS: Final = re.compile(r"(?:axe|axis)\s+([ivxlcdm]+|\d+)\s*[:.–—-]\s*(?=\S)", re.IGNORECASE)
_OBJECTIVE: Final = re.compile(r"(?i:objectif|objective)\s+([A-Za-z]|[A-Z]{2})\s*[:.–—-]\s*(?=\S)")
_NOTES: Final = re.compile(r"(?:notes?|remarques?|remarks?)\s*:\s*", re.IGNORECASE)
_ORDERED: Final = re.compile(r"(\d+)[.)]\s")


@dataclass(frozen=True, slots=True)
class Heading:
    """An axis or an objective; ``reference`` says which."""

    line: int
    reference: Reference
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class TableHeader:
    """The row that names the columns of the rows below it."""

    line: int
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class DataRow:
    """A row under a header. Its cells may be more or fewer than the columns."""

    line: int
    columns: tuple[Column, ...]
    cells: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class NotesOpening:
    """« Notes : » : what was covered so far is what the notes that follow are about."""

    line: int


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One paragraph of the notes."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A line of the presentation, before the first objective."""

    line: int
    content: TextLine


@dataclass(frozen=True, slots=True)
class LooseLine:
    """A line that belongs to nothing; ``is_row`` for a row that has no header, objective or meaning."""

    line: int
    text: str
    is_row: bool = False


Event = Heading | TableHeader | DataRow | NotesOpening | NoteLine | FrontLine | LooseLine


class Layout:
    """Tells the lines of one document apart, from the first to the last."""

    def __init__(self) -> None:
        self._axis: Reference | None = None
        self._titles: dict[Reference, str] = {}
        self._columns: tuple[Column, ...] = ()
        self._in_front = True
        self._in_notes = False

    def events(self, lines: Iterator[Row | TextLine]) -> Iterator[Event]:
        """Every line as what it is; lines that continue a note are joined to it."""
        pending: NoteLine | None = None
        for line in lines:
            for event in self._row(line) if isinstance(line, Row) else self._text(line):
                if pending and isinstance(event, NoteLine) and _continues(line):
                    pending = NoteLine(pending.line, f"{pending.text} {event.text}")
                    continue
                if pending:
                    yield pending
                pending = event if isinstance(event, NoteLine) else None
                if not pending:
                    yield event
        if pending:
            yield pending

    def _row(self, row: Row) -> Iterator[Event]:
        texts = {cell for cell in row.cells if cell}
        if len(texts) == 1 and _is_title(text := texts.pop()):
            yield from self._text(TextLine(row.line, text, row.source))
            return
        self._in_front = self._in_notes = False
        if columns := read_header(row.cells):
            self._columns = columns
            yield TableHeader(row.line, columns)
        elif self._columns and any(row.cells):
            yield DataRow(row.line, self._columns, row.cells, row.source)
        elif any(row.cells):
            yield LooseLine(row.line, row.source, is_row=True)

    def _text(self, content: TextLine) -> Iterator[Event]:
        line, text = content.line, content.text
        if heading := self._heading(content):
            self._in_notes = False
            yield heading
        elif self._in_front:
            yield FrontLine(line, content)
        elif notes := _NOTES.match(text):
            self._in_notes = True
            yield NotesOpening(line)
            if rest := text[notes.end() :].strip():
                yield NoteLine(line, rest)
        elif self._in_notes and not _is_fragment(text):
            yield NoteLine(line, text)
        else:
            yield LooseLine(line, text)

    def _heading(self, content: TextLine) -> Heading | None:
        axis, objective = _AXIS.match(content.text), _OBJECTIVE.match(content.text)
        if axis and (number := axis_number(axis.group(1))):
            reference, title = Reference(number), content.text[axis.end() :]
        elif objective and self._axis:
            reference, title = self._axis.child(letters_number(objective.group(1))), content.text[objective.end() :]
        else:
            return None
        # « Objectif B : c'est amorcé » among the notes is about B; it does not open it.
        if self._in_notes and fold(self._titles.get(reference, title)) != fold(title):
            return None
        self._titles.setdefault(reference, title)
        self._axis = Reference(reference.axis)
        self._in_front = self._in_front and reference.objective is None
        return Heading(content.line, reference, title, content.source)


def _is_title(text: str) -> bool:
    return any(pattern.match(text) for pattern in (_AXIS, _OBJECTIVE, _NOTES))


def _is_fragment(text: str) -> bool:
    """A stray letter, or the rest of a list that began elsewhere: no paragraph of a note."""
    ordered = _ORDERED.match(text)
    return len(fold(text)) < 2 or (ordered is not None and ordered.group(1) != "1")


def _continues(line: Row | TextLine) -> bool:
    """A line that was wrapped: no blank line or margin before it, and it begins in lower case."""
    return isinstance(line, TextLine) and line.continues and not line.indented and line.text[:1].islower()
