"""How the results of a survey are parted into pages, each of which is one picture and the same as text.

A page is measured before anything is drawn, by how long its words are: a picture that is too high is shown too small to be read. What
fits in one fits in a message too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final

from bot.domain.survey import QuestionKind
from bot.domain.survey_results import QuestionResults, Results

MOST_CODES: Final = 9
"""How many choices stay together; a question that has more goes on."""
_HEIGHT: Final = 1150
_LINE: Final = 44
_WORDING: Final = 40
_CHOICE: Final = 62
_CHOICE_WORDS: Final = 32
_SCALE: Final = 220
_COLUMNS: Final = 300


@dataclass(frozen=True, slots=True)
class Piece:
    """A question's results, or a part of them: the figures of ``codes``; ``continued`` where others came before."""

    found: QuestionResults
    codes: tuple[int, ...] = ()
    continued: bool = False


Page = tuple[Piece, ...]


def pages_of(results: Results) -> list[Page]:
    """The closed questions and those withheld, in order, page by page; comments are for pages of their own."""
    pages: list[list[Piece]] = []
    height = 0
    for found in results.questions:
        for piece in _pieces(found):
            high = _height(piece)
            if not pages or height + high > _HEIGHT:
                pages.append([])
                height = 0
            pages[-1].append(piece)
            height += high
    return [tuple(page) for page in pages]


def _pieces(found: QuestionResults) -> Iterator[Piece]:
    if found.withheld:
        yield Piece(found)
        return
    if found.figures is None:
        return
    codes = found.question.codes
    count = ceil(len(codes) / (len(codes) if found.question.kind.is_scale else MOST_CODES))
    size = ceil(len(codes) / count)
    for start in range(0, len(codes), size):
        yield Piece(found, codes[start : start + size], continued=start > 0)


def _height(piece: Piece) -> int:
    """About how many pixels high it is drawn."""
    question = piece.found.question
    wording = _LINE * (ceil(len(question.text) / _WORDING) + 1)
    match question.kind:
        case _ if piece.found.withheld or not piece.found.n:
            return wording + _LINE
        case QuestionKind.LIKERT | QuestionKind.SATISFACTION:
            return wording + _SCALE
        case QuestionKind.RECOMMENDATION:
            return wording + _COLUMNS
        case _:
            return wording + _LINE + sum(_CHOICE + _LINE * (len(each) // _CHOICE_WORDS) for each in _labels(piece))


def _labels(piece: Piece) -> list[str]:
    """The choices of a piece, as typed; nothing for a code that has a word of ours."""
    question = piece.found.question
    chosen = question.kind in (QuestionKind.ONE, QuestionKind.SEVERAL)
    return [question.options[code - 1] if chosen else "" for code in piece.codes]
