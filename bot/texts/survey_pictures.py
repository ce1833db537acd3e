"""What a picture of results says, for who does not see it: every figure, in the 1,024 characters that Discord takes.

Where that is too long the wordings are cut, never a figure; they are whole in the message.
"""

from typing import Final

from bot.domain.survey_results import Results
from bot.texts.catalogue import Texts
from bot.texts.dates import number_text
from bot.texts.survey_codes import code_label
from bot.texts.survey_pages import Page, Piece
from bot.texts.survey_results import (
    before_text,
    participation_text,
    question_withheld_text,
    share_before_text,
    summary_text,
)

ALT_LENGTH: Final = 1024
_WORDINGS: Final = (100, 60, 40, 24, 12, 6, 3)
"""How many characters of a wording are left, the most first."""


def alt_text(t: Texts, results: Results, page: Page, heading: str = "") -> str:
    """The figures of one page, question by question, in at most ``ALT_LENGTH`` characters."""
    said = ""
    for most in _WORDINGS:
        said = _said(t, results, page, heading, most)
        if len(said) <= ALT_LENGTH:
            return said
    return said[: ALT_LENGTH - 1] + "…"


def _said(t: Texts, results: Results, page: Page, heading: str, most: int) -> str:
    _ = t.gettext
    survey = results.survey
    head = _("Résultats du sondage « {title} » : {participation}.").format(
        title=_cut(survey.title, most),
        participation=participation_text(t, results.answered, results.invited, by_organization=survey.by_organization),
    )
    parts = [head, f"{heading}."] if heading else [head]
    return " ".join([*parts, *(_piece(t, results, piece, most) for piece in page)])


def _piece(t: Texts, results: Results, piece: Piece, most: int) -> str:
    found = piece.found
    question, figures = found.question, found.figures
    wording = f"{question.number}. {_cut(question.text, most)}"
    if found.withheld or figures is None:
        return f"{wording} {question_withheld_text(t, results.least)}"
    told = [f"{wording} {summary_text(t, question, figures)}"]
    if figures.n:
        told += [_counted(t, piece, code, most) for code in piece.codes]
    if found.before is not None and found.before.n and not piece.continued:
        told.append(before_text(t, question, found.before))
    return "; ".join(told) + "."


def _counted(t: Texts, piece: Piece, code: int, most: int) -> str:
    """« Oui : 8 »."""
    figures = piece.found.figures
    count = number_text(t, figures.counts[code] if figures else 0)
    if (before := piece.found.share_before(code)) is not None:
        count = f"{count} ({share_before_text(t, before)})"
    label = _cut(code_label(t, piece.found.question, code), most)
    return f"{label}\N{NO-BREAK SPACE}: {count}" if t.language == "fr" else f"{label}: {count}"


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
