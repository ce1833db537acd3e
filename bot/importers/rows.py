"""Rows whose cells are not under their own header: the reading that leaves the fewest cells out of place.

A cell is out of place when it is obviously not what its column holds: an X elsewhere than under a year, words under a
year or past the columns, the names of parties where results, indicators or actions are written.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.importers.headers import Column, Meaning
from bot.importers.parties import PartyNames
from bot.importers.words import fold

Cells = tuple[tuple[str, ...], ...]

_MARKS: Final = frozenset({"x", "✓", "✔", "☑", "☒"})
_PAST: Final = Column("", Meaning.STRAY)
_PARTIES: Final = frozenset({Meaning.RESPONSIBLES, Meaning.PARTNERS})
_NO_TEXT: Final = frozenset({Meaning.YEAR, Meaning.STRAY})
_SEVERAL: Final = frozenset({Meaning.RESULTS, Meaning.INDICATORS, Meaning.RESPONSIBLES, Meaning.PARTNERS})
_NUMBERED: Final = re.compile(r"\d+\s*[.)]")


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row once read: the texts of each column, where each cell that moved went, and the cells that fit nowhere."""

    columns: tuple[Column, ...]
    cells: Cells
    misfits: tuple[tuple[Column, str], ...] = ()
    moved: tuple[tuple[Column, str], ...] = ()

    def texts(self, meaning: Meaning) -> tuple[str, ...]:
        """The texts of the column with that meaning; none where there is no such column."""
        for column, cell in zip(self.columns, self.cells, strict=True):
            if column.meaning is meaning:
                return cell
        return ()

    def years(self) -> tuple[str, ...]:
        """The labels of the years that hold a mark."""
        return tuple(
            column.year
            for column, cell in zip(self.columns, self.cells, strict=True)
            if column.meaning is Meaning.YEAR and any(map(is_mark, cell))
        )


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a row; the lowest ``cost`` wins, and among equals the first one tried."""

    cells: Cells
    is_shift: bool
    misfits: tuple[int, ...]
    unlikely: int

    @property
    def cost(self) -> tuple[int, bool, int]:
        return len(self.misfits), self.is_shift, self.unlikely


def is_mark(text: str) -> bool:
    """Whether ``text`` is the X (or the tick) of a year."""
    return fold(text) in _MARKS


def names_in_sound_rows(rows: Sequence[tuple[tuple[Column, ...], Sequence[str]]]) -> Iterator[str]:
    """The cells under responsibles and partners, but for the rows where an X or words are out of place."""
    for columns, cells in rows:
        padded = tuple(zip(*_aligned(columns, cells), strict=True))
        if not any(_is_plainly_misplaced(column, text) for column, texts in padded for text in texts):
            yield from (text for column, texts in padded if column.meaning in _PARTIES for text in texts)


class RowReader:
    """Reads the rows of one document, in order: a name goes where the rows above have it."""

    def __init__(self, names: PartyNames) -> None:
        self._names = names
        self._habits: dict[str, Meaning] = {}

    def place(self, columns: tuple[Column, ...], cells: Sequence[str]) -> PlacedRow:
        """The row under its columns, as written when nothing is out of place."""
        columns, original = _aligned(columns, cells)
        best = self._reading(columns, original, is_shift=False)
        if self._misfits(columns, original):
            shifted = (self._reading(columns, moved, is_shift=True) for moved in _shifts(columns, original))
            best = min((best, *shifted), key=lambda reading: reading.cost)
        self._learn(columns, best.cells)
        moved = tuple(
            (column, text)
            for column, before, after in zip(columns, original, best.cells, strict=True)
            if after != before
            for text in after
        )
        return PlacedRow(columns, *_without_strays(columns, best.cells), moved)

    def _reading(self, columns: tuple[Column, ...], cells: Cells, *, is_shift: bool) -> _Reading:
        settled = self._settled(columns, cells)
        unlikely = sum(self._is_unlikely(column, cell) for column, cell in zip(columns, settled, strict=True))
        return _Reading(settled, is_shift, tuple(self._misfits(columns, settled)), unlikely)

    def _misfits(self, columns: tuple[Column, ...], cells: Cells) -> list[int]:
        return [
            place
            for place, (column, cell) in enumerate(zip(columns, cells, strict=True))
            if any(_is_plainly_misplaced(column, text) or self._is_stray_name(column, text) for text in cell)
        ]

    def _is_stray_name(self, column: Column, text: str) -> bool:
        return column.meaning not in _PARTIES and self._names.is_party(text)

    def _is_unlikely(self, column: Column, cell: tuple[str, ...]) -> bool:
        if column.meaning in _PARTIES:
            return not all(map(self._names.is_party, cell))
        return column.meaning is Meaning.SPECIFIC_OBJECTIVE and not all(map(_NUMBERED.match, cell))

    def _settled(self, columns: tuple[Column, ...], cells: Cells) -> Cells:
        """``cells``, each lone name that stands in a column of something else moved to an empty column of parties."""
        settled = list(cells)
        for place in self._misfits(columns, cells):
            texts = settled[place]
            target = self._room_for(columns, settled, place) if all(map(self._names.is_party, texts)) else None
            if target is not None:
                settled[target], settled[place] = texts, ()
        return tuple(settled)

    def _room_for(self, columns: tuple[Column, ...], cells: Sequence[tuple[str, ...]], place: int) -> int | None:
        usual = self._habits.get(fold(" ".join(cells[place])))
        rooms = [at for at, column in enumerate(columns) if column.meaning in _PARTIES and not cells[at]]
        return min(rooms, key=lambda at: (columns[at].meaning is not usual, abs(at - place)), default=None)

    def _learn(self, columns: tuple[Column, ...], cells: Cells) -> None:
        for column, cell in zip(columns, cells, strict=True):
            if column.meaning in _PARTIES and cell:
                self._habits[fold(" ".join(cell))] = column.meaning


def _aligned(columns: tuple[Column, ...], cells: Sequence[str]) -> tuple[tuple[Column, ...], Cells]:
    """As many columns as cells: missing cells are empty, cells past the columns are under a stray one."""
    width = max(len(columns), len(cells))
    padded = (*cells, *[""] * (width - len(cells)))
    return (*columns, *[_PAST] * (width - len(columns))), tuple((text,) if text else () for text in padded)


def _is_plainly_misplaced(column: Column, text: str) -> bool:
    """What can be told before any name is known."""
    if column.meaning is Meaning.YEAR:
        return not is_mark(text)
    if column.meaning is Meaning.STRAY:
        return not _is_titled(column)
    return is_mark(text)


def _is_titled(column: Column) -> bool:
    """Whether the header says something (« Budget »): what stands there is at home, and no part of the plan."""
    return any(character.isalpha() for character in column.header)


def _without_strays(columns: tuple[Column, ...], cells: Cells) -> tuple[Cells, tuple[tuple[Column, str], ...]]:
    """``cells`` without what its column cannot hold, and what that was."""
    kept: list[tuple[str, ...]] = []
    misfits: list[tuple[Column, str]] = []
    for column, cell in zip(columns, cells, strict=True):
        is_misfit = any(_is_plainly_misplaced(column, text) for text in cell)
        misfits += [(column, text) for text in cell if is_misfit]
        kept.append(() if is_misfit else cell)
    return tuple(kept), tuple(misfits)


def _shifts(columns: tuple[Column, ...], cells: Cells) -> Iterator[Cells]:
    """The row with one cell too many, or one missing: the rest moved by one.

    A cell too many joins the one before it, leftmost first; it must have pushed something past the columns. A missing
    cell is empty, rightmost first, so that as little as possible moves.
    """
    first_past = max(at for at, column in enumerate(columns) if column.meaning is not Meaning.STRAY) + 1
    if any(cells[first_past:]) and not any(cells[first_past + 1 :]):
        for place, column in enumerate(columns[: first_past - 1]):
            if column.meaning in _SEVERAL:
                yield (*cells[:place], cells[place] + cells[place + 1], *cells[place + 2 :], ())
    if not cells[-1]:
        for place in reversed(range(len(cells))):
            yield (*cells[:place], (), *cells[place:-1])
