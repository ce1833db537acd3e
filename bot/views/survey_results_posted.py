"""The results of a survey as everyone reads them in a channel: thanks, the pictures, every question in one line."""

from dataclasses import replace
from typing import Final

from bot.domain.survey import QuestionKind
from bot.domain.survey_results import QuestionResults, Results
from bot.texts.catalogue import Texts
from bot.texts.dates import number_text
from bot.texts.survey_pages import Piece
from bot.texts.survey_results import (
    SEPARATOR,
    comments_text,
    participation_text,
    question_withheld_text,
    summary_text,
    withheld_text,
)
from bot.views.layout import BODY_LENGTH, Block, Control, Screen, blocks_of
from bot.views.markup import plain
from bot.views.survey_results import Drawn, count_lines, pictures_of, results_title
from bot.views.survey_results_places import ResultsPlace

_LONGEST_LINE: Final = 300
MOST_PICTURES: Final = 10
"""What a gallery holds (Discord's reference, « Media Gallery »)."""


def posted_results(t: Texts, results: Results) -> tuple[Screen, list[Drawn]]:
    """The message and the pictures to draw for it. Its button is the way by which everyone reads all of it."""
    _ = t.gettext
    survey = results.survey
    drawn = pictures_of(t, results, MOST_PICTURES)
    blocks = [Block(_thanks(t, results)), *_within(t, _lines(t, results))]
    more = Control(_("Voir tous les résultats"), ResultsPlace(survey.id, public=True).control())
    said = participation_text(t, results.answered, results.invited, by_organization=survey.by_organization)
    return Screen(
        title=results_title(t, survey),
        subtitle=said,
        blocks=blocks,
        controls=[more] if not results.withheld else [],
        pictures=[each.picture for each in drawn],
    ), drawn


def _thanks(t: Texts, results: Results) -> str:
    ngettext, _ = t.ngettext, t.gettext
    if not results.answered:
        return _("Ce sondage est terminé. Personne n'y a répondu.")
    if results.survey.by_organization:
        thanks = ngettext(
            "Merci à l'organisation qui a répondu!", "Merci aux {n} organisations qui ont répondu!", results.answered
        )
    else:
        thanks = ngettext(
            "Merci à la personne qui a répondu!", "Merci aux {n} personnes qui ont répondu!", results.answered
        )
    return thanks.format(n=number_text(t, results.answered))


def _lines(t: Texts, results: Results) -> list[str]:
    """A question each, in order; why there is none, where too few have answered."""
    if results.withheld:
        return [withheld_text(t, results.answered, results.least)] if results.answered else []
    lines = []
    for found in results.questions:
        wording = f"**{found.question.number}. {plain(found.question.text)}**"
        if found.withheld:
            lines.append(f"{wording}\n{question_withheld_text(t, results.least)}")
        elif found.figures is not None:
            told = [wording, summary_text(t, found.question, found.figures), _choices(t, found)]
            lines.append("\n".join(filter(None, told)))
        elif found.comments:
            lines.append(f"{wording}\n{comments_text(t, len(found.comments))}")
    return lines


def _choices(t: Texts, found: QuestionResults) -> str:
    """How many made each choice, on one line: such a question has no mean that would say it. Nothing where that is long."""
    if found.question.kind not in (QuestionKind.ONE, QuestionKind.SEVERAL) or not found.n:
        return ""
    line = SEPARATOR.join(count_lines(t, Piece(replace(found, before=None), found.question.codes)))
    return line if len(line) <= _LONGEST_LINE else ""


def _within(t: Texts, lines: list[str]) -> list[Block]:
    """As many lines as a message holds; where some are left, how many."""
    ngettext = t.ngettext
    blocks: list[Block] = []
    length = 0
    for number, line in enumerate(lines):
        length += len(line) + 1
        if length > BODY_LENGTH - 300:
            rest = len(lines) - number
            left = ngettext("Et {n} autre question.", "Et {n} autres questions.", rest).format(n=rest)
            return [*blocks, Block(left)]
        blocks += blocks_of([line])
    return blocks
