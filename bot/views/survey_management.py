"""The coordination's card of a survey that was published: how it goes, and what may still be done."""

from collections.abc import Iterator
from datetime import datetime

from discord.ui import LayoutView

from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey import Survey, SurveyStatus
from bot.texts.catalogue import Texts
from bot.texts.survey_results import participation_text
from bot.texts.surveys import survey_status_label
from bot.views import survey_management_places as places
from bot.views.layout import Block, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import plain
from bot.views.paging import closing_notes, page_controls
from bot.views.survey_editing import question_line
from bot.views.survey_management_lines import setting_lines
from bot.views.survey_management_places import card_control, control
from bot.views.survey_places import preview_control
from bot.views.survey_results_places import results_control


def published_view(
    t: Texts,
    snapshot: GuildSnapshot,
    survey: Survey,
    now: datetime,
    answered: int,
    invited: int | None,
    page: int = 0,
    receipt: str = "",
) -> LayoutView:
    """A survey that is open, still to come, closed or archived; ``receipt`` says what was just done."""
    head = [f"**{receipt}**"] if receipt else []
    head += [participation_line(t, survey, now, answered, invited), *setting_lines(t, snapshot, survey)]
    pages = paginate([*blocks_of([*head, *_introduction(survey)]), *_questions(t, survey)])
    page = clamp(page, pages)
    turning = page_controls(t, page, len(pages), lambda to: card_control(survey.id, to))
    return layout(
        Screen(
            title=plain(survey.title),
            subtitle=survey_status_label(t, survey, now),
            blocks=pages[page],
            notes=closing_notes(t, page, len(pages), source_text=False),
            controls=[*_controls(t, survey, now), *turning],
        )
    )


def participation_line(t: Texts, survey: Survey, now: datetime, answered: int, invited: int | None) -> str:
    """« **Participation :** 12 réponses sur 40 personnes invitées (30 %) »."""
    _ = t.gettext
    if survey.is_to_come(now):
        return _("**Participation :** le sondage n'est pas encore ouvert")
    said = participation_text(t, answered, invited, by_organization=survey.by_organization)
    return _("**Participation :** {participation}").format(participation=said)


def _introduction(survey: Survey) -> Iterator[str]:
    if survey.introduction:
        yield plain(survey.introduction)


def _questions(t: Texts, survey: Survey) -> Iterator[Block]:
    _ = t.gettext
    for each in survey.questions:
        line = question_line(t, each)
        if each.published_text is not None:
            line += "\n-# " + _("corrigée; publiée ainsi : {text}").format(text=plain(each.published_text))
        yield Block(line)


def _controls(t: Texts, survey: Survey, now: datetime) -> list[Control]:
    _ = t.gettext
    if survey.status is SurveyStatus.OPEN:
        controls = []
        if not survey.is_over(now):
            controls += [
                Control(_("Corriger une formulation"), control(places.REWORD, survey.id, "0")),
                Control(_("Prolonger"), control(places.EXTEND, survey.id)),
                Control(_("Fermer maintenant"), control(places.CLOSE, survey.id)),
            ]
        if not survey.anonymous:
            controls.append(Control(_("Résultats"), results_control(survey.id)))
        return [*controls, Control(_("Copier"), control(places.COPY, survey.id)), _preview(t, survey)]
    controls = [
        Control(_("Résultats"), results_control(survey.id), primary=True),
        Control(_("Copier pour une nouvelle vague"), control(places.COPY, survey.id)),
    ]
    if survey.status is SurveyStatus.CLOSED:
        controls.append(Control(_("Archiver"), control(places.ARCHIVE, survey.id)))
    return controls


def _preview(t: Texts, survey: Survey) -> Control:
    _ = t.gettext
    return Control(_("Aperçu"), preview_control(survey.id))
