"""A Markdown file as lines of text and raw rows of tables.

markdown-it-py finds the tables; their rows are read from the lines themselves, since its own cells stop at the header's
count, a line glued under a table becomes a row, and a list's number is no longer part of the text (GFM, « Tables »).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markdown_it import MarkdownIt

from bot.importers.words import bare

_PIPE: Final = re.compile(r"(?<!\\)(?:\\\\)*\|")
_DASHES: Final = frozenset("|-: ")
_HEADING: Final = re.compile(r"#{1,6}\s+")
_BULLET: Final = re.compile(r"[-*+•]\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: all its cells, bare; ``source`` is the line itself. ``line`` counts from 1."""

    line: int
    cells: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line outside the tables, bare, without the mark of its heading or bullet.

    ``continues`` says that it follows the line above without a blank one; ``indented`` that blanks precede it.
    """

    line: int
    text: str
    source: str
    is_item: bool = False
    continues: bool = False
    indented: bool = False


def read_lines(text: str) -> Iterator[Row | TextLine]:
    """Every line of ``text`` that is not blank, in order; a line of dashes says nothing and is left out."""
    row_lines = _row_lines(text)
    was_text = False
    for number, source in enumerate(text.split("\n"), start=1):
        if not source.strip() or _DASHES.issuperset(source):
            was_text = False
        elif _is_row(source, in_table=number in row_lines):
            was_text = False
            yield Row(number, split_cells(source), source.strip())
        else:
            yield _text_line(number, source, continues=was_text)
            was_text = True


def split_cells(source: str) -> tuple[str, ...]:
    """The cells of a raw row, bare, however many there are; an escaped pipe is a pipe."""
    inner = source.strip().removeprefix("|")
    ends = [match.end() for match in _PIPE.finditer(inner)]
    starts = [0, *ends]
    cells = [inner[start : end - 1] for start, end in zip(starts, ends, strict=False)]
    if last := inner[starts[-1] :].strip():
        cells.append(last)
    return tuple(bare(cell.replace("\\|", "|")) for cell in cells)


def _row_lines(text: str) -> set[int]:
    """The numbers of the lines that markdown-it takes for rows."""
    tokens = MarkdownIt("commonmark").enable("table").disable("inline").parse(text)
    return {token.map[0] + 1 for token in tokens if token.type == "tr_open" and token.map}


def _is_row(source: str, *, in_table: bool) -> bool:
    # A table whose header and dashes disagree is no table to markdown-it: its lines still begin with a pipe.
    return _PIPE.search(source) is not None if in_table else source.lstrip().startswith("|")


def _text_line(number: int, source: str, *, continues: bool) -> TextLine:
    text = _HEADING.sub("", source.strip(), count=1) if _HEADING.match(source.strip()) else source.strip()
    bullet = _BULLET.match(text)
    return TextLine(
        line=number,
        text=bare(text[bullet.end() :] if bullet else text),
        source=source.strip(),
        is_item=bullet is not None,
        continues=continues,
        indented=source.startswith((" ", "\t")),
    )
