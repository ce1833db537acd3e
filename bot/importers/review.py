"""What can be said only once the whole document is read: full names, missing ones, stray columns, places of notes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bot.domain.doubt import Doubt, DoubtKind
from bot.importers.headers import Meaning
from bot.importers.layout import DataRow, Event, FrontLine, NoteLine, TableHeader
from bot.importers.lexicon import lexicon
from bot.importers.notes import place_note
from bot.importers.outline import Outline
from bot.importers.parties import PartyRegister
from bot.importers.reading import PendingNote
from bot.importers.words import has_conversion_mark

_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")


def name_parties(outline: Outline, register: PartyRegister) -> None:
    """Give each action's parties their fullest names, each once."""
    for _, entry in outline.actions():
        entry.responsibles = _full_names(entry.responsibles, register)
        entry.partners = _full_names(entry.partners, register)


def missing_responsibles(outline: Outline) -> Iterator[Doubt]:
    """One doubt for each action that names nobody, with whom the nearest action above it names."""
    above: dict[object, tuple[str, ...]] = {}
    for reference, entry in outline.actions():
        if entry.responsibles:
            above[reference.parent] = entry.responsibles
        else:
            offered = above.get(reference.parent, ())
            yield Doubt(DoubtKind.NO_RESPONSIBLE, entry.line, entry.title, offered, reference)


def stray_columns(events: Iterable[Event]) -> Iterator[Doubt]:
    """One doubt for each column without a meaning that has a header or holds anything."""
    header: TableHeader | None = None
    rows: list[DataRow] = []
    for event in events:
        if isinstance(event, TableHeader):
            yield from _strays_of(header, rows)
            header, rows = event, []
        elif isinstance(event, DataRow):
            rows.append(event)
    yield from _strays_of(header, rows)


def _strays_of(header: TableHeader | None, rows: Sequence[DataRow]) -> Iterator[Doubt]:
    for place, column in enumerate(header.columns if header else ()):
        if header and column.meaning is Meaning.STRAY:
            held = tuple(row.cells[place] for row in rows if place < len(row.cells) and row.cells[place])
            if column.header or held:
                yield Doubt(DoubtKind.STRAY_COLUMN, header.line, column.header, held)


def conversion_marks(events: Iterable[Event]) -> Iterator[Doubt]:
    """One doubt for each text outside the tables where a conversion left its marks."""
    for event in events:
        text = event.text if isinstance(event, NoteLine) else event.content.text if isinstance(event, FrontLine) else ""
        if has_conversion_mark(text):
            yield Doubt(DoubtKind.CONVERSION_MARK, event.line, text)


def place_notes(notes: Iterable[PendingNote], outline: Outline) -> Iterator[Doubt]:
    """Put each note at its place in ``outline``; one doubt for the place, one for each sentence that speaks of a state."""
    for note in notes:
        placement = place_note(note.text, note.objective, note.covered, outline)
        outline[placement.at].notes.append(note.text)
        kind = DoubtKind.NOTE_AMBIGUOUS if placement.candidates else DoubtKind.NOTE_PLACED
        yield Doubt(kind, note.line, note.text, tuple(map(str, placement.candidates)), placement.at)
        for sentence in _SENTENCE_END.split(note.text):
            if state := lexicon().state_in(sentence):
                yield Doubt(DoubtKind.STATE_PROPOSED, note.line, sentence, (state,), placement.likeliest)


def _full_names(written: tuple[str, ...], register: PartyRegister) -> tuple[str, ...]:
    return tuple(dict.fromkeys(register.name_of(name) for name in written))
