"""A survey's questions, written out: what the coordination reads before it publishes one."""

from collections.abc import Iterator

from discord.ui import LayoutView

from bot.domain.survey import Question, QuestionKind, Survey
from bot.domain.survey_steps import ordered
from bot.texts.catalogue import Texts
from bot.texts.survey_codes import code_label
from bot.texts.survey_promises import asked_line, promise_lines, until_line
from bot.views.layout import Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import plain
from bot.views.paging import page_controls
from bot.views.survey_forms import rank_of
from bot.views.survey_management_places import card_control
from bot.views.survey_places import preview_control, trial_control


def preview_view(t: Texts, survey: Survey, kept_months: int, page: int = 0) -> LayoutView:
    """All that a member would be told and asked, at a page counted from 0, « Essayer », and the way back to its card.

    ``kept_months`` is how long the guild keeps its journal, and names.
    """
    _ = t.gettext
    organization = _("leur organisation") if survey.by_organization else ""
    lines = [plain(survey.introduction)] if survey.introduction else []
    lines += [asked_line(t, survey), *promise_lines(t, survey, organization, kept_months), until_line(t, survey)]
    lines += [_question(t, survey, each) for each in ordered(survey)]
    pages = paginate(blocks_of(lines))
    page = clamp(page, pages)
    controls = page_controls(t, page, len(pages), lambda to: preview_control(survey.id, to))
    trial = [Control(_("Essayer"), trial_control(survey.id), primary=True)] if survey.questions else []
    return layout(
        Screen(
            title=plain(survey.title),
            subtitle=_("Le sondage tel qu'un membre le verra"),
            blocks=pages[page],
            controls=[*controls, *trial, Control(_("Revenir au sondage"), card_control(survey.id))],
        )
    )


def _question(t: Texts, survey: Survey, question: Question) -> str:
    _ = t.gettext
    head = _("**{n}. {text}**").format(n=rank_of(survey, question.number), text=plain(question.text))
    if not question.required:
        head = _("{question} (facultative)").format(question=head)
    return "\n".join([head, *_details(t, survey, question)])


def _details(t: Texts, survey: Survey, question: Question) -> Iterator[str]:
    _ = t.gettext
    if question.help:
        yield f"-# {plain(question.help)}"
    if question.kind is QuestionKind.SHORT:
        yield _("Une ligne à écrire")
    elif question.kind is QuestionKind.LONG:
        yield _("Quelques lignes à écrire")
    else:
        labels = " / ".join(plain(code_label(t, question, code)) for code in question.codes)
        yield _("Plusieurs choix : {labels}").format(labels=labels) if question.kind is QuestionKind.SEVERAL else labels
    condition = question.condition
    decider = survey.question(condition.number) if condition is not None else None
    if condition is not None and decider is not None:
        answers = " / ".join(plain(code_label(t, decider, code)) for code in sorted(condition.codes))
        rank = rank_of(survey, decider.number)
        yield _("Seulement si la réponse à la question {n} est : {answers}").format(n=rank, answers=answers)
