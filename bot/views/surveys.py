"""`/sondage`: the surveys, with where a member stands with each; and one that takes no answer any more."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from discord.ui import LayoutView

from bot.domain.survey import Survey
from bot.domain.survey_standing import Mine, Where
from bot.texts.catalogue import N_, Texts
from bot.texts.dates import instant_text
from bot.views.layout import Block, Choice, Control, Screen, clamp, layout, paginate
from bot.views.markup import plain
from bot.views.paging import page_controls
from bot.views.survey_places import list_control, open_control
from bot.views.survey_posted import message_address
from bot.views.survey_results_places import ResultsPlace

_WHERE: Final = {
    Where.TO_ANSWER: N_("à répondre"),
    Where.BEGUN: N_("commencé, pas encore envoyé"),
    Where.ANSWERED: N_("vous avez répondu"),
    Where.FOR_OTHERS: N_("s'adresse à d'autres personnes"),
    Where.TO_COME: N_("à venir"),
    Where.OVER: N_("fermé"),
}
_MOST_OVER: Final = 10


def surveys_view(t: Texts, surveys: Sequence[Mine], page: int = 0) -> LayoutView:
    """The surveys that members know of, at a page counted from 0, with a menu of those to answer."""
    _ = t.gettext
    if not surveys:
        hint = _("Quand la coordination en publiera un, il sera ici et dans son salon.")
        return layout(Screen(title=_("Aucun sondage pour le moment"), blocks=[Block(hint)]))
    over = [each for each in surveys if each.where is Where.OVER][:_MOST_OVER]
    shown = [*(each for each in surveys if each.where is not Where.OVER), *over]
    pages = paginate([_block(t, each) for each in shown])
    page = clamp(page, pages)
    return layout(
        Screen(
            title=_("Les sondages"),
            subtitle=_("Cette page n'est vue que de vous."),
            blocks=pages[page],
            menu_id=open_control(),
            menu_label=_("Répondre à un sondage…"),
            controls=page_controls(t, page, len(pages), list_control),
        )
    )


def over_view(t: Texts, survey: Survey) -> LayoutView:
    """A survey that is over, and where its results are."""
    _ = t.gettext
    lines = [_("Ce sondage ne prend plus de réponse.")]
    address = message_address(survey)
    if survey.publish_results and address:
        lines.append(_("**Résultats et message du sondage :** {link}").format(link=address))
    results = Control(_("Voir tous les résultats"), ResultsPlace(survey.id, public=True).control())
    controls = [results] if survey.publish_results else []
    return layout(Screen(title=plain(survey.title), blocks=[Block("\n".join(lines))], controls=controls))


def when_text(t: Texts, survey: Survey, where: Where) -> str:
    """« ouvert jusqu'au … », « ouvre le … », « fermé depuis le … »; nothing where no instant is known."""
    _ = t.gettext
    if where is Where.TO_COME:
        return _("ouvre {when}").format(when=_at(t, survey, survey.opens_at)) if survey.opens_at else ""
    if where is Where.OVER:
        ended = survey.closed_at or survey.closes_at
        return _("fermé {when}").format(when=_at(t, survey, ended)) if ended else ""
    return _("ferme {when}").format(when=_at(t, survey, survey.closes_at)) if survey.closes_at else ""


def _block(t: Texts, mine: Mine) -> Block:
    _ = t.gettext
    survey, where = mine.survey, mine.where
    state = t.gettext(_WHERE[where])
    how = _("anonyme") if survey.anonymous else _("nominatif")
    said = (
        [state, how, when_text(t, survey, where)] if where is not Where.OVER else [when_text(t, survey, where) or state]
    )
    text = f"**{plain(survey.title)}**\n-# {' · '.join(filter(None, said))}"
    address = message_address(survey)
    if where is Where.OVER and survey.publish_results and address:
        text += "\n" + _("Résultats : {link}").format(link=address)
    answerable = where in (Where.TO_ANSWER, Where.BEGUN, Where.ANSWERED)
    return Block(text, Choice(survey.title, str(survey.id)) if answerable else None)


def _at(t: Texts, survey: Survey, instant: datetime) -> str:
    return instant_text(t, instant, ZoneInfo(survey.time_zone))
