"""The results of a survey as pictures: diverging bars for scales, a bar for each choice, columns from 0 to 10.

Made to be read on a phone, which shows them at a third of their size, on dark and on light, by whoever confuses red and green: tones
of brown and of blue-green, and the counts written where they are. It imports matplotlib: only who draws imports it, in a thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.domain.survey import Question, QuestionKind
from bot.domain.survey_results import Figures, QuestionResults, Results
from bot.exporters.survey_sheet import Sheet, leading, words_width, wrapped
from bot.texts.catalogue import Texts
from bot.texts.dates import number_text
from bot.texts.survey_codes import code_label
from bot.texts.survey_pages import Page, Piece
from bot.texts.survey_results import (
    before_text,
    continued_text,
    count_text,
    participation_text,
    question_withheld_text,
    summary_text,
)

WIDTH: Final = 1000
_MARGIN: Final = 36
_INNER: Final = WIDTH - 2 * _MARGIN
_PAPER: Final = "#f6f6f3"
_TRACK: Final = "#e4e4df"
_INK: Final = "#1b1c20"
_SOFT: Final = "#4b4d55"
_NEUTRAL: Final = "#c4c4c0"
_TONES: Final = {1: "#8c510a", 2: "#dfb56a", 3: _NEUTRAL, 4: "#5ab4ac", 5: "#01665e"}
_ON_TONES: Final = {1: "#ffffff", 2: _INK, 3: _INK, 4: _INK, 5: "#ffffff"}
_CHOSEN: Final = "#86cdc5"
_TITLE, _WORDING, _WORDS, _SMALL = 38, 34, 30, 28
_BAR: Final = 66
_COLUMN: Final = 170
_GAP: Final = 40


@dataclass(frozen=True, slots=True)
class _Part:
    """Something to draw below what came before: how high it is, and how it is drawn from a top on."""

    height: float
    draw: Callable[[Sheet, float], None]


def draw_page(t: Texts, results: Results, page: Page, heading: str = "") -> bytes:
    """One page of ``results`` as a PNG of ``WIDTH`` pixels; ``heading`` says of which part, or which page, it is."""
    parts = [*_head(t, results, heading)]
    for piece in page:
        parts += [_space(_GAP), *_piece(t, results, piece)]
    height = _MARGIN * 2 + sum(part.height for part in parts)
    sheet = Sheet(WIDTH, round(height), _PAPER)
    top: float = _MARGIN
    for part in parts:
        part.draw(sheet, top)
        top += part.height
    return sheet.png()


def _head(t: Texts, results: Results, heading: str) -> list[_Part]:
    survey = results.survey
    said = participation_text(t, results.answered, results.invited, by_organization=survey.by_organization)
    parts = [_words(survey.title, _TITLE, bold=True), _words(said, _SMALL, colour=_SOFT)]
    return [*parts, _words(heading, _SMALL, colour=_SOFT)] if heading else parts


def _piece(t: Texts, results: Results, piece: Piece) -> list[_Part]:
    question, figures = piece.found.question, piece.found.figures
    wording = f"{question.number}. {question.text}"
    parts = [_words(continued_text(t, wording) if piece.continued else wording, _WORDING, bold=True), _space(10)]
    if piece.found.withheld or figures is None:
        return [*parts, _words(question_withheld_text(t, results.least), _WORDS, colour=_SOFT)]
    if not figures.n:
        return [*parts, _words(summary_text(t, question, figures), _WORDS, colour=_SOFT)]
    match question.kind:
        case QuestionKind.LIKERT | QuestionKind.SATISFACTION:
            parts += _diverging(t, question, figures)
        case QuestionKind.RECOMMENDATION:
            parts += _columns(t, figures)
        case _:
            parts += [_choice(t, piece.found, figures, code) for code in piece.codes]
    if not piece.continued:
        parts += [_space(6), _words(summary_text(t, question, figures), _WORDS)]
        if piece.found.before is not None and piece.found.before.n:
            parts.append(_words(before_text(t, question, piece.found.before), _SMALL, colour=_SOFT))
    return parts


def _words(text: str, size: int, *, bold: bool = False, colour: str = _INK) -> _Part:
    lines = wrapped(text, size, _INNER, bold=bold)

    def draw(sheet: Sheet, top: float) -> None:
        for number, line in enumerate(lines):
            sheet.words(_MARGIN, top + number * leading(size), line, size, colour, bold=bold)

    return _Part(len(lines) * leading(size), draw)


def _space(height: float) -> _Part:
    return _Part(height, lambda _sheet, _top: None)


def _diverging(t: Texts, question: Question, figures: Figures) -> list[_Part]:
    """One bar, its neutral answers astride the middle: what is left of it disagrees, what is right of it agrees."""

    def draw(sheet: Sheet, top: float) -> None:
        middle = WIDTH / 2
        sheet.box(_MARGIN, top, _INNER, _BAR, _TRACK)
        full = _INNER / 2
        x = middle - full * (figures.share(1) + figures.share(2) + figures.share(3) / 2)
        for code, tone in _TONES.items():
            wide = full * figures.share(code)
            sheet.box(x, top, wide, _BAR, tone)
            count = number_text(t, figures.counts[code])
            if wide >= words_width(count, _WORDS, bold=True) + 12:
                y = top + (_BAR - leading(_WORDS)) / 2
                sheet.words(x + wide / 2, y, count, _WORDS, _ON_TONES[code], bold=True, align="center")
            x += wide
        for end in (top - 12, top + _BAR):
            sheet.box(middle - 1.5, end, 3, 12, _SOFT)

    return [_space(10), _Part(_BAR, draw), _space(20), _legend(t, figures), _space(4), *_ends(t, question)]


def _legend(t: Texts, figures: Figures) -> _Part:
    """Under a bar, each code in its tone with its count, those too thin to bear it included."""
    cell, square = _INNER / len(_TONES), 42
    said = [count_text(t, count, figures.share(code)) for code, count in figures.counts.items()]
    if max(words_width(each, _SMALL) for each in said) > cell - square - 14:
        said = [number_text(t, count) for count in figures.counts.values()]

    def draw(sheet: Sheet, top: float) -> None:
        for number, ((code, tone), told) in enumerate(zip(_TONES.items(), said, strict=True)):
            x = _MARGIN + number * cell
            sheet.box(x, top, square, square, tone, rounded=8)
            middle = top + (square - leading(_SMALL)) / 2
            sheet.words(x + square / 2, middle, str(code), _SMALL, _ON_TONES[code], bold=True, align="center")
            sheet.words(x + square + 10, middle, told, _SMALL, _INK)

    return _Part(square, draw)


def _ends(t: Texts, question: Question) -> list[_Part]:
    """What 1 and 5 mean: on one line, or each on its own where they are long."""
    low, high = (code_label(t, question, code) for code in (1, 5))
    if question.kind is QuestionKind.SATISFACTION:
        low, high = f"1 ({low})", f"5 ({high})"
    if words_width(low, _SMALL) + words_width(high, _SMALL) + 30 > _INNER:
        return [_words(low, _SMALL, colour=_SOFT), _words(high, _SMALL, colour=_SOFT)]

    def draw(sheet: Sheet, top: float) -> None:
        sheet.words(_MARGIN, top, low, _SMALL, _SOFT)
        sheet.words(WIDTH - _MARGIN, top, high, _SMALL, _SOFT, align="right")

    return [_Part(leading(_SMALL), draw)]


def _columns(t: Texts, figures: Figures) -> list[_Part]:
    """From 0 to 10, a column each; 9 and 10 stand out."""
    line = leading(_SMALL)
    cell = _INNER / len(figures.counts)
    most = max(figures.counts.values())

    def draw(sheet: Sheet, top: float) -> None:
        floor = top + line + _COLUMN
        sheet.box(_MARGIN, floor, _INNER, 3, _SOFT)
        for number, (code, count) in enumerate(figures.counts.items()):
            x, high = _MARGIN + number * cell, _COLUMN * count / most
            if count:
                sheet.box(x + 8, floor - high, cell - 16, high, _tone_of(code))
            sheet.words(
                x + cell / 2, floor - high - line, number_text(t, count), _SMALL, _INK, bold=count > 0, align="center"
            )
            sheet.words(x + cell / 2, floor + 6, str(code), _SMALL, _SOFT, align="center")

    return [_Part(line * 2 + _COLUMN + 10, draw)]


def _tone_of(code: int) -> str:
    if code >= 9:
        return _TONES[5]
    return _NEUTRAL if code >= 7 else _TONES[2]


def _choice(t: Texts, found: QuestionResults, figures: Figures, code: int) -> _Part:
    """A choice on its own bar, as long as its share, with its count at the right."""
    label = code_label(t, found.question, code)
    told = count_text(t, figures.counts[code], figures.share(code), found.share_before(code))
    lines = wrapped(label, _WORDS, _INNER - words_width(told, _WORDS, bold=True) - 64)
    high = len(lines) * leading(_WORDS) + 18

    def draw(sheet: Sheet, top: float) -> None:
        sheet.box(_MARGIN, top, _INNER, high, _TRACK, rounded=10)
        sheet.box(_MARGIN, top, _INNER * figures.share(code), high, _CHOSEN, rounded=10)
        for number, line in enumerate(lines):
            sheet.words(_MARGIN + 18, top + 9 + number * leading(_WORDS), line, _WORDS, _INK)
        middle = top + (high - leading(_WORDS)) / 2
        sheet.words(WIDTH - _MARGIN - 18, middle, told, _WORDS, _INK, bold=True, align="right")

    return _Part(high + 8, draw)
