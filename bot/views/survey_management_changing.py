"""The screens that change a published survey: a wording that is corrected, another end, an end at once."""

from typing import Final

from discord.ui import LayoutView

from bot.domain.survey import QUESTION_LENGTH, Question, Survey
from bot.texts.catalogue import Texts
from bot.texts.dates import local_text
from bot.views import survey_management_places as places
from bot.views.forms import Form, TextField
from bot.views.layout import Block, Choice, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import plain
from bot.views.paging import closing_notes, page_controls
from bot.views.survey_editing import heading_form, question_line
from bot.views.survey_editing_people import back_control
from bot.views.survey_management_places import control

TEXT: Final = "text"
CLOSES: Final = "closes"
_MOST: Final = 200


def wordings_view(t: Texts, survey: Survey, answered: int, page: int = 0) -> LayoutView:
    """Which wording is corrected, and what that does to a survey that was answered already."""
    _, ngettext = t.gettext, t.ngettext
    lines = [_("Corrigez une faute, rendez une phrase plus claire. Les membres verront que la formulation a changé.")]
    if answered:
        warning = ngettext(
            "**Attention :** {n} réponse est déjà comptée. Si le sens change, elle ne répond plus à la même question : "
            "fermez plutôt ce sondage et copiez-le.",
            "**Attention :** {n} réponses sont déjà comptées. Si le sens change, elles ne répondent plus à la même "
            "question : fermez plutôt ce sondage et copiez-le.",
            answered,
        )
        lines.append(warning.format(n=answered))
    questions = [
        Block(question_line(t, each), Choice(f"{each.number}. {each.text}", str(each.number)))
        for each in survey.questions
    ]
    pages = paginate([*blocks_of(lines), *questions])
    page = clamp(page, pages)
    return layout(
        Screen(
            title=_("Corriger une formulation"),
            subtitle=plain(survey.title),
            blocks=pages[page],
            notes=closing_notes(t, page, len(pages), source_text=False),
            menu_id=control(places.REWORDED, survey.id),
            menu_label=_("Corriger la question…"),
            controls=[
                Control(_("Titre et présentation"), control(places.HEADING, survey.id)),
                back_control(t, survey),
                *page_controls(t, page, len(pages), lambda to: control(places.REWORD, survey.id, str(to))),
            ],
        )
    )


def wording_form(t: Texts, survey: Survey, question: Question) -> Form:
    """Another wording of a question that was published."""
    _ = t.gettext
    said = _("Le sens doit rester le même; les membres verront qu'elle a été corrigée")
    return Form(
        title=_("Question {number}").format(number=question.number),
        custom_id=control(places.WORDING, survey.id, str(question.number)),
        fields=[TextField(TEXT, _("Question"), question.text, said, most=QUESTION_LENGTH)],
        back=back_control(t, survey),
    )


def published_heading_form(t: Texts, survey: Survey) -> Form:
    """Another title or introduction of a survey that was published."""
    return heading_form(t, control(places.HEADING, survey.id), survey.title, survey.introduction)


def extend_form(t: Texts, survey: Survey) -> Form:
    """Another end, later."""
    _ = t.gettext
    closes = local_text(t, survey.closes_local) if survey.closes_local else ""
    said = _("« 30 mai 2013 à 17 h », ou « 3 jours » de plus")
    return Form(
        title=_("Prolonger le sondage"),
        custom_id=control(places.EXTEND, survey.id),
        fields=[TextField(CLOSES, _("Nouvelle fermeture"), closes, said, most=_MOST)],
        back=back_control(t, survey),
    )


def close_view(t: Texts, survey: Survey, answered: int, invited: int | None) -> LayoutView:
    """What closing at once does, and that it cannot be undone."""
    _, ngettext = t.gettext, t.ngettext
    count = ngettext("{n} réponse est comptée", "{n} réponses sont comptées", answered).format(n=answered)
    lines = [_("{count}. Personne ne pourra plus répondre.").format(count=count)]
    if invited is not None and invited > answered:
        lines.append(_waited_text(t, survey, invited - answered))
    if survey.rule:
        lines.append(
            _("Il revient : le prochain s'ouvrira à sa date. Pour l'en empêcher, archivez celui-ci une fois fermé.")
        )
    if survey.anonymous:
        lines.append(
            _(
                "**C'est irrévocable :** les réponses sont mêlées et scellées, et ce qui disait qui a répondu est détruit. Ce "
                "sondage ne pourra pas être rouvert."
            )
        )
    else:
        lines.append(_("**C'est irrévocable :** ce sondage ne pourra pas être rouvert."))
    if answered < survey.threshold:
        lines.append(
            _("Avec moins de {threshold} réponses, les résultats ne seront pas montrés.").format(
                threshold=survey.threshold
            )
        )
    elif survey.publish_results:
        lines.append(_("Les résultats seront affichés dans le salon."))
    return layout(
        Screen(
            title=_("Fermer « {survey} » maintenant?").format(survey=plain(survey.title)),
            blocks=blocks_of(lines),
            controls=[
                Control(_("Le laisser ouvert"), back_control(t, survey).custom_id, primary=True),
                Control(_("Fermer maintenant"), control(places.CLOSED, survey.id)),
            ],
        )
    )


def archived_sentence(t: Texts, *, stops: bool = False) -> str:
    """What archiving did; ``stops`` where no next wave will open any more."""
    _ = t.gettext
    if stops:
        return _(
            "C'est archivé : il ne paraît plus dans les listes des membres, et il ne reviendra plus; ses résultats restent."
        )
    return _("C'est archivé : il ne paraît plus dans les listes des membres; ses résultats restent.")


def _waited_text(t: Texts, survey: Survey, count: int) -> str:
    """Of how many an answer is still waited for."""
    ngettext = t.ngettext
    if survey.by_organization:
        said = ngettext(
            "{n} organisation invitée n'a pas répondu.", "{n} organisations invitées n'ont pas répondu.", count
        )
    else:
        said = ngettext("{n} personne invitée n'a pas répondu.", "{n} personnes invitées n'ont pas répondu.", count)
    return said.format(n=count)
